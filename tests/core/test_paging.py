"""Pages by key: everything once, in order, forth and back."""

from datetime import timedelta

import pytest

from core.paging import page
from declarations.models import Declaration
from tests.factories import MORNING, DeclarationFactory, OfficeFactory, TraderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ten():
    office, trader = OfficeFactory(), TraderFactory()
    for n in range(10):
        DeclarationFactory(
            office=office,
            trader=trader,
            broker=None,
            updated_at=MORNING + timedelta(minutes=n // 3),
        )
    return [d.pk for d in Declaration.objects.order_by("-updated_at", "-pk")]


def at(cursor):
    return page(Declaration.objects.all(), by="updated_at", cursor=cursor or "", size=4)


def keys(shown):
    return [row.pk for row in shown.rows]


def test_walking_on_shows_everything_once(ten):
    walked, cursor = [], ""
    while cursor is not None:
        shown = at(cursor)
        walked += keys(shown)
        cursor = shown.older

    assert walked == ten


def test_walking_back_leads_to_the_same_pages(ten):
    first = at("")
    second = at(first.older)

    assert first.newer is None
    assert keys(at(second.newer)) == keys(first)
    assert at(second.newer).newer is None


def test_a_forged_cursor_counts_as_none(ten):
    assert keys(at("forged:cursor")) == ten[:4]


def test_an_empty_list_has_no_neighbours():
    assert (at("").rows, at("").newer, at("").older) == ([], None, None)


def in_parts(cursor):
    early = Declaration.objects.filter(updated_at__lte=MORNING + timedelta(minutes=2))
    late = Declaration.objects.filter(updated_at__gte=MORNING + timedelta(minutes=1))
    rows = Declaration.objects.all()
    return page(rows, by="updated_at", cursor=cursor or "", size=4, parts=[early, late])


def test_parts_that_hold_all_rows_give_the_same_pages(ten):
    walked, cursor = [], ""
    while cursor is not None:
        shown = in_parts(cursor)
        walked += keys(shown)
        back, cursor = shown.newer, shown.older

    assert walked == ten
    assert keys(in_parts(back)) == keys(at(back)) == ten[4:8]
