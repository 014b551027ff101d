"""The clocks of the Act on a declaration: from its columns, its kind, its goods and its facts."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from customs_act.deadlines import Event, State
from declarations.answers import clock_groups, clocks
from declarations.models import DutyLine
from declarations.models.legal import legal_facts
from declarations.workflow import Status
from tests.declarations.unsaved import TODAY, answered, declared, event, notified

ARRIVED = date(2026, 11, 20)
SHIP = {"transport_mode": "1", "transport_date": ARRIVED}
DUTY = DutyLine(tax_code="0100", amount=Decimal(100))
VAT = DutyLine(tax_code="0500", amount=Decimal(100))


def codes(declaration, *events, on=TODAY, **more):
    return [clock.rule.code for clock in clocks(declaration, events, on=on, **more)]


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (SHIP, ["STORAGE", "UNLOAD", "KEEP_IMPORT_RECORDS"]),
        ({"transport_mode": "4", "transport_date": ARRIVED}, ["KEEP_IMPORT_RECORDS"]),
        ({"transport_mode": "7", "transport_date": ARRIVED}, ["KEEP_IMPORT_RECORDS"]),
        ({"formalities_date": ARRIVED}, ["ASSESS"]),
        ({**SHIP, "transport_date": date(2026, 12, 1)}, []),
        ({"document_type": "2", **SHIP}, ["UNLOAD", "TRANSIT"]),
        ({"document_type": "8", "transport_mode": "4", "transport_date": ARRIVED}, ["TRANSIT"]),
        ({"document_type": "1", **SHIP}, []),
        (
            {"document_type": "1", "transport_mode": "3", "released_date": ARRIVED},
            ["EXPORT_LAND", "REPORT_LAND"],
        ),
        ({**SHIP, "status": Status.CANCELLED}, []),
    ],
    ids=str,
)
def test_the_clocks_follow_from_the_columns(columns, found):
    assert codes(declared(**{"status": Status.READY_FOR_RELEASE} | columns)) == found


def test_the_time_to_assess_starts_when_the_declaration_came_in():
    facts = legal_facts(
        declared(formalities_date=TODAY), [event("0109", 60 * 24), event("RECEIVED")]
    )

    assert facts.known[Event.SUBMITTED] == date(2026, 11, 20)


def test_goods_leave_on_the_later_of_loading_and_departure():
    loaded = {"document_type": "1", "status_since": datetime(2026, 11, 20, 18, tzinfo=UTC)}

    def exported(day):
        goods = declared(Status.DELIVERED, transport_date=day, **loaded)
        return legal_facts(goods, []).known[Event.EXPORTED]

    assert exported(None) == exported(date(2026, 11, 19)) == date(2026, 11, 21)
    assert exported(date(2026, 11, 23)) == date(2026, 11, 23)


def test_transit_goods_that_left_are_out_of_time_no_more():
    goods = declared(Status.DELIVERED, document_type="2", **SHIP)

    [transit] = [c for c in clocks(goods, [], on=TODAY) if c.rule.code == "TRANSIT"]

    assert transit.state == State.MET


def test_only_a_duty_is_asked_back():
    paid = declared(Status.READY_FOR_RELEASE, paid_date=ARRIVED, transport_date=ARRIVED)

    def group(*lines):
        groups = clock_groups(paid, [], lines, on=TODAY)
        return [clock.code for group in groups for clock in group.clocks]

    assert "CLAIM_OVERPAID_IMPORT" in group(VAT, DUTY)
    assert "CLAIM_OVERPAID_IMPORT" not in group(VAT)
    assert "CLAIM_OVERPAID_IMPORT" not in group(DutyLine(tax_code="0100", amount=Decimal(0)))


def test_the_clocks_of_the_vessel_are_not_the_declarations():
    groups = clock_groups(declared(**SHIP), [], [], on=TODAY)

    assert "UNLOAD" not in {clock.code for group in groups for clock in group.clocks}


@pytest.mark.parametrize(
    ("until", "last"),
    [("2030-05-01", date(2030, 5, 1)), ("2035-01-01", date(2029, 11, 20)), ("2028-01-01", date(2029, 11, 20))],
)  # fmt: skip
def test_an_extension_beyond_the_act_binds_nobody(until, last):
    extended = event("EXTENSION_GRANTED", clock="ASSESS", until=until)

    [assess] = clocks(declared(formalities_date=ARRIVED), [extended], on=TODAY)

    assert assess.last_day == last


def test_an_extension_of_what_has_not_begun_is_left_out():
    extended = event("EXTENSION_GRANTED", clock="DECIDE_APPEAL", until="2030-05-01")

    assert codes(declared(), extended) == []


def test_dangerous_goods_have_their_set_day():
    assert codes(declared(), event("DANGEROUS_GOODS", until="2026-12-01")) == [
        "TAKE_OUT_DANGEROUS_GOODS"
    ]


def test_while_an_appeal_puts_payment_off_there_is_no_day_and_nobody_is_late():
    deferred = notified(date(2026, 11, 1), released=date(2026, 9, 15))
    deferred.payment_due_date = None
    said = answered(deferred, event("ASSESSMENT_NOTICE", duty="1200"), event("DEFERRAL_GRANTED", 1))

    assert (said.summary.situation, said.yours, said.summary.due_date) == ("PUT_OFF", False, None)
    assert (said.until.day, "s. 38" in said.until.words.en) == (None, True)
    assert said.owed.parts.penalty == 0
    assert said.owed.amount == Decimal("1236.00")
    assert "s. 38" in said.turn.en or said.turn.en == "Appeal Committee or court"
    deferred.status = Status.READY_FOR_RELEASE
    assert answered(deferred).summary.situation == "READY_FOR_RELEASE"


def test_the_answer_names_the_day_of_a_notice_to_take_goods_out():
    goods = declared(Status.READY_FOR_RELEASE)

    until = answered(goods, event("TRADER_NOTIFIED")).until

    assert until.day == date(2026, 12, 20)
    assert "s. 107(3)" in until.after[0].en
    assert "un-cleared goods" in until.after[1].en


def test_goods_released_by_land_have_seven_days_and_are_not_called_late():
    goods = declared(
        Status.RELEASED, document_type="1", transport_mode="3", released_date=date(2026, 11, 20)
    )

    assert answered(goods, on=date(2026, 11, 27)).until.day == date(2026, 11, 27)
    assert answered(goods, on=date(2026, 11, 28)).until.day == date(2026, 11, 30)
    assert answered(goods, on=date(2026, 12, 1)).until.day is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("th", ["กำหนดเวลาตามพระราชบัญญัติศุลกากร", "ชำระอากรตามแบบแจ้งการประเมิน", "มาตรา 20", "พ.ศ.\xa02569"]),
        ("en", ["Time limits of the Customs Act", "Pay the assessed duty", "Section 20", "2026 (B.E."]),
    ],
)  # fmt: skip
def test_the_page_shows_the_clocks_with_section_day_and_consequence(
    client, paid, trader, happen, language, texts
):
    happen(paid, "ASSESSMENT_NOTICE", minutes=40, duty="1200")
    client.force_login(trader)

    with translation.override(language):
        page = client.get(reverse("declarations:detail", args=[paid.number])).content.decode()

    for text in texts:
        assert text in page
    assert f"/{language}/law/#clock-pay_assessed_duty" in page


def test_the_assessment_of_a_cancelled_declaration_is_void():
    cancelled = notified(date(2026, 11, 1), status=Status.CANCELLED)
    facts = [event("ASSESSMENT_NOTICE", duty="1200"), event("GOODS_SEIZED", 1)]

    assert codes(cancelled, *facts) == ["CLAIM_SEIZED_GOODS"]
    assert answered(cancelled, *facts).until.day is None


def test_the_page_names_the_side_of_the_trader():
    for document_type, side in (("0", "Importer"), ("1", "Exporter")):
        goods = declared(document_type=document_type)
        [group, *_rest] = clock_groups(goods, [event("APPEAL_COMPLETE")], [], on=TODAY)[::-1]
        assert {clock.binds.en for clock in group.clocks} == {side}
