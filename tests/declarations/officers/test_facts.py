"""Officers record what starts or stops a clock of the Act: asked, read, confirmed, refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from audit.models import Entry
from declarations import actions
from declarations.actions import FactRefused, NewFact
from declarations.actions.by_officer import ChangedMeanwhile
from declarations.answers.recording import fact_groups
from declarations.models.legal import recordable
from declarations.workflow import Status
from tests.declarations.officers.conftest import text
from tests.factories import MORNING, DeclarationFactory, UserFactory

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(days=10)
NOV25 = date(2026, 11, 25)
NOTICE = NewFact("ASSESSMENT_NOTICE", NOV25, "Delivered by post", {"duty": "1200.00"})


def record(declaration, officer, fact, **more):
    return actions.record_fact(declaration, fact, by=officer, at=LATER, **more)


def day(days):
    """Return a day as people type it, so many days before today."""
    return (timezone.localdate() - timedelta(days=days)).strftime("%d/%m/%Y")


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
    assert (entry.actor, entry.details) == ("officer", {"code": "ASSESSMENT_NOTICE"})


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
        (NewFact("APPEAL_RULED", NOV25, "…", {"duty": "1"}), "notification of assessment first"),
        (NewFact("JUDGMENT_RECEIVED", NOV25, "…", {"duty": "1"}), "notification of assessment"),
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


def test_a_ruling_and_a_withdrawal_follow_a_notice(paid, officer):
    record(paid, officer, NOTICE)
    record(paid, officer, NewFact("APPEAL_RULED", NOV25, "Ruling 3", {"duty": "0"}))
    paid.refresh_from_db()
    assert paid.assessed_duty is None

    record(paid, officer, NewFact("FACT_WITHDRAWN", NOV25, "Wrong case", {"fact": "APPEAL_RULED"}))

    paid.refresh_from_db()
    assert paid.assessed_duty == 1200
    assert [event.code for event in actions.recorded_facts(paid)] == ["ASSESSMENT_NOTICE"]


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


def test_the_page_of_facts_offers_them_and_shows_what_stands(desk, paid, officer):
    record(paid, officer, NOTICE)

    page = text(desk(officer).open("officer_facts", paid.number))

    assert "Notification of assessment received" in page
    assert "Appeals and going to court" in page
    assert "Delivered by post" in page
    assert "FACT_WITHDRAWN/?fact=ASSESSMENT_NOTICE" in page


def test_a_fact_is_typed_read_and_confirmed(desk, paid, officer):
    at = desk(officer)
    typed = {
        "day": day(1),
        "duty": "12,500",
        "text": "By post",
        "seen": paid.updated_at.isoformat(),
    }

    asked = text(at.open("officer_fact", paid.number, "ASSESSMENT_NOTICE"))
    read = text(at.send("officer_fact", paid.number, "ASSESSMENT_NOTICE", **typed))
    done = at.send(
        "officer_fact", paid.number, "ASSESSMENT_NOTICE", follow=True, confirmed="yes", **typed
    )

    assert "Day on which it happened" in asked
    assert "Time limits that this changes" in read
    assert "Pay the assessed duty" in read
    assert "Appeal against the assessment" in read
    assert "12,500.00" in read
    assert "ได้รับแบบแจ้งการประเมินอากร" in read
    assert "Recorded for" in text(done)
    paid.refresh_from_db()
    assert paid.assessed_duty == 12_500


def test_reading_it_first_changes_nothing(desk, paid, officer):
    typed = {"day": day(1), "text": "By post", "seen": paid.updated_at.isoformat()}

    page = desk(officer).send("officer_fact", paid.number, "CUSTODY_ENTERED", **typed)

    assert page.status_code == 200
    assert not paid.events.filter(code="CUSTODY_ENTERED").exists()


def test_a_fact_may_change_no_clock_and_end_another(desk, paid, officer):
    record(paid, officer, NOTICE)
    at = desk(officer)
    paid.refresh_from_db()
    typed = {"day": day(0), "text": "…", "seen": paid.updated_at.isoformat()}

    nothing = text(at.send("officer_fact", paid.number, "BALANCE_CLAIMED", **typed))
    deferred = text(at.send("officer_fact", paid.number, "DEFERRAL_GRANTED", **typed))

    assert "This changes no time limit now." in nothing
    assert "No longer running" in deferred
    assert "Pay the assessed duty" in deferred


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"day": "tomorrow"}, "cannot read this as a date"),
        ({"day": day(-1)}, "must be between"),
        ({"duty": "-5"}, "below zero"),
        ({"duty": "much"}, "cannot read"),
        ({"text": ""}, "required"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(desk, paid, officer, typed, why):
    whole = {"day": day(0), "duty": "100", "text": "…", "seen": paid.updated_at.isoformat()} | typed

    answer = desk(officer).send(
        "officer_fact", paid.number, "ASSESSMENT_NOTICE", confirmed="yes", **whole
    )

    assert answer.status_code == 422
    assert why in text(answer)
    assert not paid.events.filter(code="ASSESSMENT_NOTICE").exists()


def test_a_fact_that_does_not_fit_is_explained_above_the_form(desk, paid, officer):
    typed = {
        "day": day(0),
        "clock": "ASSESS",
        "until": "01/01/2036",
        "text": "…",
        "seen": paid.updated_at.isoformat(),
    }

    answer = desk(officer).send("officer_fact", paid.number, "EXTENSION_GRANTED", **typed)

    assert answer.status_code == 422
    assert "It can be extended to 20\xa0Nov\xa02031 at most" in text(answer)
    assert 'value="01/01/2036"' in text(answer)


def test_only_what_runs_and_can_be_put_off_is_offered_with_its_latest_day(desk, paid, officer):
    page = text(desk(officer).open("officer_fact", paid.number, "EXTENSION_GRANTED"))

    assert "Assess unpaid or short-paid duty (to 20\xa0Nov\xa02031 at most)" in page
    assert "DECIDE_APPEAL" not in page


def test_what_was_typed_survives_a_change_by_somebody_else(desk, paid, officer, second_officer):
    seen = paid.updated_at.isoformat()
    actions.hold(paid, reason="OTHER", text="Wait", by=second_officer, at=LATER)
    typed = {"day": day(0), "text": "In the yard", "seen": seen, "confirmed": "yes"}

    answer = desk(officer).send("officer_fact", paid.number, "CUSTODY_ENTERED", **typed)

    assert answer.status_code == 409
    assert "the declaration changed meanwhile" in text(answer)
    assert "In the yard" in text(answer)


def test_a_withdrawal_offers_what_stands(desk, paid, officer):
    record(paid, officer, NOTICE)

    address = desk(officer).address("officer_fact", paid.number, "FACT_WITHDRAWN")
    page = text(desk(officer).client.get(address, {"fact": "ASSESSMENT_NOTICE"}))

    assert '<option value="ASSESSMENT_NOTICE"' in page
    assert "Appeal lodged" not in page


def test_facts_of_other_goods_and_of_other_offices_are_not_there(
    desk, paid, officer, distant_officer, trader
):
    assert desk(officer).open("officer_fact", paid.number, "LEFT_BEHIND").status_code == 404
    assert desk(officer).open("officer_fact", paid.number, "NONSENSE").status_code == 404
    for person in (distant_officer, trader):
        assert desk(person).open("officer_facts", paid.number).status_code == 404
        assert desk(person).open("officer_fact", paid.number, "APPEAL_FILED").status_code == 404


def test_an_officer_without_the_right_is_told_so(desk, paid):
    reader = UserFactory(is_officer=True, permissions=["release_declaration"])
    reader.offices.add(paid.office)

    assert desk(reader).open("officer_facts", paid.number).status_code == 403
    assert desk(reader).open("officer_fact", paid.number, "APPEAL_FILED").status_code == 403
    assert "Record a fact" not in text(desk(reader).open("officer_detail", paid.number))
