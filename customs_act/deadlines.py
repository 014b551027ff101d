"""The days by which something must be done, and what follows."""

from datetime import date

from customs_act.periods import last_day_of_days

DAYS_TO_PAY = 30
DAYS_BEFORE_STORAGE = 10


def payment_due(*, notified_on: date) -> date:
    """Return the last day for paying an assessed duty in full: the thirtieth.

    :param notified_on: local day on which the notification of assessment was received
    :source: Customs Act B.E. 2560, section 20, second paragraph
    """
    return last_day_of_days(notified_on, DAYS_TO_PAY)


def last_day_before_storage(*, arrived_on: date) -> date:
    """Return the last day on which goods that came by sea may wait without being stored.

    From the next day an officer may order them into storage, at the expense of the master of
    the vessel or the importer.

    :param arrived_on: local day on which the vessel arrived at the port
    :source: Customs Act B.E. 2560, section 68
    """
    return last_day_of_days(arrived_on, DAYS_BEFORE_STORAGE)
