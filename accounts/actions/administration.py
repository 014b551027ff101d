"""What administrators of the portal enter about people, places and roles."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from accounts.actions.opening import send_first_password
from accounts.actions.passwords import cool_off, void_mailed
from accounts.actions.sessions import end_sessions
from accounts.actions.signin import mobiles_of
from accounts.models import Membership, Office, User
from audit import actions as audit
from notifications.actions import Recipient, send
from notifications.messages import NoAddress


@transaction.atomic
def keep(
    record: Office | User | Membership,
    *,
    changed: Iterable[str],
    by: User,
    at: datetime,
    given: Mapping[str, str] | None = None,
    ends_sessions: bool = False,
) -> None:
    """Save a place, a person or a membership as an administrator entered it, and record that.

    A role in a firm that becomes another one ends the sessions of its person, always. So does
    another e-mail address, which is told to the former one and to the mobile.

    :param changed: the names of the fields that were entered
    :param given: which rights, groups and offices, by the names of their fields
    :param ends_sessions: whether a person loses a right by it, and every session with it
    """
    name = "added" if record.pk is None else "changed"
    if isinstance(record, Membership) and name == "added":
        record.given_at = at
    former = _former_mailbox(record)
    record.save()
    kind, fields = record._meta.model_name or "", " ".join(changed)
    details = {**(given or {}), "kind": kind, "fields": fields}
    audit.record(name, subject=_subject(record), owner=_owner(record), by=by, at=at, **details)
    if isinstance(record, User) and former is not None:
        _replace_mailbox(record, former, by=by, at=at)
    if isinstance(record, Membership) and name == "changed":
        end_sessions(record.user, by=by, at=at)
    elif isinstance(record, User) and ends_sessions:
        end_sessions(record, by=by, at=at)


def _former_mailbox(record: Office | User | Membership) -> str | None:
    """Return the address that a person had until now; None where it is still the same."""
    if not isinstance(record, User) or record.pk is None:
        return None
    former = User.objects.select_for_update().get(pk=record.pk).email
    return former if former.lower() != record.email.lower() else None


def _replace_mailbox(person: User, former: str, *, by: User, at: datetime) -> None:
    """Do what any change of what proves a person does; a new account has nothing to wait for."""
    waits = "yes" if person.in_use_since else ""
    for address in filter(None, (former, *mobiles_of(person).values_list("address", flat=True))):
        with suppress(NoAddress):  # a mistyped address must be correctable
            send("email_changed", Recipient(address, person.language, person), at=at, waits=waits)
    void_mailed(person)
    if person.first_password_until and person.email:
        send_first_password(person, by=by, at=at)
    if person.in_use_since:
        cool_off(person, at=at)
    end_sessions(person, by=by, at=at)
    audit.record("contact replaced", subject=person.username, by=by, at=at)


@transaction.atomic
def end_membership(membership: Membership, *, by: User, at: datetime) -> None:
    """End a person's role in a firm, even of its last administrator, and all their sessions."""
    subject, owner = _subject(membership), _owner(membership)
    audit.record("ended", subject=subject, owner=owner, by=by, at=at, kind="membership")
    membership.delete()
    end_sessions(membership.user, by=by, at=at)


def _subject(record: Office | User | Membership) -> str:
    if isinstance(record, Membership):
        return record.trail_name
    return record.code if isinstance(record, Office) else record.username


def _owner(record: Office | User | Membership) -> str:
    """Return the firm in whose access ledger it stands; none where it is no firm's."""
    return record.trader.party if isinstance(record, Membership) else ""
