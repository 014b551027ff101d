"""What proves a person beside the password: confirming, changing and losing it."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticToken

from accounts.actions.passwords import cool_off, end_resets
from accounts.actions.sessions import end_sessions
from accounts.actions.signin import has_factor
from accounts.models import AuthenticatorDevice, CodeDevice, RecoveryDevice, User
from audit import actions as audit
from core.secrets import keyed_hash
from notifications.actions import Recipient, send

BEGIN_ANEW_LIVES = timedelta(hours=72)
"""Whoever was let begin anew has so long for it; then it is to be allowed again."""
SETTING_UP_LIVES = timedelta(hours=1)
"""An app that was begun is kept so long; the pages on which it is set up close before."""
RECOVERY_CODES = 10
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def mobile_of(person: User) -> CodeDevice:
    """Return the device that sends codes to the person's mobile; its address may be empty."""
    device, _new = CodeDevice.objects.get_or_create(
        user=person,
        kind=CodeDevice.Kind.SMS,
        defaults={"address": person.phone, "name": "sms", "confirmed": False},
    )
    return device


class AnotherMobile(ValueError):
    """Only the mobile that was checked can be confirmed."""


class AnotherApp(ValueError):
    """The app is not being set up any more: another one was, or the password is another one."""


class Lapsed(Exception):
    """The time is over in which the person might begin anew; it is to be allowed again."""


def check_time(person: User, *, at: datetime) -> None:
    """Refuse who was let begin anew and did not do so in time.

    :raises Lapsed: the time is over
    """
    if person.new_factors_until and at >= person.new_factors_until:
        raise Lapsed


def checked_mobile(person: User) -> str:
    """Return the one mobile that this person can confirm, or an empty text: whichever they name.

    That of a person of the register was compared with the contact on file, or an officer chose it;
    and it may have been known to who let the person begin anew.
    """
    is_known = person.id_hash or person.new_factors_until
    return person.phone if is_known and not person.phone_confirmed_at else ""


@transaction.atomic
def name_mobile(person: User, phone: str, *, at: datetime) -> CodeDevice:
    """Note the mobile that a person without a confirmed one named; it is to be confirmed.

    :param phone: a Thai mobile in E.164
    :raises AnotherMobile: not the one that was compared with the register, or an officer chose
    :raises Lapsed: the person might begin anew, and did not in time
    """
    device = mobile_of(person)
    if device.confirmed:
        return device
    check_time(person, at=at)
    if phone != (checked_mobile(person) or phone):
        raise AnotherMobile
    device.address, device.code_hash = phone, ""
    device.save(update_fields=["address", "code_hash"])
    audit.record("mobile named", subject=person.username, by=person, at=at)
    return device


@transaction.atomic
def confirm_mobile(person: User, tried: CodeDevice, *, at: datetime) -> None:
    """Take the mobile to which the code went as the person's own.

    :param tried: the device whose code was right
    :raises AnotherMobile: another number was named meanwhile, or another one was checked
    :raises Lapsed: the person might begin anew, and did not in time
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    device = CodeDevice.objects.select_for_update().get(pk=tried.pk)
    check_time(person, at=at)
    if device.address != tried.address or checked_mobile(person) not in {"", device.address}:
        raise AnotherMobile
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    person.phone, person.phone_confirmed_at = device.address, at
    person.new_factors_until = None
    person.save(update_fields=["phone", "phone_confirmed_at", "new_factors_until"])
    audit.record("mobile confirmed", subject=person.username, by=person, at=at)


@transaction.atomic
def name_new_mobile(person: User, phone: str, *, at: datetime) -> CodeDevice:
    """Note the mobile that is to take the old one's place, once a code sent to it was right."""
    device, _new = CodeDevice.objects.update_or_create(
        user=person,
        kind=CodeDevice.Kind.NEW_SMS,
        defaults={"address": phone, "name": "new sms", "code_hash": "", "confirmed": False},
    )
    audit.record("mobile named", subject=person.username, by=person, at=at)
    return device


