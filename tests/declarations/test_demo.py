"""The demonstration shows everything, is the same every time, and is consistent at any size."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone

from accounts.actions import write_groups, write_places
from accounts.actions.signin import factors_of, prove_password
from accounts.models import Mandate, Office, Trader, User
from audit.models import Entry
from core.numbers import declaration as numbers
from core.numbers import tax_id
from core.secrets import masked_number
from declarations import actions
from declarations.catalogue import codes
from declarations.management.commands.document_feed import PAGE
from declarations.management.demo import bulk, records
from declarations.management.demo.loading import fill_up
from declarations.management.demo.people import EXPORTER, FIRMS, IMPORTER, PEOPLE
from declarations.models import Declaration, DutyLine, Item, StatusEvent
from declarations.workflow import Status
from registration import workflow as registering
from registration.management.demo.register import to_register
from registration.models import Application
from registration.tasks import check_application

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)


@pytest.fixture
def prepared(db):
    """What every installation has."""
    write_places()
    write_groups()


@pytest.fixture
def made(prepared, settings):
    """A demonstration of 26 November B.E. 2569, three o'clock in Bangkok."""
    settings.DEMO = True
    call_command("make_demo", now=NOW, verbosity=0)


def told(capsys):
    call_command("demo_facts", format="json")
    return json.loads(capsys.readouterr().out)


def shown(column):
    return set(Declaration.objects.values_list(column, flat=True))


def test_a_demonstration_shows_everything_and_is_made_once(made, capsys, tmp_path):
    shows_every_code()
    has_cases_worth_looking_at()
    is_alive_and_consistent()
    is_where_goods_are()
    has_mandates_of_each_side()
    has_an_application_for_an_officer()
    names_three_of_the_directors(told(capsys)["numbers"]["declarations"])
    takes_the_examples_of_the_feed(tmp_path, capsys)
    before = Declaration.objects.count(), StatusEvent.objects.count(), Entry.objects.count()

    call_command("make_demo", now=NOW.replace(month=12))

    assert capsys.readouterr().out == f"0 invented declarations made; {before[0]} are there.\n"
    after = Declaration.objects.count(), StatusEvent.objects.count(), Entry.objects.count()
    assert after == before


def has_mandates_of_each_side():
    states = {mandate.state(timezone.localdate()) for mandate in Mandate.objects.all()}
    assert states == {Mandate.State.ENDING, Mandate.State.ASKED}


def has_an_application_for_an_officer():
    waiting = Application.objects.get()
    check_application(application_id=waiting.pk)
    waiting.refresh_from_db()
    assert waiting.status == registering.Status.WITH_OFFICER
    assert waiting.tax_shown not in {masked_number(entry["tax_id"]) for entry in to_register()}


def test_it_tells_how_far_it_is(prepared, settings, monkeypatch, capsys):
    settings.DEMO = True
    some = records.all_records(NOW)
    few = sorted({record["reference"] for _moment, record in some})[:12]
    few = [(moment, record) for moment, record in some if record["reference"] in few]
    monkeypatch.setattr(records, "all_records", lambda now: few)

    call_command("make_demo", now=NOW)

    *lines, made = capsys.readouterr().out.splitlines()
    total = Declaration.objects.count()
    assert lines[-1] == f"{total} of {total} declarations"
    assert len(lines) == 10
    assert made == f"{total} invented declarations made; {total} are there."


def shows_every_code():
    assert shown("document_type") == set(codes.DOCUMENT_TYPES)
    assert shown("status") == set(Status)
    assert shown("lane") == {"", *codes.LANES}
    assert shown("transport_mode") == set(codes.TRANSPORT_MODES)
    assert shown("order_code") == {"", *codes.ORDER_CODES}
    assert len(shown("release_place")) == Office.objects.count() == 108
    assert 380 < Declaration.objects.count() < 450


def has_cases_worth_looking_at():
    today, declarations = NOW.date(), Declaration.objects.all()
    long_ago = NOW - timedelta(days=11)
    assert declarations.filter(status="UNKNOWN", raw_code="0302").exists()
    assert declarations.filter(payment_due_date__lt=today, assessed_duty__gt=0).exists()
    assert declarations.filter(payment_due_date__gt=today, assessed_duty__gt=0).exists()
    assert declarations.filter(status="READY_TO_PAY", status_since__lt=long_ago).exists()
    assert declarations.filter(total_deposit__gt=0).exists()
    assert declarations.filter(assessed_duty__gt=0, payment_due_date=None).exists()
    assert StatusEvent.objects.filter(code="LEFT_BEHIND_REPORTED").exists()


def is_alive_and_consistent():
    newest = Declaration.objects.order_by("-updated_at")[0].updated_at
    assert timedelta(0) <= NOW - newest < timedelta(days=2)
    assert not StatusEvent.objects.filter(occurred_at__gt=NOW).exists()
    call_command("rebuild_statuses", check=True, verbosity=0)


def names_three_of_the_directors(found):
    """They tell the story of the README."""
    seen = Declaration.objects.visible_to(User.objects.get(username="director"))
    to_release, to_pay, owing = [seen.named(number).get() for number in found]
    actions.check("release", to_release, by=User.objects.get(username="officer2801"))
    assert to_release.lane == "GREEN"
    assert (to_pay.status, to_pay.office.code) == ("READY_TO_PAY", "1190")
    assert to_pay.total_tax > 0
    assert (owing.status, owing.assessed_duty > 0) == ("DELIVERED", True)


