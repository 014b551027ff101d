"""What is kept of secrets, and what of them is shown."""

import pytest

from core import secrets


def test_a_keyed_hash_depends_on_key_purpose_and_the_borders_of_its_parts(settings):
    one = secrets.keyed_hash("laser", "AB", "C")

    assert one == secrets.keyed_hash("laser", "AB", "C")
    assert (
        len({one, secrets.keyed_hash("id", "AB", "C"), secrets.keyed_hash("laser", "A", "BC")}) == 3
    )
    settings.PERSONAL_KEY = "another key" * 5
    assert secrets.keyed_hash("laser", "AB", "C") != one


def test_nothing_kept_is_equal_to_nothing_given():
    assert secrets.same_hash("", "") is False
    assert secrets.same_hash("a" * 64, "a" * 64) is True
    assert secrets.same_hash("a" * 64, "b" * 64) is False


def test_a_sealed_text_is_read_under_its_key_alone(settings):
    sealed = secrets.seal("รหัส 482913")

    assert "482913" not in sealed
    assert secrets.unseal(sealed) == "รหัส 482913"
    settings.PERSONAL_KEY = "another key" * 5
    with pytest.raises(secrets.CannotUnseal):
        secrets.unseal(sealed)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (secrets.masked_number("0000000012343"), "0-0000-XXXXX-34-3"),
        (secrets.masked_number("12AB34567"), "12XXXXX67"),
        (secrets.masked_number("123"), "XXXX"),
        (secrets.masked_phone("+66812345678"), "XXX XXX 5678"),
        (secrets.masked_phone(""), ""),
        (secrets.masked_email("somchai@example.com"), "s•••@example.com"),
        (secrets.masked_email("nothing"), ""),
    ],
)
def test_a_part_is_hidden(shown, expected):
    assert shown == expected
