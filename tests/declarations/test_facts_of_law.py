"""What the recorded facts of a declaration say together, however late and often they come."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from customs_act.deadlines import Event as Law
from declarations.timeline import known, standing

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


LODGED = [notice(), Event("APPEAL_FILED", 5)]
APPEALED = [*LODGED, Event("DEFERRAL_GRANTED", 6)]
PAID = Event("ASSESSMENT_PAID", 6)


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
        ([*LODGED, ruled(25, "700")], "700", date(2026, 12, 20)),
        # On an appeal that nobody lodged nothing can be ruled.
        ([notice(), ruled(25, "700")], "1200", date(2026, 12, 20)),
        ([notice(), Event("APPEAL_STRUCK_OUT", 25)], "1200", date(2026, 12, 20)),
        ([notice(), Event("LAWSUIT_FILED", 9)], "1200", date(2026, 12, 20)),
        ([notice(), Event("APPEAL_STRUCK_OUT", 9)], "1200", date(2026, 12, 20)),
        # More than was assessed leaves the last day of what was assessed where it is.
        ([*LODGED, ruled(25, "1500")], "1500", date(2026, 12, 20)),
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
        ([*LODGED, ruled(25, "0"), ruled(90, "400", "JUDGMENT_RECEIVED")], "400", date(2027, 3, 20)),
        # Permission after the end of the appeal, and a suit after it was struck out, change nothing.
        ([*LODGED, ruled(15, "1200"), Event("DEFERRAL_GRANTED", 25)], "1200", date(2026, 12, 20)),
        ([*LODGED, Event("APPEAL_STRUCK_OUT", 15), Event("DEFERRAL_GRANTED", 25)], "1200", date(2026, 12, 20)),
        ([*APPEALED, Event("APPEAL_STRUCK_OUT", 40), Event("LAWSUIT_FILED", 50)], "1200", date(2027, 1, 29)),
        ([*APPEALED, ruled(40, "1200"), Event("APPEAL_STRUCK_OUT", 60)], "1200", date(2027, 1, 29)),
        # Permission given while the court is asked puts the debt off until its judgment.
        ([*LODGED, ruled(15, "1200"), Event("LAWSUIT_FILED", 20), Event("DEFERRAL_GRANTED", 25)], "1200", None),
        # A suit that came too late does not move the day again when the judgment comes.
        (
            [*APPEALED, ruled(40, "1200"), Event("LAWSUIT_FILED", 90), ruled(199, "1200", "JUDGMENT_RECEIVED")],
            "1200",
            date(2027, 1, 29),
        ),
        # What the appeal against one assessment brings does not touch the next one.
        ([*APPEALED, notice(60, "500"), ruled(70, "0")], "500", date(2027, 2, 18)),
        # A judgment takes back what the ruling had added, or a part of it.
        ([*LODGED, ruled(10, "1700"), Event("LAWSUIT_FILED", 20), ruled(25, "300", "JUDGMENT_RECEIVED")], "300", date(2026, 12, 20)),
        ([*LODGED, PAID, ruled(25, "300")], "300", date(2027, 1, 14)),
        ([*LODGED, PAID, ruled(25, "0")], None, None),
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


def test_a_new_notice_begins_without_the_appeal_against_the_old_one():
    found = known([*APPEALED, Event("INSPECTION_ASKED", 1), notice(60, "500")])

    assert {Law.APPEALED, Law.DEFERRED}.isdisjoint(found.days)
    assert Law.INSPECTION_REQUESTED in found.days
    assert found.due == date(2027, 2, 18)


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
    story = [*LODGED, ruled(25, "1500")]

    found, now = known(story), standing(story)

    assert (found.assessed, found.added, found.additional) == (1200, 300, 300)
    assert (now.additional_duty, now.additional_due_date) == (Decimal(300), date(2027, 1, 14))
    for alone in (
        [*APPEALED, ruled(40, "1500")],
        [*LODGED, PAID, ruled(25, "300")],
        [*story, Event("ASSESSMENT_PAID", 40)],
    ):
        assert known(alone).additional is None
        assert standing(alone).additional_due_date is None


def test_a_judgment_leaves_the_assessment_as_it_was_and_lowers_what_was_added():
    lower = [*LODGED, ruled(10, "1700"), Event("LAWSUIT_FILED", 20)]

    found = known([*lower, ruled(25, "1400", "JUDGMENT_RECEIVED")])

    assert (found.assessed, found.added) == (1200, 200)
    assert found.added_due == date(2026, 12, 30)
    higher = known([*lower, ruled(25, "1800", "JUDGMENT_RECEIVED")])
    assert (higher.added, higher.added_due) == (600, date(2027, 1, 14))
    assert Law.MORE_RULED not in known([*lower, ruled(25, "1200", "JUDGMENT_RECEIVED")]).days


def test_what_was_detained_for_an_old_debt_is_not_for_a_new_one():
    old = [notice(), Event("GOODS_DETAINED", 40), Event("ASSESSMENT_PAID", 50)]

    assert Law.DETAINED in known(old).days
    assert Law.DETAINED not in known([*old, notice(90)]).days


def test_all_that_is_owed_is_paid_or_nothing_is_owed():
    assert known([*LODGED, PAID]).days[Law.DEBT_PAID] == date(2026, 11, 26)
    more = known([*LODGED, PAID, ruled(25, "300")])
    assert Law.DEBT_PAID not in more.days
    assert more.days[Law.ASSESSED_DUTY_PAID] == date(2026, 11, 26)
    nothing = known([*LODGED, ruled(40, "0")])
    assert nothing.days[Law.NOTHING_OWED] == nothing.days[Law.SET_ASIDE] == date(2026, 12, 30)
    assert Law.ASSESSED_DUTY_PAID not in nothing.days
    assert Law.NOTHING_OWED not in known([*LODGED, PAID, ruled(40, "0")]).days
    again = known([*LODGED, ruled(40, "0"), ruled(90, "400", "JUDGMENT_RECEIVED")])
    assert {Law.SET_ASIDE, Law.MORE_RULED} <= set(again.days)
    assert Law.NOTHING_OWED not in again.days
