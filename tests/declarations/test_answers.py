"""What a declaration's page answers: in each status, to each reader, on each day."""

from datetime import timedelta

import pytest

from declarations.catalogue.answers import SITUATIONS
from declarations.catalogue.turns import Turn
from declarations.workflow import Status
from tests.declarations.unsaved import BROKER, READERS, answered, declared, event, notified
from tests.factories import MORNING

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


def test_a_notified_duty_waits_since_its_notice():
    said = answered(notified(), event("0409"), event("ASSESSMENT_NOTICE", 7, duty="1200"))

    assert said.since == MORNING + timedelta(minutes=7)


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


@pytest.mark.parametrize(
    ("lane", "turn", "situation"),
    [
        ("", Turn.CUSTOMS, "READY_FOR_RELEASE"),
        ("GREEN", Turn.CUSTOMS, "READY_FOR_RELEASE"),
        ("YELLOW", Turn.TRADER, "SEE_ABOUT_LICENCE"),
    ],
)
def test_on_the_yellow_line_the_trader_sees_an_officer(lane, turn, situation):
    ready = declared(Status.READY_FOR_RELEASE, lane=lane)
    own, client = answered(ready), answered(ready, reader=BROKER)

    assert (own.summary.turn, own.summary.situation) == (turn, situation)
    assert own.yours is client.yours is (turn == Turn.TRADER)
    assert ("nothing for you to do" in own.headline.en) is (turn == Turn.CUSTOMS)
    assert "need not contact" not in own.then.en
    assert ("s. 51" in "".join(words.en for words in own.until.after)) is (turn == Turn.TRADER)


def test_what_was_examined_on_the_yellow_line_waits_for_customs():
    ready = declared(Status.READY_FOR_RELEASE, lane="YELLOW")

    assert answered(ready, event("EXAMINED")).summary.situation == "EXAMINED"


def test_a_lifted_hold_on_the_yellow_line_is_with_customs_again():
    ready = declared(Status.READY_FOR_RELEASE, lane="YELLOW")

    assert answered(ready, event("HOLD_LIFTED")).summary.situation == "READY_FOR_RELEASE"


def test_a_hold_for_the_value_is_with_customs():
    said = answered(declared(Status.HELD), event("HELD", reason="VALUE", text="…"))

    assert (said.summary.turn, said.yours) == (Turn.CUSTOMS, False)


def test_why_it_was_cancelled_is_told():
    said = answered(declared(Status.CANCELLED), event("CANCELLED", text="ผู้นำของเข้าขอยกเลิก"))

    assert said.said[0].th == "ผู้นำของเข้าขอยกเลิก"


def test_the_office_in_charge_is_asked(settings):
    said = answered(declared())
    assert (said.ask.code, said.ask.phone) == ("2801", settings.HELP_PHONE)
    assert said.ask.is_help_line

    near = declared()
    near.office.phone = "038407701"
    assert answered(near).ask.phone == "038407701"
    assert not answered(near).ask.is_help_line
