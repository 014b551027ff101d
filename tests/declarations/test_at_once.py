"""Records that come in the same moment."""

import pytest

from accounts.models import Trader
from core.feeds import Outcome
from declarations.messages.values import Party
from declarations.models import StatusEvent, WaitingEvent
from tests.declarations.received import declared, happened
from tests.factories import tax_id


@pytest.mark.django_db(transaction=True)
def test_an_event_and_its_declaration_in_the_same_moment(receive, at_once):
    for round_ in range(8):
        reference = f"RACE{round_:09}"
        both = [
            declared(f"d-{reference}", reference=reference),
            happened("0109", event_id=f"e-{reference}", reference=reference),
        ]

        answers = at_once(lambda n, both=both: receive(both[n]), times=2)

        assert Outcome.TAKEN in answers, answers
        assert not WaitingEvent.objects.exists()
    assert StatusEvent.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_one_declaration_from_many_at_once_is_taken_once(receive, at_once):
    answers = at_once(lambda n: receive(declared()), times=4)

    assert answers.count(Outcome.TAKEN) == 1
    assert answers.count(Outcome.UNCHANGED) == 3


@pytest.mark.django_db(transaction=True)
def test_the_same_new_traders_from_both_sides_do_not_block_each_other(receive, at_once):
    one, other = Party(tax_id(7)), Party(tax_id(8))
    sides = [
        declared("d1", reference="TEST000000001", trader=one, broker=other),
        declared("d2", reference="TEST000000002", trader=other, broker=one),
    ]

    assert at_once(lambda n: receive(sides[n]), times=2) == [Outcome.TAKEN] * 2
    assert Trader.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_event_that_names_only_a_number_which_another_waiting_event_brings(receive, at_once):
    for round_ in range(8):
        reference, number = f"BOTH{round_:09}", f"A02006911{round_ + 1:05}"
        receive(happened("0109", event_id=f"a{round_}", reference=reference, number=number))
        both = [
            declared(f"d{round_}", reference=reference),
            happened("0209", 1, event_id=f"b{round_}", reference="", number=number),
        ]

        at_once(lambda n, both=both: receive(both[n]), times=2)

        assert list(WaitingEvent.objects.values_list("event_id")) == []
