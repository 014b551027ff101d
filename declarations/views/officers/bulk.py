"""One step for many declarations: type, preview, confirm, report."""

import csv
import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import SignedInRequest
from accounts.models import User
from core.spreadsheets import harmless
from core.words import Words
from declarations.actions import bulk
from declarations.actions.bulk import VERDICTS, Line
from declarations.forms.officers import BulkForm
from declarations.views.officers.doors import officers_only
from declarations.workflow import WORKFLOW

SALT = "declarations.officers.bulk"
KEPT = 24 * 60 * 60
"""Seconds for which a report can be opened again; the trail keeps every step for good."""


@require_http_methods(["GET", "POST"])
@officers_only
def enter(request: SignedInRequest) -> HttpResponse:
    """Take the numbers, typed here or chosen in the admin, and show what would happen to each."""
    chosen = request.session.pop("bulk", None) if request.method == "GET" else None
    form = BulkForm(request.POST or None, initial=chosen)
    if form.is_valid():
        return preview(request, form.cleaned_data["step"], form.cleaned_data["numbers"])
    return render(request, "officers/bulk.html", {"form": form}, status=422 if form.errors else 200)


def preview(request: SignedInRequest, step: str, numbers: list[str]) -> HttpResponse:
    """Show what a step would do to each number; confirming carries exactly this preview."""
    lines = bulk.preview(step, numbers, by=request.user)
    context = {
        "step": WORKFLOW.steps[step],
        "lines": lines,
        "counts": _counted(line.verdict for line in lines),
        "changing": sum(line.verdict == bulk.Verdict.WILL_CHANGE for line in lines),
        "token": _sign(request.user, step, lines),
    }
    return render(request, "officers/bulk_preview.html", context)


@transaction.non_atomic_requests  # what was done for one number stays, whatever befalls the next
@require_POST
@officers_only
def confirm(request: SignedInRequest) -> HttpResponse:
    """Take the step for each number of a preview, and lead to the report."""
    step, previewed = _read(request)
    at = timezone.now()
    lines = bulk.run(step, previewed, by=request.user, at=at)
    report = uuid.uuid4().hex
    cache.set(_key(request.user, report), _kept(step, at, lines), KEPT)
    return redirect("declarations:officer_bulk_report", report)


@require_safe
@officers_only
def report(request: SignedInRequest, report: str) -> HttpResponse:
    """Show what became of each number."""
    kept = _found(request.user, report)
    context = {
        "step": WORKFLOW.steps[kept["step"]],
        "at": datetime.fromisoformat(kept["at"]),
        "lines": [line | {"words": VERDICTS[line["verdict"]]} for line in kept["lines"]],
        "counts": _counted(line["verdict"] for line in kept["lines"]),
        "report": report,
    }
    return render(request, "officers/bulk_report.html", context)


@require_safe
@officers_only
def report_csv(request: SignedInRequest, report: str) -> HttpResponse:
    """Return the report as a CSV file for a spreadsheet."""
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="bulk-{report[:8]}.csv"'},
    )
    writer = csv.writer(response)
    writer.writerow(["typed", "number", "result", "result_th", "result_en", "why"])
    for line in _found(request.user, report)["lines"]:
        words = VERDICTS[line["verdict"]]
        cells = [line["typed"], line["number"], line["verdict"], words.th, words.en, line["why"]]
        writer.writerow([harmless(cell) for cell in cells])
    return response


def _counted(verdicts: Iterable[str]) -> list[tuple[Words, int]]:
    counts = Counter(verdicts)
    return [(words, counts[verdict]) for verdict, words in VERDICTS.items() if counts[verdict]]


def _sign(user: User, step: str, lines: list[Line]) -> str:
    previewed = [(line.typed, line.version) for line in lines]
    return signing.dumps([user.pk, step, previewed], salt=SALT, compress=True)


def _read(request: SignedInRequest) -> tuple[str, list[tuple[str, str]]]:
    try:
        user, step, previewed = signing.loads(request.POST.get("token", ""), salt=SALT)
    except signing.BadSignature:
        raise Http404 from None
    if user != request.user.pk:
        raise Http404
    return step, previewed


def _kept(step: str, at: datetime, lines: list[Line]) -> dict[str, Any]:
    return {
        "step": step,
        "at": at.isoformat(),
        "lines": [
            {
                "typed": line.typed,
                "number": line.number,
                "verdict": str(line.verdict),
                "why": line.why,
            }
            for line in lines
        ],
    }


def _key(user: User, report: str) -> str:
    return f"bulk-report:{user.pk}:{report}"


def _found(user: User, report: str) -> dict[str, Any]:
    kept: dict[str, Any] | None = cache.get(_key(user, report))
    if kept is None:
        raise Http404
    return kept
