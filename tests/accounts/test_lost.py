"""Who lost mobile and app, and who may let them begin anew."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import roles
from accounts.actions.factors import begin_authenticator, confirm_authenticator
from accounts.actions.opening import Newcomer, open_account
from accounts.actions.passwords import choose_forgotten_password
from accounts.actions.sessions import forget_ended
from accounts.models import AuthenticatorDevice, CodeDevice, Grant, Session
from accounts.tasks import forget_tries_and_sessions
from notifications.models import Message
from tests.accounts.people import MOBILE, brought, page, person, type_password
from tests.factories import MORNING, MembershipFactory, TraderFactory, UserFactory

NEW_MOBILE = "+66898765432"


@pytest.fixture
def firm(db):
    return TraderFactory()


@pytest.fixture
def leader(firm):
    """An administrator of the firm."""
    return MembershipFactory(user__username="leader", trader=firm, role="ADMINISTRATOR").user


@pytest.fixture
def accountant(firm):
    """An accountant of the firm, who has a mobile."""
    return MembershipFactory(user=person("accountant"), trader=firm, role="ACCOUNTANT")


def mobile(somebody):
    return CodeDevice.objects.get(user=somebody, kind="SMS")


def test_an_administrator_lets_an_accountant_name_a_new_mobile(client, leader, accountant):
    client.force_login(leader)
    there = page("renew_factors", accountant.key)
    assert "accountant" in client.get(page("people")).text
    assert client.get(there).status_code == 200

    assert client.post(there).url == page("people")

    assert mobile(accountant.user).confirmed is False
    assert set(Message.objects.values_list("address", flat=True)) == {
        MOBILE,
        accountant.user.email,
    }
    assert type_password(type(client)(), username="accountant").url == page("first_mobile")


def test_not_for_directors_themselves_or_people_of_other_firms(client, firm, leader, accountant):
    director = MembershipFactory(user=person("director"), trader=firm, role="DIRECTOR")
    own = leader.memberships.get()
    MembershipFactory(user=accountant.user)
    client.force_login(leader)

    for membership in (director, own, accountant):
        with pytest.raises(roles.NotForThem):
            roles.renew_factors(membership, by=leader, at=MORNING)
        answer = client.post(page("renew_factors", membership.key), follow=True)
        assert "ทำแทนกรรมการ" in answer.text
    assert mobile(accountant.user).confirmed is True


def test_it_is_offered_for_those_alone_for_whom_it_works(client, firm, leader, accountant):
    director = MembershipFactory(user=person("boss"), trader=firm, role="DIRECTOR")
    busy = MembershipFactory(user=person("busy"), trader=firm, role="VIEWER")
    MembershipFactory(user=busy.user, role="VIEWER")
    client.force_login(leader)

    text = client.get(page("people")).text

    offered = {
        role.user.username: page("renew_factors", role.key) in text
        for role in (director, busy, accountant, leader.memberships.get())
    }
    assert offered == {"boss": False, "busy": False, "accountant": True, "leader": False}


def test_nobody_but_an_administrator_of_the_firm(client, accountant):
    stranger = MembershipFactory(role="ADMINISTRATOR").user
    client.force_login(stranger)

    assert client.post(page("renew_factors", accountant.key)).status_code == 404
    with pytest.raises(PermissionDenied):
        roles.renew_factors(accountant, by=stranger, at=MORNING)


def newcomer(phone, **facts):
    return Newcomer("ก", "ข", "new@example.com", phone, "th", id_hash="a" * 64, **facts)


def test_a_role_in_another_firm_changes_nothing_of_what_proves_a_person(db, firm):
    somebody = person("somebody", id_hash="a" * 64, wrong_codes=100)

    same = open_account(newcomer(NEW_MOBILE), trader=firm, role="DIRECTOR", by=somebody, at=MORNING)

    assert same == somebody
    somebody.refresh_from_db()
    assert mobile(somebody).confirmed
    assert mobile(somebody).address == MOBILE
    assert somebody.wrong_codes == 100
    assert somebody.email == "somebody@example.com"


def test_the_admin_sends_first_passwords_and_lets_people_begin_anew(client, db):
    root = UserFactory(username="root", is_staff=True, is_superuser=True)
    somebody, nobody = person("somebody"), UserFactory(username="without-mail")
    client.force_login(root)
    with translation.override("th"):
        people = reverse("admin:accounts_user_changelist")
    chosen = [somebody.pk, nobody.pk, root.pk]

    answer = client.post(
        people, {"action": "send_first_password", "_selected_action": chosen}, follow=True
    )
    assert "ไม่มีอีเมลหรือบัญชีถูกปิด" in answer.text
    assert type_password(type(client)(), password=brought("first_password")).status_code == 302
    client.post(people, {"action": "allow_new_factors", "_selected_action": chosen})
    assert mobile(somebody).confirmed is False
    assert not CodeDevice.objects.filter(user=root).exists()


def test_the_admin_leads_to_the_page_for_ones_own_password(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    assert client.get("/th/admin/password_change/").url == page("own_password")


def test_what_is_over_is_forgotten(client, db):
    somebody = person("somebody", notice_accepted_at=MORNING)
    client.force_login(somebody)
    old = timezone.now() - timedelta(hours=1)
    Grant.objects.create(user=somebody, binding="b", granted_at=old, valid_until=old)
    forget_tries_and_sessions()
    assert Session.objects.count() == 1
    assert not Grant.objects.exists()
    Session.objects.update(expire_date=old)

    assert forget_ended(at=timezone.now()) == 1


def test_who_has_no_mailbox_is_answered_like_nobody(client, db):
    somebody = UserFactory(username="without-mail")

    answer = client.post(page("forgot"), {"username": "without-mail"})

    assert answer.url == page("forgot_code")
    assert not Message.objects.filter(person=somebody).exists()


def test_who_has_no_mobile_is_told_by_mail_alone(db):
    somebody = UserFactory(username="officer", is_officer=True, email="officer@example.com")
    AuthenticatorDevice.objects.create(user=somebody, name="app")
    new = "another long passphrase 2570"

    choose_forgotten_password(somebody, new, mailbox=somebody.email, at=MORNING)

    assert Message.objects.get().address == "officer@example.com"


def test_an_app_is_set_up_without_a_mailbox_too(db):
    somebody = UserFactory(username="without-mail")

    confirm_authenticator(
        somebody, begin_authenticator(somebody, session="a", at=MORNING), at=MORNING
    )

    assert not Message.objects.exists()
