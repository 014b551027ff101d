"""What the calculator answers, against sums worked by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_act.deadlines import payment_due
from law.answers import calculated, next_growth

TODAY = date(2026, 11, 27)
RELEASED, NOTIFIED = date(2026, 1, 14), date(2026, 11, 20)
DUTY = Decimal(10_000)
APPEAL = "Where an appeal was permitted to put off the payment"


def late(**facts):
    plain = {"duty": DUTY, "notified": NOTIFIED, "released": RELEASED, "paid": None, "on": TODAY}
    return calculated.late(**plain | facts)


def refund(**facts):
    plain = {"amount": DUTY, "paid": RELEASED, "approved": date(2026, 2, 15), "moved": None, "on": TODAY}  # fmt: skip
    return calculated.refund(**plain | facts)


def reexport(**facts):
    return calculated.reexport(**{"duty": DUTY, "imported": None, "reexported": None, "on": TODAY} | facts)  # fmt: skip


def amounts(result):
    return [str(line.amount) for line in result.lines]


def notes(result):
    return [words.en for words in result.notes]


@pytest.mark.parametrize(
    ("facts", "parts", "total"),
    [
        # Eleven months have begun since 14 January; the thirty days last until 20 December.
        ({"paid": date(2026, 11, 27)}, ["10000.00", "1100.00", "0.00"], "11100.00"),
        ({}, ["10000.00", "1100.00", "0.00"], "11100.00"),
        ({"paid": date(2026, 12, 14)}, ["10000.00", "1100.00", "0.00"], "11100.00"),
        ({"paid": date(2026, 12, 15)}, ["10000.00", "1200.00", "0.00"], "11200.00"),
        ({"paid": date(2026, 12, 20)}, ["10000.00", "1200.00", "0.00"], "11200.00"),
        ({"paid": date(2026, 12, 21)}, ["10000.00", "1200.00", "2000.00"], "13200.00"),
        ({"paid": date(2026, 1, 10)}, ["10000.00", "0.00", "0.00"], "10000.00"),
        ({"paid": date(2036, 1, 14)}, ["10000.00", "10000.00", "2000.00"], "22000.00"),
        ({"released": None}, ["10000.00", "0.00", "0.00"], "10000.00"),
        ({"released": None, "paid": date(2026, 12, 21)}, ["10000.00", "0.00", "2000.00"], "12000.00"),
        ({"duty": Decimal(0)}, ["0.00", "0.00", "0.00"], "0.00"),
    ],
)  # fmt: skip
def test_what_is_owed_on_a_day(facts, parts, total):
    result = late(**facts)

    assert amounts(result) == parts
    assert str(result.total) == total
    assert [line.section for line in result.lines] == ["20", "22", "22"]


def test_the_lines_say_how_many_months_and_why_a_penalty():
    duty, surcharge, penalty = late(paid=date(2026, 12, 21)).lines

    assert duty.remark is None
    assert surcharge.remark.en == "12\xa0months begun since release or export"
    assert surcharge.remark.th == "12\xa0เดือนนับแต่วันตรวจปล่อยหรือส่งออก"
    assert penalty.remark.en == "20\xa0per cent, paid late"


def test_without_months_and_penalty_the_lines_say_nothing():
    assert [line.remark for line in late(released=None).lines] == [None, None, None]


@pytest.mark.parametrize(
    ("facts", "day", "total"),
    [
        ({"paid": date(2026, 11, 27)}, date(2026, 12, 15), "11200.00"),
        ({"paid": date(2026, 12, 14)}, date(2026, 12, 15), "11200.00"),
        ({"paid": date(2026, 12, 15)}, date(2026, 12, 21), "13200.00"),
        ({"paid": date(2026, 12, 21)}, date(2027, 1, 15), "13300.00"),
        ({"paid": date(2026, 1, 10)}, date(2026, 1, 15), "10100.00"),
        ({"released": None}, date(2026, 12, 21), "12000.00"),
        # One per cent of 0.30 baht is a third of a satang: the second month shows it.
        ({"duty": Decimal("0.30"), "paid": date(2026, 1, 14)}, date(2026, 2, 15), "0.31"),
        ({"paid": date(2036, 1, 14)}, None, None),
        ({"released": None, "paid": date(2026, 12, 21)}, None, None),
        ({"duty": Decimal(0)}, None, None),
    ],
)
def test_from_which_day_the_total_grows_next(facts, day, total):
    growing = {each.day: each.remark.en for each in late(**facts).days if each.section == "22"}

    to = total and f"to {Decimal(total):,.2f}\xa0baht"
    assert growing == ({day: to} if day else {})


@given(
    duty=st.decimals(0, 100_000, places=2),
    notified=st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    released=st.none() | st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    paid=st.dates(date(2018, 1, 1), date(2036, 1, 1)),
)
def test_until_the_day_before_the_total_stays(duty, notified, released, paid):
    facts = {"duty": duty, "notified": notified, "released": released}
    before = late(**facts, paid=paid).total
    due = payment_due(notified_on=notified)
    grown = next_growth(
        lambda day: late(**facts, paid=day).total, since=released, last_days=[due], on=paid
    )

    if grown is None:
        assert late(**facts, paid=paid + timedelta(days=5_000)).total == before
    else:
        day, total = grown
        assert late(**facts, paid=day - timedelta(days=1)).total == before
        assert late(**facts, paid=day).total == total > before


def test_the_last_day_to_pay_is_the_thirtieth():
    (due, _growth) = late().days

    assert (due.day, due.section, due.anchor) == (
        date(2026, 12, 20),
        "20",
        "clock-pay_assessed_duty",
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, []),
        ({"released": None}, ["While the goods are in customs custody there is no surcharge"]),
        ({"paid": date(2026, 12, 20)}, []),
        ({"paid": date(2026, 12, 21)}, [APPEAL]),
        ({"paid": date(2034, 4, 14)}, [APPEAL]),
        ({"paid": date(2034, 4, 15)}, ["The surcharge has reached the unpaid duty", APPEAL]),
        ({"duty": Decimal(0)}, ["The total grows no further."]),
    ],
)
def test_what_is_said_of_what_comes(facts, words):
    found = notes(late(**facts))

    assert [note[: len(said)] for note, said in zip(found, words, strict=True)] == words


@pytest.mark.parametrize(
    ("facts", "interest", "total", "months"),
    [
        # 0.625 per cent of 10,000 are 62.50 for each month begun.
        ({}, "125.00", "10125.00", "2\xa0months begun"),
        ({"approved": RELEASED}, "0.00", "10000.00", "0\xa0months begun"),
        ({"approved": date(2026, 2, 14)}, "62.50", "10062.50", "1\xa0month begun"),
        ({"approved": date(2027, 1, 14)}, "750.00", "10750.00", "12\xa0months begun"),
        ({"amount": Decimal("333.33")}, "4.17", "337.50", "2\xa0months begun"),
        ({"paid": date(2018, 1, 14), "approved": date(2031, 5, 15)}, "10000.00", "20000.00", "161\xa0months begun"),
    ],
)  # fmt: skip
def test_a_refund_with_its_interest(facts, interest, total, months):
    result = refund(**facts)

    assert amounts(result)[1] == interest
    assert str(result.total) == total
    assert result.lines[1].section == "27"
    assert result.lines[1].remark.en == months


@pytest.mark.parametrize(
    ("approved", "is_full"), [(date(2031, 4, 14), False), (date(2031, 4, 15), True)]
)
def test_interest_that_has_reached_the_refund_is_said(approved, is_full):
    # Payment on 14 January 2018: the 160th month begins on 15 April 2031.
    result = refund(paid=date(2018, 1, 14), approved=approved)

    assert bool(notes(result)) is is_full


@pytest.mark.parametrize(
    ("moved", "until", "remark"),
    [
        (date(2023, 11, 27), date(2026, 11, 27), None),
        (date(2023, 11, 26), date(2026, 11, 26), "already over"),
        (date(2026, 1, 10), date(2029, 1, 10), None),
    ],
)
def test_until_when_overpaid_duty_can_be_asked_for(moved, until, remark):
    (day,) = refund(moved=moved).days

    assert (day.day, day.section) == (until, "25(2)")
    assert (day.remark and day.remark.en) == remark


def test_without_the_day_of_importation_no_last_day_is_told():
    assert refund().days == []
    assert reexport().days == []


@pytest.mark.parametrize(
    ("duty", "back", "won"),
    [
        ("5000", "4500.00", "90\xa0per cent of the duty is the higher"),
        ("9999.99", "8999.99", "90\xa0per cent of the duty is the higher"),
        ("10000", "9000.00", "90\xa0per cent and what exceeds 1,000.00\xa0baht are the same"),
        ("10000.01", "9000.01", "what exceeds 1,000.00\xa0baht is the higher"),
        ("20000", "19000.00", "what exceeds 1,000.00\xa0baht is the higher"),
        ("0", "0.00", "90\xa0per cent of the duty is the higher"),
    ],
)
def test_what_comes_back_of_re_exported_goods(duty, back, won):
    result = reexport(duty=Decimal(duty))

    assert amounts(result) == [back]
    assert result.lines[0].remark.en == won
    assert notes(result) == ["The goods must go out unused, unchanged and in time (s. 28)."]
    assert result.total is None


def test_until_when_to_re_export_and_to_ask():
    result = reexport(imported=RELEASED, reexported=date(2026, 8, 31))

    assert [(day.day, day.section) for day in result.days] == [
        (date(2027, 1, 14), "28(3)"),
        (date(2027, 2, 28), "28(4)"),
    ]


@pytest.mark.parametrize(
    ("reexported", "words"),
    [(date(2027, 1, 14), "9,000.00\xa0baht of duty back"), (date(2027, 1, 15), "Re-exported too late: no duty comes back")],
)  # fmt: skip
def test_what_is_re_exported_too_late_gives_nothing_back(reexported, words):
    assert reexport(imported=RELEASED, reexported=reexported).headline.en == words
