"""Who may become an express operator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from customs_act.errors import InvalidInput
from customs_act.money import checked_baht
from customs_act.periods import checked_day, last_day_of_months
from customs_act.texts import Text

CAPITAL_ABOVE = Decimal(5_000_000)
BROKERS_AT_LEAST = 1
MONTHS_WITHOUT_OFFENCE = 24
SECURITY_AT_LEAST = Decimal(2_000_000)


@dataclass(frozen=True)
class Offence:
    """An offence under customs or related laws, and whether it is considered a minor mistake."""

    committed_on: date
    is_minor: bool = False

    def __post_init__(self) -> None:
        checked_day("committed_on", self.committed_on)


@dataclass(frozen=True)
class Applicant:
    """Who asks to become an express operator, and what they have; sums in baht.

    The systems are those customs specifies; the security is a bank guarantee or takes another
    form that customs agrees to.
    """

    is_legal_person: bool
    paid_up_capital: Decimal
    certified_brokers: int
    offences: tuple[Offence, ...]
    sends_advance_information: bool
    selects_by_risk: bool
    processes_formalities: bool
    security: Decimal
    passed_pilot_test: bool

    def __post_init__(self) -> None:
        checked_baht("paid_up_capital", self.paid_up_capital)
        checked_baht("security", self.security)
        if type(self.certified_brokers) is not int or self.certified_brokers < 0:
            raise InvalidInput("certified_brokers", self.certified_brokers, "a number from 0")


class Criterion(NamedTuple):
    """One thing asked of an express operator."""

    code: str
    words: Text
    source: str


_QUALIFICATION = "Express Consignments (Notification 68/2551), qualifications of operators"
_ELIGIBILITY = "Express Consignments (Notification 68/2551), eligibility criteria for operators"

CRITERIA: tuple[Criterion, ...] = (
    Criterion("LEGAL_PERSON", Text("เป็นนิติบุคคล", "Is a legal person"), _QUALIFICATION),
    Criterion(
        "CAPITAL",
        Text(
            "มีทุนจดทะเบียนที่ชำระแล้วเกินกว่า 5,000,000 บาท",
            "Has a paid-up registered capital above 5,000,000 baht",
        ),
        _QUALIFICATION,
    ),
    Criterion(
        "BROKER",
        Text(
            "มีผู้ชำนาญการศุลกากรปฏิบัติงานอย่างน้อย 1 คน",
            "Employs at least 1 customs certified broker",
        ),
        _QUALIFICATION,
    ),
    Criterion(
        "OFFENCES",
        Text(
            "ไม่มีประวัติการกระทำความผิดตามกฎหมายศุลกากรและกฎหมายที่เกี่ยวข้องในระยะเวลาสองปี"
            "ก่อนวันยื่นคำขอ เว้นแต่เป็นความผิดเล็กน้อย",
            "Has committed no offence under customs and related laws in the two years before the "
            "request, minor mistakes aside",
        ),
        _QUALIFICATION,
    ),
    Criterion(
        "ADVANCE_INFORMATION",
        Text(
            "มีระบบอัตโนมัติสำหรับส่งข้อมูลของเร่งด่วนล่วงหน้าตามที่กรมศุลกากรกำหนด",
            "Has an automated system, as customs specifies, to send advance consignment "
            "information",
        ),
        _ELIGIBILITY,
    ),
    Criterion(
        "RISK",
        Text(
            "สามารถจัดประเภทของเร่งด่วน และคัดเลือกของเพื่อตรวจตามหลักเกณฑ์การบริหารความเสี่ยงได้",
            "Can categorise consignments and select them for inspection by the criteria of risk "
            "management",
        ),
        _ELIGIBILITY,
    ),
    Criterion(
        "FORMALITIES",
        Text(
            "มีระบบอัตโนมัติสำหรับดำเนินพิธีการศุลกากรของเร่งด่วนตามที่กรมศุลกากรกำหนด",
            "Has an automated system, as customs specifies, to process customs procedures for "
            "express consignments",
        ),
        _ELIGIBILITY,
    ),
    Criterion(
        "SECURITY",
        Text(
            "วางหลักประกันไว้ต่อกรมศุลกากรไม่น้อยกว่า 2,000,000 บาท",
            "Has placed a security of not less than 2,000,000 baht with customs",
        ),
        _ELIGIBILITY,
    ),
    Criterion(
        "PILOT_TEST",
        Text(
            "ทดสอบระบบแลกเปลี่ยนข้อมูลและการดำเนินพิธีการศุลกากรร่วมกับกรมศุลกากรแล้วก่อนเริ่มดำเนินการ",
            "Has run a pilot test of the exchange of information and of the processing of "
            "procedures with customs before the start",
        ),
        _ELIGIBILITY,
    ),
)
"""Everything asked of an express operator, in the order in which the department asks it."""


def unmet_criteria(applicant: Applicant, *, on: date) -> tuple[Criterion, ...]:
    """Return each criterion that an intending express operator does not meet, in order.

    The capital has to be above its figure, the security may be exactly at its own. An offence
    counts against the applicant up to the second anniversary of its day, inclusive; one
    committed after the request is no matter of this rule.

    :param on: local day on which the request is submitted
    :raises InvalidInput: a day that cannot be
    :source: Customs Department, Express Consignments (Notification 68/2551), express operators
    """
    checked_day("on", on)
    met = dict(_answers(applicant, on))
    return tuple(criterion for criterion in CRITERIA if not met[criterion.code])


def _answers(applicant: Applicant, on: date) -> Iterator[tuple[str, bool]]:
    yield "LEGAL_PERSON", applicant.is_legal_person
    yield "CAPITAL", applicant.paid_up_capital > CAPITAL_ABOVE
    yield "BROKER", applicant.certified_brokers >= BROKERS_AT_LEAST
    yield "OFFENCES", not any(_counts(offence, on) for offence in applicant.offences)
    yield "ADVANCE_INFORMATION", applicant.sends_advance_information
    yield "RISK", applicant.selects_by_risk
    yield "FORMALITIES", applicant.processes_formalities
    yield "SECURITY", applicant.security >= SECURITY_AT_LEAST
    yield "PILOT_TEST", applicant.passed_pilot_test


def _counts(offence: Offence, on: date) -> bool:
    if offence.is_minor or on < offence.committed_on:
        return False
    return on <= last_day_of_months(offence.committed_on, MONTHS_WITHOUT_OFFENCE)
