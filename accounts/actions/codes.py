"""One-time codes: sent, tried, and what a right one opens.

Every try goes through ``django_otp.verify_token``, which locks the device; the row of the person
is locked before it, so that tries of all devices of one person wait for one another.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django_otp import verify_token

from accounts.actions import limits
from accounts.catalogue import PASSWORD, PURPOSES
from accounts.models import AuthenticatorDevice, CodeDevice, Grant, RecoveryDevice, User
from audit import actions as audit
from core.secrets import keyed_hash
from notifications.actions import Recipient, send

LIVES = timedelta(minutes=5)
GRANT_LIVES = timedelta(minutes=5)
MOST_WRONG = 100
"""Wrong codes one after the other, of whatever device, until identity is proved anew."""
_WORD = "BCDFGHJKLMNPQRSTVWXZ"
"""Letters of reference words; without vowels they make no words."""

Factor = CodeDevice | AuthenticatorDevice | RecoveryDevice


@dataclass(frozen=True)
class Asked:
    """What a code is asked for: it opens this, for this subject, in this session, and no other."""

    purpose: str
    subject: str
    session: str

    def with_code(self, code: str) -> str:
        """Return the code joined with what it is bound to, as the device takes it."""
        return "\x1f".join([code, self.purpose, self.subject, self.session])

    def binding(self, person: User) -> str:
        """Return a hash of what a grant opens and for whom."""
        return keyed_hash("grant", str(person.pk), self.purpose, self.subject, self.session)


class ProofNeeded(Exception):
    """Too many wrong codes one after the other: identity is to be proved anew."""


class NoSuchGrant(Exception):
    """No right code opened this, or it was used already, or it is too old."""


@transaction.atomic
def send_code(
    person: User, *, kind: str, asked: Asked, at: datetime, counted: str = ""
) -> CodeDevice:
    """Send a new code of six digits to the address of the person's device; an older one is void.

    The same thing is not asked for twice within a minute; for another one, or in another session,
    the older code would be of no use, so a new one is sent at once.

    :param kind: one of ``CodeDevice.Kind``
    :param counted: for whom sendings are counted; empty: the person and the address
    :raises TooMany: too many were sent lately
    """
    device = _device(person, kind, asked)
    whom = f"{asked.purpose} {counted or person.username}"
    address = counted or device.address
    limits.spend(
        {
            "code sent a minute": whom if counted else asked.binding(person),
            "code sent": whom,
            "code sent an hour": address,
            "code sent a day": address,
        },
        at=at,
    )
    code = f"{secrets.randbelow(1_000_000):06}"
    device.reference = "".join(secrets.choice(_WORD) for _ in range(4))
    device.code_hash, device.tries = device.hash_of(asked.with_code(code)), 0
    device.asked_for = asked.binding(person)
    device.valid_until = Now() + LIVES
    device.save()
    _bring(device, code, asked.purpose, at)
    audit.record("code sent", subject=person.username, by=person, at=at, purpose=asked.purpose)
    return device


def _device(person: User, kind: str, asked: Asked) -> CodeDevice:
    """Return the device of this kind, held; of those by e-mail the one of what is asked for."""
    held = CodeDevice.objects.select_for_update()
    if kind != CodeDevice.Kind.MAIL:
        return held.get(user=person, kind=kind)
    facts = {"address": person.email, "name": "mail"}
    return held.get_or_create(
        user=person, kind=kind, asked_for=asked.binding(person), defaults=facts
    )[0]


def _bring(device: CodeDevice, code: str, purpose: str, at: datetime) -> None:
    person = device.user
    words = PURPOSES[purpose]
    send(
        "code",
        Recipient(device.address, person.language, person),
        at=at,
        secret=code,
        # Somebody's mailbox cannot be reached for an account that does not exist.
        valid_until=at + LIVES if person.is_active else at,
        reference=device.reference,
        what=words.th if person.language == "th" else words.en,
    )


def try_code(person: User, *, factor: Factor, code: str, asked: Asked, at: datetime) -> bool:
    """Tell whether a code is right for what it was asked for; it is used up if it is.

    :param code: as typed; blanks and hyphens do not count
    :raises ProofNeeded: there were too many wrong ones before; the try is counted all the same
    """
    plain = code.replace(" ", "").replace("-", "")
    token = asked.with_code(plain) if isinstance(factor, CodeDevice) else plain
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        is_reset = asked.purpose == PASSWORD
        barred = (person.wrong_reset_codes if is_reset else person.wrong_codes) >= MOST_WRONG
        counts = _can_be_right(factor)
        right = verify_token(person, factor.persistent_id, token) is not None and not barred
        # Nobody's account stands in for all that do not exist: its tries mean nothing.
        if person.is_active and not barred and counts:
            _count(person, right=right, is_reset=is_reset, at=at)
        person.save(update_fields=["wrong_codes", "wrong_reset_codes"])
        name = "code accepted" if right else "code refused"
        audit.record(name, subject=person.username, by=person, at=at, purpose=asked.purpose)
    if barred:
        raise ProofNeeded
    return right


def _can_be_right(factor: Factor) -> bool:
    """Tell whether any code could be right now; what is typed otherwise is no guess."""
    if not isinstance(factor, CodeDevice):
        return True
    device = CodeDevice.objects.filter(pk=factor.pk).first()
    return device is not None and device.is_open()


def _count(person: User, *, right: bool, is_reset: bool, at: datetime) -> None:
    """Count a try; those of who typed a name alone never bar the person from signing in.

    The mailbox is told of the one that closes the reset: the page tells nobody.
    """
    if right:
        person.wrong_reset_codes = 0
        person.wrong_codes = person.wrong_codes if is_reset else 0
    elif is_reset:
        person.wrong_reset_codes += 1
        if person.wrong_reset_codes == MOST_WRONG and person.email:
            send("reset_closed", Recipient(person.email, person.language, person), at=at)
    else:
        person.wrong_codes += 1


def forget_old(*, at: datetime) -> int:
    """Delete codes by e-mail that nobody can use any more, and return how many."""
    over = CodeDevice.objects.filter(kind=CodeDevice.Kind.MAIL, valid_until__lt=at - LIVES)
    return over.delete()[0]


@transaction.atomic
def grant(person: User, *, factor: Factor, code: str, asked: Asked, at: datetime) -> Grant | None:
    """Return the right to do once what a code was asked for, or None if the code is wrong.

    :raises ProofNeeded: there were too many wrong ones before
    """
    if not try_code(person, factor=factor, code=code, asked=asked, at=at):
        return None
    return Grant.objects.create(
        user=person,
        binding=asked.binding(person),
        granted_at=at,
        valid_until=at + GRANT_LIVES,
    )


def use_grant(person: User, *, asked: Asked, at: datetime) -> None:
    """Use up a grant, in the transaction of what it opens.

    :raises NoSuchGrant: there is none for exactly this, or it was used, or is too old
    """
    fitting = Grant.objects.filter(
        user=person, binding=asked.binding(person), used_at=None, valid_until__gt=at
    )
    grant = fitting.select_for_update().first()
    if grant is None:
        raise NoSuchGrant
    grant.used_at = at
    grant.save(update_fields=["used_at"])
