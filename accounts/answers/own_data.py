"""All that is kept about one person, gathered from every app that keeps something."""

from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from accounts.models import AuthenticatorDevice, CodeDevice, Invitation, Mandate, User
from audit.models import Entry
from core.acting import acting_as_portal
from notifications.models import Message

_OWN = ("username", "first_name", "last_name", "email", "phone", "id_shown", "language")
_MOMENTS = (
    *("date_joined", "in_use_since", "last_login"),
    *("phone_confirmed_at", "notice_accepted_at", "prints_from"),
)
MOST = 10_000


def own_data(person: User) -> dict[str, Any]:
    """Return what the portal keeps about a person, by kind; codes and secrets are left out.

    An app that keeps more names the function that tells it as ``own_data`` of its ``AppConfig``.

    :returns: rows of plain values, the newest :data:`MOST` of each kind; moments are aware
        datetimes
    """
    data = {
        "profile": {name: getattr(person, name) for name in (*_OWN, *_MOMENTS)},
        "roles": _rows(
            person.memberships.all(), "trader__tax_id", "trader__branch", "role", "given_at"
        ),
        "sessions": _rows(person.sessions.all(), "started_at", "seen_at", "source", "agent"),
        **_factors(person),
        **_offers(person),
        **_trail(person),
    }
    messages = Message.objects.filter(person=person)
    data["messages"] = _rows(
        messages, "created_at", "channel", "purpose", "address", "reference", newest="-created_at"
    )
    for app in apps.get_app_configs():
        if told := getattr(app, "own_data", ""):
            data |= import_string(told)(person)
    return data


def _rows(rows: QuerySet[Any], *fields: str, newest: str = "-pk") -> list[dict[str, Any]]:
    return list(rows.order_by(newest).values(*fields)[:MOST])


def _factors(person: User) -> dict[str, Any]:
    codes = CodeDevice.objects.filter(user=person)
    apps_set_up = AuthenticatorDevice.objects.filter(user=person)
    return {
        "code_devices": _rows(codes, "kind", "address", "confirmed"),
        "authenticator_apps": _rows(apps_set_up, "created_at", "confirmed"),
    }


def _offers(person: User) -> dict[str, Any]:
    """Invitations and mandates, also of firms in which the person has no role any more."""
    offer = ("role", "email", "trader__tax_id", "invited_at", "accepted_at", "withdrawn_at")
    mandate = ("client__tax_id", "broker__tax_id", "asked_at", "given_at", "ended_at")
    invited = Q(accepted_by=person) | Q(email=person.email.lower())
    took_part = Q(asked_by=person) | Q(given_by=person) | Q(ended_by=person)
    with acting_as_portal():
        return {
            "invitations": _rows(Invitation.objects.filter(invited), *offer),
            "invitations_made": _rows(person.invitations_made.all(), *offer),
            "mandates": _rows(Mandate.objects.filter(took_part), *mandate),
        }


def _trail(person: User) -> dict[str, Any]:
    """What the person did, and what others or the portal did to account and roles."""
    name, fields = person.username, ("happened_at", "name", "subject")
    done = Entry.objects.by_people().filter(actor=name)
    others = Entry.objects.exclude(actor=name)
    # Asked apart: behind the wall an index finds the rows of each, but not those of either.
    # Roles are named as ``Membership.trail_name`` has it: no other account's name is taken for one.
    roles = others.filter(subject__begins_with=f"{name}@", subject__regex="^[^@]+@[0-9]+$")
    about = [others.filter(subject=name), roles]
    with acting_as_portal():
        told = [row for rows in about for row in _rows(rows, *fields)]
        return {
            "done": _rows(done, *fields),
            "done_to_account": sorted(told, key=itemgetter("happened_at"), reverse=True)[:MOST],
        }
