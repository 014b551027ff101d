"""How a message travels from the row that was stored to the provider that took it."""

from django.db.models import TextChoices

from core.words import Words
from core.workflow import Step, Workflow


class Status(TextChoices):
    """What became of a message."""

    CREATED = "CREATED", "Waits to be sent"
    SENDING = "SENDING", "Being sent"
    SENT = "SENT", "Sent"
    FAILED = "FAILED", "Not sent"
    EXPIRED = "EXPIRED", "Too late to be sent"


UNSENT = (Status.CREATED, Status.SENDING)
"""Something is still to be done; in all others the secret of a message is erased."""

LABELS: dict[str, Words] = {
    Status.CREATED: Words("รอส่ง", "Waits to be sent"),
    Status.SENDING: Words("กำลังส่ง", "Being sent"),
    Status.SENT: Words("ส่งแล้ว", "Sent"),
    Status.FAILED: Words("ส่งไม่สำเร็จ", "Not sent"),
    Status.EXPIRED: Words("พ้นเวลาที่จะส่ง", "Too late to be sent"),
}


class Relay:
    """Takes the steps of sending by itself; no person, and no other right."""

    def has_perm(self, perm: str) -> bool:
        """Tell whether this is the right of the relay."""
        return perm == RELAYS


RELAYS = "notifications.relay_message"
RELAY = Relay()

WORKFLOW = Workflow(
    LABELS,
    Step(
        "take",
        source={Status.CREATED},
        target=Status.SENDING,
        permission=RELAYS,
        words=Words("เริ่มส่ง", "Begin to send"),
    ),
    Step(
        "take_again",
        source={Status.SENDING},
        target=Status.SENDING,
        permission=RELAYS,
        words=Words("เริ่มส่งต่อจากที่ค้าง", "Begin again"),
    ),
    Step(
        "put_off",
        source={Status.SENDING},
        target=Status.CREATED,
        permission=RELAYS,
        words=Words("เลื่อนการส่ง", "Put off"),
    ),
    Step(
        "note_sent",
        source={Status.SENDING},
        target=Status.SENT,
        permission=RELAYS,
        words=Words("บันทึกว่าส่งแล้ว", "Note as sent"),
    ),
    Step(
        "give_up",
        source={Status.CREATED, Status.SENDING},
        target=Status.FAILED,
        permission=RELAYS,
        words=Words("เลิกส่ง", "Give up"),
    ),
    Step(
        "expire",
        source={Status.CREATED, Status.SENDING},
        target=Status.EXPIRED,
        permission=RELAYS,
        words=Words("ปล่อยให้พ้นเวลา", "Let expire"),
    ),
    Step(
        "send_again",
        source={Status.FAILED},
        target=Status.CREATED,
        permission="notifications.send_again_message",
        words=Words("ส่งอีกครั้ง", "Send again"),
    ),
)
