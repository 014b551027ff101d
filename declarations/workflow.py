"""How a declaration travels from receipt to delivery or loading.

The department numbers five statuses (0109, 0209, 0301, 0309, 0409); the others are our own
choice, needed because no source tells their numbers (design choice DC-01).
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import TextChoices

from core.words import Words
from core.workflow import Step, Workflow


class Status(TextChoices):
    """Where a declaration stands."""

    RECEIVED = "RECEIVED", "Received"
    AWAITING_MANIFEST = "AWAITING_MANIFEST", "Waiting for the manifest"
    READY_TO_PAY = "READY_TO_PAY", "Ready to pay"
    READY_FOR_RELEASE = "READY_FOR_RELEASE", "Ready for release"
    EXAMINATION = "EXAMINATION", "Examination ordered"
    HELD = "HELD", "On hold"
    RELEASED = "RELEASED", "Released"
    DELIVERED = "DELIVERED", "Delivered or loaded"
    CANCELLED = "CANCELLED", "Cancelled"
    REFUSED = "REFUSED", "Refused"
    UNKNOWN = "UNKNOWN", "A code we do not know"


NUMBERED: dict[str, str] = {
    Status.READY_TO_PAY: "0109",
    Status.READY_FOR_RELEASE: "0209",
    Status.EXAMINATION: "0301",
    Status.RELEASED: "0309",
    Status.DELIVERED: "0409",
}
"""The department's number of a status. 0301 is confirmed for imports only."""

STAGES: dict[int, frozenset[str]] = {
    1: frozenset({Status.RECEIVED, Status.AWAITING_MANIFEST, Status.REFUSED}),
    2: frozenset({Status.READY_TO_PAY}),
    3: frozenset({Status.READY_FOR_RELEASE, Status.EXAMINATION, Status.HELD}),
    4: frozenset({Status.RELEASED}),
    5: frozenset({Status.DELIVERED, Status.CANCELLED}),
}
"""The stage under way in each status; 5 is after the last: nothing is awaited any more."""

STAGE_OF: dict[str, int] = {
    status: stage for stage, statuses in STAGES.items() for status in statuses
}
FINISHED = STAGES[5]

LABELS: dict[str, Words] = {
    Status.RECEIVED: Words("รับข้อมูลแล้ว", "Received"),
    Status.AWAITING_MANIFEST: Words("รอรายงานเรือเข้า", "Waiting for the vessel report"),
    Status.READY_TO_PAY: Words("พร้อมชำระค่าภาษีอากร", "Ready to pay"),
    Status.READY_FOR_RELEASE: Words("พร้อมตรวจปล่อย", "Ready for release"),
    Status.EXAMINATION: Words("ให้เปิดตรวจ", "To be examined"),
    Status.HELD: Words("ระงับการปล่อย", "On hold"),
    Status.RELEASED: Words("ตรวจปล่อยแล้ว", "Released"),
    Status.DELIVERED: Words("ส่งมอบหรือรับบรรทุกแล้ว", "Delivered or loaded"),
    Status.CANCELLED: Words("ยกเลิกแล้ว", "Cancelled"),
    Status.REFUSED: Words("ไม่รับใบขนสินค้า", "Refused"),
    Status.UNKNOWN: Words("สถานะที่ระบบยังไม่รู้จัก", "A status we do not know yet"),
}

_OPEN = frozenset(Status) - FINISHED - {Status.UNKNOWN}
_BEFORE_NUMBER = STAGES[1]

