"""What an assessed debt is on a day, when it grows next, and what the answer says of its last day."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation

from declarations.answers.money import next_growth
from declarations.workflow import Status
from tests.declarations.unsaved import TODAY, answered, event, notified


@pytest.mark.django_db
def test_what_is_owed_leads_to_the_calculator_for_another_day(client, paid, trader, happen):
    happen(paid, "0309", minutes=40)
    happen(paid, "ASSESSMENT_NOTICE", minutes=50, duty="10000.00")
    client.force_login(trader)

    with translation.override("en"):
        page = client.get(reverse("declarations:detail", args=[paid.number])).content.decode()
        [address] = re.findall(r'href="(/en/law/calculator/[?][^"]*)"', page)
        computed = client.get(unescape(address) + "&paid=2026-12-21").content.decode()

    assert "month begun since release or exportation" in page
    assert "Computed from" in computed
    assert "20\xa0November\xa02026" in computed
    assert "12,200.00" in computed


def test_while_payment_is_put_off_nothing_is_computed_for_another_day():
    deferred = notified(date(2026, 11, 1), released=date(2026, 9, 15))

    assert "what=late" in answered(deferred).owed.other_day
    deferred.payment_due_date = None
    assert answered(deferred).owed.other_day == ""


def ruled_up():
    """Return a debt of 1,200 baht to which a ruling of 15 December added 300."""
    declaration = notified(date(2026, 12, 20), released=date(2026, 9, 15))
    declaration.assessed_duty = Decimal("1500.00")
    declaration.additional_duty = Decimal("300.00")
    declaration.additional_due_date = date(2027, 1, 14)
    return declaration


@pytest.mark.parametrize(
    ("on", "penalty"),
    [
        (date(2026, 12, 20), "0.00"),
        (date(2026, 12, 21), "240.00"),
        (date(2027, 1, 14), "240.00"),
        (date(2027, 1, 15), "300.00"),
    ],
)
def test_each_part_of_a_debt_has_its_own_last_day(on, penalty):
    parts = answered(ruled_up(), on=on).owed.parts

    assert (parts.duty, parts.penalty) == (Decimal(1500), Decimal(penalty))
    assert parts.surcharge == Decimal(15) * parts.months


@pytest.mark.parametrize(
    ("on", "day", "total"),
    [
        (date(2026, 12, 10), date(2026, 12, 16), "1560.00"),
        (date(2026, 12, 16), date(2026, 12, 21), "1800.00"),
        (date(2027, 1, 14), date(2027, 1, 15), "1860.00"),
        (date(2027, 1, 15), date(2027, 1, 16), "1875.00"),
    ],
)
def test_the_next_day_on_which_a_debt_grows_is_told(on, day, total):
    said = answered(ruled_up(), on=on)

    assert next_growth(ruled_up(), on=on) == (day, Decimal(total))
    grows = f"From {day.day}\xa0{day:%b}\xa0{day.year} on it is {Decimal(total):,.2f}"
    assert grows in said.until.after[2].en


def test_a_debt_that_grows_no_more_promises_no_growth():
    full = notified(date(2015, 1, 1), released=date(2005, 1, 1))

    assert next_growth(full, on=TODAY) is None
    in_custody = notified(date(2026, 11, 1), status=Status.READY_FOR_RELEASE)
    assert next_growth(in_custody, on=TODAY) is None


def test_after_an_appeal_the_last_day_is_called_that_of_its_end():
    after_ruling = notified(date(2026, 12, 20), released=date(2026, 9, 15))
    after_ruling.notified_date = date(2026, 8, 1)

    ahead, over = (answered(after_ruling, on=date(2026, 12, day)) for day in (20, 21))

    assert "s. 38" in ahead.until.after[0].en
    assert "s. 38" in over.until.after[0].en
    assert ahead.owed.other_day == ""
    assert ahead.owed.parts.penalty == 0


def test_an_appeal_without_permission_to_wait_is_named_beside_the_last_day():
    owing = notified(date(2026, 12, 20), released=date(2026, 9, 15))
    facts = [event("ASSESSMENT_NOTICE", duty="1200"), event("APPEAL_FILED", 60 * 24)]

    assert "appeal of 21\xa0Nov\xa02026 is recorded" in answered(owing, *facts).until.after[-1].en
    assert "recorded" not in answered(owing, facts[0]).until.after[-1].en


def test_the_sum_names_a_penalty_only_where_there_is_one():
    owing = notified(date(2026, 12, 20), released=date(2026, 9, 15))

    assert "penalty" not in answered(owing).owed.remark.en
    assert "as of 22\xa0Nov\xa02026" in answered(owing).owed.remark.en
    assert "penalty" in answered(owing, on=date(2026, 12, 21)).owed.remark.en


def test_the_turn_began_with_the_day_of_the_fact_that_led_to_it():
    owing = notified(date(2026, 12, 20))
    late = event("ASSESSMENT_NOTICE", 60, duty="1200", day="2026-11-18")
    permitted = event("DEFERRAL_GRANTED", 90)

    assert answered(owing, late).since == date(2026, 11, 18)
    owing.payment_due_date = None
    assert answered(owing, late, permitted).since == permitted.occurred_at


def test_on_the_day_of_release_the_debt_grows_tomorrow():
    today = notified(date(2026, 12, 20), released=TODAY)

    assert next_growth(today, on=TODAY) == (date(2026, 11, 23), Decimal("1212.00"))


def test_before_the_surcharge_starts_none_is_promised():
    leaving = notified(date(2026, 12, 20), document_type="1", transport_date=date(2026, 12, 1))

    assert "before the goods are exported" in answered(leaving).until.after[1].en


def test_an_appeal_that_was_decided_is_not_called_open():
    owing = notified(date(2026, 12, 20), released=date(2026, 9, 15))
    story = [event("ASSESSMENT_NOTICE", duty="1200"), event("APPEAL_FILED", 1)]

    said = answered(owing, *story, event("APPEAL_RULED", 2, duty="1200")).until.after

    assert "recorded" not in said[-1].en


def test_a_debt_that_is_put_off_is_not_asked_for_while_the_declared_duty_waits():
    waiting = notified(status=Status.READY_TO_PAY)
    waiting.payment_due_date = None

    assert answered(waiting).summary.situation == "PUT_OFF"
    assert not answered(waiting).yours
