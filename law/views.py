"""The pages that explain the Act's time limits and sums, and compute them; open to all."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.words import Words
from law import answers
from law.forms import FORMS

PARTS = {
    "late": Words("ชำระอากรล่าช้า", "Late payment"),
    "refund": Words("คืนอากรพร้อมดอกเบี้ย", "Refund with interest"),
    "reexport": Words("ส่งของกลับออกไป", "Re-export"),
}


@login_not_required
@transaction.non_atomic_requests
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Explain every time limit and every sum of the Act that the portal counts with."""
    today = timezone.localdate()
    subjects = answers.subjects()
    context = {
        "subjects": subjects,
        "sections": answers.sections(),
        "countings": answers.countings(),
        "part_months": answers.part_months(),
        "sums": answers.sums(),
        "fees": answers.fees(on=today),
        "thresholds": answers.thresholds(on=today),
    }
    return render(request, "law/index.html", context)


@login_not_required
@transaction.non_atomic_requests
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """Compute a sum of the Act from what the address says; 422 if that cannot be understood."""
    what = request.GET.get("what", "")
    what = what if what in FORMS else next(iter(FORMS))
    form = FORMS[what](request.GET, on=timezone.localdate())
    result = form.result()
    context = {"what": what, "words": PARTS[what], "parts": PARTS, "form": form, "result": result}
    status = 422 if form.errors else 200
    return render(request, "law/calculator.html", context, status=status)