WORKFLOW = Workflow(
    LABELS,
    Step(
        "accept",
        source={Status.RECEIVED, Status.REFUSED},
        target=Status.AWAITING_MANIFEST,
        permission="declarations.receive_declaration",
        words=Words("รับใบขนสินค้า", "Accept"),
    ),
    Step(
        "issue_number",
        source=_BEFORE_NUMBER,
        target=Status.READY_TO_PAY,
        permission="declarations.receive_declaration",
        words=Words("ออกเลขที่ใบขนสินค้า", "Issue the number"),
    ),
    Step(
        "refuse",
        source={Status.RECEIVED, Status.AWAITING_MANIFEST},
        target=Status.REFUSED,
        permission="declarations.receive_declaration",
        words=Words("ไม่รับใบขนสินค้า", "Refuse"),
    ),
    Step(
        "settle",
        source={Status.READY_TO_PAY},
        target=Status.READY_FOR_RELEASE,
        permission="declarations.receive_declaration",
        words=Words("รับชำระค่าภาษีอากร", "Settle duty and tax"),
    ),
    Step(
        "order_examination",
        source={Status.READY_FOR_RELEASE},
        target=Status.EXAMINATION,
        permission="declarations.order_examination_declaration",
        words=Words("สั่งเปิดตรวจ", "Order examination"),
    ),
    Step(
        "record_result",
        source={Status.EXAMINATION},
        target=Status.READY_FOR_RELEASE,
        permission="declarations.record_result_declaration",
        words=Words("บันทึกผลการตรวจ", "Record the result"),
    ),
    Step(
        "release",
        source={Status.READY_FOR_RELEASE},
        target=Status.RELEASED,
        permission="declarations.release_declaration",
        words=Words("ตรวจปล่อย", "Release"),
    ),
    Step(
        "hold",
        source={Status.READY_FOR_RELEASE, Status.EXAMINATION},
        target=Status.HELD,
        permission="declarations.hold_declaration",
        words=Words("ระงับการปล่อย", "Hold"),
    ),
    Step(
        "lift_hold",
        source={Status.HELD},
        target=Status.READY_FOR_RELEASE,
        permission="declarations.lift_hold_declaration",
        words=Words("ยกเลิกการระงับ", "Lift the hold"),
    ),
    Step(
        "deliver",
        source={Status.RELEASED},
        target=Status.DELIVERED,
        permission="declarations.deliver_declaration",
        words=Words("บันทึกการส่งมอบหรือรับบรรทุก", "Record delivery or loading"),
    ),
    Step(
        "cancel",
        source=_OPEN,
        target=Status.CANCELLED,
        permission="declarations.cancel_declaration",
        words=Words("ยกเลิกใบขนสินค้า", "Cancel the declaration"),
    ),
)
OFFICER_STEPS = (
    "order_examination",
    "record_result",
    "release",
    "hold",
    "lift_hold",
    "deliver",
    "cancel",
)
"""The steps that officers take by hand, in the order of their buttons."""


@dataclass(frozen=True)
class Task:
    """A kind of work that waits for officers: the statuses in which it waits."""

    name: str
    statuses: Collection[str]
    words: Words


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task(
            "decide",
            {Status.READY_FOR_RELEASE, Status.UNKNOWN},
            Words("สั่งตรวจหรือตรวจปล่อย", "Examine or release"),
        ),
        Task("result", {Status.EXAMINATION}, Words("บันทึกผลการตรวจ", "Record the result")),
        Task("held", {Status.HELD}, Words("ระงับการปล่อยอยู่", "On hold")),
        Task("deliver", {Status.RELEASED}, Words("รอส่งมอบหรือรับบรรทุก", "Delivery or loading")),
    )
}
"""What waits for officers, in the order of the work."""


def next_step(status: str, *, lane: str, order: str) -> Step | None:
    """Return the one step that an officer usually takes next, or None where none is usual.

    :param order: the order to examine, where one was given; on the red line it comes first
    """
    name = {
        Status.READY_FOR_RELEASE: "order_examination" if lane == "RED" and not order else "release",
        Status.EXAMINATION: "record_result",
        Status.HELD: "lift_hold",
        Status.RELEASED: "deliver",
    }.get(Status(status))
    return WORKFLOW.steps[name] if name else None
