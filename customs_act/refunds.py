"""Getting duty back: how much, with what interest, and within what time (ss. 25-29)."""

from datetime import date
from decimal import Decimal

from customs_act.deadlines.single import usual_last_day
from customs_act.deadlines.tables import RULES
from customs_act.errors import InvalidInput
from customs_act.money import checked_baht, satang
from customs_act.periods import checked_day, months_begun

MONTHLY_INTEREST = Decimal("0.00625")
REEXPORT_SHARE = Decimal("0.9")
REEXPORT_KEPT = Decimal(1_000)


def interest(amount: Decimal, *, paid_on: date, approved_on: date) -> Decimal:
    """Return the interest on a duty or a cash guarantee that is refunded.

    0.625 per cent for each month begun from payment to approval, without compounding, and never
    more than the refund. It counts as refunded duty.

    :param amount: what is refunded, in baht
    :param paid_on: local day of payment, or of the latest cash deposit; where cash took the
        place of another guarantee after release or exportation, of the latest such deposit
    :param approved_on: local day on which the refund was approved
    :returns: baht, rounded to the satang
    :raises InvalidInput: a sum that cannot be, or an approval before the payment
    :source: Customs Act B.E. 2560, section 27
    """
    checked_baht("amount", amount)
    if checked_day("approved_on", approved_on) < checked_day("paid_on", paid_on):
        raise InvalidInput("approved_on", approved_on, "a day not before the payment")
    months = months_begun(paid_on, approved_on)
    return satang(min(amount, amount * MONTHLY_INTEREST * months))


def reexport_refund(duty: Decimal) -> Decimal:
    """Return what is refunded of the duty on goods that are re-exported unused and unchanged.

    Nine tenths, or what exceeds 1,000 baht, whichever is higher; computed for each export
    declaration. Up to a duty of 10,000 baht nine tenths are the higher.

    :param duty: the import duty paid on the goods of one export declaration, in baht
    :returns: baht, rounded to the satang
    :raises InvalidInput: a sum that cannot be
    :source: Customs Act B.E. 2560, section 28, first paragraph
    """
    checked_baht("duty", duty)
    return satang(max(duty * REEXPORT_SHARE, duty - REEXPORT_KEPT))


def last_day_to_refund_unasked(*, moved_on: date) -> date:
    """Return until when Customs may refund a miscalculated duty unasked: two years.

    :param moved_on: local day of importation or exportation
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 25(1)
    """
    return usual_last_day("REFUND_UNASKED_IMPORT", start=moved_on)


def last_day_to_claim_overpaid(*, moved_on: date) -> date:
    """Return until when overpaid duty can be asked for: three years.

    :param moved_on: local day of importation or exportation
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 25(2)
    """
    return usual_last_day("CLAIM_OVERPAID_IMPORT", start=moved_on)


def last_day_to_claim_not_exported(*, received_on: date) -> date:
    """Return until when duty paid on goods that were not exported can be asked for: 90 days.

    :param received_on: local day on which an officer received the declaration
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 26, first paragraph
    """
    return usual_last_day("CLAIM_NOT_EXPORTED", start=received_on)


def last_day_to_reexport(*, imported_on: date) -> date:
    """Return until when goods must be re-exported for a refund: one year; no extension.

    :param imported_on: local day of importation
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 28(3)
    """
    return usual_last_day("REEXPORT", start=imported_on)


def last_day_to_claim_reexported(*, reexported_on: date) -> date:
    """Return until when the refund for re-exported goods can be asked for: six months.

    :param reexported_on: local day of re-exportation
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 28(4)
    """
    return usual_last_day("CLAIM_REEXPORTED", start=reexported_on)


def last_day_to_export_product(*, imported_on: date, extended: bool = False) -> date:
    """Return until when goods made of imported materials must be exported for a refund: one year.

    :param imported_on: local day on which the materials were imported
    :param extended: with the longest extension for force majeure, six months
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 29(3)
    """
    return _last_day("EXPORT_PRODUCT", imported_on, extended=extended)


def last_day_to_claim_product(*, exported_on: date, extended: bool = False) -> date:
    """Return until when the duty on the materials can be asked for: six months.

    :param exported_on: local day on which the goods made of them were exported
    :param extended: with the longest extension, six months
    :raises InvalidInput: a day that cannot be
    :source: Customs Act B.E. 2560, section 29(4)
    """
    return _last_day("CLAIM_PRODUCT", exported_on, extended=extended)


def _last_day(code: str, start: date, *, extended: bool) -> date:
    last_day = usual_last_day(code, start=start)
    extension = RULES[code].extension
    return extension.last_day(last_day) if extended and extension else last_day