def takes_the_examples_of_the_feed(folder, capsys):
    blocks = re.findall("```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (folder / "examples.ndjson").write_text("".join(blocks))
    call_command("import_declarations", str(folder))
    assert capsys.readouterr().out == (
        "10 taken, 0 already there, 0 waiting for their declaration, 0 refused.\n"
    )
    example = Declaration.objects.named("A9220691100123").get()
    assert (example.status, example.assessed_duty) == ("DELIVERED", 12500)


def is_where_goods_are():
    """The firms that one signs in as are at places for goods, and ships come in at ports."""
    money = ("0010", "0153", "0195", "0198", "2000", "2900", "4200", "5000", "9997")
    of_people = Declaration.objects.filter(trader__tax_id__in=[IMPORTER.tax_id, EXPORTER.tax_id])
    assert not of_people.filter(release_place__code__in=money).exists()
    assert not Declaration.objects.filter(transport_mode="1", port__code__in=money).exists()
    imports = Declaration.objects.filter(document_type="0")
    assert not imports.filter(release_place__code__in=["0250", "1202"]).exists()


def test_the_people_of_the_demonstration_sign_in(prepared, settings, capsys, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(records, "all_records", lambda now: [])
    call_command("make_demo", verbosity=0)

    people = told(capsys)["people"]

    assert len(people) == len(PEOPLE) == 8
    for person in people:
        at = timezone.now()
        user = prove_password(person["username"], person["password"], address="", at=at)
        assert [type(factor).__name__ for factor in factors_of(user)] == [
            "AuthenticatorDevice" if user.is_officer else "CodeDevice"
        ]
        assert bool(person.get("totp_secret")) is user.is_officer
    national, officer = (
        User.objects.get(username="national"),
        User.objects.get(username="officer2801"),
    )
    assert national.works_everywhere()
    assert not national.is_superuser
    assert officer.has_perm("declarations.release_declaration")
    assert not officer.works_everywhere()
    assert officer.offices.get().code == "2801"
    own = User.objects.get(username="director").memberships.order_by("role")
    assert list(own.values_list("role", "trader__tax_id")) == [
        ("ADMINISTRATOR", FIRMS[0].tax_id),
        ("DIRECTOR", FIRMS[0].tax_id),
    ]
    call_command("demo_facts")
    assert "demo-director-2569" in capsys.readouterr().out


def test_invented_firms_have_invented_numbers_that_check():
    assert all(tax_id.is_valid(firm.tax_id) and firm.tax_id.startswith("00000") for firm in FIRMS)
    assert len({firm.tax_id for firm in FIRMS}) == len(FIRMS)


def test_the_same_moment_makes_the_same_demonstration():
    once, again = records.all_records(NOW), records.all_records(NOW)

    assert once == again
    assert once[-1][0] <= NOW


@pytest.mark.parametrize("command", ["make_demo", "demo_facts"])
def test_known_passwords_belong_in_a_demonstration_only(prepared, settings, command):
    settings.DEMO = False

    with pytest.raises(CommandError, match="demo only"):
        call_command(command)
    assert not User.objects.filter(username="director").exists()


@pytest.fixture
def many(prepared, settings, monkeypatch):
    """Two and a half thousand declarations, written with COPY."""
    settings.DEMO = True
    monkeypatch.setattr(records, "all_records", lambda now: [])
    call_command("make_demo", now=NOW, declarations=2500, verbosity=0)


def test_copied_rows_are_what_their_events_say(many, capsys):
    call_command("rebuild_statuses", check=True)

    assert capsys.readouterr().out == "0 declarations did not follow from their events.\n"
    assert Declaration.objects.count() == Item.objects.count() == 2500
    assert StatusEvent.objects.count() == 3 * 2500
    assert set(Declaration.objects.values_list("status", flat=True)) > {"DELIVERED", "UNKNOWN"}


def test_copied_rows_could_have_come_through_the_feed(many):
    assert not Declaration.objects.exclude(document_type__in=codes.DOCUMENT_TYPES).exists()
    assert not DutyLine.objects.exclude(tax_code__in=codes.TAX_CODES).exists()
    assert not StatusEvent.objects.filter(occurred_at__gt=NOW).exists()
    for declaration in Declaration.objects.exclude(number=None)[:200]:
        parsed = numbers.parse(declaration.number)
        assert (parsed.text, parsed.document_type) == (
            declaration.number,
            declaration.document_type,
        )
        assert sum(line.amount for line in declaration.duty_lines.all()) == declaration.total_tax
        assert all(event.office_id == declaration.office_id for event in declaration.events.all())
    assert all(tax_id.is_valid(trader.tax_id) for trader in Trader.objects.all())


def test_few_firms_have_much(many):
    shares = Declaration.objects.values("trader").annotate(n=Count("pk")).order_by("-n")
    brokers = Declaration.objects.values("broker").exclude(broker=None).annotate(n=Count("pk"))

    assert 0.04 < shares[0]["n"] / 2500 < 0.3
    assert max(broker["n"] for broker in brokers) > 0.03 * 2500


def test_filling_up_again_adds_only_what_is_missing(many):
    assert fill_up(2500, today=NOW.date(), quiet=True) == 0
    assert fill_up(2600, today=NOW.date(), quiet=True) == 100
    assert Declaration.objects.filter(sender=bulk.SENDER).count() == 2600


def test_a_wrong_status_is_found_and_put_right(many, capsys):
    wrong = Declaration.objects.filter(status="DELIVERED").first()
    Declaration.objects.filter(pk=wrong.pk).update(status="RECEIVED", lane="")

    with pytest.raises(SystemExit):
        call_command("rebuild_statuses", check=True)
    assert f"{wrong}: status RECEIVED → DELIVERED" in capsys.readouterr().out

    call_command("rebuild_statuses")
    wrong.refresh_from_db()
    assert wrong.status == "DELIVERED"
    call_command("rebuild_statuses", check=True)
