"""The firms of the demonstration and their directors. Everything here is invented."""

from dataclasses import dataclass

from stdnum.th import moa, pin


@dataclass(frozen=True)
class Firm:
    """An invented firm."""

    tax_id: str
    name_th: str
    name_en: str


@dataclass(frozen=True)
class Human:
    """An invented person with an ID number of a province that never issued one (00)."""

    id_number: str
    name: tuple[str, str]


def _firm(place: int, name_th: str, name_en: str) -> Firm:
    first = f"00000{place:05}{place % 90 + 10:02}"
    return Firm(first + moa.calc_check_digit(first), name_th, name_en)


def human(place: int, *name: str) -> Human:
    """Return an invented person; their number has a right check digit."""
    first = f"10000{place:05}{place % 90 + 10:02}"
    return Human(first + pin.calc_check_digit(first), (name[0], name[1]))


_NAMES = (
    ("บริษัท นกกระเต็นลายอิมปอร์ต จำกัด", "Pied Kingfisher Import Co., Ltd."),
    ("บริษัท ปูลมเอ็กซ์ปอร์ต จำกัด", "Ghost Crab Export Co., Ltd."),
    ("บริษัท ตะพาบน้ำชิปปิ้ง จำกัด", "Softshell Turtle Shipping Co., Ltd."),
    ("บริษัท แมงปอแก้วชิปปิ้ง จำกัด", "Glass Dragonfly Shipping Co., Ltd."),
    ("บริษัท หิ่งห้อยเจ็ดดวงอุตสาหกรรม จำกัด", "Seven Fireflies Industry Co., Ltd."),
    ("บริษัท กระรอกบินการช่าง จำกัด", "Flying Squirrel Works Co., Ltd."),
    ("บริษัท ปลาตีนสมุทรการค้า จำกัด", "Mudskipper Trading Co., Ltd."),
    ("บริษัท นกเงือกคู่การเกษตร จำกัด", "Twin Hornbills Agriculture Co., Ltd."),
    ("บริษัท หอยสังข์มงคลอาหาร จำกัด", "Lucky Conch Foods Co., Ltd."),
    ("บริษัท ลิงลมอิเล็กทรอนิกส์ จำกัด", "Slow Loris Electronics Co., Ltd."),
    ("บริษัท เม่นเหลืองเหล็กกล้า จำกัด", "Yellow Porcupine Steel Co., Ltd."),
    ("บริษัท กิ้งก่าเขียวพลาสติก จำกัด", "Green Lizard Plastics Co., Ltd."),
    ("บริษัท นกยางควายสิ่งทอ จำกัด", "Cattle Egret Textiles Co., Ltd."),
    ("บริษัท ชะมดเช็ดเครื่องหอม จำกัด", "Civet Perfumery Co., Ltd."),
    ("บริษัท ปลาบึกห้องเย็น จำกัด", "Giant Catfish Cold Storage Co., Ltd."),
    ("บริษัท ตั๊กแตนตำข้าวจักรกล จำกัด", "Mantis Machinery Co., Ltd."),
    ("บริษัท แมวดาวของเล่น จำกัด", "Leopard Cat Toys Co., Ltd."),
    ("บริษัท นกแก้วโม่งกระดาษ จำกัด", "Parakeet Paper Co., Ltd."),
    ("บริษัท หมูหริ่งยางพารา จำกัด", "Hog Badger Rubber Co., Ltd."),
    ("บริษัท ผีเสื้อถุงทองอัญมณี จำกัด", "Golden Birdwing Gems Co., Ltd."),
    ("บริษัท กวางผายานยนต์ จำกัด", "Goral Automotive Co., Ltd."),
    ("บริษัท จักจั่นเรไรเครื่องดนตรี จำกัด", "Cicada Instruments Co., Ltd."),
    ("บริษัท ปลากัดป่าเคมีภัณฑ์ จำกัด", "Wild Betta Chemicals Co., Ltd."),
    ("บริษัท ค่างแว่นเลนส์ จำกัด", "Spectacled Langur Lenses Co., Ltd."),
    ("บริษัท นกปรอดหัวโขนเฟอร์นิเจอร์ จำกัด", "Bulbul Furniture Co., Ltd."),
    ("บริษัท หมึกสายเภสัช จำกัด", "Octopus Pharmacy Co., Ltd."),
    ("บริษัท เต่านาแพลนท์ จำกัด", "Snail-eating Turtle Plants Co., Ltd."),
    ("บริษัท อีเห็นกาแฟดอย จำกัด", "Palm Civet Hill Coffee Co., Ltd."),
)
FIRMS = tuple(_firm(place, *names) for place, names in enumerate(_NAMES, start=101))

