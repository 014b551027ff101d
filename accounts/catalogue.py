"""What one-time codes are for, in the words of the message that brings one."""

from core.words import Words

SIGN_IN, PHONE, AGAIN, PASSWORD = "SIGN_IN", "PHONE", "AGAIN", "PASSWORD"
PURPOSES = {
    SIGN_IN: Words("เข้าสู่ระบบ", "to sign in"),
    PHONE: Words("ยืนยันเบอร์มือถือ", "to confirm this mobile"),
    AGAIN: Words("เปลี่ยนวิธียืนยันตัวตน", "to change what proves you"),
    PASSWORD: Words("ตั้งรหัสผ่านใหม่", "for a new password"),
}
"""Short: an SMS in Thai has seventy characters."""
