"""How an application to use the portal travels from receipt to an account, or to its end."""

from django.db.models import TextChoices

from core.words import Words
from core.workflow import Step, Workflow


class Status(TextChoices):
    """Where an application stands."""

    RECEIVED = "RECEIVED", "Received"
    CHECKING = "CHECKING", "Being checked"
    WAITING_FOR_REGISTRY = "WAITING_FOR_REGISTRY", "Waiting for the identity registry"
    WITH_OFFICER = "WITH_OFFICER", "With an officer"
    APPROVED = "APPROVED", "Approved"
    REFUSED = "REFUSED", "Could not be confirmed"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    EXPIRED = "EXPIRED", "Expired"


LABELS: dict[str, Words] = {
    Status.RECEIVED: Words("ได้รับคำขอแล้ว", "Received"),
    Status.CHECKING: Words("อยู่ระหว่างตรวจสอบ", "Being checked"),
    Status.WAITING_FOR_REGISTRY: Words("รอระบบทะเบียนราษฎร", "Waiting for the identity registry"),
    Status.WITH_OFFICER: Words("รอเจ้าหน้าที่พิจารณา", "With an officer"),
    Status.APPROVED: Words("อนุมัติแล้ว", "Approved"),
    Status.REFUSED: Words("ไม่สามารถยืนยันข้อมูลได้", "Could not be confirmed"),
    Status.WITHDRAWN: Words("ถอนคำขอแล้ว", "Withdrawn"),
    Status.EXPIRED: Words("คำขอหมดอายุ", "Expired"),
}
NOT_APPROVED = Words("ไม่อนุมัติ", "Not approved")
"""What a refusal is called that an officer decided."""
UNCHECKED = frozenset({Status.RECEIVED, Status.CHECKING, Status.WAITING_FOR_REGISTRY})
"""Nobody knows yet whether it is so: a worker looks, or will look."""
OPEN = UNCHECKED | {Status.WITH_OFFICER}

_CHECK = "registration.check_application"
_DECIDE = "registration.decide_application"

WORKFLOW = Workflow(
    LABELS,
    Step("take_up", UNCHECKED, Status.CHECKING, _CHECK, Words("เริ่มตรวจสอบ", "Take up")),
    Step(
        "postpone",
        {Status.CHECKING},
        Status.WAITING_FOR_REGISTRY,
        _CHECK,
        Words("รอระบบทะเบียนราษฎร", "Wait for the registry"),
    ),
    Step("open", {Status.CHECKING}, Status.APPROVED, _CHECK, Words("เปิดบัญชี", "Open the account")),
    Step("turn_away", {Status.CHECKING}, Status.REFUSED, _CHECK, Words("ไม่ยืนยัน", "Turn away")),
    Step(
        "pass_on",
        {Status.CHECKING},
        Status.WITH_OFFICER,
        _CHECK,
        Words("ส่งให้เจ้าหน้าที่", "Pass on to an officer"),
    ),
    Step("approve", {Status.WITH_OFFICER}, Status.APPROVED, _DECIDE, Words("อนุมัติ", "Approve")),
    Step("refuse", {Status.WITH_OFFICER}, Status.REFUSED, _DECIDE, Words("ไม่อนุมัติ", "Refuse")),
    Step("withdraw", OPEN, Status.WITHDRAWN, _CHECK, Words("ถอนคำขอ", "Withdraw")),
    Step(
        "expire",
        OPEN | {Status.APPROVED},
        Status.EXPIRED,
        _CHECK,
        Words("สิ้นอายุคำขอ", "Let it expire"),
    ),
)
"""The steps of a check and those of the applicant are taken by the portal itself."""
