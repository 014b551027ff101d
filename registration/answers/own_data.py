"""What is kept about a person who applied."""

from typing import Any

from django.db.models import Q

from accounts.models import User
from core.acting import acting_as_portal
from core.secrets import masked_email, masked_phone
from registration.catalogue import reasons
from registration.models import Application, Signatory

_APPLICATION = ("received_at", "kind", "tax_shown", "branch", "email", "phone", "status")
_DECISION = ("answered_at", "decided_at", "reason", "text")
_SIGNATORY = ("registrant__trader__tax_id", "first_name", "last_name", "from_date", "until_date")


def own_data(person: User) -> dict[str, Any]:
    """Return the applications of a person and the entries of the register that name them.

    Applications of which the numbers are forgotten are those that opened the account alone. Of
    what the page of an application hides, nothing is told here either: what a check found, and the
    whole contact of who typed one for an account that is not theirs.
    """
    theirs = Q(account=person)
    if person.id_hash:
        theirs |= Q(id_hash=person.id_hash)
    named = Signatory.objects.filter(id_hash=person.id_hash).exclude(id_hash="")
    with acting_as_portal():
        applied = Application.objects.filter(theirs).order_by("-received_at")
        return {
            "applications": [
                _told(row, is_own=row.pop("account_id") == person.pk)
                for row in applied.values(*_APPLICATION, *_DECISION, "account_id")
            ],
            "register": list(named.order_by("pk").values(*_SIGNATORY)),
        }


def _told(row: dict[str, Any], *, is_own: bool) -> dict[str, Any]:
    told = dict(row)
    if not is_own:
        told |= {"email": masked_email(row["email"]), "phone": masked_phone(row["phone"])}
    return told | {"reason": row["reason"] if row["reason"] in reasons.DECIDED else ""}
