"""Counts stay cheap: exact up to a limit, all in one query."""

import pytest

from accounts.models import Trader
from core import counting
from core.counting import counts
from tests.factories import TraderFactory


@pytest.mark.django_db
def test_several_sets_are_counted_in_one_query(django_assert_num_queries):
    TraderFactory.create_batch(3)
    first = Trader.objects.order_by("pk").values("pk")[:1]

    with django_assert_num_queries(1):
        found = counts({"all": Trader.objects.all(), "first": Trader.objects.filter(pk__in=first)})

    assert found == {"all": 3, "first": 1}


@pytest.mark.django_db
def test_counting_stops_above_the_limit(monkeypatch):
    monkeypatch.setattr(counting, "MOST", 2)
    TraderFactory.create_batch(5)

    assert counts({"all": Trader.objects.all()}) == {"all": 3}
