"""Which declarations brokers see: by the policies of the installation."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now, TruncDate

from accounts.models import Mandate
from declarations.catalogue.codes import EXPORT_TYPES


def brokered(traders: Collection[int]) -> Q:
    """Keep what these traders see as brokers.

    Always only what names them as its broker. That is enough under ``BROKERS_SEE_BY_NAMING``;
    otherwise under ``BROKERS_SEE_BY_MANDATE`` where a mandate of the client that is in force
    covers the declaration; otherwise brokers see nothing.
    """
    if settings.BROKERS_SEE_BY_NAMING:
        return Q(broker_id__in=traders)
    if settings.BROKERS_SEE_BY_MANDATE:
        return Q(broker_id__in=traders) & _under_mandate()
    return Q(pk__in=[])


def _under_mandate() -> Q:
    # Today by the clock of the database, as the wall behind this one reads it.
    today = TruncDate(Now(), tzinfo=ZoneInfo(settings.TIME_ZONE))
    office = OuterRef(OuterRef("office"))
    between = Mandate.objects.filter(client=OuterRef("trader"), broker=OuterRef("broker"))
    imports, exports = (
        Q(Exists(between.in_force(on=today).covering(direction=direction, office=office)))
        for direction in ("IMPORT", "EXPORT")
    )
    goes_out = Q(document_type__in=EXPORT_TYPES)
    return goes_out & exports | ~goes_out & imports
