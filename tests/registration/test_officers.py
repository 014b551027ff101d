"""Officers decide where the contact differs: with reasons, one of them, never on their own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from audit.models import Entry
from core.workflow import StepRefused
from notifications.models import Message
from registration import actions
from registration.actions import Contact
from registration.actions.officers import AddressTaken, NoContact, NotNamed, OwnApplication
from registration.models import Application, Registrant
from registration.workflow import Status
from tests.conftest import staff
from tests.factories import MORNING, OfficerFactory, UserFactory
from tests.registration.conftest import MAIL, MOBILE

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def told(purpose):
    return list(Message.objects.filter(purpose=purpose).values_list("address", flat=True))


@pytest.mark.parametrize(
    ("contact", "email", "phone"),
    [(Contact.TYPED, "somsri@example.org", MOBILE), (Contact.ON_FILE, MAIL, MOBILE)],
)
def test_an_account_is_opened_with_the_contact_that_the_officer_chose(
    elsewhere, registrar, contact, email, phone
):
    done = actions.approve(elsewhere, contact=contact, by=registrar, at=MORNING)

    assert (done.status, done.decided_by, done.decided_at) == (Status.APPROVED, registrar, MORNING)
    assert (done.account.email, done.account.phone) == (email, phone)
    assert told("first_password") == [email]
    assert told("account_notice") == [MAIL]
    entry = Entry.objects.get(name="application approved")
    assert (entry.actor, entry.subject) == ("registrar", done.trail_name)
    assert "example" not in str(entry.details)


def test_a_refusal_has_a_reason_and_words_that_the_applicant_reads(elsewhere, registrar, client):
    done = actions.refuse(elsewhere, reason="DENIED", text="ไม่ได้ยื่น", by=registrar, at=MORNING)

    assert (done.status, done.reason, done.decided_by) == (Status.REFUSED, "DENIED", registrar)
    assert told("application_refused") == ["somsri@example.org"]
    with translation.override("en"):
        page = text(client.get(done.get_absolute_url()))
    assert "The person on file did not apply" in page
    assert "ไม่ได้ยื่น" in page
    assert "ไม่ได้ยื่น" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_nobody_decides_on_their_own_application(elsewhere, registrar):
    registrar.id_hash = elsewhere.id_hash
    registrar.save()

    with pytest.raises(OwnApplication):
        actions.approve(elsewhere, contact=Contact.TYPED, by=registrar, at=MORNING)
    with pytest.raises(OwnApplication):
        actions.refuse(elsewhere, reason="OTHER", text="x", by=registrar, at=MORNING)


@pytest.mark.parametrize("who", ["release officer", "trader with the right"])
def test_only_officers_with_the_right_decide(elsewhere, who):
    if who == "release officer":
        person = OfficerFactory()
    else:
        person = UserFactory(permissions=["decide_application"])

    with pytest.raises(PermissionDenied):
        actions.approve(elsewhere, contact=Contact.TYPED, by=person, at=MORNING)
    with pytest.raises(PermissionDenied):
        actions.refuse(elsewhere, reason="OTHER", text="x", by=person, at=MORNING)
    assert not User.objects.filter(email="somsri@example.org").exists()


def test_an_address_of_another_account_is_not_given_twice(elsewhere, registrar):
    UserFactory(email="somsri@example.org")

    with pytest.raises(AddressTaken):
        actions.approve(elsewhere, contact=Contact.TYPED, by=registrar, at=MORNING)


@pytest.mark.parametrize("on_file", [{"email": ""}, {"phone": ""}, {"phone": "021234567"}])
def test_a_contact_on_file_that_nothing_can_be_sent_to_is_not_taken(elsewhere, registrar, on_file):
    Registrant.objects.update(**on_file)

    with pytest.raises(NoContact):
        actions.approve(elsewhere, contact=Contact.ON_FILE, by=registrar, at=MORNING)


@pytest.mark.parametrize("change", ["suspended", "director no more", "struck off"])
def test_the_register_is_read_again_when_an_officer_approves(elsewhere, registrar, change):
    if change == "suspended":
        Registrant.objects.update(state="SUSPENDED")
    elif change == "struck off":
        Application.objects.update(registrant=None)
    else:
        elsewhere.registrant.signatories.update(until_date="2026-11-19")

    with pytest.raises(NotNamed):
        actions.approve(elsewhere, contact=Contact.TYPED, by=registrar, at=MORNING)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_decides(elsewhere, registrar, second_registrar, at_once):
    officers = [registrar, second_registrar]

    def decide(n):
        if n:
            return actions.refuse(elsewhere, reason="OTHER", text="x", by=officers[n], at=MORNING)
        return actions.approve(elsewhere, contact=Contact.TYPED, by=officers[n], at=MORNING)

    answers = at_once(decide, times=2)

    assert sorted(type(answer) is StepRefused for answer in answers) == [False, True]
    assert (
        Entry.objects.filter(name__in=["application approved", "application refused"]).count() == 1
    )


def test_the_list_shows_what_waits_the_longest_first(desk, apply, check, registrar, enter, person):
    first = check(apply(email="somsri@example.org"))
    number = person.trader.tax_id
    second = check(
        apply(tax_id=number, id_number=number, laser_id="ZZ0123456789", email="manee@example.org")
    )

    page = text(desk(registrar).open("officer_queue"))

    assert page.index(first.identifier) < page.index(second.identifier)
    assert number not in page


def test_an_empty_list_says_so(desk, registrar):
    assert "No application waits for an officer." in text(desk(registrar).open("officer_queue"))


def test_the_page_shows_both_contacts_the_answer_and_what_came_before(
    desk, apply, check, identity, registrar
):
    identity.mode = "refuse"
    before = check(apply())
    identity.mode = "confirm"
    application = check(apply(email="somsri@example.org"))

    page = text(desk(registrar).open("officer_detail", application.identifier))

    assert "somsri@example.org" in page
    assert MAIL in page
    assert page.count("differs") == 1
    assert page.count("the same") == 1
    assert "Confirmed" in page
    assert before.identifier in page
    assert "The identity registry did not confirm the card" in page
    entry = Entry.objects.get(name="viewed", subject=application.trail_name)
    assert entry.owner == application.registrant.trader.party, "in the ledger of the firm"
    for reference in (application.reference, application.reference_shown):
        assert not Entry.objects.filter(subject__contains=reference).exists()


def test_an_officer_approves_after_seeing_who_will_be_told(desk, elsewhere, registrar):
    desk = desk(registrar)

    asked = text(desk.open("officer_decide", elsewhere.identifier, "approve-typed"))
    done = text(desk.decide(elsewhere, "approve-typed", confirmed="yes"))

    assert "somsri@example.org" in asked
    assert MAIL in asked
    assert "is now: Approved." in done
    elsewhere.refresh_from_db()
    assert elsewhere.account.email == "somsri@example.org"


def test_an_officer_refuses_after_reading_it_as_the_applicant_will(desk, elsewhere, registrar):
    desk = desk(registrar)
    typed = {"reason": "OTHER", "text": "Bring the card to the office."}

    empty = desk.decide(elsewhere, "refuse", reason="", text="")
    preview = text(desk.decide(elsewhere, "refuse", **typed))
    changed = text(desk.decide(elsewhere, "refuse", change="yes", **typed))
    done = text(desk.decide(elsewhere, "refuse", confirmed="yes", **typed))

    assert empty.status_code == 422
    assert "Bring the card to the office." in preview
    assert 'name="confirmed"' in preview
    assert "<textarea" in changed
    assert "is now: Not approved." in done


def test_the_second_of_two_officers_reads_who_was_faster(
    desk, elsewhere, registrar, second_registrar
):
    seen = elsewhere.updated_at
    actions.refuse(elsewhere, reason="OTHER", text="x", by=registrar, at=MORNING)

    late = desk(second_registrar).decide(elsewhere, "approve-typed", seen=seen, confirmed="yes")

    assert late.status_code == 409
    assert "the application changed meanwhile" in text(late)
    assert registrar.called in text(late)


def test_what_cannot_be_decided_is_explained_on_the_page(desk, elsewhere, registrar):
    UserFactory(email="somsri@example.org")

    page = text(desk(registrar).decide(elsewhere, "approve-typed", confirmed="yes"))

    assert "Another account has this e-mail address already." in page
    assert "/approve-on-file/" in page


@pytest.mark.parametrize("who", ["release officer", "trader", "distant_officer"])
def test_to_everyone_else_the_pages_do_not_exist(desk, elsewhere, who, request):
    person = {
        "release officer": OfficerFactory,
        "trader": lambda: UserFactory(permissions=["decide_application"]),
    }.get(who, lambda: request.getfixturevalue(who))()
    desk = desk(person)

    assert desk.open("officer_queue").status_code == 404
    assert desk.open("officer_detail", elsewhere.identifier).status_code == 404
    assert desk.decide(elsewhere, "refuse", confirmed="yes").status_code == 404


def test_a_decision_that_does_not_exist_is_not_found(desk, elsewhere, registrar):
    assert desk(registrar).open("officer_decide", elsewhere.identifier, "x").status_code == 404
    assert desk(registrar).open("officer_detail", "NOBODY").status_code == 404


def test_a_confirmation_without_what_was_seen_is_asked_for_again(desk, elsewhere, registrar):
    answer = desk(registrar).client.post(
        f"/en/officer/registrations/{elsewhere.identifier}/approve-typed/",
        {"confirmed": "yes", "seen": "yesterday"},
    )

    assert answer.status_code == 422
    assert "Please open this page again." in text(answer)


def test_the_register_is_read_in_the_admin_by_those_with_the_right(client, company, somsri):
    client.force_login(staff("Registration officers"))
    with translation.override("en"):
        listed = reverse("admin:registration_registrant_changelist")
        record = reverse("admin:registration_registrant_change", args=[company.pk])

    found = text(client.get(listed, {"q": company.trader.tax_id}))
    none = text(client.get(listed, {"q": "0000000000000"}))
    page = text(client.get(record))

    assert company.trader.name_en in found
    assert record in found
    assert record not in none
    assert somsri.name[0] in page
    assert somsri.id_number not in page
    client.force_login(staff("Release officers"))
    assert client.get(record).status_code == 403
