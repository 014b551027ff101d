"""Who may become an express operator (Notification 68/2551)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from customs_act.errors import InvalidInput
from customs_act.express import CRITERIA, Applicant, Offence, unmet_criteria

NOW = date(2026, 11, 27)
ONE_DAY = timedelta(days=1)
NO_MONEY = [Decimal(-1), Decimal("NaN"), 1.0, 1, None]
APPLICANT = Applicant(
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
    return [criterion.code for criterion in unmet_criteria(replace(APPLICANT, **facts), on=on)]


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
    ("offence", "on", "codes"),
    [
        (Offence(date(2024, 11, 26)), NOW, []),
        (Offence(date(2024, 11, 27)), NOW, ["OFFENCES"]),
        (Offence(date(2024, 11, 27)), NOW + ONE_DAY, []),
        (Offence(NOW), NOW, ["OFFENCES"]),
        (Offence(NOW + ONE_DAY), NOW, []),
        (Offence(date(2024, 2, 29)), date(2026, 2, 28), ["OFFENCES"]),
        (Offence(date(2024, 2, 29)), date(2026, 3, 1), []),
        (Offence(NOW, is_minor=True), NOW, []),
    ],
)
def test_an_offence_counts_for_two_years_unless_it_is_minor(offence, on, codes):
    assert unmet(on, offences=(offence,)) == codes
    assert unmet(on, offences=(Offence(date(2010, 1, 1)), offence)) == codes


def test_each_criterion_has_words_a_source_and_a_code_of_its_own():
    assert len({criterion.code for criterion in CRITERIA}) == len(CRITERIA)
    for criterion in CRITERIA:
        assert "\u0e00" < criterion.words.th[0] < "\u0e5b"
        assert criterion.words.en.isascii()
        assert "68/2551" in criterion.source


@pytest.mark.parametrize(
    ("name", "value"),
    [("paid_up_capital", baht) for baht in NO_MONEY]
    + [("security", baht) for baht in NO_MONEY]
    + [("certified_brokers", number) for number in (-1, 1.0, True, None)],
)
def test_an_applicant_with_what_cannot_be_is_refused(name, value):
    with pytest.raises(InvalidInput) as refusal:
        replace(APPLICANT, **{name: value})

    assert refusal.value.name == name


def test_an_offence_and_a_request_need_a_day():
    with pytest.raises(InvalidInput, match="committed_on"):
        Offence(None)
    with pytest.raises(InvalidInput, match="on is"):
        unmet_criteria(APPLICANT, on=None)
