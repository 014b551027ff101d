"""Where a request comes from."""

import pytest

from core.callers import address_of, masked


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_the_address_is_that_of_the_connection(rf, settings, remote, expected):
    settings.BEHIND_PROXY = False

    assert address_of(rf.get("/", REMOTE_ADDR=remote, HTTP_X_REAL_IP="198.51.100.1")) == expected


def test_behind_our_web_server_it_is_what_that_says(rf, settings):
    settings.BEHIND_PROXY = True
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_REAL_IP="198.51.100.1")

    assert address_of(request) == "198.51.100.1"


def test_what_a_client_says_of_itself_is_not_believed(rf, settings):
    settings.BEHIND_PROXY = True
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")

    assert address_of(request) == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [("203.0.113.7", "203.0.113.x"), ("2001:db8:1:2::/64", "2001:db8:1:…"), ("", "")],
)
def test_the_last_part_is_hidden(address, expected):
    assert masked(address) == expected
