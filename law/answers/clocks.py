"""A clock of the Act as a page shows it: what, until when, how it stands, what follows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.words import Words, day_words, days_words
from customs_act.deadlines import EVENTS, PARTIES, Clock, Nature, Party, State
from law.answers.words import of_text, side_by_side

SOON = 7
"""From so many days before its end on, a duty asks for attention."""

DAYS_LEFT = Words("เหลืออีก {days}", "{days} left")
LAST_DAY = Words("วันนี้เป็นวันสุดท้าย", "Today is the last day")
_DONE = Words("ทำแล้วเมื่อ {day}", "Done on {day}")
_DONE_LATE = Words("ทำเมื่อ {day} หลังพ้นกำหนด {days}", "Done on {day}, {days} late")
_LATE = Words("พ้นกำหนดมาแล้ว {days}", "{days} late")
_TIME_OVER = Words("หมดเวลาแล้ว", "The time is over")
_SERVED = Words("ครบกำหนดแล้ว", "The time has passed")
_OPEN = Words("ใช้สิทธิได้แล้ว", "Open to you now")
_EXTENDED = Words("{standing} (ขยายเวลาแล้ว)", "{standing} (extended)")
_SINCE = Words("นับแต่{event}", "From {event}")
_AUTHORITIES = {Party.CUSTOMS, Party.COMMITTEE}

TO_DO = Words("ต้องทำภายในกำหนด", "To be done")
MAY = Words("สิทธิที่ใช้ได้", "What you may ask for")
AUTHORITIES = Words(
    "กำหนดเวลาของกรมศุลกากรและคณะกรรมการ", "Time limits of Customs and the Appeal Committee"
)
GROWS = Words("ยอดที่ค้างจะเพิ่มขึ้น", "When what is owed grows")
KEEP = Words("ต้องรอหรือคงไว้จนครบกำหนด", "To be waited for, or kept up until then")
OVER = Words("ทำแล้วหรือพ้นเวลาแล้ว", "Done, or over")


@dataclass(frozen=True)
class ShownClock:
    """A clock in words.

    ``standing`` says how many days are left, or how it ended; ``tone`` is that of a pill
    (action, problem, wait or done).
    """

    code: str
    section: str
    name: Words
    binds: Words
    since: Words
    started_on: date
    last_day: date
    standing: Words
    tone: str
    after: Words

    @property
    def anchor(self) -> str:
        """The place on the page of the law that explains it."""
        return anchor_of(self.code)


@dataclass(frozen=True)
class ClockGroup:
    """Clocks under one heading; those that are over can be folded away."""

    name: Words
    clocks: Sequence[ShownClock]
    is_over: bool = False


def anchor_of(code: str) -> str:
    """Return the name of the place that explains the rule of a code."""
    return f"clock-{code.lower()}"


def shown(clock: Clock, *, on: date, trader: Words | None = None) -> ShownClock:
    """Return a clock as it is said on a local day.

    :param trader: whom the importer or exporter is called where that is known
    """
    rule = clock.rule
    called = {party: of_text(words) for party, words in PARTIES.items()}
    called |= {Party.TRADER: trader} if trader else {}
    return ShownClock(
        code=rule.code,
        section=rule.section,
        name=of_text(rule.name),
        binds=side_by_side(called[party] for party in rule.binds),
        since=_SINCE.filled(event=of_text(EVENTS[rule.starts])),
        started_on=clock.started_on,
        last_day=clock.last_day,
        standing=_standing(clock, on),
        tone=_tone(clock, on),
        after=of_text(rule.after),
    )


def grouped(
    clocks: Iterable[Clock],
    *,
    on: date,
    leave_out: Collection[Party] = (),
    trader: Words | None = None,
) -> list[ClockGroup]:
    """Return clocks under their headings, soonest first; what is over comes last.

    :param leave_out: clocks that bind nobody else than these are not shown
    :param trader: whom the importer or exporter is called where that is known
    """
    groups: dict[Words, list[ShownClock]] = {
        words: [] for words in (TO_DO, GROWS, MAY, AUTHORITIES, KEEP, OVER)
    }
    for clock in clocks:
        if not set(clock.rule.binds) <= set(leave_out):
            groups[_group(clock)].append(shown(clock, on=on, trader=trader))
    return [ClockGroup(name, found, name == OVER) for name, found in groups.items() if found]


def is_pressing(clock: Clock) -> bool:
    """Tell whether a trader still has to do something for it: it runs, or is late and not done."""
    duty = clock.rule.nature == Nature.DUTY and not _of_authorities(clock)
    return duty and (clock.state == State.RUNNING or _is_late(clock))


def _group(clock: Clock) -> Words:
    if is_pressing(clock):
        return TO_DO
    if _of_authorities(clock) and clock.rule.nature == Nature.DUTY and _is_late(clock):
        return AUTHORITIES
    if _is_open(clock):
        return MAY
    if clock.state != State.RUNNING:
        return OVER
    if _of_authorities(clock):
        return AUTHORITIES
    return {Nature.RIGHT: MAY, Nature.GROWTH: GROWS}.get(clock.rule.nature, KEEP)


def _standing(clock: Clock, on: date) -> Words:
    left = clock.days_left(on)
    match clock.state:
        case State.RUNNING:
            words = DAYS_LEFT.filled(days=days_words(left)) if left else LAST_DAY
            return _EXTENDED.filled(standing=words) if clock.is_put_off else words
        case State.MET:
            return _DONE.filled(day=day_words(clock.met_on)) if clock.met_on else _served(clock)
        case _ if clock.met_on:
            late = days_words((clock.met_on - clock.last_day).days)
            return _DONE_LATE.filled(day=day_words(clock.met_on), days=late)
        case _:
            is_duty = clock.rule.nature == Nature.DUTY
            return _LATE.filled(days=days_words(-left)) if is_duty else _TIME_OVER


def _served(clock: Clock) -> Words:
    return _OPEN if _is_open(clock) else _SERVED


def _tone(clock: Clock, on: date) -> str:
    if _is_open(clock):
        return "wait"
    if clock.state == State.MET or clock.met_on:
        return "done"
    if clock.state == State.MISSED:
        return "problem" if clock.rule.nature == Nature.DUTY else "done"
    return "action" if is_pressing(clock) and clock.days_left(on) <= SOON else "wait"


def _is_late(clock: Clock) -> bool:
    return clock.state == State.MISSED and clock.met_on is None


def _is_open(clock: Clock) -> bool:
    """Tell whether what had to be waited for has come: a right that begins after the last day."""
    return clock.rule.nature == Nature.WAITING and clock.state == State.MET


def _of_authorities(clock: Clock) -> bool:
    return set(clock.rule.binds) <= _AUTHORITIES
