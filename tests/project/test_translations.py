"""Thai first, English complete: every string that people read has its Thai text."""

import re
from collections import Counter

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core import validators
from django.core.exceptions import ValidationError
from django.forms import fields, models
from django.utils import translation

from tests.project.strings import all_strings

CATALOGUE = settings.BASE_DIR / "locale/th/LC_MESSAGES/django.po"
THAI = re.compile("[\u0e01-\u0e5b]")
STRING = re.compile(r'^(?:msgctxt ".*"\n)?msgid ".+"$', re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def catalogue():
    with CATALOGUE.open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


def thai_of(message):
    return message.string if isinstance(message.string, str) else "".join(message.string)


def ids(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_every_string_has_a_thai_text():
    known = {text: message for message in catalogue().values() for text in ids(message)}

    missing = [
        f"{path.relative_to(settings.BASE_DIR)}: {text}"
        for text, path in all_strings().items()
        if text not in known or not THAI.search(thai_of(known[text]))
    ]

    assert missing == []


def test_no_thai_text_is_left_without_a_string():
    used = set(all_strings())
    own = [message for message in catalogue().values() if "django" not in message.user_comments]

    assert [ids(message)[0] for message in own if used.isdisjoint(ids(message))] == []


def test_no_string_is_translated_twice():
    """The second text would win, and the first one mislead whoever reads it."""
    found = Counter(STRING.findall(CATALOGUE.read_text()))

    assert [text for text, times in found.items() if times > 1] == []


def test_thai_texts_keep_the_placeholders():
    torn = [
        message.id
        for message in catalogue().values()
        if set(PLACEHOLDER.findall(ids(message)[-1])) != set(PLACEHOLDER.findall(thai_of(message)))
    ]

    assert torn == []


def of_the_framework():
    """Yield every error of Django's own that a form can show."""
    for field in [*vars(fields).values(), *vars(models).values()]:
        if isinstance(field, type) and issubclass(field, fields.Field):
            yield from field.default_error_messages.values()
    for kind in vars(validators).values():
        if isinstance(kind, type) and hasattr(kind, "message"):
            yield kind.message


VALUES = {"limit_value": 3, "show_value": 2, "max": 3, "length": 5}
STIFF = re.compile("ฟิลด์|ป้อน|กรุณา|ติ๊ก|^ใส่")
"""Words of Django's own translation that the portal does not use; it says โปรด and กรอก."""


def test_errors_of_forms_speak_as_the_portal_does():
    with translation.override("th"):
        # Texts that count something are empty until the number is filled in.
        said = [str(text) or str(text % VALUES) for text in of_the_framework()]

    assert [text for text in said if not THAI.search(text) or STIFF.search(text)] == []


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_a_refused_password_is_refused_in_thai(password):
    with translation.override("th"), pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert [text for text in refused.value.messages if not THAI.search(text)] == []