@transaction.atomic
def change_mobile(person: User, new: CodeDevice, *, keep_session: str, at: datetime) -> None:
    """Put a new mobile, to which a code went that was right, in the place of the old one.

    The old mobile and the mailbox are told, other sessions end, and receipts are printed again
    only after the time of cooling off.

    :param new: the device whose code was right
    :raises AnotherMobile: another number was named meanwhile, or it was put there already
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    held = CodeDevice.objects.select_for_update().filter(pk=new.pk).first()
    if held is None or held.address != new.address:
        raise AnotherMobile
    device = mobile_of(person)
    _tell_of_change(person, device.address, at=at)
    device.address, device.code_hash, device.confirmed = new.address, "", True
    device.save(update_fields=["address", "code_hash", "confirmed"])
    new.delete()
    person.phone, person.phone_confirmed_at = device.address, at
    person.save(update_fields=["phone", "phone_confirmed_at"])
    cool_off(person, at=at)
    end_sessions(person, except_key=keep_session, by=person, at=at)
    audit.record("mobile changed", subject=person.username, by=person, at=at)


@transaction.atomic
def allow_new_factors(
    person: User, *, by: User, at: datetime, phone: str = "", behalf: str = ""
) -> None:
    """Let a person who lost what proves them begin anew, after their identity was proved.

    At a sign-in within 72 hours, with the password they have, a mobile is confirmed, or an
    officer's authenticator app set up. Until then no password is chosen anew by mail: the mailbox
    would be all that proves the person. Old contacts are told, all sessions end, and receipts are
    printed again only after the time of cooling off.

    :param phone: the mobile to be confirmed, in E.164; empty: the person names it
    :param behalf: the trader whose administrator does it; empty where Customs does
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    mobile = mobile_of(person)
    _tell_of_change(person, mobile.address, at=at)
    mobile.address, mobile.confirmed, mobile.code_hash = phone, False, ""
    mobile.save(update_fields=["address", "confirmed", "code_hash"])
    AuthenticatorDevice.objects.filter(user=person).delete()
    RecoveryDevice.objects.filter(user=person).delete()
    end_resets(person)
    person.wrong_codes, person.phone, person.phone_confirmed_at = 0, phone, None
    person.new_factors_until = at + BEGIN_ANEW_LIVES
    person.save(update_fields=["wrong_codes", "phone", "phone_confirmed_at", "new_factors_until"])
    cool_off(person, at=at)
    end_sessions(person, by=by, at=at)
    parties = {"owner": behalf, "behalf": behalf}
    audit.record("new factors allowed", subject=person.username, by=by, at=at, **parties)


def _tell_of_change(person: User, old_phone: str, *, at: datetime, mail: bool = True) -> None:
    for address in (old_phone, person.email if mail else ""):
        if address:
            send("factors_changed", Recipient(address, person.language, person), at=at)


@transaction.atomic
def begin_authenticator(person: User, *, session: str, at: datetime) -> AuthenticatorDevice:
    """Return the app that the person is setting up in this session, a new one if there is none yet.

    It counts once a code of it was right. No other session is shown its seed: whoever opened the
    page once, and did not confirm it, holds no copy of what another one confirms later.

    :param session: key of the session; a new proof of the person gives it another one
    :raises Lapsed: the person might begin anew, and did not in time
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    check_time(person, at=at)
    begun = AuthenticatorDevice.objects.filter(user=person, confirmed=False)
    begun.filter(created_at__lt=at - SETTING_UP_LIVES).delete()
    name = keyed_hash("app being set up", session)
    device: AuthenticatorDevice | None = begun.filter(name=name).first()
    return device or AuthenticatorDevice.objects.create(user=person, name=name, confirmed=False)


@transaction.atomic
def confirm_authenticator(
    person: User, device: AuthenticatorDevice, *, at: datetime, keep_session: str = ""
) -> None:
    """Take the app that showed a right code as the person's only one, and tell them.

    Where something else proved the person before, it counts as a change of that: other sessions
    end, and receipts are printed again only after the time of cooling off.

    :raises AnotherApp: it is not being set up any more
    :raises Lapsed: the person might begin anew, and did not in time
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    check_time(person, at=at)
    if not AuthenticatorDevice.objects.filter(pk=device.pk, confirmed=False).exists():
        raise AnotherApp
    if has_factor(person):
        _tell_of_change(person, person.phone, at=at, mail=False)
        cool_off(person, at=at)
        end_sessions(person, except_key=keep_session, by=person, at=at)
    AuthenticatorDevice.objects.filter(user=person).exclude(pk=device.pk).delete()
    device.confirmed, device.name = True, "authenticator"
    device.save(update_fields=["confirmed", "name"])
    person.new_factors_until = None
    person.save(update_fields=["new_factors_until"])
    audit.record("authenticator set up", subject=person.username, by=person, at=at)
    if person.email:
        send("authenticator_set_up", Recipient(person.email, person.language, person), at=at)


@transaction.atomic
def remove_authenticator(person: User, *, at: datetime, keep_session: str = "") -> None:
    """Go back to codes by SMS; officers cannot, they have no other factor.

    Other sessions end, and receipts are printed again only after the time of cooling off.
    """
    cool_off(person, at=at)
    end_sessions(person, except_key=keep_session, by=person, at=at)
    AuthenticatorDevice.objects.filter(user=person).delete()
    audit.record("authenticator removed", subject=person.username, by=person, at=at)
    _tell_of_change(person, person.phone, at=at)


@transaction.atomic
def write_recovery_codes(person: User, *, at: datetime) -> list[str]:
    """Return ten new recovery codes, to be shown this once; older ones are void."""
    RecoveryDevice.objects.filter(user=person).delete()
    device = RecoveryDevice.objects.create(user=person, name="recovery")
    codes = ["-".join(_letters(5) for _part in range(2)) for _code in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=device.hash_of(code)) for code in codes
    )
    audit.record("recovery codes written", subject=person.username, by=person, at=at)
    _tell_of_change(person, person.phone, at=at)
    return codes


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
