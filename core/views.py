"""Pages that belong to no area: home, search, help, health, and what went wrong."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.logs import REQUEST_ID
from core.numbers.declaration import slip
from core.numbers.kinds import ANY_BILL, KINDS, Reading, readings

THEMES = {"light", "dark", "auto"}
_YEAR = 365 * 24 * 60 * 60


@login_not_required
@transaction.non_atomic_requests
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language that the browser asks for; Thai if in doubt."""
    with override(get_language_from_request(request)):
        return redirect("home")


@login_not_required
@transaction.non_atomic_requests
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the search box with examples, and the way to each service."""
    examples = [
        kind
        for kind in KINDS
        if kind.name in {"declaration", "reference", "bill_of_lading", "air_waybill"}
    ]
    return render(request, "core/home.html", {"examples": examples})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Take any number: straight to the one record it finds, or a choice, or why there is none."""
    text = request.GET.get("q", "").strip()[:100]
    if not text:
        messages.info(request, _("Nothing was typed. The search box takes these numbers."))
        return redirect("help")
    read = readings(text)
    found = _found(request, read)
    if len(found) == 1:
        return redirect(found[0][1])
    context = {**_why(text, read), "found": found, "examples": KINDS}
    return render(request, "core/search.html", context, status=200 if found else 404)


def _found(request: HttpRequest, read: list[Reading]) -> list[tuple[Reading, Any]]:
    """Return each record once, with the first reading that found it."""
    finders: list[Callable[[Any, Reading], list[Any]]] = [
        import_string(path) for path in settings.SEARCHED
    ]
    hits = [
        (reading, record)
        for reading in read
        for find in finders
        for record in find(request.user, reading)
    ]
    return list(
        {
            record.get_absolute_url(): (reading, record) for reading, record in reversed(hits)
        }.values()
    )[::-1]


def _why(text: str, read: list[Reading]) -> dict[str, Any]:
    """Return what explains why nothing shows; the same for absent and not yours."""
    held = {name for kinds in settings.SEARCHED.values() for name in kinds}
    likely = {reading.kind.name for reading in read if reading.kind != ANY_BILL}
    return {
        "text": text,
        "readings": read,
        "held": held,
        "none_held": bool(likely) and likely.isdisjoint(held),
        "slip": slip(text),
    }


@login_not_required
@transaction.non_atomic_requests
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Explain which numbers the search box takes and whom to ask."""
    return render(request, "core/help.html", {"kinds": KINDS})


@login_not_required
@transaction.non_atomic_requests
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie, and go back."""
    back = request.POST.get("back", "")
    local = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = redirect(back if local else reverse("home"))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            "theme", theme, max_age=_YEAR, samesite="Lax", secure=request.is_secure()
        )
    return response


@login_not_required
@transaction.non_atomic_requests
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Tell that the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@transaction.non_atomic_requests
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Tell whether database, migrations and broker are ready: 200, or 503 with what is not.

    What the areas report of themselves (``REPORTED``) stands beside it and changes no status.
    """
    checks = {"database": _database, "migrations": _migrations, "broker": _broker}
    answers = {name: _holds(check) for name, check in checks.items()}
    status = 200 if all(answers.values()) else 503
    reports = {name: _report(path) for name, path in settings.REPORTED.items()}
    return JsonResponse(answers | reports, status=status)


def _report(path: str) -> dict[str, Any] | None:
    try:
        report: dict[str, Any] = import_string(path)(timezone.now())
    except Exception:
        return None
    return report


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _broker() -> bool:
    cache.set("readyz", "1", timeout=5)
    return bool(cache.get("readyz") == "1")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Explain why a page can be missing: one and the same for absent and not yours."""
    text = (
        str(request.resolver_match.kwargs.get("identifier", "")) if request.resolver_match else ""
    )
    context = {**_why(text, readings(text)), "reference": REQUEST_ID.get()}
    return render(request, "404.html", context, status=404)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the right for this is missing, and who gives it."""
    return render(request, "403.html", {"reference": REQUEST_ID.get()}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request itself was wrong; it may be so wrong that nothing else looked at it."""
    # What it asked for may be what is wrong, and the frame would stumble over it again.
    request.GET = QueryDict()
    return _turned_away(request, "400.html", 400)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say how to send a form whose token is missing or old."""
    return _turned_away(request, "403_csrf.html", 403)


def _turned_away(request: HttpRequest, page: str, status: int) -> HttpResponse:
    """Answer in the language of the address, whether or not the request came as far as that."""
    language = get_language_from_request(request, check_path=True)
    request.LANGUAGE_CODE = language
    with override(language):
        return render(request, page, {"reference": REQUEST_ID.get()}, status=status)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something broke here, without touching the database."""
    return HttpResponse(FAILED.format(reference=REQUEST_ID.get()), status=500)


FAILED = """<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>ขัดข้อง – Something broke</title></head>
<body><h1>ระบบขัดข้อง</h1>
<p>ข้อมูลของท่านไม่สูญหาย โปรดลองใหม่ในอีกสักครู่ เลขที่แจ้งปัญหา {reference}</p>
<h2 lang="en">Something broke here</h2>
<p lang="en">Nothing was half-saved. Please try again in a moment. Reference {reference}</p>
</body></html>"""
