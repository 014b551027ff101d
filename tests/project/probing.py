"""Asking every route as somebody, with values that open it where it can be opened."""

import io
import zipfile

from django.urls import NoReverseMatch, reverse

from accounts.models import Invitation, Mandate, Membership
from declarations.models import StatusEvent
from registration.models import Application, Registrant
from tests.project.test_rules_of_the_house import routes

CANARY = "CANARY7Q"
STEPS = ("order_examination", "record_result", "release", "hold", "lift_hold", "deliver", "cancel")
STEPS_OF_RIGHTS = {
    "mandate_step": ("confirm", "decline", "take-back", "end"),
    "invitation_step": ("resend", "withdraw"),
}
FACTS_OF_LAW = ("ASSESSMENT_NOTICE", "EXTENSION_GRANTED", "FACT_WITHDRAWN")
SHAPES = [
    (),
    *[(key,) for key in ("identifier", "object_id", "pk", "id", "report", "app_label", "there")],
    ("identifier", "step"),
    ("identifier", "fact"),
    ("content_type_id", "object_id"),
    ("key",),
    ("key", "step"),
]
"""The values that an address may take, tried in turn."""


def values_for(name, declaration, upload):
    """Return the values that a route's address needs, one dictionary for each way to fill it."""
    event = StatusEvent.objects.filter(declaration=declaration, code="HELD").get()
    keys = {"upload": upload.pk, "statusevent": event.pk, "trader": declaration.trader_id}
    keys |= {"registrant": Registrant.objects.get().pk}
    own = {
        "identifier": declaration.number,
        "object_id": str(next((key for kind, key in keys.items() if kind in name), declaration.pk)),
        "pk": upload.pk,
        "id": 1,
        "report": "0" * 32,
        "app_label": "declarations",
        "content_type_id": 1,
        "key": key_of(name),
        "there": "change_mobile",
    }
    if name in STEPS_OF_RIGHTS:
        return [own | {"step": step} for step in STEPS_OF_RIGHTS[name]]
    if name.startswith("registration:"):
        return [own | {"identifier": Application.objects.get().identifier, "step": "refuse"}]
    if name.endswith("officer_fact"):
        return [own | {"fact": fact} for fact in FACTS_OF_LAW]
    return [own | {"step": step} for step in STEPS] if "step" in name else [own]


def key_of(name):
    """Return the key of what the firm of the declaration has of this kind."""
    kinds = {"mandate": Mandate, "invitation": Invitation}
    kinds |= {"role": Membership, "renew_factors": Membership}
    kind = next((kind for part, kind in kinds.items() if part in name), None)
    found = kind.objects.order_by("pk").first() if kind else None
    return found.key if found else None


def addresses(declaration, upload):
    """Yield name and address of every route, filled with the declaration's values, and with which."""
    unfilled = []
    for name, _view in routes():
        wanted = [name] if name != "admin:None" else []
        for route in wanted:
            found = list(_filled(route, values_for(route, declaration, upload)))
            if not found:
                unfilled.append(route)
            yield from ((route, address, keys) for address, keys in found)
    assert unfilled == [], "the matrix has no values for these routes"


def _filled(name, candidates):
    for values in candidates:
        for keys in SHAPES:
            try:
                yield reverse(name, kwargs={key: values[key] for key in keys}), keys
                break
            except (NoReverseMatch, KeyError):
                continue


def text_of(answer):
    """Return all that an answer lets somebody read, headers and packed files included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    return str(dict(answer.headers)) + body.decode("utf-8", "replace")


def probe(client, person, declaration, upload):
    """Return the names of the routes whose answers, to GET or POST, hold the canary."""
    if person is not None:
        client.force_login(person)
    seen, broken = set(), []
    for name, address, keys in addresses(declaration, upload):
        if name in {"signout", "admin:logout"}:
            continue
        # What names a record shows that one; what names none may look for it.
        queries = [{}] if keys else [{}, *searches(declaration)]
        answers = [client.get(address, query) for query in queries]
        answers.append(client.post(address, {"numbers": declaration.number, "text": "x"}))
        seen |= {name for answer in answers if CANARY in text_of(answer)}
        broken += [(name, answer.status_code) for answer in answers if answer.status_code >= 500]
    assert broken == []
    return seen


def searches(declaration):
    """Return the ways of looking for the declaration."""
    return [
        {"q": declaration.number},
        {"q": declaration.house_bill},
        {"number": declaration.number},
    ]
