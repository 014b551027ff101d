"""Mandates between clients and brokers: both directions, both sides."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import mandates
from accounts.actions.lists import note_taken
from accounts.actions.telling import is_told
from accounts.exports import mandates_csv
from accounts.forms.mandates import MandateForm, RenewForm
from accounts.http import SignedInRequest, posted
from accounts.models import MANAGING, Mandate, Trader, User, firms_of
from accounts.models.mandates import MandateQuerySet
from core.paging import page

ROWS = 50
_TONES = {
    Mandate.State.ASKED: "action",
    Mandate.State.ENDING: "action",
    Mandate.State.TO_COME: "wait",
    Mandate.State.IN_FORCE: "wait",
}


@dataclass(frozen=True)
class Line:
    """A mandate as somebody sees it: where it stands, and what they may do about it."""

    mandate: Mandate
    state: Mandate.State
    days_left: int | None
    gives: bool
    """Whether one's own firm is the client."""
    may_sign: bool
    is_renewed: bool = False
    """Whether it goes on already, so that the list offers no more to renew it."""

    @property
    def other_side(self) -> Trader:
        """The firm with which one's own has the mandate."""
        return self.mandate.broker if self.gives else self.mandate.client

    @property
    def tone(self) -> str:
        """How the pill looks."""
        return _TONES.get(self.state, "done")

    @property
    def steps(self) -> list[str]:
        """The pages on which this person can change it."""
        state = Mandate.State
        renew = [] if self.is_renewed or not self.mandate.until_date else ["renew"]
        if not self.may_sign or self.state in {state.ENDED, state.DECLINED}:
            return []
        if self.state == state.PAST:
            return renew if self.mandate.given_at else []
        if self.state == state.ASKED:
            return ["confirm", "decline"] if self.gives else ["take-back"]
        return [*renew, "end"]


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show every mandate of one's firms, the one recorded last first."""
    on = timezone.localdate()
    shown = page(
        _visible(request.user),
        by="recorded_at",
        cursor=request.GET.get("cursor", ""),
        size=ROWS,
    )
    own = _own(request.user)
    here = Mandate.objects.filter(pk__in=[row.pk for row in shown.rows])
    renewed = set(here.renewed(on=on).values_list("pk", flat=True))
    lines = (_line(row, request.user, own, on) for row in shown.rows)
    context = {
        "page": shown,
        "lines": [replace(line, is_renewed=line.mandate.pk in renewed) for line in lines],
        "may_sign": bool(own),
    }
    return render(request, "accounts/mandates.html", context)


@require_safe
def list_csv(request: SignedInRequest) -> HttpResponse:
    """Send every mandate of one's firms as CSV."""
    note_taken("mandates", by=request.user, at=timezone.now())
    rows = _visible(request.user).order_by("-recorded_at", "-pk")
    text = "".join(mandates_csv(rows, on=timezone.localdate()))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mandates.csv"'
    return response


@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest) -> HttpResponse:
    """Let a broker act for one's firm, after showing which firm that is."""
    return _make(request, as_client=True)


@require_http_methods(["GET", "POST"])
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask a client for a mandate, after showing which firm that is."""
    return _make(request, as_client=False)


@require_http_methods(["GET", "POST"])
def step(request: SignedInRequest, key: uuid.UUID, step: str) -> HttpResponse:
    """Confirm, decline, take back or end a mandate, after saying what that means."""
    line = _find(request, key, step)
    if request.method == "GET":
        return render(request, "accounts/mandate_step.html", {"line": line, "step": step})
    action = mandates.confirm if step == "confirm" else mandates.end
    action(line.mandate, by=request.user, at=timezone.now())
    return _done(request, line.other_side)


@require_http_methods(["GET", "POST"])
def renew(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Let a mandate go on after its last day."""
    line, at = _find(request, key, "renew"), timezone.now()
    first = mandates.first_day_after(line.mandate, at=at)
    form = RenewForm(posted(request), first=first)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        mandates.renew(line.mandate, until_date=until, by=request.user, at=at)
        return _done(request, line.other_side)
    context = {"line": line, "form": form, "first": first}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/mandate_renew.html", context, status=status)


def _make(request: SignedInRequest, *, as_client: bool) -> HttpResponse:
    firms, at = list(firms_of(request.user, MANAGING)), timezone.now()
    if not firms:
        raise Http404
    form = MandateForm(
        posted(request),
        firms=firms,
        offices=list(request.user.offices_in_charge()),
        today=timezone.localdate(at),
        find=partial(mandates.find_firm, by=request.user, at=at),
    )
    context = {"form": form, "as_client": as_client}
    if not form.is_bound or "change" in request.POST:
        return render(request, "accounts/mandate_form.html", context)
    if not form.is_valid() or form.other is None:
        return render(request, "accounts/mandate_form.html", context, status=422)
    if "confirmed" not in request.POST:
        context |= _to_confirm(form)
        return render(request, "accounts/mandate_confirm.html", context)
    own, other = form.cleaned_data["own"], form.other
    if as_client:
        mandates.give(own, other, form.terms(), by=request.user, at=at)
    else:
        mandates.ask(other, own, form.terms(), by=request.user, at=at)
    return _done(request, other)


def _done(request: SignedInRequest, other: Trader) -> HttpResponse:
    """Say that it is recorded, and whether anybody of the other firm got to know of it."""
    if is_told(other):
        words = _("It is recorded, and those who sign for both firms are told.")
        messages.success(request, words)
    else:
        words = _(
            "It is recorded. Nobody who signs for %(firm)s can be reached here, so please tell"
            " them yourself."
        )
        messages.warning(request, words % {"firm": other.name})
    return redirect("mandates")


def _visible(user: User) -> MandateQuerySet:
    rows = Mandate.objects.visible_to(user).select_related("client", "broker", "ended_for")
    return rows.prefetch_related("offices")


def _own(user: User) -> set[int]:
    """Return the keys of the firms for which somebody may sign."""
    return set(firms_of(user, MANAGING).values_list("pk", flat=True))


def _line(mandate: Mandate, user: User, own: set[int], on: date) -> Line:
    sides = {mandate.client_id, mandate.broker_id}
    gives = mandate.client_id in own if sides & own else mandate.client_id in user.trader_keys()
    may_sign = bool(sides & own)
    return Line(mandate, mandate.state(on), mandate.days_left(on), gives, may_sign)


def _find(request: SignedInRequest, key: uuid.UUID, step: str) -> Line:
    """Return a mandate with which this person can do this now."""
    mandate = get_object_or_404(_visible(request.user), key=key)
    line = _line(mandate, request.user, _own(request.user), timezone.localdate())
    if step not in line.steps:
        raise Http404
    return line


def _to_confirm(form: MandateForm) -> dict[str, object]:
    terms = form.terms()
    scope = Mandate.Scope(terms.scope).label
    return {"own": form.cleaned_data["own"], "other": form.other, "terms": terms, "scope": scope}
