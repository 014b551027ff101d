"""The firms and people of the demonstration. Everything here is invented."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from stdnum.th import moa

from accounts.models import Membership, Office, Trader, User


@dataclass(frozen=True)
class Firm:
    """An invented firm."""

    tax_id: str
    name_th: str
    name_en: str


@dataclass(frozen=True)
class Person:
    """Somebody who signs in to the demonstration, and as what."""

    role: str
    username: str
    password: str
    name: tuple[str, str]
    firm: Firm | None = None
    member_as: str = ""
    offices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_superuser: bool = False


def _firm(place: int, name_th: str, name_en: str) -> Firm:
    first = f"00000{place:05}{place % 90 + 10:02}"
    return Firm(first + moa.calc_check_digit(first), name_th, name_en)


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
IMPORTER, EXPORTER, BROKER, SMALL_BROKER = FIRMS[:4]
BROKERS = (BROKER, SMALL_BROKER)
OTHERS = FIRMS[4:]

_OFFICER = ("Release officers",)
PEOPLE = (
    Person(
        "Director of an importer",
        "director",
        "demo-director-2569",
        ("ปรียานุช", "ใจสาธิต"),
        IMPORTER,
        Membership.Role.DIRECTOR,
    ),
    Person(
        "Accountant of the same importer",
        "accountant",
        "demo-accountant-2569",
        ("ธนกฤต", "บัญชีสาธิต"),
        IMPORTER,
        Membership.Role.ACCOUNTANT,
    ),
    Person(
        "Administrator of an exporter",
        "exporter",
        "demo-exporter-2569",
        ("กัญญารัตน์", "ส่งออกสาธิต"),
        EXPORTER,
        Membership.Role.ADMINISTRATOR,
    ),
    Person(
        "Customs broker",
        "broker",
        "demo-broker-2569",
        ("วรเชษฐ์", "ตัวแทนสาธิต"),
        BROKER,
        Membership.Role.ADMINISTRATOR,
    ),
    Person(
        "Officer, Laem Chabang",
        "officer2801",
        "demo-officer2801-2569",
        ("อนุวัฒน์", "แหลมสาธิต"),
        offices=("2801",),
        groups=_OFFICER,
    ),
    Person(
        "Officer, Suvarnabhumi",
        "officer1190",
        "demo-officer1190-2569",
        ("ศิริพร", "สุวรรณสาธิต"),
        offices=("1190",),
        groups=_OFFICER,
    ),
    Person(
        "National officer",
        "national",
        "demo-national-2569",
        ("ณัฐวุฒิ", "กลางสาธิต"),
        groups=("Release officers", "National officers"),
    ),
    Person(
        "Administrator of the portal",
        "admin",
        "demo-admin-2569",
        ("มานิตา", "ระบบสาธิต"),
        groups=_OFFICER,
        is_superuser=True,
    ),
)


@transaction.atomic
def write_people() -> None:
    """Write firms and people; those who are there already stay as they are."""
    for firm in FIRMS:
        Trader.objects.get_or_create(
            tax_id=firm.tax_id, defaults={"name_th": firm.name_th, "name_en": firm.name_en}
        )
    there = set(User.objects.values_list("username", flat=True))
    for person in PEOPLE:
        if person.username not in there:
            _write(person)


def _write(person: Person) -> None:
    is_officer = person.firm is None
    user = User.objects.create_user(
        person.username,
        password=person.password,
        first_name=person.name[0],
        last_name=person.name[1],
        is_officer=is_officer,
        is_staff=is_officer,
        is_superuser=person.is_superuser,
    )
    user.groups.set(Group.objects.filter(name__in=person.groups))
    user.offices.set(Office.objects.filter(code__in=person.offices))
    if person.firm:
        trader = Trader.objects.get(tax_id=person.firm.tax_id, branch=0)
        Membership.objects.create(user=user, trader=trader, role=person.member_as)
