"""No mail and no SMS is lost, whenever the process that sends it is killed."""

import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from core.embedded.processes import CannotStart, Part
from etracking.celery import app
from notifications.actions import Recipient, nudge, send
from notifications.models import Channel, Message
from notifications.workflow import UNSENT, Status
from prove import Promise, none_failed
from tests.notifications.providers import Gateway, MailServer, mail_server, sms_gateway
from tests.worker import celery_worker

POINTS = {
    "called": "when it was called, before it took anything",
    "taken": "after it was noted as being sent",
    "sending": "while the provider is asked, before its yes",
    "taken by the provider": "after the provider's yes, before that was noted",
    "noted": "after it was noted as sent",
}
CALL_EACH = 0.2  # seconds, as the clock does every five
PATIENCE = 60  # seconds for each kill
ADDRESSES = {Channel.MAIL: "proof@example.com", Channel.SMS: "+66800000999"}
FAILING = ("python", "-m", "celery", "-A", "tests.failing", "worker", "--concurrency", "2")


@dataclass
class Outcome:
    """What came of some messages while processes were killed."""

    kills: int = 0
    lost: int = 0
    doubled: int = 0


@dataclass
class Outbox:
    """A worker that can be killed at every step, with a mail server and a gateway of SMS."""

    lives: Path
    mail: MailServer
    gateway: Gateway
    environment: dict[str, str]
    stack: ExitStack
    worker: Part | None = None

    def tried(self, point: str, channel: str, *, kills: int, whole: bool = False) -> Outcome:
        """Send messages while so many processes are killed at a step; return what came of them.

        :param whole: the worker goes with all its processes, and another one is started
        """
        for n in range(kills):
            (self.lives / f"{point}.{n}{'.all' if whole else ''}").touch()
        mine = {self._store(channel) for _ in range(kills + 2)}
        deadline = time.monotonic() + PATIENCE * (kills + 1)
        while self._goes_on(mine):
            assert time.monotonic() < deadline, "it does not come to an end"
            self._keep_worker()
            nudge()
            time.sleep(CALL_EACH)
        return self._outcome(mine, kills)

    def _keep_worker(self) -> None:
        if self.worker is None or self.worker.ended:
            with suppress(CannotStart):  # it was killed before it could say that it is there
                running = celery_worker(FAILING, **self.environment)
                self.worker = self.stack.enter_context(running)

    def _store(self, channel: str) -> str:
        words = {"firm": "A", "reference": "KTPQ"}
        to = Recipient(ADDRESSES[channel])
        return send("trial_code", to, at=timezone.now(), secret="482913", **words).message_id

    def _goes_on(self, mine: set[str]) -> bool:
        unsent = Message.objects.filter(message_id__in=mine, status__in=UNSENT)
        return unsent.exists() or any(self.lives.iterdir())

    def _outcome(self, mine: set[str], kills: int) -> Outcome:
        sent = Counter([*self.mail.ids, *self.gateway.sent])
        states = dict(
            Message.objects.filter(message_id__in=mine).values_list("message_id", "status")
        )
        lost = [key for key in mine if states.get(key) != Status.SENT or not sent[key]]
        doubled = sum(sent[key] - 1 for key in mine if sent[key] > 1)
        return Outcome(kills, len(lost), doubled)


@contextmanager
def outbox() -> Iterator[Outbox]:
    """Start the providers; the worker comes with the first try."""
    with ExitStack() as stack:
        mail, gateway = stack.enter_context(mail_server()), stack.enter_context(sms_gateway())
        lives = stack.enter_context(tempfile.TemporaryDirectory(prefix="lives-"))
        environment = {
            "LIVES": lives,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
            "SMS_GATEWAY_URL": gateway.url,
            "SMS_GATEWAY_TOKEN": gateway.token,
        }
        yield Outbox(Path(lives), mail, gateway, environment, stack)


def prove(full: bool) -> list[Promise]:
    """Kill at every step, 50 times or 5; kill whole workers; lose the calls."""
    times = 50 if full else 5
    with outbox() as box:
        promises = [
            _judged(point, channel, box.tried(point, channel, kills=times))
            for point in POINTS
            for channel in Channel
        ]
        promises += [_whole_worker(box, times), _lost_calls(box, times)]
    return promises


def _judged(point: str, channel: str, outcome: Outcome) -> Promise:
    kind = "mail" if channel == Channel.MAIL else "SMS"
    allowed = outcome.kills if (point, channel) == ("taken by the provider", Channel.MAIL) else 0
    failed = outcome.lost + max(outcome.doubled - allowed, 0)
    told = f"{outcome.lost} lost, {outcome.doubled} doubled"
    goal = f"0 lost, at most {allowed} doubled" if allowed else "0 lost, 0 doubled"
    return Promise(
        f"{kind} of a process killed {POINTS[point]} ({told})",
        outcome.kills,
        failed,
        goal,
        met=failed == 0,
    )


def _whole_worker(box: Outbox, times: int) -> Promise:
    outcome = box.tried("called", Channel.MAIL, kills=times, whole=True)
    text = "mail of a whole worker killed between the call and the taking"
    return none_failed(text, tried=outcome.kills, failed=outcome.lost + outcome.doubled)


def _lost_calls(box: Outbox, times: int) -> Promise:
    failed = 0
    for _ in range(times):
        nudge()
        app.control.purge()
        outcome = box.tried(uuid.uuid4().hex, Channel.SMS, kills=0)
        failed += outcome.lost + outcome.doubled
    return none_failed("SMS whose call was lost with the queue", tried=times, failed=failed)
