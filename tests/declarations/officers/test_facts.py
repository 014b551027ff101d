"""The pages on which officers record facts of the Act: asked, read, confirmed, withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from declarations import actions
from declarations.actions import NewFact
from tests.declarations.officers.conftest import text
from tests.declarations.officers.test_recording import APPEAL, LATER, NOTICE, NOV25, record
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def day(days):
    """Return a day as people type it, so many days before today."""
    return (timezone.localdate() - timedelta(days=days)).strftime("%d/%m/%Y")


def test_the_page_of_facts_offers_them_and_shows_what_stands(desk, paid, officer):
    record(paid, officer, NOTICE)

    page = text(desk(officer).open("officer_facts", paid.number))

    assert "Notification of assessment received" in page
    assert "Appeals and going to court" in page
    assert "Delivered by post" in page
    assert "FACT_WITHDRAWN/?fact=ASSESSMENT_NOTICE%3A" in page


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
    assert "What this changes" in read
    assert "12,500.00\xa0baht until" in read
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
    record(paid, officer, APPEAL)
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


def test_a_withdrawal_offers_what_stands_and_asks_for_no_day(desk, paid, officer):
    record(paid, officer, NOTICE)
    told = {"clock": "ASSESS", "until": "2031-11-20"}
    record(paid, officer, NewFact("EXTENSION_GRANTED", NOV25, "Order 12", told))
    at = desk(officer)

    listed = text(at.open("officer_facts", paid.number))
    address = at.address("officer_fact", paid.number, "FACT_WITHDRAWN")
    page = text(at.client.get(address, {"fact": "EXTENSION_GRANTED:ASSESS"}))
    paid.refresh_from_db()
    seen = {"seen": paid.updated_at.isoformat(), "confirmed": "yes", "text": "Wrong case"}
    at.send("officer_fact", paid.number, "FACT_WITHDRAWN", fact="EXTENSION_GRANTED:ASSESS", **seen)

    assert "?fact=EXTENSION_GRANTED%3AASSESS" in listed
    assert '<option value="EXTENSION_GRANTED:ASSESS" selected' in page
    assert "A time limit was extended: Assess unpaid" in page
    assert '<option value="ASSESSMENT_NOTICE:"' in page
    assert "Day on which it happened" not in page
    assert [event.code for event in actions.recorded_facts(paid)] == ["ASSESSMENT_NOTICE"]


def test_of_one_fact_recorded_twice_only_the_last_record_can_be_withdrawn(desk, paid, officer):
    record(paid, officer, NOTICE)
    record(paid, officer, NOTICE)

    page = text(desk(officer).open("officer_facts", paid.number))

    assert page.count("FACT_WITHDRAWN/?fact=") == 1


def test_the_traders_history_marks_what_was_withdrawn(client, paid, officer, trader):
    record(paid, officer, NOTICE)
    record(paid, officer, NewFact("FACT_WITHDRAWN", NOV25, "…", {"fact": "ASSESSMENT_NOTICE"}))
    client.force_login(trader)

    with translation.override("en"):
        page = text(client.get(paid.get_absolute_url()))

    assert page.count("Withdrawn later") == 1


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
