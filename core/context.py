"""What the frame of every page needs."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

LANGUAGE_NAMES = {"th": "ไทย", "en": "English"}


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the theme, the other language's address, the help line and the menu words."""
    here = "en" if getattr(request, "LANGUAGE_CODE", "th") == "en" else "th"
    other = "th" if here == "en" else "en"
    return {
        "theme": request.COOKIES.get("theme")
        if request.COOKIES.get("theme") in {"light", "dark"}
        else None,
        "here": here,
        "other": other,
        "other_name": LANGUAGE_NAMES[other],
        "other_url": translate_url(request.get_full_path(), other),
        "help_phone": settings.HELP_PHONE,
        "demo": settings.DEMO,
        "searched_text": request.GET.get("q", ""),
    }
