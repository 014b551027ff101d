"""The firms and people of the demonstration. Everything here is invented."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import (
    AuthenticatorDevice,
    CodeDevice,
    Membership,
    Office,
    Trader,
    User,
    hash_of_id,
)
from core.secrets import masked_number
from registration.management.demo.firms import DIRECTORS, FIRMS, Firm


@dataclass(frozen=True)
class Person:
    """Somebody who signs in to the demonstration, and as what."""

    role: str
    username: str
    password: str
    name: tuple[str, str]
    firm: Firm | None = None
    member_as: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_superuser: bool = False
    id_number: str = ""

    @property
    def is_officer(self) -> bool:
        """Whether they work for Customs."""
        return self.firm is None

    @property
    def phone(self) -> str:
        """An invented mobile; in a demonstration no SMS leaves the machine."""
        return f"+6680000{PEOPLE.index(self):04}"

    @property
    def seed(self) -> str:
        """The same for every demonstration, so that an authenticator app once set up fits."""
        return hashlib.sha1(self.username.encode(), usedforsecurity=False).hexdigest()


IMPORTER, EXPORTER, BROKER, SMALL_BROKER = FIRMS[:4]
BROKERS = (BROKER, SMALL_BROKER)
OTHERS = FIRMS[4:]

_OFFICER = ("Release officers",)
PEOPLE = (
    Person(
        "Director of an importer, also its administrator",
        "director",
        "demo-director-2569",
        DIRECTORS[IMPORTER].name,
        IMPORTER,
        (Membership.Role.DIRECTOR, Membership.Role.ADMINISTRATOR),
        id_number=DIRECTORS[IMPORTER].id_number,
    ),
    Person(
        "Accountant of the same importer",
        "accountant",
        "demo-accountant-2569",
        ("ธนกฤต", "บัญชีสาธิต"),
        IMPORTER,
        (Membership.Role.ACCOUNTANT,),
    ),
    Person(
        "Administrator of an exporter",
        "exporter",
        "demo-exporter-2569",
        ("กัญญารัตน์", "ส่งออกสาธิต"),
        EXPORTER,
        (Membership.Role.ADMINISTRATOR,),
    ),
    Person(
        "Customs broker",
        "broker",
        "demo-broker-2569",
        ("วรเชษฐ์", "ตัวแทนสาธิต"),
        BROKER,
        (Membership.Role.ADMINISTRATOR,),
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
        groups=("Release officers", "National officers", "Registration officers"),
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
        write_factors(User.objects.get(username=person.username), person)


def write_factors(user: User, person: Person) -> None:
    """Give a person what proves them; where it is there already it stays as it is."""
    if not user.email:
        user.email, user.phone = f"{person.username}@example.com", person.phone
        user.set_password(person.password)
        user.save()
    if person.is_officer:
        AuthenticatorDevice.objects.get_or_create(
            user=user, confirmed=True, defaults={"name": "demo", "key": person.seed}
        )
    CodeDevice.objects.get_or_create(
        user=user, kind=CodeDevice.Kind.SMS, defaults={"name": "sms", "address": person.phone}
    )


def totp_secret(person: Person) -> str:
    """Return the key of an officer's authenticator app in Base32; of others the empty text."""
    app = AuthenticatorDevice(key=person.seed)
    return b32encode(app.bin_key).decode() if person.is_officer else ""


def _write(person: Person) -> None:
    user = User.objects.create_user(
        person.username,
        password=person.password,
        first_name=person.name[0],
        last_name=person.name[1],
        is_officer=person.is_officer,
        is_staff=person.is_officer,
        is_superuser=person.is_superuser,
        id_hash=hash_of_id(person.id_number) if person.id_number else "",
        id_shown=masked_number(person.id_number) if person.id_number else "",
    )
    user.groups.set(Group.objects.filter(name__in=person.groups))
    user.offices.set(Office.objects.filter(code__in=person.offices))
    if person.firm:
        trader = Trader.objects.get(tax_id=person.firm.tax_id, branch=0)
        for role in person.member_as:
            Membership.objects.create(
                user=user, trader=trader, role=role, given_at=user.date_joined
            )
