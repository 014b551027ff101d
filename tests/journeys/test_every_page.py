"""Every page, in both languages, light and dark, on phone and desk: axe finds nothing wrong."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, now

from accounts.actions.invitations import invite
from accounts.actions.mandates import Terms, ask, end, give
from accounts.models import Mandate, Membership
from audit import tasks
from notifications.actions import show
from notifications.messages import Letter
from notifications.models import Message
from registration import actions as register
from registration.management.demo.firms import human
from registration.messages import Answer
from registration.models import Application
from tests.conftest import staff
from tests.factories import MORNING, MembershipFactory, TraderFactory
from tests.journeys.conftest import faults, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
CALCULATED = [
    "?what=late&duty=9,999,999,999.99&notified=20/11/2569&released=14/1/2569&paid=21/12/2569",
    "?what=refund&amount=10,000&paid=14/1/2569&approved=15/2/2569&moved=10/1/2569",
    "?what=reexport&duty=20,000&imported=14/1/2569&reexported=1/6/2569",
]


LONG = "ขอแจ้งว่าบริษัท ตัวอย่างการค้าระหว่างประเทศและขนส่ง จำกัด (มหาชน) " * 3


@pytest.fixture
def told(trader):
    """Messages to the trader, and what the demonstration shows of them."""
    letters = [
        Letter("1", "somebody-with-a-long-name@department.example.com", "th", LONG[:190], LONG),
        Letter("2", "+66800000123", "en", "", "Code 482913 (Ref KTPQ) to try the system"),
    ]
    for letter in letters:
        channel = "SMS" if letter.address.startswith("+") else "MAIL"
        show(letter, channel=channel, at=MORNING)
        words = vars(letter) | {"purpose": "something_long_that_has_no_words_yet"}
        times = {"created_at": MORNING, "due_at": MORNING}
        Message.objects.create(channel=channel, person=trader, reference="KTPQ", **words, **times)


@pytest.fixture
def rights(trader, broker, paid):
    """The trader looks after the firm: an open invitation, and mandates in several states."""
    firm, day = paid.trader, localdate()
    MembershipFactory(user=trader, trader=firm, role="ADMINISTRATOR")
    MembershipFactory(user=broker, trader=paid.broker, role="ADMINISTRATOR")
    address = "somebody-with-a-long-name@department-of-accounts.example.com"
    invite(firm, email=address, role="ACCOUNTANT", by=trader, at=now())
    soon = Terms("IMPORT", day, day + timedelta(days=9), True, (paid.office,))
    give(firm, paid.broker, soon, by=trader, at=now())
    ended = give(firm, paid.broker, Terms("EXPORT", day), by=trader, at=now())
    end(ended, by=broker, at=now())
    ask(firm, paid.broker, Terms("EXPORT", day), by=broker, at=now())


@pytest.fixture
def worked_on(happen, paid, told, rights):
    """Declarations in several statuses, so that every part of a page shows."""
    call_command("prepare", verbosity=0)
    happen(paid, "LANE_RED", minutes=31)
    happen(paid, "0301", minutes=32)
    happen(paid, "HELD", minutes=40, reason="LICENCE", text="รอใบอนุญาต อย.")
    for task in (tasks.seal_trail, tasks.make_checkpoint, tasks.verify_trail):
        task()
    return paid


@pytest.fixture
def signing_in(trader, officer, national_officer):
    """Those who sign in here."""
    registrar = staff("Registration officers", username="registrar")
    for user in (trader, officer, national_officer, registrar):
        user.set_password(PASSWORD)
        user.save()


@pytest.fixture(autouse=True)
def application(portal):
    """Somebody's application that waits for an officer."""
    director = human(971, "สมศรี", "กรรมการตัวอย่าง")
    since = MORNING.date()
    directors = (register.Director(*director.name, director.id_number, since),)
    entry = register.Entry(
        TraderFactory(tax_id="0000000901016"),
        "a.rather.long.address.of.the.office@example.com",
        "+66800000777",
        ("TRADER",),
        directors,
        since,
    )
    register.enter(entry, by=portal, at=MORNING)
    card = (entry.trader.tax_id, 0, director.id_number, "JT0123456789")
    typed = register.Typed(*card, "somsri@example.org", "+66800000777", "th")
    applied = register.apply(typed, address="192.0.2.9", by=portal, at=MORNING)
    register.claim(by=portal, at=MORNING)
    return register.conclude(applied, answer=Answer.CONFIRMED, by=portal, at=MORNING)


