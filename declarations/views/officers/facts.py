"""Recording the facts that start or stop a clock of the Customs Act."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import SignedInRequest
from core.middleware import explained_on
from declarations import actions
from declarations.actions.facts import RIGHT
from declarations.answers import timeline
from declarations.answers.recording import fact_groups, outcome
from declarations.catalogue.facts import FACTS, WITHDRAWN
from declarations.forms.facts import FactForm, withdrawal_of
from declarations.models import Declaration, StatusEvent
from declarations.models.legal import recordable
from declarations.views.officers.doors import find, officers_only


@require_safe
@officers_only
def index(request: SignedInRequest, identifier: str) -> HttpResponse:
    """Show which facts can be recorded of a declaration, and those that stand."""
    declaration = find(request, identifier)
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    context = {
        "declaration": declaration,
        "groups": fact_groups(declaration),
        "recorded": _withdrawable(declaration),
        "withdraw": WITHDRAWN,
    }
    return render(request, "officers/facts.html", context)


@require_http_methods(["GET", "POST"])
@officers_only
@explained_on("declarations:officer_facts")
def record(request: SignedInRequest, identifier: str, fact: str) -> HttpResponse:
    """Ask for a fact, show which clocks it changes and what the trader reads; then record it."""
    declaration = find(request, identifier)
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    if fact not in {known.code for known in recordable(declaration)}:
        raise Http404
    form = _form(request, declaration, fact)
    if form.is_bound and form.is_old():
        return _changed(request, form)
    if form.is_valid() and "confirmed" in request.POST:
        done = actions.record_fact(
            declaration,
            form.new_fact(),
            by=request.user,
            at=timezone.now(),
            seen=form.cleaned_data["seen"],
        )
        told = _("Recorded for %(number)s: %(fact)s.")
        messages.success(request, told % {"number": done, "fact": form.recorded.words})
        return redirect("declarations:officer_detail", done.identifier)
    return _confirm(request, form, status=422 if form.errors else 200)


def _withdrawable(declaration: Declaration) -> list[tuple[StatusEvent, str]]:
    """Return the facts that stand, the latest first, with how to withdraw the one that would go."""
    seen: set[str] = set()
    found = []
    for event in actions.recorded_facts(declaration):
        name = withdrawal_of(event)
        found.append((event, "" if name in seen else name))
        seen.add(name)
    return found


def _form(request: SignedInRequest, declaration: Declaration, fact: str) -> FactForm:
    initial = {"day": timezone.localdate(), "fact": request.GET.get("fact", "")}
    return FactForm(
        request.POST or None,
        initial=initial,
        declaration=declaration,
        recorded=FACTS[fact],
        by=request.user,
        on=timezone.localdate(),
    )


def _changed(request: SignedInRequest, form: FactForm) -> HttpResponse:
    """Show what changed since the officer looked; what was typed stays, to be confirmed anew."""
    changes = form.changes()
    form.renew()
    return _confirm(request, form, status=409, changes=changes, is_typed=True)


def _confirm(
    request: SignedInRequest, form: FactForm, *, status: int, **context: Any
) -> HttpResponse:
    complete = form.is_bound and form.is_valid()
    is_editing = "change" in request.POST or not complete
    context |= {
        "declaration": form.declaration,
        "what": form.recorded.words,
        "form": form,
        "languages": ("th", "en"),
        "is_editing": is_editing,
    }
    if not is_editing:
        event = actions.fact_event(
            form.declaration, form.new_fact(), by=request.user, at=timezone.now()
        )
        context |= {
            "groups": timeline(form.declaration, [event]),
            "outcome": outcome(form.declaration, event, on=timezone.localdate()),
        }
    return render(request, "officers/fact.html", context, status=status)
