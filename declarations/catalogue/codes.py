"""Code tables of a declaration (Customs Department, import and export guides)."""

from core.words import Words

DOCUMENT_TYPES: dict[str, Words] = {
    "0": Words("ใบขนสินค้าขาเข้า", "Import declaration"),
    "1": Words("ใบขนสินค้าขาออก", "Export declaration"),
    "2": Words("ใบขนสินค้าผ่านแดน", "Transit"),
    "3": Words("คำร้องขอรับของไปก่อน", "Request to take goods first"),
    "4": Words("คำร้องขอส่งของไปก่อน", "Request to send goods first"),
    "5": Words("ใบขนสินค้าขาเข้าปากระวาง", "Ship-side import declaration"),
    "6": Words("ใบขนสินค้าผ่านแดนพิเศษ ขาออก", "Special transit, out"),
    "7": Words("ใบขนสินค้าผ่านแดนพิเศษ ขาเข้า", "Special transit, in"),
    "8": Words("ใบขนสินค้าถ่ายลำ", "Transhipment"),
    "A": Words("ใบขนสินค้าโอนย้ายภายในประเทศ ขาเข้า", "Domestic transfer, in"),
    "B": Words("ใบขนสินค้าโอนย้ายภายในประเทศ ขาออก", "Domestic transfer, out"),
    "C": Words("ใบขนสินค้าโอนออกจากเขตปลอดอากร", "Transfer from a free zone"),
    "D": Words("ใบขนสินค้าโอนเข้าเขตปลอดอากร", "Transfer into a free zone"),
    "P": Words("ใบขนสินค้าโอนย้าย ชำระอากร", "Transfer, duty payable"),
    "X": Words("ใบขนสินค้าขาเข้าเร่งด่วน", "Express import declaration"),
    "Y": Words("ใบขนสินค้าขาออกเร่งด่วน", "Express export declaration"),
}

PASSING_TYPES = frozenset("2678")
"""Document types of goods that pass through the Kingdom, or are transhipped."""
EXPORT_TYPES = frozenset("146BDY")
"""Document types of goods that go out; with every other type they come in."""

TRANSPORT_MODES: dict[str, Words] = {
    "1": Words("ทางเรือ", "Sea"),
    "2": Words("ทางรถไฟ", "Rail"),
    "3": Words("ทางบก", "Road or on foot"),
    "4": Words("ทางอากาศ", "Air"),
    "5": Words("ทางไปรษณีย์", "Post"),
    "7": Words("ทางท่อหรือสายส่ง", "Pipeline or power line"),
    "8": Words("ทางแม่น้ำหรือเรือเล็ก", "River or small boat"),
    "9": Words("ผู้โดยสารนำติดตัว", "Carried by passenger"),
}

PAYMENT_METHODS: dict[str, Words] = {
    "A": Words("ชำระที่กรมศุลกากร", "At Customs"),
    "C": Words("บัตรภาษีอิเล็กทรอนิกส์", "e-Tax coupon"),
    "H": Words("ชำระผ่านธนาคาร", "Through a bank"),
    "L": Words("ไม่มีค่าภาษีอากร", "Nothing to pay"),
}

GUARANTEE_METHODS: dict[str, Words] = {
    "A": Words("วางประกันที่กรมศุลกากร", "At Customs"),
    "H": Words("วางประกันผ่านธนาคาร", "Through a bank"),
    "L": Words("ไม่มีการวางประกัน", "No guarantee"),
}

GUARANTEE_TYPES: dict[str, Words] = {
    "C": Words("เงินสด", "Cash"),
    "B": Words("หนังสือค้ำประกันของธนาคาร", "Bank letter"),
    "E": Words("หนังสือค้ำประกันอิเล็กทรอนิกส์", "e-Guarantee"),
    "M": Words("หนังสือของส่วนราชการ", "Government letter"),
}

