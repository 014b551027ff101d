"""Who may become an express operator (Notification 68/2551)."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from customs_act.errors import InvalidInput
from customs_act.express import CRITERIA, Applicant, Offence, unmet_criteria
from tests.customs_act.refusals import said

NOW = date(2026, 11, 27)
ONE_DAY = timedelta(days=1)
SUMS = ["paid_up_capital", "security"]
APPLICANT = dict(
    is_legal_person=True,
    paid_up_capital=Decimal("5000000.01"),
    certified_brokers=1,
    offences=(),
    sends_advance_information=True,
    selects_by_risk=True,
    processes_formalities=True,
    security=Decimal(2_000_000),
    passed_pilot_test=True,
)


def unmet(on=NOW, **facts):
    applicant = Applicant(**APPLICANT | facts)
    return [criterion.code for criterion in unmet_criteria(applicant, on=on)]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, []),
        ({"is_legal_person": False}, ["LEGAL_PERSON"]),
        ({"paid_up_capital": Decimal(5_000_000)}, ["CAPITAL"]),
        ({"paid_up_capital": Decimal(0)}, ["CAPITAL"]),
        ({"certified_brokers": 0}, ["BROKER"]),
        ({"certified_brokers": 2}, []),
        ({"sends_advance_information": False}, ["ADVANCE_INFORMATION"]),
        ({"selects_by_risk": False}, ["RISK"]),
        ({"processes_formalities": False}, ["FORMALITIES"]),
        ({"security": Decimal("1999999.99")}, ["SECURITY"]),
        ({"security": Decimal("2000000.01")}, []),
        ({"passed_pilot_test": False}, ["PILOT_TEST"]),
    ],
)
def test_an_applicant_hears_what_is_not_met(facts, codes):
    assert unmet(**facts) == codes


def test_an_applicant_with_nothing_hears_every_criterion_in_order():
    nothing = Applicant(
        *(False, Decimal(0), 0, (Offence(NOW),), False, False, False, Decimal(0), False)
    )

    assert unmet_criteria(nothing, on=NOW) == CRITERIA


@pytest.mark.parametrize(
    ("committed_on", "on", "counts"),
    [
        (date(2024, 11, 26), NOW, False),
        (date(2024, 11, 27), NOW, True),
        (date(2024, 11, 27), NOW + ONE_DAY, False),
        (NOW, NOW, True),
        (NOW + ONE_DAY, NOW, False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2026, 3, 1), False),
    ],
)
def test_an_offence_counts_for_two_years_unless_it_is_minor(committed_on, on, counts):
    codes = ["OFFENCES"] if counts else []
    offence, minor = Offence(committed_on), Offence(committed_on, is_minor=True)

    assert unmet(on, offences=(offence,)) == codes
    assert unmet(on, offences=(Offence(date(2010, 1, 1)), minor, offence)) == codes
    assert unmet(on, offences=(minor,)) == []


def test_each_criterion_has_words_a_source_and_a_code_of_its_own():
    assert len({criterion.code for criterion in CRITERIA}) == len(CRITERIA)
    for criterion in CRITERIA:
        assert "\u0e00" < criterion.words.th[0] < "\u0e5b"
        assert criterion.words.en.isascii()
        assert "68/2551" in criterion.source


@pytest.mark.parametrize(
    ("names", "values", "expected"),
    [
        (SUMS, [1.0, 1, None], "baht as a Decimal"),
        (SUMS, [Decimal(-1), Decimal("NaN")], "a sum of zero or more, below 10^15 baht"),
        (["certified_brokers"], [-1, 1.0, True, None], "a number from 0"),
    ],
)
def test_an_applicant_with_what_cannot_be_is_refused(names, values, expected):
    for name, value in product(names, values):
        with pytest.raises(InvalidInput) as refusal:
            Applicant(**APPLICANT | {name: value})

        assert said(refusal) == (name, value, expected)


def test_an_offence_and_a_request_need_a_day():
    with pytest.raises(InvalidInput) as refusal:
        Offence(None)
    assert said(refusal) == ("committed_on", None, "a local date")

    applicant = Applicant(**APPLICANT)
    with pytest.raises(InvalidInput) as refusal:
        unmet_criteria(applicant, on=None)
    assert said(refusal) == ("on", None, "a local date")
