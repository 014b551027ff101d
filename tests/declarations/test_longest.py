"""Whatever the schema lets through, the database holds."""

import pytest

from core.feeds import Outcome
from declarations.messages.feed import read_line
from tests.declarations.messages import samples

pytestmark = pytest.mark.django_db


def test_the_longest_record_fits_into_its_columns(receive, portal):
    """Whatever the schema lets through, the database holds."""
    longest = {
        "event_id": "e" * 64,
        "trader": {
            "tax_id": "T" * 17,
            "branch": 999999,
            "name_th": "ก" * 120,
            "name_en": "N" * 120,
        },
        "clearing_person": "ก" * 70,
        "manager": "ก" * 70,
        "transport": {
            "mode": "2",
            "cargo_type": "ABC",
            "vessel": "ก" * 35,
            "voyage": "V" * 17,
            "master_bill": "M" * 35,
            "house_bill": "H" * 35,
        },
        "goods": {
            "origin_country": "JP",
            "other_country": "JP",
            "shipping_marks": "ก" * 512,
            "packages": 99999999,
            "package_unit": "PKG",
            "gross_weight": "9" * 11 + ".999",
            "net_weight": "9" * 11 + ".999",
        },
        "value": {
            "currency": "USD",
            "exchange_rate": "99999.999999",
            "foreign": "9" * 12 + ".99",
            "baht": "9" * 12 + ".99",
        },
        "items": [
            {
                "line": 99999,
                "tariff": "9" * 12,
                "statistical_code": "999",
                "description_th": "ก" * 512,
                "description_en": "D" * 512,
                "origin_country": "JP",
                "quantity": "9" * 11 + ".999",
                "unit": "PKG",
                "net_weight": "9" * 11 + ".999",
                "value_foreign": "9" * 12 + ".99",
                "value_baht": "9" * 12 + ".99",
                "duties": [
                    {
                        "tax_code": "0100",
                        "base": "9" * 12 + ".99",
                        "rate": "99999.999",
                        "amount": "9" * 12 + ".99",
                        "deposit": "9" * 12 + ".99",
                    }
                ],
            }
        ],
        "duties": [],
    }
    record = samples.DECLARATION | longest | {"office": "2801", "release_place": "2811"}

    values = read_line(samples.line(record), sender="S" * 35, at=samples.NOON)

    assert receive(values) is Outcome.TAKEN
