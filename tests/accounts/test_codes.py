"""One-time codes: what they are bound to, how often they are tried, what they open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from django_otp.oath import totp

from accounts.actions import codes, limits
from accounts.actions.codes import Asked
from accounts.actions.factors import (
    begin_authenticator,
    confirm_authenticator,
    write_recovery_codes,
)
from accounts.models import (
    MOST_TRIES,
    AuthenticatorDevice,
    CodeDevice,
    Grant,
    RecoveryDevice,
    User,
)
from audit.models import Entry
from notifications.models import Message
from tests.accounts.asking import ASKED, send, typed
from tests.accounts.people import MOBILE, brought, person, wrong
from tests.factories import MORNING


@pytest.fixture
def somebody(db):
    return person()


@pytest.fixture
def device(somebody):
    return CodeDevice.objects.get(user=somebody)


def test_a_code_comes_by_sms_and_says_what_it_is_for(somebody, device):
    send(somebody)

    message = Message.objects.get()
    code = brought()
    assert message.address == MOBILE
    assert len(code) == 6
    assert code.isdigit()
    assert message.reference == CodeDevice.objects.get().reference
    assert "เข้าสู่ระบบ" in message.text


def test_neither_the_database_nor_the_trail_holds_the_code(somebody, device):
    send(somebody)
    code = brought()

    device.refresh_from_db()
    assert code not in str(vars(device))
    assert code not in str([vars(entry) for entry in Entry.objects.all()])
    assert code not in str([vars(message) for message in Message.objects.all()])


def test_the_right_code_is_right_once(somebody, device):
    send(somebody)
    code = brought()

    assert typed(somebody, device, f" {code[:3]}-{code[3:]} ") is True
    assert typed(somebody, device, code) is False


@pytest.mark.parametrize(
    "other",
    [
        Asked("PHONE", ASKED.subject, ASKED.session),
        Asked(ASKED.purpose, "receipts 1 and 3", ASKED.session),
        Asked(ASKED.purpose, ASKED.subject, "session-b"),
    ],
)
def test_a_code_for_one_thing_opens_nothing_else(somebody, device, other):
    send(somebody)
    code = brought()

    assert typed(somebody, device, code, asked=other) is False
    assert typed(somebody, device, code) is True


def test_a_code_of_one_person_is_none_of_another(somebody, device):
    other = person("other")
    send(somebody)

    assert typed(other, device, brought()) is False


def test_a_code_is_tried_five_times(somebody, device):
    send(somebody)
    code = brought()
    for _try in range(MOST_TRIES):
        assert typed(somebody, device, wrong(code)) is False

    assert typed(somebody, device, code) is False
    device.refresh_from_db()
    assert device.tries == MOST_TRIES


def test_a_code_lives_five_minutes_by_the_clock_of_the_database(somebody, device):
    send(somebody)
    code = brought()
    lives = CodeDevice.objects.get().valid_until - timezone.now()
    assert timedelta(minutes=4, seconds=50) < lives <= timedelta(minutes=5)
    CodeDevice.objects.update(valid_until=timezone.now() - timedelta(seconds=1))

    assert typed(somebody, device, code) is False
    CodeDevice.objects.update(valid_until=timezone.now() + timedelta(seconds=60))
    assert typed(somebody, device, code) is True


def test_a_new_code_makes_the_older_one_useless(somebody, device):
    send(somebody)
    first = brought()
    send(somebody, at=MORNING + timedelta(minutes=2))

    assert typed(somebody, device, first) is (first == brought())
    assert typed(somebody, device, brought()) is True


def test_codes_are_sent_a_minute_apart_and_ten_a_day(somebody):
    sent = [send(somebody)]
    with pytest.raises(limits.TooMany) as refused:
        send(somebody, at=MORNING + timedelta(seconds=59))
    assert refused.value.until == MORNING + timedelta(minutes=1)

    for hour in range(1, 10):
        sent.append(send(somebody, at=MORNING + timedelta(hours=hour)))
    for hour in range(10, 24):
        with pytest.raises(limits.TooMany) as refused:
            send(somebody, at=MORNING + timedelta(hours=hour))
        assert refused.value.until == MORNING + timedelta(days=1)
    assert len(sent) == Message.objects.count() == 10


def test_three_codes_in_a_quarter_of_an_hour(somebody):
    for minute in (0, 2, 4):
        send(somebody, at=MORNING + timedelta(minutes=minute))

    with pytest.raises(limits.TooMany) as refused:
        send(somebody, at=MORNING + timedelta(minutes=6))
    assert refused.value.until == MORNING + timedelta(minutes=15)


def test_a_hundred_wrong_codes_in_a_row_ask_for_a_proof_of_identity(somebody, device):
    User.objects.update(wrong_codes=codes.MOST_WRONG - 1)
    send(somebody)
    code = brought()
    assert typed(somebody, device, wrong(code)) is False

    with pytest.raises(codes.ProofNeeded):
        typed(somebody, device, code)
    somebody.refresh_from_db()
    assert somebody.wrong_codes == codes.MOST_WRONG


def test_a_right_code_begins_the_count_anew(somebody, device):
    User.objects.update(wrong_codes=50)
    send(somebody)

    typed(somebody, device, brought())

    somebody.refresh_from_db()
    assert somebody.wrong_codes == 0


def test_a_grant_opens_one_thing_once(somebody, device):
    send(somebody)
    codes.grant(somebody, factor=device, code=brought(), asked=ASKED, at=MORNING)

    other = Asked(ASKED.purpose, ASKED.subject, "session-b")
    with pytest.raises(codes.NoSuchGrant):
        codes.use_grant(somebody, asked=other, at=MORNING)
    codes.use_grant(somebody, asked=ASKED, at=MORNING)
    with pytest.raises(codes.NoSuchGrant):
        codes.use_grant(somebody, asked=ASKED, at=MORNING)


def test_a_grant_does_not_become_a_standing_right(somebody, device):
    send(somebody)
    codes.grant(somebody, factor=device, code=brought(), asked=ASKED, at=MORNING)

    with pytest.raises(codes.NoSuchGrant):
        codes.use_grant(somebody, asked=ASKED, at=MORNING + codes.GRANT_LIVES)


def test_a_wrong_code_grants_nothing(somebody, device):
    send(somebody)

    refused = codes.grant(somebody, factor=device, code=wrong(brought()), asked=ASKED, at=MORNING)

    assert refused is None
    assert not Grant.objects.exists()


def test_an_authenticator_shows_right_codes_and_its_row_does_not_hold_the_key(somebody, settings):
    app = begin_authenticator(somebody, session="a", at=MORNING)
    assert begin_authenticator(somebody, session="a", at=MORNING) == app
    code = f"{totp(app.bin_key):06}"
    assert app.bin_key.hex() not in app.key

    assert typed(somebody, app, code) is True
    assert typed(somebody, app, code) is False
    confirm_authenticator(somebody, app, at=MORNING)
    assert AuthenticatorDevice.objects.get(confirmed=True) == app
    key = app.bin_key
    settings.PERSONAL_KEY = "another key" * 5
    assert AuthenticatorDevice.objects.get().bin_key != key


def test_a_code_of_an_app_that_is_gone_is_wrong_and_does_not_count(somebody):
    app = begin_authenticator(somebody, session="a", at=MORNING)
    AuthenticatorDevice.objects.all().delete()

    assert typed(somebody, app, f"{totp(app.bin_key):06}") is False
    somebody.refresh_from_db()
    assert somebody.wrong_codes == 0


def test_recovery_codes_are_good_once_each_and_kept_as_hashes(somebody):
    written = write_recovery_codes(somebody, at=MORNING)
    device = RecoveryDevice.objects.get(user=somebody)
    kept = set(device.token_set.values_list("token", flat=True))

    assert len(set(written)) == len(kept) == 10
    assert not kept & {code.replace("-", "") for code in written}
    assert typed(somebody, device, written[3].lower().replace("-", " ")) is True
    assert typed(somebody, device, written[3]) is False
    assert device.token_set.count() == 9


def test_new_recovery_codes_make_the_old_ones_void(somebody):
    old = write_recovery_codes(somebody, at=MORNING)
    write_recovery_codes(somebody, at=MORNING)

    assert typed(somebody, RecoveryDevice.objects.get(user=somebody), old[0]) is False


def test_the_same_thing_is_not_asked_for_twice_in_a_minute_but_another_one_is(somebody, device):
    send(somebody)

    with pytest.raises(limits.TooMany):
        send(somebody, at=MORNING + timedelta(seconds=59))
    send(somebody, asked=replace(ASKED, session="session-b"))
    send(somebody, asked=replace(ASKED, subject="receipt 3"))
    with pytest.raises(limits.TooMany):  # three in a quarter of an hour, whatever for
        send(somebody, asked=replace(ASKED, session="session-c"))


def test_a_device_knows_what_its_code_waits_for(somebody, device):
    other = replace(ASKED, session="session-b")
    sent = send(somebody)
    assert sent.waits_for(ASKED.binding(somebody))
    assert not sent.waits_for(other.binding(somebody))

    typed(somebody, device, brought())
    device.refresh_from_db()
    assert not device.waits_for(ASKED.binding(somebody))
