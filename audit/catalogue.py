"""What stands in the trail, in words: every name that is recorded anywhere."""

from collections.abc import Mapping

from core.words import Words

EVENT = "event "
"""So begin the names of events that feeds bring; their code follows."""

KINDS: dict[str, Words] = {
    "VIEWED": Words("เปิดดูหรือนำออก", "Seen or taken along"),
    "CHANGED": Words("ดำเนินการกับใบขนสินค้า", "Done to a declaration"),
    "PEOPLE": Words("ผู้ใช้งานและสิทธิ", "People and rights"),
    "SIGN_IN": Words("การเข้าสู่ระบบและการยืนยันตัวตน", "Sign-in and proof of identity"),
    "REFUSED": Words("ความพยายามที่ไม่สำเร็จ", "Tried in vain"),
}

NAMES: dict[str, dict[str, Words]] = {
    "VIEWED": {
        "viewed": Words("เปิดดู", "Viewed"),
        "exported": Words("ดาวน์โหลดประวัติสถานะ", "Downloaded the history"),
        "list exported": Words("ดาวน์โหลดรายการ", "Downloaded a list"),
        "printed": Words("พิมพ์", "Printed"),
        "own data exported": Words("ดาวน์โหลดข้อมูลส่วนบุคคลของตน", "Own data downloaded"),
    },
    "CHANGED": {
        "received": Words("รับข้อมูลใบขนสินค้า", "Declaration received"),
        "amended": Words("รับข้อมูลใบขนสินค้าฉบับแก้ไข", "Amended declaration received"),
        "numbered": Words("รับเลขที่ใบขนสินค้า", "Number received"),
        "refused a waiting event": Words(
            "ไม่รับเหตุการณ์ที่รอใบขนสินค้าอยู่", "Refused an event that had waited for the declaration"
        ),
        "handed in a feed file": Words("นำส่งไฟล์ข้อมูล", "Feed file handed in"),
        "order_examination": Words("สั่งการตรวจ", "Examination ordered"),
        "record_result": Words("บันทึกผลการตรวจ", "Result of the examination recorded"),
        "release": Words("สั่งปล่อยสินค้า", "Goods released"),
        "hold": Words("ระงับการตรวจปล่อย", "Release put on hold"),
        "lift_hold": Words("ยกเลิกการระงับ", "Hold lifted"),
        "deliver": Words("บันทึกการส่งมอบหรือรับบรรทุก", "Delivery or loading recorded"),
        "cancel": Words("ยกเลิกใบขนสินค้า", "Declaration cancelled"),
        "record_fact": Words("บันทึกข้อเท็จจริงตามกฎหมาย", "Fact of the law recorded"),
    },
    "PEOPLE": {
        "added": Words("เพิ่มข้อมูล", "Added"),
        "changed": Words("แก้ไขข้อมูล", "Changed"),
        "ended": Words("สิ้นสุด", "Ended"),
        "role given": Words("ให้บทบาทในกิจการ", "Role in the firm given"),
        "role ended": Words("สิ้นสุดบทบาทในกิจการ", "Role in the firm ended"),
        "invited": Words("เชิญเข้าร่วมกิจการ", "Invited to the firm"),
        "invitation sent again": Words("ส่งคำเชิญอีกครั้ง", "Invitation sent again"),
        "invitation withdrawn": Words("ยกเลิกคำเชิญ", "Invitation withdrawn"),
        "invitation accepted": Words("ตอบรับคำเชิญ", "Invitation accepted"),
        "mandate asked": Words("ขอหนังสือมอบอำนาจ", "Mandate asked for"),
        "mandate given": Words("ให้อำนาจตัวแทนออกของ", "Mandate given"),
        "mandate ended": Words("สิ้นสุดการมอบอำนาจ", "Mandate ended"),
        "mandate reminded": Words("แจ้งเตือนวันสิ้นสุดหนังสือมอบอำนาจ", "Reminded of a mandate's end"),
        "application received": Words("รับคำขอลงทะเบียน", "Application received"),
        "application postponed": Words(
            "คำขอรอระบบทะเบียนราษฎร", "Application waits for the registry"
        ),
        "application passed on": Words("ส่งต่อคำขอ", "Application passed on"),
        "application approved": Words("อนุมัติคำขอลงทะเบียน", "Application approved"),
        "application refused": Words("ไม่อนุมัติคำขอลงทะเบียน", "Application refused"),
        "application withdrawn": Words("ถอนคำขอลงทะเบียน", "Application withdrawn"),
        "application expired": Words("คำขอลงทะเบียนหมดอายุ", "Application expired"),
        "entered in the register": Words("ขึ้นทะเบียน", "Entered in the register"),
        "account opened": Words("เปิดบัญชีผู้ใช้งาน", "Account opened"),
        "contact replaced": Words("เปลี่ยนช่องทางติดต่อ", "Contact replaced"),
        "identity proved": Words("พิสูจน์ตัวตนกับทะเบียน", "Identity proved by the register"),
        "notice accepted": Words("รับทราบประกาศความเป็นส่วนตัว", "Privacy notice accepted"),
        "sent a message again": Words("ส่งข้อความอีกครั้ง", "Message sent again"),
    },
    "SIGN_IN": {
        "signed in": Words("เข้าสู่ระบบ", "Signed in"),
        "signed out": Words("ออกจากระบบ", "Signed out"),
        "sessions ended": Words("สิ้นสุดการเข้าใช้งาน", "Sessions ended"),
        "password set": Words("ตั้งรหัสผ่าน", "Password set"),
        "password chosen": Words("เลือกรหัสผ่าน", "Password chosen"),
        "password taken away": Words("ยกเลิกรหัสผ่าน", "Password taken away"),
        "first password sent": Words("ส่งรหัสผ่านครั้งแรก", "First password sent"),
        "code accepted": Words("ยืนยันรหัสใช้ครั้งเดียวสำเร็จ", "One-time code accepted"),
        "code sent": Words("ส่งรหัสใช้ครั้งเดียว", "One-time code sent"),
        "mobile named": Words("แจ้งเบอร์มือถือ", "Mobile number given"),
        "mobile confirmed": Words("ยืนยันเบอร์มือถือ", "Mobile number confirmed"),
        "mobile changed": Words("เปลี่ยนเบอร์มือถือ", "Mobile number changed"),
        "authenticator set up": Words("ตั้งค่าแอปยืนยันตัวตน", "Authenticator app set up"),
        "authenticator removed": Words("ยกเลิกแอปยืนยันตัวตน", "Authenticator app removed"),
        "recovery codes written": Words("ออกรหัสกู้คืน", "Recovery codes issued"),
        "new factors allowed": Words("อนุญาตให้ตั้งค่าการยืนยันตัวตนใหม่", "New factors allowed"),
    },
    "REFUSED": {
        "sought": Words("ค้นหาเลขที่ซึ่งตนไม่มีสิทธิดู", "Sought a number that is not theirs"),
        "denied": Words("เปิดหน้าที่ไม่มีสิทธิ", "Opened a page without the right"),
        "refused": Words("ดำเนินการแต่ระบบไม่ยอมรับ", "Tried a step that was refused"),
        "code refused": Words("รหัสใช้ครั้งเดียวไม่ถูกต้อง", "One-time code refused"),
        "invitation refused": Words("รหัสคำเชิญไม่ถูกต้อง", "Invitation code refused"),
        "tried too often": Words("ทำเกินจำนวนครั้งที่กำหนด", "Tried too often"),
        "sign-in refused": Words("เข้าสู่ระบบไม่สำเร็จ", "Sign-in refused"),
    },
}

