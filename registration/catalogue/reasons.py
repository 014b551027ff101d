"""Why an application came to its end without an account.

What the check finds is for officers alone: the applicant reads one and the same text for all of
it, so that nobody learns here who is registered. What an officer decides is told.
"""

from core.words import Words

NOT_REGISTERED = "NOT_REGISTERED"
NOT_A_SIGNATORY = "NOT_A_SIGNATORY"
NOT_CONFIRMED = "NOT_CONFIRMED"

FOUND: dict[str, Words] = {
    NOT_REGISTERED: Words(
        "ไม่มีในทะเบียนผู้มาติดต่อ หรือทะเบียนไม่อยู่ในสถานะใช้งาน",
        "Not in the customs register, or the entry is not active",
    ),
    NOT_A_SIGNATORY: Words(
        "ผู้ยื่นคำขอไม่ใช่ผู้มีอำนาจกระทำการในวันที่ตรวจสอบ",
        "The applicant is no authorised director on the day of the check",
    ),
    NOT_CONFIRMED: Words(
        "ระบบทะเบียนราษฎรไม่ยืนยันข้อมูลบัตรประชาชน", "The identity registry did not confirm the card"
    ),
}
"""What a check finds."""

DECIDED: dict[str, Words] = {
    "NOT_REACHED": Words(
        "ติดต่อผู้มีอำนาจกระทำการตามข้อมูลในทะเบียนไม่ได้",
        "The person could not be reached at the contact on file",
    ),
    "DENIED": Words("ผู้มีอำนาจกระทำการตามทะเบียนแจ้งว่าไม่ได้ยื่นคำขอ", "The person on file did not apply"),
    "UPDATE_FIRST": Words(
        "ต้องแก้ไขข้อมูลติดต่อในทะเบียนผู้มาติดต่อก่อน",
        "The contact in the customs register must be updated first",
    ),
    "OTHER": Words("เหตุผลอื่น ตามข้อความด้านล่าง", "Another reason, as written below"),
}
"""What an officer decides."""

ALL = FOUND | DECIDED
