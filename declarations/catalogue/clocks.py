"""What is owed and until when, in words; each sentence cites its section of the Customs Act."""

from core.words import Words

NOT_KNOWN = Words("ยังไม่ทราบ", "Not known")
NOTHING = Words("ไม่มี", "Nothing")
NOTHING_YET = Words("ยังไม่ถึงกำหนดชำระ", "Nothing yet")

EXPECTED = Words(
    "คาดว่า {amount} อากรถึงกำหนดชำระเมื่อออกเลขที่ใบขนสินค้า (มาตรา 13)",
    "Expected: {amount}. The duty falls due when the number is issued (s. 13).",
)
DUE_ON_NUMBER = Words(
    "อากรถึงกำหนดชำระเมื่อออกเลขที่ใบขนสินค้า (มาตรา 13)",
    "The duty falls due when the number is issued (s. 13).",
)
GUARANTEE_TOO = Words("และวางประกัน {deposit}", "And a guarantee of {deposit}.")
PAID = Words("ชำระแล้วเมื่อ {day}", "Paid on {day}.")
EXEMPT = Words("ไม่มีค่าภาษีอากร หรือได้รับยกเว้น", "No duty and tax, or exempt.")
ASSESSED = {
    False: Words(
        "อากรตามแบบแจ้งการประเมิน รวมเงินเพิ่มถึง {day} (มาตรา 22)",
        "The assessed duty with its surcharge as of {day} (s. 22).",
    ),
    True: Words(
        "อากรตามแบบแจ้งการประเมิน รวมเงินเพิ่มและเบี้ยปรับถึง {day} (มาตรา 22)",
        "The assessed duty with surcharge and penalty as of {day} (s. 22).",
    ),
}
"""With a penalty (True) and without."""
ASSESSED_PUT_OFF = Words(
    "อากรที่ประเมินและเงินเพิ่มถึง {day} ทุเลาการชำระไว้เพราะอุทธรณ์ (มาตรา 22 และ 38)",
    "The assessed duty with surcharge as of {day}; payment is put off by an appeal (ss. 22, 38).",
)
PUT_OFF = Words(
    "ไม่มีกำหนดวันจนกว่าจะทราบผลอุทธรณ์หรือคำพิพากษา (มาตรา 38)",
    "No date until the appeal or the case is decided (s. 38)",
)

NO_DATE = Words("ไม่มีกำหนดวัน", "No fixed date")
NO_DATE_FOR_YOU = Words("ไม่มีกำหนดที่ท่านต้องทำ", "No date for you to keep")
TIME_RUNS = Words(
    "ขั้นตอนนี้ไม่มีกำหนดที่ท่านต้องทำ แต่เวลารับของออกไปเดินอยู่",
    "None for you in this step, but the time to collect the goods runs",
)
DAYS_LATE = Words("เลยมาแล้ว {days}", "{days} late")