TAX_CODES: dict[str, Words] = {
    "0100": Words("ค่าอากรขาเข้า", "Import duty"),
    "0105": Words("ค่าอากรพิเศษ", "Special duty"),
    "0110": Words("ค่าธรรมเนียม", "Surcharge"),
    "0111": Words("อากรตอบโต้การทุ่มตลาดและการอุดหนุน", "Anti-dumping or countervailing duty"),
    "0114": Words("อากรมาตรการปกป้อง", "Safeguard duty"),
    "0300": Words("ภาษีสรรพสามิต", "Excise"),
    "0310": Words("ภาษีสรรพสามิต สุรา", "Excise, alcohol"),
    "0320": Words("ภาษีสรรพสามิต ยาสูบ", "Excise, tobacco"),
    "0330": Words("ภาษีสรรพสามิต ไพ่", "Excise, playing cards"),
    "0400": Words("ภาษีเพื่อมหาดไทย", "Local (interior) tax"),
    "0500": Words("ภาษีมูลค่าเพิ่ม", "VAT"),
    "0600": Words("ภาษีอื่น", "Other tax"),
    "0603": Words("ค่าธรรมเนียมพิเศษ พณ.", "Commerce Ministry surcharge"),
    "1401": Words("กองทุนน้ำมันเชื้อเพลิง", "Oil fund"),
    "1404": Words("กองทุนอนุรักษ์พลังงาน", "Energy fund"),
    "1412": Words("กองทุนสุขภาพ สุรา", "Health fund, alcohol"),
    "1414": Words("กองทุนสุขภาพ ยาสูบ", "Health fund, tobacco"),
    "1416": Words("สสท. สุรา", "TPBS, alcohol"),
    "1418": Words("สสท. ยาสูบ", "TPBS, tobacco"),
    "1420": Words("กองทุนกีฬา สุรา", "Sports fund, alcohol"),
    "1422": Words("กองทุนกีฬา ยาสูบ", "Sports fund, tobacco"),
    "1500": Words("ค่าธรรมเนียมการผ่านพิธีการ", "Customs formality fee"),
}

DUTY_CODES = frozenset({"0100", "0105", "0111", "0114"})
"""The tax codes that are duties: what the Customs Act assesses, surcharges and refunds."""

LANES: dict[str, Words] = {
    "GREEN": Words("Green Line ยกเว้นการตรวจ", "Green, no examination"),
    "YELLOW": Words("Yellow Line พบเจ้าหน้าที่", "Yellow, see an officer"),
    "RED": Words("Red Line ให้เปิดตรวจ", "Red, examination"),
}
"""The department names the lines; as columns and filter values they are our choice."""

ORDER_CODES: dict[str, Words] = {
    "50": Words("พบเจ้าหน้าที่", "See an officer"),
    "51": Words("ให้เปิดตรวจ", "Open for examination"),
    "77": Words("ผูกลวด", "Wire-seal"),
}

HOLD_REASONS: dict[str, Words] = {
    "DOCUMENTS": Words("เอกสารไม่ครบ", "Documents are missing"),
    "LICENCE": Words("รอใบอนุญาต", "Licence awaited"),
    "VALUE": Words("ตรวจสอบราคาศุลกากร", "Customs value is checked"),
    "TARIFF": Words("ตรวจสอบพิกัดศุลกากร", "Tariff classification is checked"),
    "OTHER": Words("เหตุอื่น", "Other reason"),
}
"""Our own list (design choice DC-01): no source tells the department's."""

EXAMINATION_RESULTS: dict[str, Words] = {
    "AS_DECLARED": Words("ถูกต้องตามสำแดง", "As declared"),
    "DIFFERENT": Words("ไม่ถูกต้องตามสำแดง", "Different from what was declared"),
}
"""Our own list (design choice DC-01)."""

BILL_RULES: dict[str, Words] = {
    "1": Words("ทางเรือ: ใช้เลขที่ House B/L เท่านั้น", "Sea: the house B/L only"),
    "3": Words(
        "ทางบก: เลขที่ ศ.บ.1 (17 หลัก) และลำดับรายการ",
        "Road: land control number (17 digits) and item number",
    ),
    "4": Words(
        "ทางอากาศ: MAWB 11 หลักไม่มีขีด และ HAWB",
        "Air: master air waybill of 11 digits without dashes, and house air waybill",
    ),
    "5": Words("ทางไปรษณีย์: เลขที่ศุลกากรไปรษณีย์", "Post: the postal customs number"),
    "9": Words("ผู้โดยสาร: เลขที่สัมภาระ", "Passenger: the baggage number"),
}
"""What a bill of lading number is for each mode of transport."""


def is_import(document_type: str) -> bool:
    """Tell whether goods under this document type come in."""
    return document_type not in EXPORT_TYPES
