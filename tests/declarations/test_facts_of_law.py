"""What the recorded facts of a declaration say together, however late and often they come."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from customs_act.deadlines import Event as Law
from declarations.timeline import known, standing, standing_facts

NINE = datetime(2026, 11, 20, 2, tzinfo=UTC)


@dataclass
class Event:
    code: str
    days: float = 0
    facts: dict = field(default_factory=dict)

    @property
    def occurred_at(self):
        return NINE + timedelta(days=self.days)

    recorded_at = occurred_at


def notice(days=0, duty="1200", **facts):
    return Event("ASSESSMENT_NOTICE", days, {"duty": duty, **facts})


def ruled(days, duty, code="APPEAL_RULED"):
    return Event(code, days, {"duty": duty})


APPEALED = [notice(), Event("APPEAL_FILED", 5), Event("DEFERRAL_GRANTED", 6)]


@pytest.mark.parametrize(
    ("events", "duty", "due"),
    [
        ([], None, None),
        ([notice()], "1200", date(2026, 12, 20)),
        ([notice(), Event("ASSESSMENT_PAID", 3)], None, None),
        ([Event("ASSESSMENT_PAID", -3), notice()], "1200", date(2026, 12, 20)),
        ([notice(), notice(10, "900")], "900", date(2026, 12, 30)),
        ([notice(), Event("APPEAL_FILED", 5)], "1200", date(2026, 12, 20)),
        (APPEALED, "1200", None),
        ([*APPEALED, Event("APPEAL_STRUCK_OUT", 40)], "1200", date(2027, 1, 29)),
        ([*APPEALED, ruled(40, "1200")], "1200", date(2027, 1, 29)),
        ([*APPEALED, ruled(40, "700")], "700", date(2027, 1, 29)),
        ([*APPEALED, ruled(40, "0")], None, None),
        ([*APPEALED, ruled(40, "1200"), Event("LAWSUIT_FILED", 50)], "1200", None),
        (
            [*APPEALED, ruled(40, "1200"), Event("LAWSUIT_FILED", 50), ruled(400, "1200", "JUDGMENT_RECEIVED")],
            "1200",
            date(2028, 1, 24),
        ),
        # Without permission to wait, an appeal changes neither the day nor the debt.
        ([notice(), Event("APPEAL_FILED", 5), ruled(25, "1200")], "1200", date(2026, 12, 20)),
        ([notice(), ruled(25, "700")], "700", date(2026, 12, 20)),
        ([notice(), Event("LAWSUIT_FILED", 9)], "1200", date(2026, 12, 20)),
        ([notice(), Event("APPEAL_STRUCK_OUT", 9)], "1200", date(2026, 12, 20)),
        # More than was assessed leaves the last day of what was assessed where it is.
        ([notice(), ruled(25, "1500")], "1500", date(2026, 12, 20)),
        ([*APPEALED, ruled(40, "1500")], "1500", date(2027, 1, 29)),
        # A payment of the day of the notice is for the notice, however late that is recorded.
        ([Event("ASSESSMENT_PAID", 3), notice(10, day="2026-11-23")], None, None),
        # Permission or a suit after the last day puts nothing off any more.
        ([notice(), Event("APPEAL_FILED", 5), Event("DEFERRAL_GRANTED", 31)], "1200", date(2026, 12, 20)),
        ([notice(), Event("APPEAL_FILED", 5), Event("DEFERRAL_GRANTED", 30)], "1200", None),
        ([*APPEALED, ruled(40, "1200"), Event("LAWSUIT_FILED", 71)], "1200", date(2027, 1, 29)),
        ([*APPEALED, ruled(40, "1200"), Event("LAWSUIT_FILED", 70)], "1200", None),
        # Who sues while the appeal is undecided waits for the judgment, whatever becomes of it.
        ([*APPEALED, Event("LAWSUIT_FILED", 200), Event("APPEAL_STRUCK_OUT", 210)], "1200", None),
        ([*APPEALED, Event("LAWSUIT_FILED", 200), ruled(210, "1200")], "1200", None),
        (
            [*APPEALED, Event("LAWSUIT_FILED", 200), ruled(400, "900", "JUDGMENT_RECEIVED")],
            "900",
            date(2028, 1, 24),
        ),
        ([notice(), ruled(25, "0"), ruled(90, "400", "JUDGMENT_RECEIVED")], "400", date(2027, 3, 20)),
        ([notice(), Event("ASSESSMENT_PAID", 3), ruled(25, "300")], "300", date(2027, 1, 14)),
        ([notice(), Event("ASSESSMENT_PAID", 3), ruled(25, "0")], None, None),
        ([ruled(25, "300")], None, None),
    ],
)  # fmt: skip
def test_what_is_open_and_until_when(events, duty, due):
    found = known(events)

    assert (found.duty, found.due) == (duty and Decimal(duty), due)
    now = standing(events)
    assert (now.assessed_duty, now.payment_due_date) == (found.duty, found.due)
    assert now.notified_date == (found.days[Law.NOTIFIED] if duty else None)


def test_any_order_of_arrival_says_the_same():
    story = [
        *APPEALED,
        Event("APPEAL_COMPLETE", 7),
        ruled(40, "1500"),
        Event("ASSESSMENT_PAID", 44),
    ]
    expected = known(story)

    for shuffled in itertools.permutations(story):
        assert known(shuffled) == expected


def test_a_fact_has_the_day_that_was_recorded_with_it():
    late = notice(10, day="2026-11-15")

    assert known([late]).days[Law.NOTIFIED] == date(2026, 11, 15)
    assert known([late]).due == date(2026, 12, 15)
    assert known([late, Event("ASSESSMENT_PAID", -2)]).duty is None


def test_a_fact_that_is_recorded_again_is_corrected():
    found = known([*APPEALED, Event("APPEAL_FILED", 8, {"day": "2026-11-24"})])

    assert found.days[Law.APPEALED] == date(2026, 11, 24)
    corrected = known([Event("CUSTODY_ENTERED", 1), Event("CUSTODY_ENTERED", 2)])
    assert corrected.days[Law.TAKEN_INTO_CUSTODY] == date(2026, 11, 22)
    earlier = known([notice(5), Event("APPEAL_FILED", 6), notice(7, "800", day="2026-11-22")])
    assert (earlier.days[Law.NOTIFIED], earlier.duty) == (date(2026, 11, 22), Decimal(800))
    assert earlier.days[Law.APPEALED] == date(2026, 11, 26)
    extended = [
        Event("EXTENSION_GRANTED", days, {"clock": clock, "until": f"2030-01-{days:02}"})
        for days, clock in ((1, "ASSESS"), (2, "DECIDE_APPEAL"), (3, "ASSESS"))
    ]
    assert known(extended).last_days == {
        "ASSESS": date(2030, 1, 3),
        "DECIDE_APPEAL": date(2030, 1, 2),
    }


def test_a_fact_that_is_withdrawn_never_was():
    wrong = [notice(), notice(2, "9000")]
    withdrawn = Event("FACT_WITHDRAWN", 3, {"fact": "ASSESSMENT_NOTICE"})

    assert known([*wrong, withdrawn]).duty == Decimal(1200)
    assert known([*wrong, withdrawn, withdrawn]).duty is None
    assert standing_facts([*wrong, withdrawn])[0] is wrong[0]
    none = Event("FACT_WITHDRAWN", 3, {"fact": "APPEAL_FILED"})
    assert known([*wrong, none]).duty == Decimal(9000)


def test_a_new_notice_begins_without_the_appeal_against_the_old_one():
    found = known([*APPEALED, Event("INSPECTION_ASKED", 1), notice(60, "500")])

    assert {Law.APPEALED, Law.DEFERRED}.isdisjoint(found.days)
    assert Law.INSPECTION_REQUESTED in found.days
    assert found.due == date(2027, 2, 18)


def test_payments_are_told_apart_when_a_ruling_asks_for_more():
    paid = [notice(), Event("ASSESSMENT_PAID", 3), ruled(25, "300"), Event("ASSESSMENT_PAID", 30)]
    at_once = [notice(), ruled(25, "1500"), Event("ASSESSMENT_PAID", 30)]

    days = known(paid).days
    assert days[Law.ASSESSED_DUTY_PAID] == date(2026, 11, 23)
    assert days[Law.ADDITIONAL_DUTY_PAID] == date(2026, 12, 20)
    days = known(at_once).days
    assert days[Law.ASSESSED_DUTY_PAID] == days[Law.ADDITIONAL_DUTY_PAID] == date(2026, 12, 20)
    again = known([*paid[:3], ruled(40, "900", "JUDGMENT_RECEIVED")])
    assert Law.ADDITIONAL_DUTY_PAID not in again.days


def test_set_last_days_are_kept_by_rule():
    extended = Event("EXTENSION_GRANTED", 1, {"clock": "ASSESS", "until": "2030-01-31"})
    dangerous = Event("DANGEROUS_GOODS", 2, {"until": "2026-12-01"})

    found = known([extended, dangerous])

    assert found.last_days == {
        "ASSESS": date(2030, 1, 31),
        "TAKE_OUT_DANGEROUS_GOODS": date(2026, 12, 1),
    }
    assert found.days == {Law.DANGEROUS: date(2026, 11, 22)}


def test_what_a_ruling_adds_has_thirty_days_of_its_own():
    found = known([notice(), ruled(25, "1500")])

    assert (found.additional, found.additional_due) == (Decimal(300), date(2027, 1, 14))
    now = standing([notice(), ruled(25, "1500")])
    assert (now.additional_duty, now.additional_due_date) == (Decimal(300), date(2027, 1, 14))
    for alone in (
        [*APPEALED, ruled(40, "1500")],
        [notice(), Event("ASSESSMENT_PAID", 3), ruled(25, "300")],
    ):
        assert known(alone).additional is None
    assert known([notice(), ruled(25, "1500"), Event("ASSESSMENT_PAID", 40)]).additional is None


def test_a_notice_that_is_withdrawn_and_recorded_again_keeps_the_appeal_of_its_day():
    story = [
        notice(day="2026-11-22"),
        Event("APPEAL_FILED", 3, {"day": "2026-11-22"}),
        Event("DEFERRAL_GRANTED", 4, {"day": "2026-11-22"}),
        Event("FACT_WITHDRAWN", 5, {"fact": "ASSESSMENT_NOTICE"}),
        notice(6, day="2026-11-22"),
    ]

    found = known(story)

    assert {Law.APPEALED, Law.DEFERRED} <= set(found.days)
    assert found.due is None


def test_extensions_are_withdrawn_by_their_rule():
    story = [
        Event("EXTENSION_GRANTED", 1, {"clock": "ASSESS", "until": "2030-01-31"}),
        Event("EXTENSION_GRANTED", 2, {"clock": "DECIDE_APPEAL", "until": "2027-06-30"}),
        Event("FACT_WITHDRAWN", 3, {"fact": "EXTENSION_GRANTED", "clock": "ASSESS"}),
    ]

    assert list(known(story).last_days) == ["DECIDE_APPEAL"]


def test_what_was_detained_for_an_old_debt_is_not_for_a_new_one():
    old = [notice(), Event("GOODS_DETAINED", 40), Event("ASSESSMENT_PAID", 50)]

    assert Law.DETAINED in known(old).days
    assert Law.DETAINED not in known([*old, notice(90)]).days


def test_all_that_is_owed_is_paid_or_nothing_is_owed():
    assert known([notice(), Event("ASSESSMENT_PAID", 3)]).days[Law.DEBT_PAID] == date(2026, 11, 23)
    more = known([notice(), Event("ASSESSMENT_PAID", 3), ruled(25, "300")])
    assert Law.DEBT_PAID not in more.days
    assert more.days[Law.ASSESSED_DUTY_PAID] == date(2026, 11, 23)
    nothing = known([notice(), ruled(40, "0")])
    assert nothing.days[Law.NOTHING_OWED] == date(2026, 12, 30)
    assert Law.ASSESSED_DUTY_PAID not in nothing.days
    paid = known([notice(), Event("ASSESSMENT_PAID", 3), ruled(40, "0")])
    assert Law.NOTHING_OWED not in paid.days
