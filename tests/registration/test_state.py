"""The page of an application: for whoever has its reference, and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from accounts.actions.passwords import choose_after_first_password
from audit.models import Entry
from notifications.models import Message
from registration import actions
from registration.workflow import Status
from tests.factories import MORNING
from tests.registration.conftest import UNKNOWN
from tests.registration.pages import SIGNUP, blanked, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["", "number/", "find/", "0000-0000-0000-0000-0000-0000-00/"])
def test_the_pages_are_in_no_cache_and_no_search_engine(client, portal, apply, page):
    application = apply()
    address = SIGNUP + page.replace("0000-0000-0000-0000-0000-0000-00", application.identifier)

    response = client.get(address)

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "way",
    [str.lower, lambda r: r.replace("-", ""), lambda r: r.replace("0", "o").replace("1", "l")],
)
def test_an_application_is_found_by_its_reference_however_it_is_written(client, apply, way):
    application = apply()

    found = client.post(f"{SIGNUP}find/", {"reference": way(application.reference_shown)})

    assert found.url == f"{SIGNUP}{application.reference_shown}/"
    assert client.get(f"{SIGNUP}{way(application.reference_shown)}/").status_code == 200


def test_an_unknown_reference_is_not_found_like_any_other_page(client, portal):
    unknown = "ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-AB"

    assert client.get(f"{SIGNUP}{unknown}/").status_code == 404
    assert client.post(f"{SIGNUP}{unknown}/again/").status_code == 404
    assert client.post(f"{SIGNUP}{unknown}/withdraw/").status_code == 404


def page_of(client, application):
    with translation.override("en"):
        return text(client.get(application.get_absolute_url()))


def test_every_reason_of_the_check_reads_alike(client, apply, check, identity, company):
    pages = []
    identity.mode = "refuse"
    pages.append(check(apply()))
    identity.mode = "confirm"
    pages.append(check(apply(tax_id=UNKNOWN, laser_id="ZZ0123456789")))
    pages.append(check(apply(id_number="1000000999016", laser_id="ZZ0123456788")))

    assert len({a.reason for a in pages}) == 3
    bodies = {re.sub(r"0-0000-XXXXX-\d\d-\d", "", blanked(page_of(client, a))) for a in pages}
    assert len(bodies) == 1
    texts = Message.objects.filter(purpose="application_refused").values_list("text", flat=True)
    assert len({blanked(one) for one in texts}) == 1


def test_the_page_says_where_the_password_went_and_sends_it_again(client, apply, check, portal):
    application = check(apply())
    page = page_of(client, application)
    assert "We sent a password to o•••@example.com" in page

    sent = client.post(f"{SIGNUP}{application.identifier}/again/", follow=True)
    often = client.post(f"{SIGNUP}{application.identifier}/again/")

    assert "A new password is on its way." in text(sent)
    assert often.status_code == 429
    choose_after_first_password(application.account, "chosen by themself 2569", at=MORNING)
    used = client.post(f"{SIGNUP}{application.identifier}/again/", follow=True)
    assert "There is no unused first password" in text(used)
    assert "Send the password again" not in page_of(client, application)


def test_the_page_says_who_is_waited_for(client, apply, check, identity, elsewhere):
    assert "a registration officer of the Customs Department decides" in page_of(client, elsewhere)
    identity.mode = "fail"
    waiting = check(apply(laser_id="ZZ0123456789"))
    assert "identity registry of the Department" in page_of(client, waiting)


def test_an_application_is_withdrawn_after_asking(client, apply, portal):
    application = apply()

    asked = client.get(f"{SIGNUP}{application.identifier}/withdraw/")
    done = client.post(f"{SIGNUP}{application.identifier}/withdraw/", follow=True)
    again = client.post(f"{SIGNUP}{application.identifier}/withdraw/", follow=True)

    assert "Withdraw the application" in text(asked)
    assert "You withdrew the application." in text(done)
    assert "is not possible while the status is" in text(again)
    application.refresh_from_db()
    assert application.status == Status.WITHDRAWN


def test_an_expired_application_says_so(client, apply, portal):
    application = apply()
    actions.expire(application.pk, by=portal, at=MORNING + timedelta(days=4))
    application.refresh_from_db()

    assert "The time for this application is over" in page_of(client, application)
    assert timezone.now() > application.received_at


def test_a_refused_step_does_not_put_the_reference_into_the_trail(client, elsewhere):
    client.post(f"{SIGNUP}{elsewhere.reference_shown}/again/")

    entry = Entry.objects.get(name="refused")
    assert entry.subject == elsewhere.trail_name
    assert elsewhere.reference_shown not in str(vars(entry))