NOT_RELEASED_BEFORE = Words(
    "ศุลกากรไม่ตรวจปล่อยจนกว่าจะชำระหรือวางประกันครบ (มาตรา 51)",
    "Customs does not release the goods before it is paid or guaranteed in full (s. 51).",
)
IN_CUSTODY = Words(
    "สินค้าอยู่ในอารักขาศุลกากรจนกว่าจะตรวจปล่อย (มาตรา 51)",
    "The goods stay in customs custody until they are released (s. 51).",
)
WAREHOUSE_CHARGES = Words(
    "คลังสินค้าอาจคิดค่าเก็บรักษาตามเวลาที่รอ",
    "The warehouse may charge for the time that the goods wait.",
)
BY_THE_ACT = Words("กำหนดตามกฎหมาย: {name} (มาตรา {section})", "By law: {name} (s. {section}).")
AFTER_IT = Words("หากพ้นกำหนด: {after}", "After that day: {after}")
AHEAD = Words("หลัง {day}: {after} (มาตรา {section})", "After {day}: {after} (s. {section})")
PASSED = Words(
    "พ้นกำหนดแล้วเมื่อ {day}: {after} (มาตรา {section})",
    "The time ended on {day}: {after} (s. {section})",
)
PENALTY_AHEAD = {
    True: Words(
        "กำหนด 30 วันนับแต่ได้รับแบบแจ้งการประเมิน (มาตรา 20) หากพ้นกำหนดต้องเสียเบี้ยปรับร้อยละ 20 "
        "ของอากรที่ค้าง (มาตรา 22)",
        "30 days from receipt of the notice (s. 20). After that a penalty of 20 per cent of the "
        "unpaid duty is added (s. 22).",
    ),
    False: Words(
        "กำหนด 30 วันนับแต่ได้รับแจ้งผลอุทธรณ์หรือคำพิพากษา (มาตรา 38) หากพ้นกำหนดต้องเสียเบี้ยปรับร้อยละ 20 "
        "ของอากรที่ค้าง (มาตรา 22)",
        "30 days from the notice of how the appeal or the case ended (s. 38). After that a penalty "
        "of 20 per cent of the unpaid duty is added (s. 22).",
    ),
}
"""Where the last day is counted from the notification (True), or from the end of an appeal."""
PENALTY_NOW = {
    True: Words(
        "พ้น 30 วันนับแต่ได้รับแบบแจ้งการประเมิน (มาตรา 20) จึงมีเบี้ยปรับร้อยละ 20 ของอากรที่ค้าง (มาตรา 22)",
        "The 30 days from receipt of the notice are over (s. 20): a penalty of 20 per cent of the "
        "unpaid duty is added (s. 22).",
    ),
    False: Words(
        "พ้น 30 วันนับแต่ได้รับแจ้งผลอุทธรณ์หรือคำพิพากษา (มาตรา 38) จึงมีเบี้ยปรับร้อยละ 20 ของอากรที่ค้าง (มาตรา 22)",
        "The 30 days from the notice of how the appeal or the case ended are over (s. 38): a "
        "penalty of 20 per cent of the unpaid duty is added (s. 22).",
    ),
}
GROWS = Words("ตั้งแต่ {day} ยอดเพิ่มเป็น {total}", "From {day} on it is {total}.")
APPEAL_LODGED = Words(
    "อุทธรณ์เมื่อ {day} ได้รับไว้แล้ว แต่ไม่ทุเลาการชำระอากร (มาตรา 38)",
    "The appeal of {day} is recorded; it does not put off the payment (s. 38).",
)
NO_SURCHARGE_BEFORE = {
    True: Words(
        "เงินเพิ่มยังไม่คิดก่อนตรวจปล่อย (มาตรา 22)",
        "No surcharge runs before the goods are released (s. 22).",
    ),
    False: Words(
        "เงินเพิ่มยังไม่คิดก่อนส่งของออก (มาตรา 22)",
        "No surcharge runs before the goods are exported (s. 22).",
    ),
}
"""For imports (True) and exports, while the goods are still here."""
SURCHARGE_GROWS = {
    True: Words(
        "เงินเพิ่มร้อยละ 1 ต่อเดือนนับแต่ตรวจปล่อยเมื่อ {day} ไม่เกินอากรที่ค้าง (มาตรา 22)",
        "The surcharge is 1 per cent for each month begun since release on {day}, "
        "up to the duty (s. 22).",
    ),
    False: Words(
        "เงินเพิ่มร้อยละ 1 ต่อเดือนนับแต่ส่งของออกเมื่อ {day} ไม่เกินอากรที่ค้าง (มาตรา 22)",
        "The surcharge is 1 per cent for each month begun since exportation on {day}, "
        "up to the duty (s. 22).",
    ),
}
"""For imports (True) and exports, from the day on which the surcharge begins."""
ASK_IF_SILENT = Words(
    "หากไม่มีรายงานการรับบรรทุกภายใน {day} ({days}) โปรดสอบถาม",
    "If loading has not been reported by {day} ({days}), please ask.",
)

SILENT_DAYS = {"1": 15, "2": 15, "3": 3, "4": 7}
"""Days without news after loading, by mode of transport, after which one should ask.

Source: Customs Department, export guide (sea and rail 15, air 7, road 3).
"""
