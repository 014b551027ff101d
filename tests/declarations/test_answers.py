"""What a declaration's page answers: in each status, to each reader, on each day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Office
from declarations.answers import Reader, answer, owed
from declarations.catalogue.answers import SITUATIONS
from declarations.catalogue.turns import Turn
from declarations.models import Declaration, StatusEvent
from declarations.workflow import Status
from tests.factories import MORNING

TODAY = date(2026, 11, 22)
TRADER, BROKER, ELSEWHERE = (Reader(frozenset({key})) for key in (1, 2, 3))
OFFICER = Reader(is_officer=True)
READERS = {"trader": TRADER, "broker": BROKER, "elsewhere": ELSEWHERE, "officer": OFFICER}


def declared(status=Status.READY_TO_PAY, **columns):
    """Return an unsaved declaration of trader 1 and broker 2 as its columns say."""
    office = Office(pk=9, code="2801", name_th="แหลมฉบัง", name_en="Laem Chabang")
    plain = {
        "document_type": "0",
        "transport_mode": "4",
        "trader_id": 1,
        "broker_id": 2,
        "office": office,
        "release_place": office,
        "total_tax": Decimal("38519.00"),
        "status_since": MORNING,
    }
    return Declaration(status=status, **plain | columns)


def event(code, minutes=0, **facts):
    moment = MORNING + timedelta(minutes=minutes)
    return StatusEvent(code=code, occurred_at=moment, recorded_at=moment, facts=facts)


def answered(declaration, *events, reader=TRADER, on=TODAY):
    return answer(declaration, events, reader=reader, on=on)


def notified(due=TODAY, *, released=None, status=Status.DELIVERED):
    return declared(
        status,
        assessed_duty=Decimal("1200.00"),
        notified_date=due - timedelta(days=30),
        payment_due_date=due,
        released_date=released,
    )


IMPORTS = [
    (Status.RECEIVED, Turn.SYSTEM, {}),
    (Status.AWAITING_MANIFEST, Turn.CARRIER, {}),
    (Status.REFUSED, Turn.BROKER, {"broker": "action"}),
    (Status.READY_TO_PAY, Turn.TRADER, {"trader": "action", "broker": "action"}),
    (Status.READY_FOR_RELEASE, Turn.CUSTOMS, {"officer": "action"}),
    (Status.EXAMINATION, Turn.TRADER, {"trader": "action", "broker": "action"}),
    (Status.HELD, Turn.CUSTOMS, dict.fromkeys(READERS, "problem")),
    (Status.RELEASED, Turn.TRADER, {"trader": "action", "broker": "action"}),
    (Status.DELIVERED, Turn.NOBODY, dict.fromkeys(READERS, "done")),
    (Status.CANCELLED, Turn.NOBODY, dict.fromkeys(READERS, "done")),
    (Status.UNKNOWN, Turn.UNKNOWN, {}),
]
EXPORTS = [
    (status, Turn.CARRIER, {}) if status == Status.RELEASED else (status, turn, tones)
    for status, turn, tones in IMPORTS
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("document_type", "status", "turn", "tones"),
    [("0", *row) for row in IMPORTS] + [("1", *row) for row in EXPORTS],
)
def test_each_status_tells_whose_turn_it_is(document_type, status, turn, tones, reader):
    raw = "0302" if status == Status.UNKNOWN else ""
    said = answered(
        declared(status, document_type=document_type, raw_code=raw), reader=READERS[reader]
    )

    assert (said.summary.turn, said.tone) == (turn, tones.get(reader, "wait"))
    assert said.yours is READERS[reader].has_turn(turn, declared())
    for words in (said.headline, said.turn, said.then, said.owed.words, said.until.words):
        assert words.th
        assert words.en
        assert "{" not in words.th + words.en


def test_every_status_has_a_situation():
    assert {status for status, _turn, _tones in IMPORTS} == set(Status)


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_is_said_in_both_languages(name):
    for words in (SITUATIONS[name].words, SITUATIONS[name].then):
        assert words.th
        assert words.en


def test_a_trader_is_named_by_side():
    assert answered(declared()).turn.en == "Importer"
    assert answered(declared(document_type="1")).turn.en == "Exporter"


def test_the_firm_is_the_readers_own_or_a_clients():
    own, client = answered(declared()), answered(declared(), reader=BROKER)

    assert (own.yours, own.your_firm) == (True, True)
    assert (client.yours, client.your_firm) == (True, False)


def test_without_a_broker_the_trader_corrects_what_was_refused():
    assert answered(declared(Status.REFUSED, broker_id=None)).yours
    assert not answered(declared(Status.REFUSED)).yours


def test_a_declared_duty_has_no_fixed_date():
    said = answered(declared())

    assert said.owed.amount == Decimal("38519.00")
    assert said.until.day is None
    assert "38,519.00" in said.headline.th
    assert "s. 13" in said.owed.remark.en
    assert "s. 51" in said.until.after[0].en


@pytest.mark.parametrize(
    ("tax", "deposit", "name"),
    [
        ("10.00", "0", "PAY"),
        ("0", "10.00", "GUARANTEE"),
        ("10.00", "5.00", "PAY_AND_GUARANTEE"),
        ("0", "0", "NOTHING_TO_PAY"),
    ],
)
def test_what_is_to_be_paid_or_guaranteed(tax, deposit, name):
    said = answered(declared(total_tax=Decimal(tax), total_deposit=Decimal(deposit)))

    assert said.summary.situation == name


def test_nothing_falls_due_before_the_number():
    said = answered(declared(Status.AWAITING_MANIFEST))

    assert said.owed.amount == 0
    assert "38,519.00" in said.owed.remark.en


def test_what_was_paid_is_owed_no_more():
    said = owed(declared(Status.READY_FOR_RELEASE, paid_date=date(2026, 11, 20)), on=TODAY)

    assert said.amount == 0
    assert said.remark.th == "ชำระแล้วเมื่อ 20\xa0พ.ย.\xa02569"


def test_without_duty_it_is_called_exempt():
    exempt = declared(Status.READY_FOR_RELEASE, total_tax=Decimal(0))

    assert "exempt" in owed(exempt, on=TODAY).remark.en


def test_what_an_unknown_status_owes_is_not_known():
    unknown = declared(Status.UNKNOWN, raw_code="0302")

    assert answered(unknown).owed.amount is None
    assert "0302" in answered(unknown).headline.th
    unknown.paid_date = TODAY
    assert answered(unknown).owed.amount == 0


@pytest.mark.parametrize(
    ("on", "tone", "words", "amount"),
    [
        (date(2026, 11, 21), "action", "1\xa0day left", "1200.00"),
        (date(2026, 11, 22), "action", "Today is the last day", "1200.00"),
        (date(2026, 11, 23), "problem", "1\xa0day late", "1440.00"),
    ],
)
def test_the_last_day_of_a_notified_duty(on, tone, words, amount):
    said = answered(notified(date(2026, 11, 22)), on=on)

    assert (said.tone, said.until.words.en) == (tone, words)
    assert said.until.day == date(2026, 11, 22)
    assert said.owed.amount == Decimal(amount)
    assert "s. 20" in said.until.after[0].en


def test_the_surcharge_runs_from_release():
    said = answered(notified(date(2026, 11, 1), released=date(2026, 9, 15)))

    assert said.summary.situation == "OVERDUE"
    assert said.owed.parts.surcharge == Decimal("36.00")
    assert said.owed.parts.penalty == Decimal("240.00")
    assert said.owed.amount == Decimal("1476.00")
    assert "21\xa0days late" in said.headline.en


def test_a_notified_duty_is_the_traders_turn_in_every_status_but_a_hold():
    assert answered(notified(status=Status.READY_FOR_RELEASE)).yours
    held = answered(notified(status=Status.HELD))
    assert (held.summary.situation, held.until.day) == ("HELD", TODAY)


def test_a_cancelled_declaration_owes_nothing():
    assert answered(notified(status=Status.CANCELLED)).owed.amount == 0


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 11, 30), "After"), (date(2026, 12, 1), "ended")]
)
def test_goods_that_came_by_sea_wait_ten_days(on, words):
    ship = declared(transport_mode="1", transport_date=date(2026, 11, 20))

    assert words in answered(ship, on=on).until.after[1].en
    assert "s. 68" in answered(ship, on=on).until.after[1].en


@pytest.mark.parametrize(
    "columns",
    [{"transport_mode": "4"}, {"document_type": "1"}, {"transport_date": None}],
)
def test_other_goods_have_no_such_clock(columns):
    plain = {"transport_mode": "1", "transport_date": TODAY} | columns

    assert len(answered(declared(**plain)).until.after) == 1


@pytest.mark.parametrize(("mode", "days"), [("1", 15), ("2", 15), ("4", 7), ("3", 3)])
def test_an_export_is_asked_about_after_the_usual_days(mode, days):
    loaded = declared(Status.RELEASED, document_type="1", transport_mode=mode, released_date=TODAY)

    last = answered(loaded, on=TODAY + timedelta(days=days))
    after = answered(loaded, on=TODAY + timedelta(days=days + 1))

    assert (last.summary.situation, last.yours) == ("RELEASED_EXPORT", False)
    assert f"{days}\xa0days" in last.until.after[0].en
    assert (after.summary.situation, after.yours) == ("SILENT", True)
    assert f"{days}\xa0days" in after.headline.en


def test_silence_is_counted_from_a_later_departure():
    loaded = declared(
        Status.RELEASED,
        document_type="1",
        released_date=TODAY,
        transport_date=TODAY + timedelta(days=5),
    )

    assert answered(loaded, on=TODAY + timedelta(days=12)).summary.situation == "RELEASED_EXPORT"


def test_a_mode_without_a_usual_time_is_never_called_silent():
    piped = declared(
        Status.RELEASED, document_type="1", transport_mode="7", released_date=date(2025, 1, 1)
    )

    assert answered(piped).summary.situation == "RELEASED_EXPORT"
    assert answered(piped).until.after == ()


@pytest.mark.parametrize(
    ("status", "code", "turn"),
    [
        (Status.READY_TO_PAY, "DUTY_SENT_TO_BANK", Turn.BANK),
        (Status.READY_TO_PAY, "BANK_ANSWERED", Turn.TRADER),
        (Status.READY_TO_PAY, "GUARANTEE_SENT", Turn.SYSTEM),
        (Status.READY_TO_PAY, "GUARANTEE_ANSWERED", Turn.TRADER),
        (Status.AWAITING_MANIFEST, "MANIFEST_MISMATCH", Turn.BROKER),
        (Status.EXAMINATION, "PORT_TOLD", Turn.PORT),
        (Status.EXAMINATION, "GOODS_READY", Turn.CUSTOMS),
        (Status.READY_FOR_RELEASE, "EXAMINED", Turn.CUSTOMS),
    ],
)
def test_events_tell_whose_turn_it_is_within_a_status(status, code, turn):
    said = answered(declared(status), event("RECEIVED"), event(code, 5))

    assert said.summary.turn == turn


def test_the_state_lasts_since_the_telling_event():
    said = answered(declared(), event("0109"), event("DUTY_SENT_TO_BANK", 5))

    assert said.since == MORNING + timedelta(minutes=5)
    assert answered(declared(), event("0109", 1)).since == MORNING


@pytest.mark.parametrize(
    ("order", "name"), [("50", "SEE_OFFICER"), ("51", "EXAMINATION"), ("77", "WIRE_SEAL")]
)
def test_each_order_asks_for_something_else(order, name):
    said = answered(declared(Status.EXAMINATION, order_code=order))

    assert said.summary.situation == name


def test_a_hold_gives_its_reason_and_what_lifts_it():
    said = answered(
        declared(Status.HELD),
        event("HELD", reason="VALUE", text="old"),
        event("HELD", 5, reason="LICENCE", text="ส่งใบอนุญาต อย."),
    )

    assert said.headline.th == "ระงับการปล่อย: รอใบอนุญาต"
    assert [words.th for words in said.said] == ["ส่งใบอนุญาต อย."]
    assert (said.summary.turn, said.yours, said.tone) == (Turn.TRADER, True, "problem")


def test_a_hold_for_the_value_is_with_customs():
    said = answered(declared(Status.HELD), event("HELD", reason="VALUE", text="…"))

    assert (said.summary.turn, said.yours) == (Turn.CUSTOMS, False)


def test_why_it_was_cancelled_is_told():
    said = answered(declared(Status.CANCELLED), event("CANCELLED", text="ผู้นำของเข้าขอยกเลิก"))

    assert said.said[0].th == "ผู้นำของเข้าขอยกเลิก"


def test_the_office_in_charge_is_asked(settings):
    said = answered(declared())
    assert (said.ask.code, said.ask.phone) == ("2801", settings.HELP_PHONE)

    near = declared()
    near.office.phone = "038407701"
    assert answered(near).ask.phone == "038407701"
