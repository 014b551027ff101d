"""Numbers and code tables as the department's guides have them."""

import csv
import json
import re

from core.numbers import declaration
from declarations.catalogue import codes
from declarations.messages.schema import SCHEMA
from tests.vectors import vector


def test_numbers_of_the_guides_pattern_are_numbers_here():
    facts = json.loads(vector("thai-customs/declaration_number.json").read_text())

    assert set(facts["document_types"]) == set(codes.DOCUMENT_TYPES)
    for document_type in facts["document_types"]:
        number = f"A020{document_type}691100123"
        assert re.fullmatch(facts["pattern"], number)
        assert declaration.parse(number).document_type == document_type


def test_fields_are_as_long_as_the_guide_has_them():
    text = vector("thai-customs/export_declaration_control.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    formats = {row["field"]: row["format"] for row in rows}
    properties = SCHEMA["$defs"]["declaration"]["properties"]
    transport = properties["transport"]["properties"]
    lengths = {
        "Vessel Name": transport["vessel"],
        "Master Bill of Lading": transport["master_bill"],
        "House Bill of Lading": transport["house_bill"],
        "Shipping Marks": properties["goods"]["properties"]["shipping_marks"],
        "Company Name": SCHEMA["$defs"]["party"]["properties"]["name_th"],
    }

    assert {field: f"an..{schema['maxLength']}" for field, schema in lengths.items()} == {
        field: formats[field] for field in lengths
    }
