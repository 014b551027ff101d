"""Home, search, help, sign-in, and what is said when something is missing."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.numbers.kinds import KINDS, readings
from declarations.models import find_numbered
from tests.factories import DeclarationFactory

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["th", "en"])


def address(name, language="th", *args):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.mark.parametrize(
    ("accepted", "home"), [("en-GB,en;q=0.9", "/en/"), ("th", "/th/"), ("fr", "/th/"), ("", "/th/")]
)
def test_the_root_leads_to_the_readers_language(client, accepted, home):
    answer = client.get("/", headers={"accept-language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, home)


@LANGUAGES
@pytest.mark.parametrize("name", ["home", "help", "signin"])
def test_public_pages_open_without_signing_in(client, name, language):
    page = client.get(address(name, language))

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert "ระบบสาธิต ไม่ใช่เว็บไซต์ทางการของกรมศุลกากร" in page.text


def test_the_other_language_keeps_address_and_query(client, trader):
    client.force_login(trader)

    page = client.get(address("search") + "?q=DEMOBKK690001")

    assert 'href="/en/search/?q=DEMOBKK690001"' in page.text


def test_a_number_typed_before_signing_in_is_kept(client):
    answer = client.get(address("search") + "?q=A0200691100123")

    assert answer.status_code == 302
    assert answer["Location"].startswith(address("signin"))
    assert "A0200691100123" in answer["Location"]


@pytest.mark.parametrize("typed", ["A020-{rest}", " a020 {rest} ", "A020\u200b{rest}"])
def test_one_hit_leads_straight_to_the_page(client, declaration, trader, typed):
    declaration.number = "A0200691100123"
    declaration.save()
    client.force_login(trader)

    answer = client.get(address("search"), {"q": typed.format(rest="๐๖๙๑๑๐๐๑๒๓")})

    assert (answer.status_code, answer["Location"]) == (302, declaration.get_absolute_url())


def test_a_bill_of_two_declarations_offers_the_choice(client, declaration, trader):
    other = DeclarationFactory(trader=declaration.trader, house_bill="DEMOBKK690001")
    declaration.house_bill = "DEMOBKK690001"
    declaration.save()
    client.force_login(trader)

    page = client.get(address("search"), {"q": "demobkk690001"})

    assert page.status_code == 200
    assert str(declaration) in page.text
    assert str(other) in page.text


def test_another_firms_number_looks_like_one_that_does_not_exist(client, declaration, stranger):
    client.force_login(stranger)
    declaration.number = "A0200691100123"
    declaration.save()

    answers = [
        client.get(address("search"), {"q": q}) for q in ("A0200691100123", "A0200691100124")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    theirs, absent = (re.sub(r'value="\w{64}"', "", answer.text) for answer in answers)
    assert theirs.replace("100123", "100124") == absent


def test_a_wrong_check_digit_is_named(client, trader):
    client.force_login(trader)

    with translation.override("en"):
        page = client.get(address("search", "en"), {"q": "CSQU3054384"})

    assert "its check digit or date does not fit" in page.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_that_is_not_held_here_is_said_so(client, trader, declaration, kind):
    client.force_login(trader)
    held = kind.name in {name for names in settings.SEARCHED.values() for name in names}

    page = client.get(address("search", "en"), {"q": kind.example})

    first = page.text.split(kind.words.en)[1].split("</li>")[0]
    assert ("does not hold records of this kind yet" in first) is not held
    assert held <= ("Why that can be" in page.text)


def test_the_kinds_said_to_be_held_are_those_that_are_looked_for(declaration, trader):
    held = settings.SEARCHED["declarations.models.find_numbered"]
    for kind in KINDS:
        (reading,) = (read for read in readings(kind.example) if read.kind == kind)
        declaration.number = declaration.house_bill = reading.number
        declaration.save()

        assert bool(find_numbered(trader, reading)) is (kind.name in held)


def test_a_receipt_is_not_called_mistyped_or_somebody_elses(client, trader):
    client.force_login(trader)

    page = client.get(address("search", "en"), {"q": "69112200000100000042"})

    assert "Why that can be" not in page.text
    assert "may belong to somebody else" not in page.text


def test_a_letter_in_place_of_a_digit_is_hinted(client, trader):
    client.force_login(trader)

    page = client.get(address("search", "en"), {"q": "A022-O691000305"})

    assert "The letter O may stand for the digit 0: A022-0691000305" in page.text


def test_an_empty_search_leads_to_the_help_and_says_why(client, trader):
    client.force_login(trader)

    page = client.get(address("search", "en"), {"q": "  "}, follow=True)

    assert page.redirect_chain == [(address("help", "en"), 302)]
    assert "Nothing was typed." in page.text


@pytest.mark.parametrize("typed", ["\x00", "'; DROP TABLE", "x" * 5000, "<script>", "%s", "ก" * 50])
def test_nothing_that_is_typed_breaks_the_search(client, trader, typed):
    client.force_login(trader)

    page = client.get(address("search"), {"q": typed})

    assert page.status_code in {302, 404}
    assert "<script>" not in page.text.replace("<script src", "")


@LANGUAGES
def test_an_unknown_address_explains_itself(client, trader, language):
    client.force_login(trader)

    page = client.get(f"/{language}/no/such/page/")

    assert page.status_code == 404
    assert page["X-Request-Id"] in page.text


def test_a_wrong_address_is_no_mistyped_number(client, trader):
    client.force_login(trader)

    page = client.get("/en/no/such/page/").text

    assert "The address may be mistyped" in page
    assert "Why that can be" not in page


@pytest.mark.parametrize(
    ("person", "told", "untold"),
    [
        ("trader", "the firms that you act for", "your own offices"),
        ("distant_officer", "your own offices", "the firms that you act for"),
        ("national_officer", "ask the head of your office", "your own offices"),
    ],
)
def test_what_is_not_found_is_explained_to_each_by_what_they_may_see(
    client, person, told, untold, request
):
    client.force_login(request.getfixturevalue(person))

    opened = client.get(address("declarations:detail", "en", "A0200691100999")).text
    searched = client.get(address("search", "en"), {"q": "A0200691100999"}).text

    for page in (opened, searched):
        assert told in page
        assert untold not in page


def test_another_offices_number_looks_like_one_that_does_not_exist(
    client, declaration, distant_officer
):
    declaration.number = "A0200691100123"
    declaration.save()
    client.force_login(distant_officer)

    def page(number):
        answer = client.get(address("declarations:officer_detail", "en", number))
        text = answer.text.replace(answer["X-Request-Id"], "…").replace("100124", "100123")
        return answer.status_code, re.sub(r'value="\w{64}"', "", text)

    assert page("A0200691100123") == page("A0200691100124")
    assert page("A0200691100123")[0] == 404


def test_the_colours_are_remembered(client):
    answer = client.post(address("theme"), {"theme": "dark", "back": "/th/help/"})

    assert answer["Location"] == "/th/help/"
    assert 'data-bs-theme="dark"' in client.get(address("home")).text


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere"]
)
def test_nobody_is_led_to_another_site(client, back):
    answer = client.post(address("theme"), {"theme": "dark", "back": back})

    assert answer["Location"] == address("home")


def test_pages_of_signed_in_people_are_not_cached(client, trader):
    client.force_login(trader)

    assert client.get(address("home"))["Cache-Control"] == "no-store, private"


def test_every_page_has_a_strict_policy(client):
    policy = client.get(address("home"))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_process_and_its_servers_are_well(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert [ready[name] for name in ("database", "migrations", "broker")] == [True] * 3


def test_a_lost_broker_is_told(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere.sock",
        }
    }

    ready = client.get("/readyz")

    assert (ready.status_code, ready.json()["broker"]) == (503, False)


def test_a_failure_gives_a_reference_and_no_details(client, trader, monkeypatch):
    def fail(text):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("core.views.readings", fail)
    client.raise_request_exception = False
    client.force_login(trader)

    page = client.get(address("search"), {"q": "A0200691100123"})

    assert page.status_code == 500
    assert page["X-Request-Id"] in page.text
    assert "broken on purpose" not in page.text


def test_signing_out(client, trader):
    client.force_login(trader)
    assert "สมหมาย" in client.get(address("home")).text

    client.post(address("signout"))
    assert "สมหมาย" not in client.get(address("home")).text


def test_a_wrong_password_is_told_without_saying_which_part(client, trader):
    known = client.post(address("signin"), {"username": "trader", "password": "wrong"})
    unknown = client.post(address("signin"), {"username": "nobody", "password": "wrong"})

    assert known.status_code == unknown.status_code == 422
    assert 'role="alert"' in known.text
