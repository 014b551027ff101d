"""Officers, staff and superusers prove themselves with an app alone, and are idle for less long."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_otp.oath import totp

from accounts.actions import roles
from accounts.actions.factors import write_recovery_codes
from accounts.http.lasting import IDLE
from accounts.http.sessions import FACTOR, SEEN
from accounts.models import AuthenticatorDevice, CodeDevice
from notifications.models import Message
from tests.accounts.people import (
    brought,
    is_signed_in,
    page,
    person,
    type_code,
    type_password,
    wrong,
)
from tests.clients import PersonClient
from tests.factories import MORNING, MembershipFactory


@pytest.fixture(params=["is_officer", "is_staff", "is_superuser"])
def somebody(request, db):
    return person(notice_accepted_at=MORNING, **{request.param: True})


@pytest.fixture
def with_app(somebody):
    AuthenticatorDevice.objects.create(user=somebody, name="app")
    return somebody


def shown():
    return f"{totp(AuthenticatorDevice.objects.get().bin_key):06}"


def test_no_sms_is_sent_and_no_recovery_code_signs_in(client, with_app):
    (code, *_rest) = write_recovery_codes(with_app, at=MORNING)
    type_password(client)

    for way in ("sms", "recovery"):
        assert client.post(page("signin_way"), {"way": way}).status_code == 404
    assert not Message.objects.filter(purpose="code").exists()
    assert type_code(client, code).status_code == 422


def test_a_sign_in_without_the_app_is_none(client, with_app):
    client.force_login(with_app)
    assert is_signed_in(client)
    session = client.session
    session[FACTOR] = "CodeDevice"
    session.save()

    assert not is_signed_in(client)


def test_they_are_idle_for_less_long(client, with_app):
    client.force_login(with_app)
    session = client.session
    session[SEEN] = (timezone.now() - IDLE["officer"]).isoformat()
    session.save()

    assert not is_signed_in(client)


def test_their_pages_offer_neither_sms_nor_recovery_codes(client, with_app):
    client.force_login(with_app)
    shown = client.get(page("security")).text
    assert page("recovery_codes") not in shown
    assert page("remove_authenticator") not in shown
    for there in ("recovery_codes", "remove_authenticator"):
        session = client.session
        until = timezone.now() + timedelta(minutes=5)
        session["fresh"] = {"there": there, "until": until.isoformat()}
        session.save()
        assert client.post(page(there)).status_code == 404


def test_no_firm_lets_them_begin_anew(somebody):
    firm = MembershipFactory(user=somebody, role="ACCOUNTANT").trader
    leader = MembershipFactory(trader=firm, role="ADMINISTRATOR").user

    with pytest.raises((roles.NotForThem, PermissionDenied)):
        roles.renew_factors(somebody.memberships.get(), by=leader, at=MORNING)
    assert CodeDevice.objects.get().confirmed


def test_the_confirmed_mobile_comes_before_the_first_app(client, somebody):
    """A trader who was made an officer: the password alone sets up nothing."""
    assert type_password(client).url == page("signin_code")
    assert client.get(page("first_authenticator")).url == page("signin_code")
    code = brought()
    assert type_code(client, wrong(code)).status_code == 422
    assert client.get(page("first_authenticator")).status_code == 302
    assert not AuthenticatorDevice.objects.exists()

    assert type_code(client, code).url == page("first_authenticator")
    assert not is_signed_in(client)
    assert client.get(page("first_authenticator")).status_code == 200
    assert type_code(client, shown(), on="first_authenticator").url == page("home")
    assert is_signed_in(client)


def test_the_mobile_proved_in_one_sign_in_opens_no_other_one(client, somebody):
    type_password(client)
    type_code(client, brought())
    assert client.get(page("first_authenticator")).status_code == 200
    other = PersonClient()
    type_password(other)
    assert other.get(page("first_authenticator")).url == page("signin_code")

    type_password(client)

    assert client.get(page("first_authenticator")).url == page("signin_code")


def test_the_code_is_sent_again_but_never_where_there_is_an_app(client, somebody):
    type_password(client)
    assert client.post(page("signin_way"), {"way": "sms"}).url == page("signin_code")
    AuthenticatorDevice.objects.create(user=somebody, name="app")

    assert client.post(page("signin_way"), {"way": "sms"}).status_code == 404


def test_without_a_mobile_the_app_is_set_up_at_once(client, somebody):
    CodeDevice.objects.update(confirmed=False)

    assert type_password(client).url == page("first_authenticator")
    assert client.get(page("first_authenticator")).status_code == 200
