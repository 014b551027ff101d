"""The page of the law: every time limit has its place, every figure its section."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from core.templatetags.thai import money
from customs_act.deadlines import RULES, TABLES
from customs_act.express import THRESHOLDS
from customs_act.fees import FEES, RATES_CHARGED
from law.answers import anchor_of, fees, sections, subjects, thresholds
from law.answers.rules import CIRCUMSTANCES, SUBJECTS

LANGUAGES = pytest.mark.parametrize("language", ["th", "en"])


def page(client, language, name="law"):
    with translation.override(language):
        answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.text


def rule(code):
    anchor = anchor_of(code)
    return next(r for s in subjects() for r in s.rules if anchor in r.anchors)


@LANGUAGES
def test_every_rule_has_its_place_once(client, db, language):
    found = re.findall(r'id="(clock-[a-z_]+)"', page(client, language))

    assert sorted(found) == sorted(anchor_of(code) for code in RULES)


@LANGUAGES
def test_every_link_within_the_page_leads_somewhere(client, db, language):
    text = page(client, language)
    ids = re.findall(r' id="([^"]+)"', text)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@LANGUAGES
def test_every_rule_says_all_of_it(client, db, language):
    text = page(client, language).replace("&#x27;", "'")

    for each in RULES.values():
        assert getattr(each.name, language) in text
        assert getattr(each.after, language) in text


@LANGUAGES
@pytest.mark.parametrize("name", ["law", "calculator"])
def test_the_pages_ask_no_database(client, django_assert_num_queries, db, language, name):
    with django_assert_num_queries(0):
        page(client, language, name)


def test_it_says_at_the_top_what_it_is_worth(client, db):
    english = page(client, "en").split("<h2")[0]

    assert "unofficial translation" in english
    assert "The Thai text of the Customs Act B.E. 2560 in the Royal Gazette decides" in english
    assert "demonstration" in english
    assert "คำแปลอย่างไม่เป็นทางการ" in page(client, "th").split("<h2")[0]


def test_every_subject_has_a_name_and_every_condition_words():
    assert SUBJECTS.keys() == TABLES.keys()
    used = {event for each in RULES.values() for event in each.needs | each.unless}
    assert used == CIRCUMSTANCES.keys()


def test_twins_of_imports_and_exports_are_one():
    merged = [r for s in subjects() for r in s.rules if len(r.anchors) > 1]

    assert [sorted(r.anchors) for r in merged] == [
        ["clock-surcharge_after_export", "clock-surcharge_after_release"],
        ["clock-refund_unasked_export", "clock-refund_unasked_import"],
        ["clock-claim_overpaid_export", "clock-claim_overpaid_import"],
        ["clock-keep_export_records", "clock-keep_import_records"],
    ]
    both = rule("CLAIM_OVERPAID_EXPORT")
    assert both.goods.en == "Imports and exports"
    assert both.span.th == "3\xa0ปี นับแต่วันนำของเข้าสำเร็จ / วันส่งของออกสำเร็จ"


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        ("PAY_ASSESSED_DUTY", "span", "30\xa0days from receipt of the notification of assessment"),
        ("ASSESS", "span", "3\xa0years from submission of the goods declaration"),
        ("ASSESS", "extension", "By up to 2\xa0years"),
        ("ASSESS", "who", "Who may"),
        ("ASSESS_FRAUD", "span", "5\xa0years after the last day of “Assess unpaid or short-paid duty”"),
        ("ASSESS_FRAUD", "only_if", "there is evidence of an intention to defraud"),
        ("DECIDE_APPEAL", "extension", "By up to 90\xa0days"),
        ("CLAIM_REEXPORTED", "span", "6\xa0months from re-exportation of the goods"),
        ("REEXPORT", "span", "1\xa0year from completion of the importation (s. 50)"),
        ("SURCHARGE_AFTER_RELEASE", "span", "Month after month from release from customs custody / completion of the exportation (s. 50)"),
        ("TAKE_OUT_DANGEROUS_GOODS", "span", "A day that the Director-General sets on importation of dangerous goods"),
        ("ANSWER_NOTICE_TO_CARRIER", "span", "15\xa0days from receipt of the written notice by the carrier, but not before 30\xa0days from entry into customs custody"),
        ("PAY_AFTER_RULING", "only_if", "permission to wait with the payment was given"),
        ("PAY_AFTER_RULING", "not_if", "it was ruled or judged that nothing is owed or an action was brought in court"),
        ("COLLECT_MISCALCULATED", "only_if", "a notification of assessment was received and the duty was miscalculated"),
        ("STORAGE", "goods", "Imports by sea"),
        ("STORAGE", "binds", "Importer or exporter / Master of the vessel"),
        ("STORAGE", "who", "Who must"),
        ("EXPORT_LAND", "goods", "Exports by land"),
        ("UNLOAD", "goods", "Transport by sea"),
        ("TRANSIT", "goods", "Goods in transit or transhipment"),
        ("APPEAL", "goods", "Imports and exports, goods in transit too"),
        ("ASSESS", "goods", "Imports and exports"),
        ("CLAIM_NOT_EXPORTED", "goods", "Exports"),
    ],
)  # fmt: skip
def test_what_a_rule_says(code, said, words):
    assert getattr(rule(code), said).en == words


def test_a_rule_without_conditions_or_extension_says_none():
    plain = rule("STORAGE")

    assert (plain.only_if, plain.not_if, plain.extension) == (None, None, None)


def test_sections_are_found_by_their_number():
    found = {section.number: section.anchor for section in sections()}

    assert list(found) == sorted(found, key=int)
    assert found["22"] == "clock-surcharge_after_release"
    assert found["107"] == "clock-take_out_dangerous_goods"
    assert found["27"] == "sum-interest"
    assert set(found) == {"27"} | {each.section.split("(")[0] for each in RULES.values()}


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("en", ["20\xa0Dec\xa02026", "14\xa0Jul\xa02026", "28\xa0Feb\xa02026", "are 2\xa0months"]),
        ("en", ["1\xa0per cent of the unpaid duty", "surcharge of 200.00\xa0baht"]),
        ("en", ["20\xa0per cent", "within 30\xa0days", "penalty of 2,000.00\xa0baht"]),
        ("en", ["0.625\xa0per cent of the refund", "interest of 125.00\xa0baht"]),
        ("en", ["90\xa0per cent", "exceeds 1,000.00\xa0baht", "4,500.00\xa0baht", "19,000.00\xa0baht"]),
        ("th", ["20\xa0ธ.ค.\xa02569", "ร้อยละ\xa01 ต่อเดือน", "เงินเพิ่ม 200.00\xa0บาท", "เบี้ยปรับ 2,000.00\xa0บาท"]),
        ("th", ["ร้อยละ\xa00.625", "ดอกเบี้ย 125.00\xa0บาท", "4,500.00\xa0บาท", "19,000.00\xa0บาท", "นับเป็น 2\xa0เดือน"]),
    ],
)  # fmt: skip
def test_the_examples_are_those_worked_by_hand(client, db, language, figures):
    text = page(client, language)

    assert [figure for figure in figures if figure not in text] == []


def test_the_sections_that_the_portal_does_not_apply_are_named(client, db):
    assert "193/8" in page(client, "en")
    assert "193/8" in page(client, "th")


@LANGUAGES
def test_every_fee_of_the_annex_is_there_as_a_ceiling(client, db, language):
    text = page(client, language)
    table = text.split('id="fees"')[1].split("</table>")[0]

    for fee in FEES.values():
        assert getattr(fee.name, language) in table
        assert money(fee.amount) in table
    assert ("Ministerial regulations" if language == "en" else "กฎกระทรวง") in table


def test_what_is_known_to_be_charged_stands_with_its_fee():
    lines = {line.item.en: line for line in fees(on=date(2026, 11, 27))}

    assert {item for item, line in lines.items() if line.charged} == {r.item for r in RATES_CHARGED}
    assert lines["3(A)"].charged[0].en.startswith("Found to be charged: 200.00\xa0baht.")
    assert lines["8(A)"].minimum.en == "at least 100.00\xa0baht"
    assert lines["4(D)"].item.th == "4 (ง)"
    assert lines["10"].item.th == "10"


def test_a_rate_that_does_not_hold_yet_is_not_told(monkeypatch):
    monkeypatch.setattr("customs_act.fees.rates.Rate.holds", lambda rate, on: False)

    assert [line for line in fees(on=date(2026, 11, 27)) if line.charged] == []


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2018, 7, 30), None),
        (date(2018, 7, 31), date(2018, 7, 31)),
        (date(2025, 12, 31), date(2025, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2030, 1, 1), date(2026, 1, 1)),
    ],
)
def test_one_low_value_rule_is_in_force_on_a_day(on, since):
    assert [row.since for row in thresholds(on=on) if row.in_force] == [since]


@LANGUAGES
def test_every_low_value_rule_names_its_basis(client, db, language):
    table = page(client, language).split('id="low-values"')[1]

    for row in THRESHOLDS:
        assert getattr(row.legal_basis, language) in table
    assert [row.since for row in thresholds(on=timezone.localdate())][-1] is None


@LANGUAGES
def test_the_foot_of_every_page_leads_there(client, db, language):
    text = page(client, language, "home").split("<footer")[1]

    with translation.override(language):
        assert f'href="{reverse("law")}"' in text
        assert f'href="{reverse("calculator")}"' in text
