"""A record of each kind that is right, to be made wrong by tests."""

import json
from copy import deepcopy
from datetime import UTC, datetime

NOON = datetime(2026, 11, 26, 5, tzinfo=UTC)
"""26 November B.E. 2569, twelve o'clock in Bangkok: when records are received."""

DECLARATION = {
    "kind": "declaration",
    "event_id": "DEMO000000123-0",
    "occurred_at": "2026-11-22T17:07:58+07:00",
    "reference": "DEMO000000123",
    "number": "A022-0691100123",
    "document_type": "0",
    "formalities_date": "2026-11-22",
    "office": "2801",
    "release_place": "2811",
    "port": "2801",
    "trader": {"tax_id": "0000000012343", "branch": 0, "name_th": "บริษัท ตัวอย่าง จำกัด"},
    "broker": {"tax_id": "GB150454489082", "name_en": "Broker"},
    "transport": {"mode": "1", "vessel": "MV DEMO", "house_bill": "DEMO-BKK 690001"},
    "goods": {"packages": 10, "gross_weight": "205.200", "net_weight": "190"},
    "value": {
        "currency": "USD",
        "exchange_rate": "33.4125",
        "foreign": "100.00",
        "baht": "3341.25",
    },
    "payment": {"method": "H", "guarantee_method": "L", "inspection_request": True},
    "items": [
        {
            "line": 1,
            "tariff": "84713020",
            "description_en": "Computers",
            "quantity": "100",
            "duties": [{"tax_code": "0500", "rate": "7", "amount": "233.89", "deposit": "10.00"}],
        }
    ],
    "duties": [{"tax_code": "1500", "amount": "200.00"}],
}
STATUS = {
    "kind": "status",
    "event_id": "DEMO000000123-6",
    "occurred_at": "2026-11-22T18:14:55+07:00",
    "number": "A0220691100123",
    "reference": "DEMO000000123",
    "code": "0309",
    "office": "2811",
    "facts": {"text": "ตรวจปล่อยแล้ว"},
}
MISSING = object()


def changed(record, path="", value=MISSING):
    """Return a copy in which the value at a path such as ``items.0.line`` is another, or gone."""
    record = deepcopy(record)
    if not path:
        return record
    part = record
    *above, last = [int(name) if name.isdigit() else name for name in path.split(".")]
    for name in above:
        part = part[name]
    if value is MISSING:
        del part[last]
    else:
        part[last] = value
    return record


def line(record):
    """Return a record as a line of the feed."""
    return json.dumps(record, ensure_ascii=False).encode()
