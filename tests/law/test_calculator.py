"""The page of the calculator: shared addresses, and whatever people type."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.templatetags.thai import thday
from law.forms import FORMS

LANGUAGES = pytest.mark.parametrize("language", ["th", "en"])
FIELDS = sorted({name for form in FORMS.values() for name in form.base_fields})
LATE = {"what": "late", "duty": "10,000", "notified": "20/11/2569", "released": "14/1/2569", "paid": "21/12/2569"}  # fmt: skip
REFUND = {"what": "refund", "amount": "10,000", "paid": "14/1/2569", "approved": "15/2/2569", "moved": "10/1/2569"}  # fmt: skip
REEXPORT = {"what": "reexport", "duty": "20,000", "imported": "14/1/2569", "reexported": "14/1/2570"}  # fmt: skip


def address(language="en"):
    with translation.override(language):
        return reverse("calculator")


def asked(client, language="en", **query):
    return client.get(address(language), query)


def said(answer):
    """Return what a person reads in the main part of a page, with plain spaces."""
    main = answer.text.split("<main")[1].split("</main")[0]
    text = unescape(re.sub(r"<[^>]+>", " ", main)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("query", "language", "words"),
    [
        (LATE, "en", ["13,200.00 baht to pay on 21 Dec 2026", "Penalty (s. 22)", "2,000.00", "1,200.00", "20 December 2026", "15 January 2027", "to 13,300.00 baht"]),
        (LATE, "th", ["ชำระวันที่ 21 ธ.ค. 2569 เป็นเงิน 13,200.00 บาท", "เบี้ยปรับ (มาตรา 22)", "เงินเพิ่ม", "20 ธันวาคม พ.ศ. 2569"]),
        (REFUND, "en", ["10,125.00 baht back if approved on 15 Feb 2026", "Interest (s. 27)", "125.00", "10 January 2029"]),
        (REFUND, "th", ["ได้คืน 10,125.00 บาท เมื่ออนุมัติวันที่ 15 ก.พ. 2569", "ดอกเบี้ย", "10 มกราคม พ.ศ. 2572"]),
        (REEXPORT, "en", ["19,000.00 baht of duty back", "14 January 2027", "14 July 2027"]),
        (REEXPORT, "th", ["ได้คืนอากร 19,000.00 บาท", "14 กรกฎาคม พ.ศ. 2570"]),
    ],
)  # fmt: skip
def test_a_shared_address_shows_the_answer(client, db, query, language, words):
    answer = asked(client, language, **query)

    assert answer.status_code == 200
    assert [each for each in words if each not in said(answer)] == []


def test_the_answer_tells_what_it_was_computed_from(client, db):
    text = said(asked(client, **LATE | {"released": "", "paid": ""})).split("Computed from")[1]

    assert "10,000.00" in text
    assert "20 November 2026" in text
    assert "still in customs custody" in text
    assert f"Paid on {timezone.localdate():%-d %B %Y}" in text


def test_a_day_that_was_left_out_is_told_so(client, db):
    text = said(asked(client, **REEXPORT | {"imported": "", "reexported": ""}))

    assert "Imported on – Re-exported on –" in text


def test_links_of_the_answer_lead_to_places_of_the_law(client, db):
    law = client.get(reverse("law")).text
    links = {
        anchor
        for query in (LATE, REFUND, REEXPORT)
        for anchor in re.findall(r"/law/#([\w-]+)", asked(client, "th", **query).text)
    }

    assert len(links) == 5
    assert [anchor for anchor in links if f'id="{anchor}"' not in law] == []


@LANGUAGES
@pytest.mark.parametrize("what", FORMS)
def test_an_empty_form_asks_without_errors(client, db, language, what):
    answer = asked(client, language, what=what)

    assert answer.status_code == 200
    assert 'id="result"' not in answer.text
    assert 'role="alert"' not in answer.text
    assert f'name="what" value="{what}"' in answer.text


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_day_of_payment_is_filled_with_today(client, db, language):
    text = asked(client, language).text

    with translation.override(language):
        assert f'name="paid" value="{thday(timezone.localdate())}"' in text


def test_an_unknown_part_is_the_first(client, db):
    assert 'name="what" value="late"' in asked(client, what="nothing").text


def test_it_says_that_it_is_no_decision(client, db):
    assert "This is an aid, not a decision of the Customs Department." in said(asked(client))
    assert "ไม่ใช่คำวินิจฉัยของกรมศุลกากร" in said(asked(client, "th"))


@pytest.mark.parametrize(
    "typed", ["๑๐,๐๐๐", "10 000", "10000 บาท", "10,000.00", "฿10,000", "10000.-"]
)
def test_sums_are_taken_as_people_type_them(client, db, typed):
    assert "13,200.00 baht" in said(asked(client, **LATE | {"duty": typed}))


@pytest.mark.parametrize("typed", ["20/11/2026", "20 พ.ย. 2569", "๒๐/๑๑/๒๕๖๙", "2026-11-20"])
def test_days_of_either_era_are_taken(client, db, typed):
    assert "13,200.00 baht" in said(asked(client, **LATE | {"notified": typed}))


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        (LATE | {"duty": "-5"}, "duty", "A sum cannot be below zero."),
        (LATE | {"duty": "a lot"}, "duty", "We cannot read this as a sum in baht. For example: 10,000.50"),
        (LATE | {"duty": "1.005"}, "duty", "A sum has at most two decimals. For example: 10,000.50"),
        (LATE | {"duty": "99999999999"}, "duty", "A sum can be at most 9,999,999,999.99 baht."),
        (LATE | {"duty": ""}, "duty", "This field is required."),
        (LATE | {"notified": ""}, "notified", "This field is required."),
        (LATE | {"notified": "20/11/26"}, "notified", "This date must be between 13/11/2017 and"),
        (LATE | {"released": "12/11/2560"}, "released", "This date must be between 13/11/2017 and"),
        (LATE | {"paid": f"1/1/{timezone.localdate().year + 11}"}, "paid", "This date must be between 13/11/2017 and"),
        (LATE | {"paid": "31/2/2569"}, "paid", "This day does not exist."),
        (REFUND | {"approved": "13/1/2569"}, "approved", "The approval must not be before the payment."),
        (REFUND | {"approved": ""}, "approved", "This field is required."),
        (REEXPORT | {"reexported": "13/1/2569"}, "reexported", "The re-exportation must not be before the importation."),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_at_the_field_and_in_the_summary(client, db, query, field, words):  # fmt: skip
    answer = asked(client, **query)
    text = unescape(answer.text)

    assert answer.status_code == 422
    assert 'id="result"' not in text
    summary, form = text.split('id="error-summary"')[1].split("<form", 1)
    assert f'href="#id_{field}"' in summary
    assert words in summary
    assert words in form.split(f'id="id_{field}_error"')[1].split("</div>")[0]
    assert "<title>Error: " in text


def test_what_was_typed_stays(client, db):
    text = unescape(asked(client, **LATE | {"duty": "a <lot>"}).text)

    assert 'value="a <lot>"' in text
    assert 'value="14/1/2569"' in text


def test_an_approval_on_the_day_of_payment_is_allowed(client, db):
    assert asked(client, **REFUND | {"approved": REFUND["paid"]}).status_code == 200


def test_a_payment_before_the_release_is_allowed(client, db):
    answer = asked(client, **LATE | {"paid": "1/1/2569"})

    assert "10,000.00 baht to pay on 1 Jan 2026" in said(answer)


def test_only_reading_is_possible(client, db):
    assert client.post(address(), LATE).status_code == 405


typed = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "0", "10000", "9,999,999,999.99", "-1", "1e9", "NaN", "๑๐", "\x00"]),
    st.dates(date(2017, 1, 1), date(2040, 1, 1)).map(date.isoformat),
    st.dates().map(date.isoformat),
)


@pytest.mark.django_db
@settings(deadline=None)
@given(
    language=st.sampled_from(["th", "en"]),
    what=st.sampled_from([*FORMS, "", "other"]),
    query=st.dictionaries(st.sampled_from(FIELDS), typed),
)
def test_nothing_that_an_address_says_breaks_it(language, what, query):
    answer = asked(Client(), language, what=what, **query)

    assert answer.status_code in {200, 422}
    assert (answer.status_code == 422) is ('id="error-summary"' in answer.text)


@pytest.mark.parametrize(
    "query", ["%ff=%fe&duty=%ff", "what=late&what=refund&amount", "&&=", "duty[]=1", "paid=" + "9" * 5000]
)  # fmt: skip
def test_broken_addresses_are_answered(client, db, query):
    assert client.get(f"{address()}?{query}").status_code in {200, 422}
