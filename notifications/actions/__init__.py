"""Everything that changes messages: storing them, sending them, and what is kept of them."""

from notifications.actions.keeping import forget, show
from notifications.actions.relaying import (
    SecretGone,
    give_up,
    hold,
    note_sent,
    put_off,
    send_again,
    take,
)
from notifications.actions.storing import Recipient, nudge, send

__all__ = [
    "Recipient",
    "SecretGone",
    "forget",
    "give_up",
    "hold",
    "note_sent",
    "nudge",
    "put_off",
    "send",
    "send_again",
    "show",
    "take",
]
