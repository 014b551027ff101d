"""The officers' screen: applications that wait, and deciding on one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import SignedInRequest
from accounts.models import User
from audit import actions as audit
from core.acting import acting_as_portal
from core.middleware import explained_on
from core.paging import page
from core.words import Words
from core.workflow import Refused
from registration import actions
from registration.actions import Contact
from registration.forms import DecisionForm, RefusalForm, bare_reference
from registration.models import Application
from registration.views.doors import deciders_only

ROWS = 50
FORMER = 10
"""So many former applications of the same number are shown."""


@dataclass(frozen=True)
class Decision:
    """A button of the page: what it does, and what is asked before."""

    step: str
    words: Words
    act: Callable[..., Application]
    form: type[DecisionForm] = DecisionForm
    contact: Contact | None = None


DECISIONS = {
    "approve-typed": Decision(
        "approve",
        Words("อนุมัติด้วยข้อมูลติดต่อที่กรอก", "Approve with the contact typed"),
        partial(actions.approve, contact=Contact.TYPED),
        contact=Contact.TYPED,
    ),
    "approve-on-file": Decision(
        "approve",
        Words("อนุมัติด้วยข้อมูลติดต่อในทะเบียน", "Approve with the contact on file"),
        partial(actions.approve, contact=Contact.ON_FILE),
        contact=Contact.ON_FILE,
    ),
    "approve-kept": Decision(
        "approve",
        Words("อนุมัติ โดยคงข้อมูลติดต่อของบัญชีเดิม", "Approve, and let the account keep its contact"),
        partial(actions.approve, contact=Contact.KEPT),
        contact=Contact.KEPT,
    ),
    "refuse": Decision("refuse", Words("ไม่อนุมัติ", "Refuse"), actions.refuse, form=RefusalForm),
}


@require_safe
@deciders_only
def index(request: SignedInRequest) -> HttpResponse:
    """Show the applications that wait for an officer, the longest waiting first."""
    waiting = Application.objects.visible_to(request.user).waiting()
    shown = page(
        waiting.select_related("registrant__trader", "signatory"),
        by="status_since",
        cursor=request.GET.get("cursor", ""),
        size=ROWS,
        oldest_first=True,
    )
    context = {"page": shown, "now": timezone.now()}
    return render(request, "registration/officers/queue.html", context)


@require_safe
@deciders_only
def detail(request: SignedInRequest, identifier: str) -> HttpResponse:
    """Show an application: who applies, both contacts, the answers, what came before."""
    application, now = _find(request, identifier), timezone.now()
    subject, owner = application.trail_name, application.owner
    audit.note("viewed", subject=subject, owner=owner, by=request.user, at=now)
    visible = Application.objects.visible_to(request.user)
    former = visible.of_same_number(application)
    context = {
        "application": application,
        "moves": [
            (name, d.words, _why_not(request, application, d)) for name, d in DECISIONS.items()
        ],
        "account": _account(application),
        "next": visible.waiting().order_by("status_since", "pk").first(),
        "former": former.order_by("-received_at", "-pk")[:FORMER],
        "now": now,
    }
    return render(request, "registration/officers/detail.html", context)


@require_http_methods(["GET", "POST"])
@deciders_only
@explained_on("registration:officer_detail")
def decide(request: SignedInRequest, identifier: str, step: str) -> HttpResponse:
    """Ask the officer to confirm a decision, showing what the applicant reads; then take it."""
    application = _find(request, identifier)
    if step not in DECISIONS:
        raise Http404
    decision = DECISIONS[step]
    form = decision.form(
        request.POST if request.method == "POST" else None, application=application
    )
    if form.is_bound and form.is_old():
        return _confirm(request, form, decision, status=409)
    if why := _why_not(request, application, decision):
        raise why
    if form.is_valid() and "confirmed" in request.POST:
        done = decision.act(application, **form.decision(), by=request.user, at=timezone.now())
        told = _("Application %(reference)s is now: %(status)s.")
        words = {"reference": done.reference_shown, "status": done.status_words}
        messages.success(request, told % words)
        return redirect("registration:officer_detail", done.identifier)
    return _confirm(request, form, decision, status=422 if form.errors else 200)


def _find(request: SignedInRequest, identifier: str) -> Application:
    visible = Application.objects.visible_to(request.user).select_related(
        "registrant__trader", "signatory", "decided_by", "account"
    )
    return get_object_or_404(visible, reference=bare_reference(identifier))


@acting_as_portal()
def _account(application: Application) -> User | None:
    """Return the account that the applicant has already."""
    return application.account or actions.account_of(application)


def _why_not(
    request: SignedInRequest, application: Application, decision: Decision
) -> Refused | None:
    return actions.why_not(
        application,
        decision.step,
        by=request.user,
        at=timezone.now(),
        contact=decision.contact,
    )


def _confirm(
    request: SignedInRequest, form: DecisionForm, decision: Decision, *, status: int
) -> HttpResponse:
    complete = form.is_valid() if form.is_bound else not form.visible_fields()
    context: dict[str, Any] = {
        "application": form.application,
        "decision": decision,
        "form": form,
        "is_old": status == 409,
        "is_editing": "change" in request.POST or not complete,
        "account": _account(form.application),
    }
    return render(request, "registration/officers/decide.html", context, status=status)
