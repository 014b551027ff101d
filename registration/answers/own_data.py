"""What is kept about a person who applied."""

from typing import Any

from django.db.models import Q

from accounts.models import User
from core.acting import acting_as_portal
from registration.models import Application, Signatory

_APPLICATION = ("received_at", "kind", "tax_shown", "branch", "email", "phone", "status")
_DECISION = ("answer", "answered_at", "decided_at", "reason", "text")
_SIGNATORY = ("registrant__trader__tax_id", "first_name", "last_name", "from_date", "until_date")


def own_data(person: User) -> dict[str, Any]:
    """Return the applications of a person and the entries of the register that name them.

    Applications of which the numbers are forgotten are those that opened the account alone.
    """
    theirs = Q(account=person)
    if person.id_hash:
        theirs |= Q(id_hash=person.id_hash)
    named = Signatory.objects.filter(id_hash=person.id_hash).exclude(id_hash="")
    with acting_as_portal():
        applied = Application.objects.filter(theirs).order_by("-received_at")
        return {
            "applications": list(applied.values(*_APPLICATION, *_DECISION)),
            "register": list(named.order_by("pk").values(*_SIGNATORY)),
        }
