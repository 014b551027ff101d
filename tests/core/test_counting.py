"""Counts stay cheap: exact up to a limit, all in one query."""

import pytest

from accounts.models import Trader
from core import counting
from core.counting import counts
from tests.factories import TraderFactory


@pytest.mark.django_db
def test_several_sets_are_counted_in_one_query(django_assert_num_queries):
    first, *_others = TraderFactory.create_batch(3)
    one, others = Trader.objects.filter(pk=first.pk), Trader.objects.exclude(pk=first.pk)

    with django_assert_num_queries(1):
        found = counts({"all": [one, others], "one": [one], "none": []})

    assert found == {"all": 3, "one": 1, "none": 0}


@pytest.mark.django_db
def test_counting_stops_above_the_limit(monkeypatch):
    monkeypatch.setattr(counting, "MOST", 2)
    TraderFactory.create_batch(5)

    assert counts({"all": [Trader.objects.all()]}) == {"all": 3}


@pytest.mark.django_db
def test_a_part_may_be_cut_shorter(db):
    TraderFactory.create_batch(5)

    assert counts({"some": [Trader.objects.all()[:2]]}) == {"some": 2}


@pytest.mark.django_db
def test_a_part_that_can_hold_nothing_counts_as_nothing():
    assert counts({"none": [Trader.objects.filter(pk__in=[])]}) == {"none": 0}
