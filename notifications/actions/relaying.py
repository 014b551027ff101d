"""What the relay does to messages, one step at a time, and what officers do when it cannot."""

from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from audit import actions as audit
from audit.actions import Actor
from core.workflow import HasPermissions, Refused
from notifications.actions.storing import nudge
from notifications.models import Message, Provider
from notifications.workflow import RELAY, UNSENT, WORKFLOW, Status

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
MOST_TRIES = 57
"""Each pause is twice the one before, up to the longest: the last try is after two days."""

FAILURES = 3
"""After so many in a row a provider rests; one message then tries whether it is back."""

SHORTEST_REST, LONGEST_REST = timedelta(seconds=10), timedelta(minutes=1)


class Officer(Actor, HasPermissions, Protocol):
    """Somebody with a name for the trail, and with rights."""


class SecretGone(Refused):
    """The code or password of the message was erased: whoever needs one asks for another."""


@transaction.atomic
def take(*, at: datetime) -> Message | None:
    """Take up the message that is due longest, and note that its provider is about to be asked.

    Messages for which that is too late are settled on the way. A message still ``SENDING`` was
    left so by a process that died: who lives holds it (:func:`hold`), and is passed over here.

    :returns: None where nothing is due, or its provider rests
    """
    resting = Provider.objects.filter(rests_until__gt=at).values("channel")
    due = Message.objects.due(at=at).exclude(channel__in=resting)
    while message := due.select_for_update(skip_locked=True).first():
        step = _step_for(message, at)
        if step not in {"take", "take_again"}:
            _move(message, step)
            continue
        message.tries += 1
        message.due_at = at + _pause(message.tries)
        _move(message, step)
        return message
    return None


def hold(message: Message) -> Message | None:
    """Lock a message that was taken, for as long as the caller's transaction lasts.

    The lock goes with the process that holds it, so that nobody has to guess who is alive.

    :returns: None where another process has taken it up since
    """
    mine = Message.objects.filter(pk=message.pk, tries=message.tries, status=Status.SENDING)
    # Not skipping what is locked: a relay that looked for work a moment ago, and saw the row as it
    # was before we took it, locks it until its own short transaction ends.
    return mine.select_for_update().first()


@transaction.atomic
def note_sent(message: Message, *, at: datetime) -> None:
    """Note that the provider took a message; what waited for a provider in need comes at once."""
    message.sent_at = at
    message.last_error = ""
    _move(message, "note_sent")
    provider = Provider.objects.filter(channel=message.channel, failures__gt=0)
    if provider.update(failures=0, rests_until=None):
        waiting = Message.objects.filter(channel=message.channel, status=Status.CREATED)
        waiting.filter(due_at__gt=at, tries__gt=0).update(due_at=at)


@transaction.atomic
def put_off(message: Message, *, error: str, at: datetime, provider_fails: bool) -> None:
    """Note that a message could not be sent now; it is due again after a growing pause.

    :param error: what kind of error it was; never its text, in which an address may stand
    :param provider_fails: it says nothing about the message: others would fare no better
    """
    message.last_error = error
    _move(message, "put_off")
    if provider_fails:
        provider, _new = Provider.objects.get_or_create(channel=message.channel)
        Provider.objects.filter(pk=provider.pk).update(failures=F("failures") + 1)
        provider.refresh_from_db()
        if provider.failures >= FAILURES:
            factor: int = 2 ** min(provider.failures - FAILURES, 10)
            provider.rests_until = at + min(SHORTEST_REST * factor, LONGEST_REST)
            provider.save(update_fields=["rests_until"])


@transaction.atomic
def give_up(message: Message, *, error: str) -> None:
    """Note that a message will never be taken as it is.

    :param error: what kind of error it was; never its text, in which an address may stand
    """
    message.last_error = error
    _move(message, "give_up")


@transaction.atomic
def send_again(message: Message, *, by: Officer, at: datetime) -> Message:
    """Let the relay try a message once more that was given up.

    It goes under the same key: a gateway that took the first one does not send a second.

    :raises StepRefused: it is not in such a state
    :raises SecretGone: its text is not whole without a secret
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    WORKFLOW.check("send_again", message, by=by)
    if message.needs_secret:
        why = _("The code in this message has been erased. The person has to ask for another one.")
        raise SecretGone(why, message)
    message.tries, message.due_at = 0, at
    message.status = WORKFLOW.steps["send_again"].target
    message.save()
    audit.record("sent a message again", subject=message.identifier, by=by, at=at)
    transaction.on_commit(nudge, robust=True)
    return message


def _step_for(message: Message, at: datetime) -> str:
    """Return what is to be done with a message that is due."""
    begun = message.status == Status.SENDING
    if message.valid_until and message.valid_until <= at:
        return "expire"
    if message.tries >= MOST_TRIES:
        return "give_up"
    return "take_again" if begun else "take"


def _move(message: Message, step: str) -> None:
    message.status = WORKFLOW.check(step, message, by=RELAY).target
    if message.status not in UNSENT:
        message.sealed_secret = ""
    message.save()


def _pause(tries: int) -> timedelta:
    factor: int = 2 ** min(tries - 1, 20)
    return min(FIRST_PAUSE * factor, LONGEST_PAUSE)
