"""Recording what starts or stops a clock of the Act: what follows from it, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from accounts.models.people import FROM_OFFICES
from audit.models import Entry
from declarations import actions
from declarations.actions import FactRefused, NewFact
from declarations.actions.by_officer import ChangedMeanwhile
from declarations.answers.recording import fact_groups
from declarations.models.legal import recordable
from declarations.workflow import Status
from tests.factories import MORNING, DeclarationFactory, UserFactory

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(days=5, hours=1)
NOV25 = date(2026, 11, 25)
NOTICE = NewFact("ASSESSMENT_NOTICE", NOV25, "Delivered by post", {"duty": "1200.00"})


def record(declaration, officer, fact, **more):
    return actions.record_fact(declaration, fact, by=officer, at=LATER, **more)


def test_a_recorded_notice_starts_the_thirty_days_and_stays_in_the_timeline(paid, officer):
    record(paid, officer, NOTICE)

    paid.refresh_from_db()
    assert (paid.assessed_duty, paid.payment_due_date) == (1200, date(2026, 12, 25))
    assert paid.status == Status.READY_FOR_RELEASE
    event = paid.events.get(code="ASSESSMENT_NOTICE")
    assert (event.by, event.actor, event.occurred_at) == (officer, "OFFICER", LATER)
    said = [words.en for words in event.details]
    assert said == ["On 25\xa0Nov\xa02026", "1,200.00\xa0baht", "Delivered by post"]


def test_the_trail_says_who_recorded_what_and_not_the_words(paid, officer):
    record(paid, officer, NOTICE)

    entry = Entry.objects.get(name="record_fact")
    assert entry.actor == "officer"
    assert entry.details == {"code": "ASSESSMENT_NOTICE", FROM_OFFICES: paid.office.code}


def test_who_has_not_the_right_records_nothing(paid):
    nobody = UserFactory(is_officer=True, permissions=["release_declaration"])

    with pytest.raises(PermissionDenied):
        record(paid, nobody, NOTICE)


def test_an_old_view_records_nothing(paid, officer):
    with pytest.raises(ChangedMeanwhile):
        record(paid, officer, NOTICE, seen=MORNING - timedelta(days=1))

    assert not paid.events.filter(code="ASSESSMENT_NOTICE").exists()


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (NewFact("LEFT_BEHIND", NOV25, "…"), "cannot bear on these goods"),
        (NewFact("NONSENSE", NOV25, "…"), "cannot bear on these goods"),
        (NewFact("APPEAL_FILED", date(2026, 12, 1), "…"), "only after it has happened"),
        (NewFact("APPEAL_RULED", NOV25, "…", {"duty": "1"}), "Record first: Appeal lodged"),
        (NewFact("JUDGMENT_RECEIVED", NOV25, "…", {"duty": "1"}), "Record first: Action brought"),
        (NewFact("APPEAL_FILED", NOV25, "…"), "Record first: Notification of assessment"),
        (NewFact("ASSESSMENT_NOTICE", NOV25, "…", {"duty": "0.00"}), "more than 0 baht"),
        (NewFact("DANGEROUS_GOODS", NOV25, "…", {"until": "2026-11-24"}), "not be before the day"),
        (NewFact("FACT_WITHDRAWN", NOV25, "…", {"fact": "APPEAL_FILED"}), "not been recorded"),
        (
            NewFact("EXTENSION_GRANTED", NOV25, "…", {"clock": "ASSESS", "until": "2031-11-21"}),
            "at most",
        ),
        (
            NewFact("EXTENSION_GRANTED", NOV25, "…", {"clock": "ASSESS", "until": "2029-11-20"}),
            "20\xa0Nov\xa02031",
        ),
        (
            NewFact(
                "EXTENSION_GRANTED", NOV25, "…", {"clock": "DECIDE_APPEAL", "until": "2027-01-01"}
            ),
            "is not running",
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_says_why(paid, officer, fact, why):
    with translation.override("en"), pytest.raises(FactRefused, match=why):
        record(paid, officer, fact)


def test_an_extension_moves_the_last_day(paid, officer):
    told = {"clock": "ASSESS", "until": "2031-11-20"}

    record(paid, officer, NewFact("EXTENSION_GRANTED", NOV25, "Order 12/2569", told))

    event = paid.events.get(code="EXTENSION_GRANTED")
    said = [words.en for words in event.details]
    assert said[1] == "Until 20\xa0Nov\xa02031"
    assert said[2] == "Assess unpaid or short-paid duty"


APPEAL = NewFact("APPEAL_FILED", NOV25, "Appeal 7")


def test_a_ruling_and_a_withdrawal_follow_an_appeal(paid, officer):
    for fact in (NOTICE, APPEAL, NewFact("APPEAL_RULED", NOV25, "Ruling 3", {"duty": "0"})):
        record(paid, officer, fact)
    paid.refresh_from_db()
    assert paid.assessed_duty is None

    record(paid, officer, NewFact("FACT_WITHDRAWN", NOV25, "Wrong case", {"fact": "APPEAL_RULED"}))

    paid.refresh_from_db()
    assert paid.assessed_duty == 1200
    codes = [event.code for event in actions.recorded_facts(paid)]
    assert codes == ["APPEAL_FILED", "ASSESSMENT_NOTICE"]


def test_nothing_happens_before_what_it_rests_on(paid, officer):
    record(paid, officer, NOTICE)

    with (
        translation.override("en"),
        pytest.raises(FactRefused, match="cannot have happened before"),
    ):
        record(paid, officer, NewFact("APPEAL_FILED", date(2026, 11, 24), "…"))


def test_what_something_rests_on_is_withdrawn_last(paid, officer):
    withdrawal = NewFact("FACT_WITHDRAWN", NOV25, "…", {"fact": "ASSESSMENT_NOTICE"})
    record(paid, officer, NOTICE)
    record(paid, officer, APPEAL)

    with translation.override("en"), pytest.raises(FactRefused, match=r"first .*Appeal lodged"):
        record(paid, officer, withdrawal)
    record(paid, officer, NOTICE)
    record(paid, officer, withdrawal)

    assert paid.events.filter(code="FACT_WITHDRAWN").count() == 1


def test_only_facts_that_matter_to_such_goods_are_offered(declaration):
    export = DeclarationFactory(document_type="1", transport_mode="4")
    transit = DeclarationFactory(document_type="2", transport_mode="3")

    def codes(record):
        return {fact.code for fact in recordable(record)}

    assert "LEFT_BEHIND" in codes(export) - codes(declaration)
    assert "PRODUCTION_IMPORT" in codes(declaration) - codes(export)
    assert "AGREEMENT_APPLIES" in codes(transit) - codes(export) - codes(declaration)
    groups = fact_groups(declaration)
    assert sum(len(group.facts) for group in groups) == len(recordable(declaration))
    assert groups[0].name.en == "Assessing and paying duty"
