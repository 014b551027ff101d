"""Thai mobiles as people write them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.fields import MobileField
from core.phones import NotAThaiMobile, read_mobile, show_phone

NUMBER = "+66812345678"


@pytest.mark.parametrize(
    "typed",
    [
        "0812345678",
        "081 234 5678",
        "081-234-5678",
        "+66 81 234 5678",
        "66812345678",
        "0066 81 234 5678",
        "๐๘๑ ๒๓๔ ๕๖๗๘",
        "(081) 234.5678",
    ],
)
def test_a_mobile_is_read_however_it_is_written(typed):
    assert read_mobile(typed) == NUMBER


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1164",
        "02 234 5678",
        "+1 202 555 0123",
        "+44 7911 123456",
        "08123456789",
        "081234567",
        "x",
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(NotAThaiMobile):
        read_mobile(typed)


def test_each_language_shows_it_in_its_way():
    assert show_phone(NUMBER, "th") == "081 234 5678"
    assert show_phone(NUMBER, "en") == "+66 81 234 5678"
    assert show_phone("not a number", "th") == "not a number"


def test_the_field_says_what_is_expected():
    field = MobileField(required=False)

    assert field.clean("๐๘๑-๒๓๔-๕๖๗๘") == NUMBER
    assert field.clean("") == ""
    with translation.override("en"), pytest.raises(ValidationError, match="081 234 5678"):
        field.clean("02 234 5678")
