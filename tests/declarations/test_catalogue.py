"""Every code that is shown has its text in Thai and in English."""

import csv
import re

import pytest

from accounts.actions import PLACES
from core.numbers.kinds import KINDS as NUMBERS
from core.words import Words
from declarations.catalogue import codes, events
from declarations.catalogue.answers import SITUATIONS
from declarations.catalogue.meanings import situations_of
from declarations.models import Declaration, DutyLine, StatusEvent
from declarations.workflow import FINISHED, LABELS, NUMBERED, STAGE_OF, WORKFLOW, Status

TABLES = {
    name: table
    for name, table in vars(codes).items()
    if isinstance(table, dict) and not name.startswith("_")
}
THAI = re.compile("[\u0e01-\u0e5b]")
LATIN = re.compile("[A-Za-z]")


def all_words():
    """Yield every text with the place where it stands."""
    for name, table in TABLES.items():
        yield from ((f"{name} {code}", words) for code, words in table.items())
    yield from ((f"status {status}", words) for status, words in LABELS.items())
    yield from ((f"event {kind.code}", kind.words) for kind in events.KINDS.values())
    yield from ((f"actor {actor}", words) for actor, words in events.ACTORS.items())
    yield from ((f"step {step.name}", step.words) for step in WORKFLOW.steps.values())
    yield from ((f"number {kind.name}", kind.words) for kind in NUMBERS)
    with PLACES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield f"place {row['code']}", Words(row["name_th"], row["name_en"])


@pytest.mark.parametrize(("place", "words"), list(all_words()), ids=lambda value: str(value)[:40])
def test_every_text_is_there_in_both_languages(place, words):
    assert LATIN.search(words.en), place
    assert not THAI.search(words.en), place
    assert THAI.search(words.th) or place in {"place 1400"}, place


def test_every_confirmed_code_and_document_type_is_there():
    assert set(NUMBERED.values()) == {"0109", "0209", "0301", "0309", "0409"}
    assert set(codes.DOCUMENT_TYPES) == set("012345678ABCDPXY")
    assert set(codes.LANES) == {"GREEN", "YELLOW", "RED"}
    assert {"50", "51", "77"} == set(codes.ORDER_CODES)


def test_every_status_has_a_label_and_all_but_unknown_a_stage():
    assert set(LABELS) == set(Status)
    assert set(STAGE_OF) == set(Status) - {Status.UNKNOWN}


def test_every_event_leads_to_a_status_of_the_table():
    leads = {kind.leads_to for kind in events.KINDS.values()} - {None}

    assert leads <= set(Status) - {Status.UNKNOWN}
    assert set(NUMBERED.values()) <= set(events.KINDS)


@pytest.mark.parametrize(
    ("status", "document_type", "order", "raw", "th", "en", "code", "stage"),
    [
        (Status.READY_TO_PAY, "0", "", "", "พร้อมชำระค่าภาษีอากร", "Ready to pay", "0109", 2),
        (Status.EXAMINATION, "0", "51", "", "ให้เปิดตรวจ", "Open for examination", "0301", 3),
        (Status.EXAMINATION, "1", "77", "", "ผูกลวด", "Wire-seal", "", 3),
        (Status.EXAMINATION, "1", "", "", "ให้เปิดตรวจ", "To be examined", "", 3),
        (Status.DELIVERED, "0", "", "", "ส่งมอบแล้ว", "Delivered", "0409", 5),
        (Status.DELIVERED, "1", "", "", "รับบรรทุกแล้ว", "Loaded", "0409", 5),
        (Status.UNKNOWN, "0", "", "0302", "0302", "0302", "0302", 3),
        (Status.UNKNOWN, "0", "", "X9", "X9", "X9", "X9", 1),
    ],
)
def test_a_status_says_what_it_is(status, document_type, order, raw, th, en, code, stage):
    declaration = Declaration(
        status=status, document_type=document_type, order_code=order, raw_code=raw
    )

    assert (declaration.status_words.th, declaration.status_words.en) == (th, en)
    assert (declaration.status_code, declaration.stage) == (code, stage)
    assert declaration.is_finished is (status in FINISHED)


def test_unknown_codes_are_shown_as_they_came():
    assert events.known_sentence("0302").en == "Status code 0302"
    assert StatusEvent(code="0302").sentence.th == "สถานะรหัส 0302"
    assert DutyLine(tax_code="9999").tax.en == "9999"
    assert Declaration(document_type="Z").kind.th == "Z"


def test_the_page_of_codes_tells_every_situation():
    told = {name for status in LABELS for name in situations_of(status)}

    assert told | {"NOTICE", "OVERDUE"} == set(SITUATIONS)
