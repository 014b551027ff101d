"""Everything that changes the customs register and applications to use the portal."""

from registration.actions.applying import Typed, apply, send_again, withdraw
from registration.actions.checking import claim, conclude, postpone, question_of
from registration.actions.ending import expire, over
from registration.actions.lapsing import end_next_lapsed, forget_old
from registration.actions.officers import approve, refuse, why_not
from registration.actions.opening import Contact, account_of
from registration.actions.register import Director, Entry, enter

__all__ = [
    "Contact",
    "Director",
    "Entry",
    "Typed",
    "account_of",
    "apply",
    "approve",
    "claim",
    "conclude",
    "end_next_lapsed",
    "enter",
    "expire",
    "forget_old",
    "over",
    "postpone",
    "question_of",
    "refuse",
    "send_again",
    "why_not",
    "withdraw",
]
