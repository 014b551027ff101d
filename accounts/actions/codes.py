"""One-time codes: sent, tried, and what a right one opens.

Every try goes through ``django_otp.verify_token``, which locks the device; at the sign-in the row
of the person is locked before it, so that tries of all devices of one person wait for one another.
For a forgotten password it is not: whoever types a name may try, and waiting would tell of others.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
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


class MustWait(Exception):
    """After wrong codes of this app, or of the codes on paper, none is tried for a while.

    ``until`` is the moment from which one is.
    """

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@transaction.atomic
def send_code(person: User, *, kind: str, asked: Asked, at: datetime) -> CodeDevice:
    """Send a new code of six digits to the address of the person's device; an older one is void.

    The same thing is not asked for twice within a minute; for another one, or in another session,
    the older code would be of no use, so a new one is sent at once.

    :param kind: one of ``CodeDevice.Kind``
    :raises TooMany: too many were sent lately
    """
    device = _device(person, kind, asked)
    limits.spend(
        {
            "code sent a minute": asked.binding(person),
            "code sent": f"{asked.purpose} {person.username}",
            "code sent an hour": device.address,
            "code sent a day": device.address,
        },
        at=at,
    )
    return _write(device, asked, at)


@transaction.atomic
def send_code_by_mail(person: User, *, asked: Asked, at: datetime) -> CodeDevice:
    """Send a new code to the mailbox of a person; the caller has counted it."""
    return _write(_device(person, CodeDevice.Kind.MAIL, asked), asked, at)


def _write(device: CodeDevice, asked: Asked, at: datetime) -> CodeDevice:
    person = device.user
    code = f"{secrets.randbelow(1_000_000):06}"
    device.reference = "".join(secrets.choice(_WORD) for _ in range(4))
    device.code_hash, device.tries = device.hash_of(asked.with_code(code)), 0
    device.asked_for = asked.binding(person)
    device.valid_until = Now() + LIVES
    device.save()
    _bring(device, code, asked.purpose, at)
    by = _actor(person, asked)
    audit.record("code sent", subject=person.username, by=by, at=at, purpose=asked.purpose)
    return device


def _actor(person: User, asked: Asked) -> audit.Actor:
    """Return who does it: anybody may say that somebody's password was forgotten."""
    return audit.NOBODY if asked.purpose == PASSWORD else person


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
    :raises ProofNeeded: there were too many wrong ones before
    :raises MustWait: none is tried yet; it was not looked at and does not count
    """
    plain = code.replace(" ", "").replace("-", "")
    token = asked.with_code(plain) if isinstance(factor, CodeDevice) else plain
    is_reset = asked.purpose == PASSWORD
    with transaction.atomic():
        people = User.objects.all() if is_reset else User.objects.select_for_update(no_key=True)
        person = people.get(pk=person.pk)
        barred = (person.wrong_reset_codes if is_reset else person.wrong_codes) >= MOST_WRONG
        is_open, until = _standing(factor)
        right = verify_token(person, factor.persistent_id, token) is not None and not barred
        _count(person, right=right, counts=is_open and not barred, is_reset=is_reset)
        if is_reset:
            _tell_if_closed(person, at=at)
        _note(person, right=right, waits=until is not None and not right, asked=asked, at=at)
    if barred:
        raise ProofNeeded
    if until and not right:  # the wait may end while the code is looked at
        raise MustWait(until)
    return right


def _standing(factor: Factor) -> tuple[bool, datetime | None]:
    """Return whether any code could be right now, and until when none is tried."""
    device = type(factor).objects.filter(pk=factor.pk).first()
    return (device.is_open(), device.waits_until()) if device else (False, None)


def _count(person: User, *, right: bool, counts: bool, is_reset: bool) -> None:
    """Count a try; those of who typed a name alone never bar the person from signing in.

    What is typed where no code could be right is no guess. Nobody's account stands in for all that
    do not exist: its row is neither changed nor held, or they would wait for one another.
    """
    own = "wrong_reset_codes" if is_reset else "wrong_codes"
    more = {own: 0, "wrong_reset_codes": 0} if right else {own: F(own) + int(counts)}
    User.objects.filter(pk=person.pk, is_active=True).update(**more)


def _tell_if_closed(person: User, *, at: datetime) -> None:
    """Tell the mailbox of the wrong code that closes the reset; the page tells nobody."""
    before = person.wrong_reset_codes
    person.refresh_from_db(fields=["wrong_reset_codes"])
    if before < MOST_WRONG == person.wrong_reset_codes and person.email:
        send("reset_closed", Recipient(person.email, person.language, person), at=at)


def _note(person: User, *, right: bool, waits: bool, asked: Asked, at: datetime) -> None:
    subject, by = person.username, _actor(person, asked)
    if waits:  # nothing was tried: the same again within some minutes adds nothing
        audit.note("code refused", subject=subject, by=by, at=at, purpose=asked.purpose)
        return
    name = "code accepted" if right else "code refused"
    audit.record(name, subject=subject, by=by, at=at, purpose=asked.purpose)


def forget_old(*, at: datetime) -> int:
    """Delete codes by e-mail that nobody can use any more, and return how many."""
    over = CodeDevice.objects.filter(kind=CodeDevice.Kind.MAIL, valid_until__lt=at - LIVES)
    return over.delete()[0]


@transaction.atomic
def grant(person: User, *, factor: Factor, code: str, asked: Asked, at: datetime) -> Grant | None:
    """Return the right to do once what a code was asked for, or None if the code is wrong.

    :raises ProofNeeded: there were too many wrong ones before
    :raises MustWait: none is tried yet
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