FAULTS: Mapping[str, Words] = {
    "no file": Words(
        "ไม่พบแฟ้มจุดตรวจสอบที่เก็บไว้ภายนอก",
        "The file of the checkpoints kept elsewhere is gone.",
    ),
    "no checkpoint": Words(
        "บรรทัดที่ {line} ของแฟ้มจุดตรวจสอบที่เก็บไว้ภายนอกไม่ใช่จุดตรวจสอบ",
        "Line {line} of the checkpoints kept elsewhere is no checkpoint.",
    ),
    "not kept": Words(
        "แฟ้มจุดตรวจสอบที่เก็บไว้ภายนอกขาดจุดตรวจสอบ {count} จุด จุดแรกที่ขาดคือจุดที่ {size} รายการ"
        " ซึ่งลงลายมือชื่อเมื่อ {made_at}",
        "The checkpoints kept elsewhere lack {count} that were signed, the first of them that of"
        " {size} entries, signed on {made_at}.",
    ),
    "not by us": Words(
        "ลายมือชื่อของจุดตรวจสอบที่ {size} รายการไม่ใช่ของระบบ",
        "The checkpoint of {size} entries is not signed by us.",
    ),
    "cut off": Words(
        "ห่วงโซ่สิ้นสุดที่รายการ {last} แต่มีการลงลายมือชื่อไว้ {size} รายการเมื่อ {made_at}"
        " ส่วนท้ายถูกตัดออก หรือมีการนำสำเนาเก่ากลับมาใช้",
        "The chain ends with entry {last}, but {size} were signed on {made_at}: its end was cut"
        " off, or an older copy was put back.",
    ),
    "unsigned": Words(
        "ไม่มีจุดตรวจสอบครอบคลุมรายการที่บันทึกตั้งแต่ {since}",
        "No checkpoint covers what was recorded since {since}.",
    ),
    "missing": Words(
        "รายการ {first} ถึง {last} หายไป รายการถัดไปที่พบคือ{entry}",
        "Entries {first} to {last} are missing; the next one there is {entry}.",
    ),
    "changed": Words(
        "{entry} ไม่ตรงกับตอนที่ผนึก หรือไม่อยู่ในลำดับเดิม ค่าแฮชคือ {computed} ควรเป็น {sealed}",
        "{entry} is not as it was sealed, or not in its place: its hash is {computed},"
        " expected {sealed}.",
    ),
    "other than signed": Words(
        "{entry} ไม่ใช่รายการที่ลงลายมือชื่อไว้ ค่าแฮชคือ {sealed} ควรเป็น {head}",
        "{entry} is not the one that was signed: its hash is {sealed}, expected {head}.",
    ),
    "unsealed": Words(
        "มี {count} รายการรอการผนึกนานกว่า {minutes} นาที รายการแรกมีคีย์ {key}",
        "{count} entries have waited for their seal for more than {minutes} minutes,"
        " the first one with key {key}.",
    ),
}
"""What a verification of the trail may find."""
ENTRY = Words(
    "รายการ {sequence} (“{name}”, {subject}, คีย์ {key})",
    "Entry {sequence} (“{name}”, {subject}, key {key})",
)

