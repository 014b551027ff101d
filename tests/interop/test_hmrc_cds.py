"""Declarations and notifications of the WCO Data Model that others made."""

import pytest
from django.core.management import call_command

from declarations import timeline
from declarations.messages.records import of_xml
from declarations.models import Declaration, StatusEvent, WaitingEvent
from tests.declarations.messages.samples import NOON
from tests.factories import OfficeFactory
from tests.vectors import vector

NOTIFICATIONS = {
    "01_DMSACC": "0109",
    "02_DMSRCV": "MESSAGE_REGISTERED",
    "03_DMSREJ": "REFUSED",
    "05_DMSCTL": "0301",
    "06_DMSDOC": "DOCUMENTS_WANTED",
    "07_DMSRES": "AMENDED",
    "08_DMSROG": "0309",
    "09_DMSCLE": "0309",
    "10_DMSINV": "CANCELLED",
    "11_DMSREQ": "REQUEST_ANSWERED",
    "13_DMSTAX": "DUTY_COMPUTED",
    "14_DMSCPI": "PAYMENT_REMINDER",
    "15_DMSCPR": "PAYMENT_REMINDER",
    "16_DMSEOG": "0409",
    "17_DMSGER": "EXIT_REMINDER",
}


@pytest.fixture(autouse=True)
def ready(portal):
    """The portal's own user, and the place of declarations from abroad."""
    OfficeFactory(code="0010")


def load(path, capsys):
    call_command("import_declarations", str(vector(path)))
    return capsys.readouterr().out


def read(file):
    (record,) = of_xml(file.read_bytes(), source=file.name, sender="", place="0010", at=NOON)
    assert record.faults == ()
    return record.values


def test_a_whole_scenario_loads_and_its_timeline_reads_right(capsys):
    assert load("hmrc-cds/samples/TT_EX010a", capsys).startswith("7 taken, 0 already there")

    declaration = Declaration.objects.get(number="24GBDIRIGZ7QLCPAA8")
    assert [event.code for event in timeline.in_order(declaration.events.all())] == [
        "0109",
        "0309",
        "CANCELLATION_REQUESTED",
        "MESSAGE_REGISTERED",
        "REQUEST_ANSWERED",
        "CANCELLED",
    ]
    assert (declaration.status, declaration.reference) == ("CANCELLED", "U.7867523JNCOL")
    assert (declaration.document_type, declaration.transport_mode) == ("1", "4")
    assert (declaration.trader.tax_id, declaration.broker.tax_id) == (
        "GB417869120000",
        "GB150454489082",
    )
    assert (declaration.office.code, declaration.currency) == ("0010", "GBP")
    item = declaration.items.get()
    assert (item.tariff, item.description_en, item.value_baht) == (
        "93063030",
        "Military weapons",
        0,
    )


def test_loading_it_again_changes_nothing(capsys):
    load("hmrc-cds/samples/TT_EX010a", capsys)
    before = list(Declaration.objects.values()), list(StatusEvent.objects.values())

    assert load("hmrc-cds/samples/TT_EX010a", capsys).startswith("0 taken, 7 already there")
    assert (list(Declaration.objects.values()), list(StatusEvent.objects.values())) == before


def test_one_document_after_another_in_any_order_ends_the_same(capsys):
    folder = vector("hmrc-cds/samples/TT_EX010a")
    for file in sorted(folder.rglob("*.xml"), reverse=True):
        call_command("import_declarations", str(file), verbosity=0)

    declaration = Declaration.objects.get(number="24GBDIRIGZ7QLCPAA8")
    assert (declaration.status, declaration.events.count()) == ("CANCELLED", 6)
    assert not WaitingEvent.objects.exists()


def test_a_declaration_by_sea_keeps_its_papers(capsys):
    load("hmrc-cds/samples/TT_EX001a", capsys)

    declaration = Declaration.objects.get(reference="U.7847323YIPYA")
    assert declaration.master_bill == "GB/AIGISULE72WT1Q4CE5O20WJ7LTCAL"
    assert declaration.house_bill == "5GB348579783333AVCVSC"
    assert (declaration.packages, declaration.package_unit, declaration.gross_weight) == (
        10,
        "PK",
        10,
    )
    assert (declaration.other_country, declaration.broker) == ("US", None)


def test_every_notification_is_an_event():
    files = sorted(vector("hmrc-cds/samples/Example_DMS_notifications").glob("*.xml"))

    assert {file.stem: read(file).code for file in files} == NOTIFICATIONS


def test_what_notifications_tell_is_kept_as_facts():
    folder = vector("hmrc-cds/samples/Example_DMS_notifications")

    assert read(folder / "03_DMSREJ.xml").facts["pointers"] == "42A/17C/R144"
    assert read(folder / "06_DMSDOC.xml").facts["limit"] == "2026-09-11T16:33:45+00:00"
    assert read(folder / "13_DMSTAX.xml").facts["amount"] == "2324.00 GBP"
    assert read(folder / "10_DMSINV.xml").facts["text"] == "Comments for Submitter for TC18"


def test_everything_there_is_loads_or_waits(capsys):
    out = load("hmrc-cds/samples", capsys)

    assert out == ("8 taken, 0 already there, 15 waiting for their declaration, 0 refused.\n")


def test_a_schema_is_no_document(capsys):
    with pytest.raises(SystemExit):
        load("hmrc-cds/schemas/declaration/WCO_DEC_2_DMS.xsd", capsys)
    assert "a WCO document" in capsys.readouterr().err