OWN_PAGES = [
    ("account", []),
    ("security", []),
    ("notice", []),
    ("own_password", []),
    ("prove_again", ["authenticator"]),
]


def of_everybody(declaration):
    return [
        ("home", []),
        ("help", []),
        ("signin", []),
        ("lost", []),
        ("forgot", []),
        ("law", []),
        ("calculator", []),
        ("invitation", []),
        ("outbox", []),
        ("outbox", [], "?address=nobody"),
        ("registration:signup", []),
        ("registration:signup_number", []),
        ("registration:look_up", []),
        ("registration:state", [Application.objects.get().identifier]),
        ("registration:withdraw", [Application.objects.get().identifier]),
        *[("calculator", [], query) for query in CALCULATED],
    ]


def of_traders(declaration):
    return [
        ("home", []),
        ("messages", []),
        ("access", []),
        *OWN_PAGES,
        ("declarations:codes", []),
        ("declarations:list", []),
        ("declarations:detail", [declaration.number]),
        *pages_of_rights(),
    ]


def pages_of_rights():
    role = Membership.objects.get(user__username="trader", role="ADMINISTRATOR")
    asked, given = Mandate.objects.get(given_at=None), Mandate.objects.get(scope="IMPORT")
    return [
        ("people", []),
        ("people_invite", []),
        ("role_end", [role.key]),
        ("mandates", []),
        ("mandate_give", []),
        ("mandate_ask", []),
        ("mandate_step", [asked.key, "confirm"]),
        ("mandate_step", [given.key, "end"]),
        ("mandate_renew", [given.key]),
    ]


def of_registrars(declaration):
    reference = Application.objects.get().identifier
    return [
        ("home", []),
        ("registration:officer_queue", []),
        ("registration:officer_detail", [reference]),
        ("registration:officer_decide", [reference, "approve-typed"]),
        ("registration:officer_decide", [reference, "refuse"]),
    ]


def of_officers(declaration):
    number = declaration.number
    return [
        ("declarations:list", []),
        ("declarations:detail", [number]),
        ("declarations:officer_queue", []),
        ("declarations:officer_detail", [number]),
        ("declarations:officer_step", [number, "lift_hold"]),
        ("declarations:officer_step", [number, "cancel"]),
        ("declarations:officer_facts", [number]),
        ("declarations:officer_fact", [number, "EXTENSION_GRANTED"]),
        ("declarations:officer_fact", [number, "ASSESSMENT_NOTICE"]),
        ("declarations:officer_bulk", []),
        *OWN_PAGES,
    ]


def addresses(pages, declaration, language):
    with translation.override(language):
        return [
            reverse(name, args=args) + "".join(query) for name, args, *query in pages(declaration)
        ]


def of_national_officers(declaration):
    return [("trail", [])]


PEOPLE = [
    (None, of_everybody),
    ("trader", of_traders),
    ("officer", of_officers),
    ("national_officer", of_national_officers),
    ("registrar", of_registrars),
]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(("username", "pages"), PEOPLE)
def test_pages_have_no_faults(person, worked_on, signing_in, username, pages, language):
    page = person(language=language)
    if username:
        sign_in(page, username, PASSWORD, language=language)

    found = {}
    for address in addresses(pages, worked_on, language):
        page.goto(address)
        found[address] = faults(page)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_missing_has_a_page_without_faults(person, watch, trader, language):
    watch.expected = "status of 404"
    trader.set_password(PASSWORD)
    trader.save()
    page = person(language=language, width=390)
    sign_in(page, "trader", PASSWORD, language=language)
    watched = page.goto(f"/{language}/search/?q=B0200691100999")

    assert watched.status == 404
    assert violations(page) == []


def test_everything_works_without_scripts(person, worked_on, trader):
    trader.set_password(PASSWORD)
    trader.save()
    page = person(width=390, scripts=False)
    sign_in(page, "trader", PASSWORD)

    page.fill("#q", worked_on.number)
    page.press("#q", "Enter")
    page.wait_for_url(f"**/declarations/{worked_on.number}/")
    assert "รอใบอนุญาต อย." in page.inner_text("main")
    assert page.locator("[data-et-print]").is_hidden()