_DIRECTORS = (
    ("ปรียานุช", "ใจสาธิต"),
    ("ธีรเดช", "ปูสาธิต"),
    ("วิมลรัตน์", "ตะพาบสาธิต"),
    ("ปกรณ์", "แมงปอสาธิต"),
    ("นลินี", "หิ่งห้อยสาธิต"),
    ("สุรเชษฐ์", "กระรอกสาธิต"),
    ("พิมพ์ชนก", "ปลาตีนสาธิต"),
    ("เอกราช", "นกเงือกสาธิต"),
    ("จุฑามาศ", "หอยสังข์สาธิต"),
    ("ธนาธิป", "ลิงลมสาธิต"),
    ("รัตนา", "เม่นสาธิต"),
    ("กิตติพงษ์", "กิ้งก่าสาธิต"),
    ("อรวรรณ", "นกยางสาธิต"),
    ("ชัยวัฒน์", "ชะมดสาธิต"),
    ("ดวงใจ", "ปลาบึกสาธิต"),
    ("วรพล", "ตั๊กแตนสาธิต"),
    ("สุภัสสร", "แมวดาวสาธิต"),
    ("ณรงค์เดช", "นกแก้วสาธิต"),
    ("ปาริชาต", "หมูหริ่งสาธิต"),
    ("ศุภกร", "ผีเสื้อสาธิต"),
    ("มาลินี", "กวางผาสาธิต"),
    ("ภูริทัต", "จักจั่นสาธิต"),
    ("ขวัญฤดี", "ปลากัดสาธิต"),
    ("อภิสิทธิ์ชัย", "ค่างแว่นสาธิต"),
    ("เบญจวรรณ", "นกปรอดสาธิต"),
    ("รชต", "หมึกสาธิต"),
    ("ลลิตา", "เต่านาสาธิต"),
    ("พงศกร", "อีเห็นสาธิต"),
)
DIRECTORS = {
    firm: human(place, *name)
    for place, (firm, name) in enumerate(zip(FIRMS, _DIRECTORS, strict=True), start=201)
}
"""Who may act for each firm."""

NEW_FIRMS = (
    _firm(301, "บริษัท นากเล็บสั้นค้าไม้ จำกัด", "Small-clawed Otter Timber Co., Ltd."),
    _firm(302, "บริษัท พะยูนเรือเดินทะเล จำกัด", "Dugong Shipping Supplies Co., Ltd."),
    _firm(303, "บริษัท หอยทากสมุนไพร จำกัด", "Land Snail Herbs Co., Ltd."),
)
NEW_DIRECTORS = (
    human(311, "กฤติน", "นากสาธิต"),
    human(312, "วรัญญา", "พะยูนสาธิต"),
    human(313, "พีรพล", "หอยทากสาธิต"),
)
NEW_PEOPLE = (
    (human(321, "ชลธิชา", "ทดลองสาธิต"), "Chonthicha Thotlongsathit"),
    (human(322, "ภาคิน", "ลองดูสาธิต"), "Phakhin Longdusathit"),
    (human(323, "อารยา", "สมัครสาธิต"), "Araya Samaksathit"),
)
"""Firms and people in the register who have no account. The last firm applied already."""
