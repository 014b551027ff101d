"""Mandates of the demonstration: one that ends soon, one that its client has to confirm."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from accounts.actions import mandates
from accounts.models import Mandate, Office, Trader, User
from declarations.management.demo.people import BROKER, EXPORTER, IMPORTER
from registration.management.demo.firms import Firm

LASTS = timedelta(days=20)


@transaction.atomic
def write_mandates(*, at: datetime) -> None:
    """Write them for the day of ``at``; where there are mandates already they stay as they are."""
    if Mandate.objects.exists():
        return
    broker, today = _trader(BROKER), localdate(at)
    offices = tuple(Office.objects.filter(code__in=("2801", "1190")))
    given = mandates.Terms(Mandate.Scope.IMPORT, today, today + LASTS, True, offices)
    mandates.give(_trader(IMPORTER), broker, given, by=_person("director"), at=at)
    asked = mandates.Terms(Mandate.Scope.EXPORT, today)
    mandates.ask(_trader(EXPORTER), broker, asked, by=_person("broker"), at=at)


def _trader(firm: Firm) -> Trader:
    return Trader.objects.get(tax_id=firm.tax_id, branch=0)


def _person(username: str) -> User:
    return User.objects.get(username=username)
