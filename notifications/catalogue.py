"""What messages are for, and what stands in the place of their secrets."""

from core.words import Words

PLACEHOLDER = "\ufffc"
"""Stands in a kept text where the secret belongs; no word can bring it in."""

BLANKED = "••••••"
"""Stands there when people read the text."""

PURPOSES: dict[str, Words] = {
    "code": Words("รหัสยืนยัน", "Code to confirm"),
    "first_password": Words("รหัสผ่านครั้งแรก", "First password"),
    "role_given": Words("ได้รับสิทธิในกิจการ", "A role in a firm"),
    "password_changed": Words("รหัสผ่านถูกเปลี่ยน", "The password was changed"),
    "reset_closed": Words("ปิดการตั้งรหัสผ่านใหม่ทางอีเมล", "The reset by e-mail is closed"),
    "factors_changed": Words("วิธียืนยันตัวตนถูกเปลี่ยน", "What proves you was changed"),
    "email_changed": Words("ที่อยู่อีเมลถูกเปลี่ยน", "The e-mail address was changed"),
    "authenticator_set_up": Words("ตั้งแอปยืนยันตัวตน", "An authenticator app was set up"),
    "invitation": Words("คำเชิญให้รับบทบาทในกิจการ", "Invitation to a role in a firm"),
    "invitation_accepted": Words("มีผู้รับคำเชิญ", "An invitation was accepted"),
    "role_ended": Words("บทบาทในกิจการสิ้นสุด", "A role in a firm ended"),
    "mandate_given": Words("การมอบอำนาจตัวแทนออกของ", "Mandate of a broker"),
    "mandate_asked": Words("คำขอรับมอบอำนาจ", "A mandate was asked for"),
    "mandate_ended": Words("การมอบอำนาจสิ้นสุด", "A mandate ended"),
    "mandate_ends": Words("การมอบอำนาจใกล้สิ้นสุด", "A mandate is about to end"),
    "application_received": Words("ได้รับคำขอลงทะเบียน", "Application received"),
    "application_with_officer": Words("คำขอลงทะเบียนรอเจ้าหน้าที่", "Application with an officer"),
    "application_refused": Words("คำขอลงทะเบียนไม่ได้รับอนุมัติ", "Application not approved"),
    "application_expired": Words("คำขอลงทะเบียนหมดอายุ", "Application expired"),
    "application_notice": Words("แจ้งว่ามีผู้ยื่นคำขอลงทะเบียน", "Notice of an application"),
    "account_notice": Words("แจ้งว่ามีการเปิดบัญชี", "Notice of a new account"),
}
"""A purpose is the first part of the names of its templates in ``templates/messages``."""


def purpose_words(purpose: str) -> Words | str:
    """Return what a message is for; of a purpose that is no longer in use its bare name."""
    return PURPOSES.get(purpose, purpose.replace("_", " "))
