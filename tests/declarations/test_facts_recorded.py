"""Facts recorded late, anew, withdrawn and in any order; and whatever comes, the columns fit."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from customs_act.deadlines import Event as Law
from declarations.timeline import known, standing, standing_facts
from tests.declarations.test_facts_of_law import APPEALED, NINE, Event, notice


@dataclass
class Record(Event):
    """An event that became known some days after it happened."""

    recorded: float = 0

    @property
    def recorded_at(self):
        return NINE + timedelta(days=self.recorded)


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


def test_of_two_records_the_one_recorded_later_counts_whatever_its_time():
    wrong = Record("ASSESSMENT_NOTICE", 5, {"duty": "1000"}, recorded=6)
    right = Record("ASSESSMENT_NOTICE", 2, {"duty": "700"}, recorded=8)

    assert known([wrong, right]).duty == known([right, wrong]).duty == 700
    withdrawn = Record("FACT_WITHDRAWN", 6, {"fact": "ASSESSMENT_NOTICE"}, recorded=7)
    assert known([right, withdrawn, wrong]).duty == 700


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


CODES = st.sampled_from(
    [
        "ASSESSMENT_NOTICE",
        "ASSESSMENT_PAID",
        "APPEAL_FILED",
        "DEFERRAL_GRANTED",
        "APPEAL_RULED",
        "APPEAL_STRUCK_OUT",
        "LAWSUIT_FILED",
        "JUDGMENT_RECEIVED",
        "APPEAL_COMPLETE",
    ]
)
STORIES = st.lists(
    st.tuples(CODES, st.integers(0, 200), st.sampled_from(["300", "1000", "1500", "0"])), max_size=9
)


@given(STORIES)
def test_whatever_happens_the_columns_fit_together(story):
    events = [
        Event(code, days, {"duty": "1000" if code == "ASSESSMENT_NOTICE" and duty == "0" else duty})
        for code, days, duty in story
    ]

    now, found = standing(events), known(events)

    if now.assessed_duty is None:
        assert now.notified_date is now.payment_due_date is now.additional_duty is None
    else:
        assert now.assessed_duty > 0
        assert now.notified_date is not None
        assert (now.payment_due_date is None) is found.is_put_off
    if now.additional_duty is not None:
        assert 0 < now.additional_duty < now.assessed_duty
        assert now.payment_due_date < now.additional_due_date
