"""The page about the feed says what the code does."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from declarations.management.commands import document_feed
from declarations.messages.feed import read_line
from declarations.messages.schema import SCHEMA
from tests.declarations.messages.samples import DECLARATION, NOON, STATUS, changed

PAGE = document_feed.PAGE.read_text(encoding="utf-8")
EXAMPLES = [
    line
    for block in re.findall("```json\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


def test_the_tables_are_up_to_date():
    assert document_feed.text() == PAGE


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda line: json.loads(line)["event_id"])
def test_every_example_is_a_good_record(example):
    Draft202012Validator(SCHEMA).validate(json.loads(example))
    assert read_line(example.encode(), sender="DEMO", at=NOON)


def test_there_are_examples():
    assert {json.loads(line)["kind"] for line in EXAMPLES} == {"declaration", "status"}


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_whole_schema_tells_the_kinds_apart():
    whole = Draft202012Validator(SCHEMA)

    assert whole.is_valid(DECLARATION)
    assert whole.is_valid(STATUS)
    assert not whole.is_valid(changed(STATUS, "kind", "declaration"))
