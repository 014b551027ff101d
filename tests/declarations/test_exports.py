"""Lists and timelines as files."""

import csv
import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from core.spreadsheets import harmless
from declarations import exports
from tests.factories import MORNING, DeclarationFactory


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


@pytest.fixture
def sent(client):
    """Fetch the list as a file."""

    def sent(user, file, **filters):
        client.force_login(user)
        path = reverse(f"declarations:list_{file}").replace("/th/", "/en/")
        return client.get(path, filters)

    return sent


def test_the_csv_has_what_the_page_shows(sent, declaration, trader, happen):
    declaration.total_tax = Decimal("38519.00")
    declaration.save()
    happen(declaration, "0109")

    response = sent(trader, "csv")
    (row,) = rows_of(response)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="declarations.csv"'
    assert row["Number"] == str(declaration)
    assert row["Status"] == "Ready to pay"
    assert row["Code"] == "0109"
    assert row["Owed (baht)"] == "38519.00"
    assert row["Tax number"] == declaration.trader.tax_id
    assert row["Branch"] == "000000"
    assert row["Updated"] == "2026-11-20T10:00:00+07:00"
    assert row["Updated (B.E.)"] == "20/11/2569"
    assert row["Formalities"] == "2026-11-20"
    assert row["Due"] == row["Due (B.E.)"] == ""


def test_the_csv_keeps_the_filters_and_the_scope(sent, declaration, trader, stranger):
    assert len(rows_of(sent(trader, "csv", kind="IMPORT"))) == 1
    assert rows_of(sent(trader, "csv", kind="EXPORT")) == []
    assert rows_of(sent(stranger, "csv")) == []


def test_formulas_are_defused(sent, declaration, trader):
    firm = declaration.trader
    firm.name_th = firm.name_en = "=cmd|' /C calc'!A0"
    firm.save()

    (row,) = rows_of(sent(trader, "csv"))

    assert row["Importer or exporter"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_every_sign_that_begins_a_formula_is_defused(sign):
    assert harmless(f"{sign}1") == f"'{sign}1"


def test_a_long_list_comes_whole_and_in_order(sent, declaration, trader, monkeypatch):
    monkeypatch.setattr(exports, "_CHUNK", 3)
    made = [
        DeclarationFactory(
            trader=declaration.trader, updated_at=MORNING + timedelta(minutes=n // 2)
        )
        for n in range(9)
    ]

    numbers = [row["Number"] for row in rows_of(sent(trader, "csv"))]

    assert sorted(numbers) == sorted(map(str, [declaration, *made]))
    assert numbers[0] == str(made[-1])


def sheet_of(response):
    book = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    return book.read("xl/worksheets/sheet1.xml").decode()


def test_the_xlsx_has_typed_cells_and_a_frozen_head(sent, declaration, trader, happen):
    declaration.total_tax = Decimal("38519.00")
    declaration.save()
    happen(declaration, "0109")

    sheet = sheet_of(sent(trader, "xlsx"))

    assert "<pane " in sheet
    assert 'state="frozen"' in sheet
    assert "<v>38519</v>" in sheet
    assert f'<c r="D2" t="inlineStr"><is><t>{declaration.trader.tax_id}' in sheet
    assert "<v>46346.4166" in sheet


def test_the_xlsx_has_no_formulas(sent, declaration, trader):
    firm = declaration.trader
    firm.name_th = firm.name_en = "=1+1"
    firm.save()

    sheet = sheet_of(sent(trader, "xlsx"))

    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in sheet


def test_the_xlsx_says_where_it_was_cut(sent, declaration, trader, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS_OF_XLSX", 1)
    DeclarationFactory(trader=declaration.trader)

    assert "take the CSV file" in sheet_of(sent(trader, "xlsx"))


def test_the_timeline_comes_oldest_first(client, paid, trader):
    client.force_login(trader)
    path = reverse("declarations:events_csv", args=[paid.number]).replace("/th/", "/en/")

    rows = rows_of(client.get(path))

    assert [row["Code"] for row in rows] == ["0109", "0209"]
    assert rows[0]["Time"] == "2026-11-20T10:00:00+07:00"
    assert rows[0]["Date (B.E.)"] == "20/11/2569"


def test_strangers_get_no_timeline(client, paid, stranger):
    client.force_login(stranger)

    response = client.get(reverse("declarations:events_csv", args=[paid.number]))

    assert response.status_code == 404
