"""Mandates of brokers: given by the client or asked for by the broker, confirmed, ended."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.limits import TooMany, spend
from accounts.actions.roles import hold_role
from accounts.actions.telling import signers_of, tell
from accounts.models import MANAGING, Mandate, Office, Trader, User, firms_of
from accounts.models.mandates import MandateQuerySet
from audit import actions as audit
from core.words import day_words
from core.workflow import Refused

REMINDERS = (30, 7, 1)
"""Days before the end of a mandate on which both sides are reminded."""
_UNTIL_ENDED = gettext_lazy("until one side ends it")


class AlreadyMandated(Refused):
    """There is a mandate between the two for the same declarations and days."""


class MandateChanged(Refused):
    """Somebody else has just ended, declined or confirmed it."""


class NotRenewable(Refused):
    """It has no last day, was never given, or was ended."""


class LookedUpTooOften(Refused):
    """Somebody looked up more firms than anybody names in mandates."""


@dataclass(frozen=True)
class Terms:
    """What a mandate is for; no office: all of them; no last day: until it is ended."""

    scope: str
    from_date: date
    until_date: date | None = None
    may_print: bool = False
    offices: tuple[Office, ...] = ()


def find_firm(tax_id: str, branch: int, *, by: User, at: datetime) -> Trader | None:
    """Return a firm that Customs knows, for somebody who names it in a mandate.

    :raises LookedUpTooOften: this person looked up many lately
    """
    try:
        spend({"firm looked up": by.username}, at=at)
    except TooMany as refusal:
        why = _("You looked up many firms. Please wait an hour, then try again.")
        raise LookedUpTooOften(why, Mandate()) from refusal
    return Trader.objects.filter(tax_id=tax_id, branch=branch).first()


@transaction.atomic
def give(client: Trader, broker: Trader, terms: Terms, *, by: User, at: datetime) -> Mandate:
    """Let a broker see and do for a client what the terms say.

    :raises PermissionDenied: ``by`` may not sign for the client
    :raises AlreadyMandated: it is there already
    """
    _hold_firms(client, broker)
    hold_role(by, client, MANAGING)
    mandate = Mandate(client=client, broker=broker, given_by=by, given_at=at)
    return _write(mandate, terms, "mandate given", by=by, at=at)


@transaction.atomic
def ask(client: Trader, broker: Trader, terms: Terms, *, by: User, at: datetime) -> Mandate:
    """Ask a client for a mandate, which holds once the client confirmed it.

    :raises PermissionDenied: ``by`` may not sign for the broker
    :raises AlreadyMandated: it is there already
    """
    _hold_firms(client, broker)
    hold_role(by, broker, MANAGING)
    mandate = Mandate(client=client, broker=broker, asked_by=by, asked_at=at)
    return _write(mandate, terms, "mandate asked", by=by, at=at)


@transaction.atomic
def confirm(mandate: Mandate, *, by: User, at: datetime) -> Mandate:
    """Give the mandate that a broker asked for.

    :raises PermissionDenied: ``by`` may not sign for the client
    :raises MandateChanged: it was declined, taken back or confirmed meanwhile
    """
    hold_role(by, mandate.client, MANAGING)
    mandate = _hold(mandate)
    if mandate.state(localdate(at)) != Mandate.State.ASKED:
        raise MandateChanged(_("This mandate is not waiting for the client any more."), mandate)
    mandate.given_by, mandate.given_at = by, at
    mandate.reminded_days = _reminder_at(mandate, at)
    mandate.save(update_fields=["given_by", "given_at", "reminded_days"])
    _note(mandate, "mandate given", mandate.client, by=by, at=at)
    return mandate


@transaction.atomic
def end(mandate: Mandate, *, by: User, at: datetime) -> Mandate:
    """End a mandate at once, decline one that was asked for, or take one's asking back.

    :raises PermissionDenied: ``by`` may sign for neither side
    :raises MandateChanged: it was ended meanwhile
    """
    side = _side(mandate, by)
    mandate = _hold(mandate)
    mandate.ended_by, mandate.ended_for, mandate.ended_at = by, side, at
    mandate.save(update_fields=["ended_by", "ended_for", "ended_at"])
    _note(mandate, "mandate ended", side, by=by, at=at)
    return mandate


@transaction.atomic
def renew(mandate: Mandate, *, until_date: date | None, by: User, at: datetime) -> Mandate:
    """Let a mandate go on under the same terms, from the day after its last one, never before now.

    Of the client it is given, of the broker asked for.

    :raises PermissionDenied: ``by`` may sign for neither side
    :raises NotRenewable: there is nothing to renew
    :raises AlreadyMandated: it was renewed already
    """
    # Both first, by their keys: the other side may renew at this moment.
    _hold_firms(mandate.client, mandate.broker)
    side = _side(mandate, by)
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("client", "broker")
    mandate = rows.get(pk=mandate.pk)
    if not mandate.until_date or mandate.ended_at or not mandate.given_at:
        raise NotRenewable(_("This mandate cannot be renewed."), mandate)
    first = first_day_after(mandate, at=at)
    offices = tuple(mandate.offices.all())
    terms = Terms(mandate.scope, first, until_date, mandate.may_print, offices)
    make = give if side == mandate.client else ask
    return make(mandate.client, mandate.broker, terms, by=by, at=at)


def first_day_after(mandate: Mandate, *, at: datetime) -> date:
    """Return the first day of what follows a mandate: the day after its last, but not the past."""
    today = localdate(at)
    return max(mandate.until_date + timedelta(days=1), today) if mandate.until_date else today


def remind(*, by: User, at: datetime) -> int:
    """Remind both sides of mandates that end soon, and return of how many.

    Once for each of :data:`REMINDERS`; after a stop only of the one that is due now. Nobody is
    reminded of a mandate all of which goes on under another one. Where nobody of either side can
    be reached, it counts as not reminded, and is tried again.
    """
    on = localdate(at)
    ending = Mandate.objects.in_force(on=on).filter(until_date__lte=on + timedelta(REMINDERS[0]))
    return sum(_remind(pk, by=by, at=at) for pk in ending.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, *, by: User, at: datetime) -> bool:
    rows = Mandate.objects.in_force(on=localdate(at)).select_related("client", "broker")
    held = rows.select_for_update(of=("self",), skip_locked=True)
    mandate = held.filter(pk=pk).first()
    if mandate is None or _goes_on(mandate):
        return False
    due = _reminder_at(mandate, at)
    if due is None or (mandate.reminded_days is not None and mandate.reminded_days <= due):
        return False
    if not _tell(mandate, "mandate_ends", at=at):
        return False
    mandate.reminded_days = due
    mandate.save(update_fields=["reminded_days"])
    subject = f"mandate {mandate.identifier[:13]}"
    owner = mandate.client.party
    audit.record("mandate reminded", subject=subject, owner=owner, by=by, at=at, days=str(due))
    return True


def _goes_on(mandate: Mandate) -> bool:
    """Tell whether another one lets the broker do all of the same from the day after."""
    assert mandate.until_date  # noqa: S101 (it is about to end)
    rows = Mandate.objects.not_ended().filter(
        client=mandate.client,
        broker=mandate.broker,
        scope__in=[Mandate.Scope.ALL, mandate.scope],
        given_at__isnull=False,
        from_date=mandate.until_date + timedelta(days=1),
        may_print__gte=mandate.may_print,
    )
    named = Mandate.offices.through.objects.filter(mandate=OuterRef("pk"))
    everywhere = rows.filter(~Exists(named))
    here = mandate.offices.values_list("pk", flat=True)
    for office in here:
        rows = rows.filter(~Exists(named) | Exists(named.filter(office=office)))
    return (rows if here else everywhere).exists()


def _reminder_at(mandate: Mandate, at: datetime) -> int | None:
    """Return the last reminder whose day has come."""
    left = mandate.days_left(localdate(at))
    return None if left is None else min((n for n in REMINDERS if left <= n), default=None)


def _hold_firms(*firms: Trader) -> None:
    """Let all who give, ask for or renew mandates of these firms wait for one another."""
    keys = [firm.pk for firm in firms]
    list(Trader.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _hold(mandate: Mandate) -> Mandate:
    """Return a mandate that is not ended, held until the transaction ends."""
    rows = Mandate.objects.not_ended().select_related("client", "broker")
    found = rows.select_for_update(of=("self",)).filter(pk=mandate.pk).first()
    if found is None:
        raise MandateChanged(_("This mandate was ended in the meantime."), mandate)
    return found


def _side(mandate: Mandate, by: User) -> Trader:
    """Return the side for which somebody may sign; of both, the client."""
    sides = {mandate.client_id: mandate.client, mandate.broker_id: mandate.broker}
    own = firms_of(by, MANAGING).filter(pk__in=sides).values_list("pk", flat=True)
    keys = [pk for pk in sides if pk in set(own)]
    if not keys:
        raise PermissionDenied
    return hold_role(by, sides[keys[0]], MANAGING).trader


def _write(mandate: Mandate, terms: Terms, what: str, *, by: User, at: datetime) -> Mandate:
    if _alike(mandate, terms).exists():
        why = _(
            "There is a mandate between these two for the same declarations and days already, in"
            " force or waiting for the client. Confirm or end that one first."
        )
        raise AlreadyMandated(why, mandate)
    mandate.scope, mandate.may_print = terms.scope, terms.may_print
    mandate.from_date, mandate.until_date = terms.from_date, terms.until_date
    mandate.recorded_at, mandate.reminded_days = at, _reminder_at(mandate, at)
    mandate.save()
    mandate.offices.set(terms.offices)
    _note(mandate, what, mandate.client if mandate.given_at else mandate.broker, by=by, at=at)
    return mandate


def _alike(mandate: Mandate, terms: Terms) -> MandateQuerySet:
    """Return what is for some of the same declarations on some of the same days."""
    rows = Mandate.objects.not_ended().filter(client=mandate.client, broker=mandate.broker)
    rows = rows.filter(Q(until_date=None) | Q(until_date__gte=terms.from_date))
    if terms.until_date:
        rows = rows.filter(from_date__lte=terms.until_date)
    if terms.scope != Mandate.Scope.ALL:
        rows = rows.filter(scope__in=[Mandate.Scope.ALL, terms.scope])
    if terms.offices:
        named = Mandate.offices.through.objects.filter(mandate=OuterRef("pk"))
        rows = rows.filter(~Exists(named) | Exists(named.filter(office__in=terms.offices)))
    return rows


def _note(mandate: Mandate, what: str, side: Trader, *, by: User, at: datetime) -> None:
    """Record what was done for one side, and tell those who sign for the two firms."""
    parties = {"owner": mandate.client.party, "behalf": side.party}
    audit.record(what, subject=mandate.trail_name, by=by, at=at, **parties)
    _tell(mandate, what.replace(" ", "_"), at=at)


def _tell(mandate: Mandate, purpose: str, *, at: datetime) -> int:
    words = {
        "client": mandate.client.name,
        "broker": mandate.broker.name,
        "scope": Mandate.Scope(mandate.scope).label,
        "since": day_words(mandate.from_date),
        "until": day_words(mandate.until_date) if mandate.until_date else _UNTIL_ENDED,
    }
    return tell(signers_of(mandate.client, mandate.broker), purpose, words, at=at)
