"""What is owed, until when, and what waiting costs."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from declarations.answers import owed
from declarations.workflow import Status
from tests.declarations.unsaved import TODAY, answered, declared, notified


def test_a_declared_duty_has_no_fixed_date():
    said = answered(declared())

    assert said.owed.amount == Decimal("38519.00")
    assert said.until.day is None
    assert "38,519.00" in said.headline.th
    assert "s. 13" in said.owed.remark.en
    assert "s. 51" in said.until.after[0].en


@pytest.mark.parametrize(
    ("tax", "deposit", "name"),
    [
        ("10.00", "0", "PAY"),
        ("0", "10.00", "GUARANTEE"),
        ("10.00", "5.00", "PAY_AND_GUARANTEE"),
        ("0", "0", "NOTHING_TO_PAY"),
    ],
)
def test_what_is_to_be_paid_or_guaranteed(tax, deposit, name):
    said = answered(declared(total_tax=Decimal(tax), total_deposit=Decimal(deposit)))

    assert said.summary.situation == name


def test_nothing_falls_due_before_the_number():
    said = answered(declared(Status.AWAITING_MANIFEST))

    assert said.owed.amount == 0
    assert "38,519.00" in said.owed.remark.en


def test_what_was_paid_is_owed_no_more():
    said = owed(declared(Status.READY_FOR_RELEASE, paid_date=date(2026, 11, 20)), on=TODAY)

    assert said.amount == 0
    assert said.remark.th == "ชำระแล้วเมื่อ 20\xa0พ.ย.\xa02569"


def test_without_duty_it_is_called_exempt():
    exempt = declared(Status.READY_FOR_RELEASE, total_tax=Decimal(0))

    assert "exempt" in owed(exempt, on=TODAY).remark.en


def test_what_an_unknown_status_owes_is_not_known():
    unknown = declared(Status.UNKNOWN, raw_code="0302")

    assert answered(unknown).owed.amount is None
    assert "0302" in answered(unknown).headline.th
    unknown.paid_date = TODAY
    assert answered(unknown).owed.amount == 0


@pytest.mark.parametrize(
    ("on", "tone", "words", "amount"),
    [
        (date(2026, 11, 21), "action", "1\xa0day left", "1200.00"),
        (date(2026, 11, 22), "action", "Today is the last day", "1200.00"),
        (date(2026, 11, 23), "problem", "1\xa0day late", "1440.00"),
    ],
)
def test_the_last_day_of_a_notified_duty(on, tone, words, amount):
    said = answered(notified(date(2026, 11, 22)), on=on)

    assert (said.tone, said.until.words.en) == (tone, words)
    assert said.until.day == date(2026, 11, 22)
    assert said.owed.amount == Decimal(amount)
    assert "s. 20" in said.until.after[0].en


def test_the_surcharge_runs_from_release():
    said = answered(notified(date(2026, 11, 1), released=date(2026, 9, 15)))

    assert said.summary.situation == "OVERDUE"
    assert said.owed.parts.surcharge == Decimal("36.00")
    assert said.owed.parts.penalty == Decimal("240.00")
    assert said.owed.amount == Decimal("1476.00")
    assert "21\xa0days late" in said.headline.en


def test_the_surcharge_of_an_export_runs_from_loading_not_from_release():
    exported = {"released": date(2026, 9, 15), "document_type": "1"}
    waiting = notified(date(2026, 11, 1), status=Status.RELEASED, **exported)
    loaded = notified(date(2026, 11, 1), **exported)
    loaded.status_since = datetime(2026, 10, 20, 18, tzinfo=UTC)

    before, after = answered(waiting), answered(loaded)

    assert before.owed.parts.surcharge == 0
    assert "before the goods are exported" in before.until.after[1].en
    assert after.owed.parts.surcharge == Decimal("24.00")
    assert "exportation on 21\xa0Oct" in after.until.after[1].en


@pytest.mark.parametrize("due", [date(2026, 11, 1), TODAY])
def test_no_surcharge_is_promised_before_release_nor_beyond_the_duty(due):
    here = notified(due, status=Status.READY_FOR_RELEASE)
    growing, full = (notified(due, released=date(year, 11, 20)) for year in (2025, 2010))

    assert "before the goods are released" in answered(here).until.after[1].en
    assert "each month begun since release on 20" in answered(growing).until.after[1].en
    assert answered(full).owed.parts.surcharge == Decimal("1200.00")
    assert "grows no further" in answered(full).until.after[1].en


def test_a_notified_duty_is_the_traders_turn_in_every_status_but_a_hold():
    assert answered(notified(status=Status.READY_FOR_RELEASE)).yours
    held = answered(notified(status=Status.HELD))
    assert (held.summary.situation, held.until.day) == ("HELD", TODAY)


def test_a_cancelled_declaration_owes_nothing():
    assert answered(notified(status=Status.CANCELLED)).owed.amount == 0


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 11, 30), "Today is the last day"), (date(2026, 12, 1), "1\xa0day late")],
)
def test_goods_that_came_by_sea_wait_ten_days(on, words):
    ship = declared(transport_mode="1", transport_date=date(2026, 11, 20))

    until = answered(ship, on=on).until

    assert (until.day, until.words.en) == (date(2026, 11, 30), words)
    assert "s. 68" in until.after[0].en
    assert "the master of the vessel or the importer" in until.after[1].en
    assert "s. 51" in until.after[2].en


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 11, 30), "After 30"), (date(2026, 12, 1), "ended on 30")]
)
def test_while_customs_acts_the_ten_days_are_told_and_not_asked_for(on, words):
    ship = declared(Status.READY_FOR_RELEASE, transport_mode="1", transport_date=date(2026, 11, 20))

    until = answered(ship, on=on).until

    assert until.day is None
    assert "the time to collect the goods runs" in until.words.en
    assert words in until.after[0].en
    assert "s. 68" in until.after[0].en


@pytest.mark.parametrize(
    "columns",
    [{"transport_mode": "4"}, {"document_type": "1"}, {"transport_date": None}],
)
def test_other_goods_have_no_such_clock(columns):
    plain = {"transport_mode": "1", "transport_date": TODAY} | columns

    assert len(answered(declared(**plain)).until.after) == 1


@pytest.mark.parametrize(("mode", "days"), [("1", 15), ("2", 15), ("4", 7), ("3", 3)])
def test_an_export_is_asked_about_after_the_usual_days(mode, days):
    loaded = declared(Status.RELEASED, document_type="1", transport_mode=mode, released_date=TODAY)

    last = answered(loaded, on=TODAY + timedelta(days=days))
    after = answered(loaded, on=TODAY + timedelta(days=days + 1))

    assert (last.summary.situation, last.yours) == ("RELEASED_EXPORT", False)
    assert f"{days}\xa0days" in last.until.after[-1].en
    assert (after.summary.situation, after.yours) == ("SILENT", True)
    assert f"{days}\xa0days" in after.headline.en


def test_silence_is_counted_from_a_later_departure():
    loaded = declared(
        Status.RELEASED,
        document_type="1",
        released_date=TODAY,
        transport_date=TODAY + timedelta(days=5),
    )

    assert answered(loaded, on=TODAY + timedelta(days=12)).summary.situation == "RELEASED_EXPORT"


def test_a_mode_without_a_usual_time_is_never_called_silent():
    piped = declared(
        Status.RELEASED, document_type="1", transport_mode="7", released_date=date(2025, 1, 1)
    )

    assert answered(piped).summary.situation == "RELEASED_EXPORT"
    assert answered(piped).until.after == ()
