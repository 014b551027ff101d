"""Whatever stands in an address, the answer is a page."""

import pytest

ODD = ["abc%00", "%0A", "a%2Fb", "'%22<x>", "%F0%9F%9A%A2", "..", "%25", "x" * 500]
PLACES = [
    "declarations/{}/",
    "declarations/{}/events.csv",
    "officer/declarations/{}/",
    "officer/declarations/{}/release/",
    "officer/bulk/{}/",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("odd", ODD)
def test_odd_addresses_are_not_found(client, officer, place, odd):
    client.force_login(officer)

    answer = client.get(f"/th/{place.format(odd)}")

    assert answer.status_code == 404


def test_a_number_is_found_as_it_is_written(client, declaration, trader):
    client.force_login(trader)
    written = f"{declaration.number[:4]}-{declaration.number[4:]}"

    assert client.get(f"/th/declarations/{written}/").status_code == 200
