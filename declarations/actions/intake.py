"""Taking many records: each for itself, so that a bad one does not keep the others out."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import DataError, IntegrityError

from accounts.models import User
from core.feeds import BadRecord, Fault, Outcome, Report
from core.words import Words
from declarations.actions.receiving import receive_declaration, receive_event
from declarations.messages.records import Record
from declarations.messages.values import DeclarationValues, EventValues

_NOT_STORED = Words(
    "ข้อมูลที่ฐานข้อมูลบันทึกได้ โปรดแจ้งผู้ดูแลระบบ",
    "a record that the database can hold; please tell the operators",
)

logger = logging.getLogger(__name__)


def take(
    records: Iterable[Record],
    *,
    by: User,
    at: datetime,
    note: Callable[[int], None] = lambda done: None,
) -> Report:
    """Take records one by one; return what became of them, with every fault.

    :param note: told how many records have been read, after each
    """
    report = Report()
    for done, record in enumerate(records, start=1):
        take_one(record, report, by=by, at=at)
        note(done)
    return report


def take_one(record: Record, report: Report, *, by: User, at: datetime) -> None:
    """Take one record in a transaction of its own; write into the report what became of it."""
    if record.values is None:
        report.refuse(record.source, record.line, record.faults)
        return
    try:
        report.count(_receive(record.values, by=by, at=at))
    except BadRecord as bad:
        report.refuse(record.source, record.line, bad.faults)
    except (DataError, IntegrityError, ArithmeticError, ValueError) as error:
        # A reader let through what the database does not: our fault, but one record's only.
        # Not the error's text, which quotes the row: no personal data in logs.
        kind = type(error).__name__
        logger.error("%s, line %s was not stored: %s", record.source, record.line, kind)
        report.refuse(record.source, record.line, [Fault("", "", _NOT_STORED)])


def _receive(values: DeclarationValues | EventValues, *, by: User, at: datetime) -> Outcome:
    if isinstance(values, DeclarationValues):
        return receive_declaration(values, by=by, at=at)
    return receive_event(values, by=by, at=at)