_WORDS = {name: words for names in NAMES.values() for name, words in names.items()}


def words_of(name: str) -> Words:
    """Return the words of a name in the trail; one that has none is shown as it stands."""
    if name.startswith(EVENT):
        code = name.removeprefix(EVENT)
        return Words(f"รับเหตุการณ์ {code}", f"Event {code} received")
    return _WORDS.get(name, Words(name, name))


_SUBJECTS = {
    "mandate": Words("การมอบอำนาจ {rest}", "Mandate {rest}"),
    "invitation": Words("คำเชิญ {rest}", "Invitation {rest}"),
    "application": Words("คำขอลงทะเบียน {rest}", "Application {rest}"),
    "upload": Words("ไฟล์ข้อมูลที่นำส่ง {rest}", "Feed file {rest}"),
    "waitingevent": Words("เหตุการณ์ที่รอใบขนสินค้า {rest}", "Waiting event {rest}"),
    "entry": Words("รายการบันทึก {rest}", "Entry of the trail {rest}"),
    "registrant": Words("ทะเบียนผู้มาติดต่อ {rest}", "Entry in the register {rest}"),
}
_LISTS = {
    "list declarations": Words("รายการใบขนสินค้า", "List of declarations"),
    "list accesses": Words("รายการผู้เข้าถึงข้อมูล", "Access ledger"),
    "list mandates": Words("รายการการมอบอำนาจ", "List of mandates"),
}
_ROLE = Words("บทบาทของผู้ใช้ {person}", "Role of user {person}")


def subject_words(subject: str) -> Words:
    """Return what a record is called in the trail, in words; a number stays as it is."""
    if subject in _LISTS:
        return _LISTS[subject]
    kind, _blank, rest = subject.partition(" ")
    person, is_role, _firm = subject.partition("@")
    if kind in _SUBJECTS and rest:
        return _SUBJECTS[kind].filled(rest=rest)
    return _ROLE.filled(person=person) if is_role else Words(subject, subject)
