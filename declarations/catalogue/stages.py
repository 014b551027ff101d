"""The four stages that people see (Customs Department, tracking screens)."""

from core.words import Words

STAGE_NAMES: dict[int, Words] = {
    1: Words("ผ่านพิธีการ", "Formalities"),
    2: Words("ชำระภาษีอากร", "Duty and tax"),
    3: Words("ตรวจปล่อยสินค้า", "Release"),
    4: Words("ส่งมอบสินค้า", "Delivery"),
}
LOADING = Words("รับบรรทุกสินค้า", "Loading")
"""The last stage of an export."""

STAGE_FILTERS: dict[int, Words] = STAGE_NAMES | {
    4: Words("ส่งมอบหรือรับบรรทุกสินค้า", "Delivery or loading"),
    5: Words("เสร็จสิ้นหรือยกเลิก", "Finished or cancelled"),
}
"""The stages as lists ask for them: what is under way; 5 is after the last."""

MY_TURN = Words("รอท่านดำเนินการ", "Waiting for you")
FOUND = Words("พบ", "Found")
