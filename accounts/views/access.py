"""The access ledger: who saw and who changed what of one's own firms."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import exports
from accounts.actions.lists import note_taken
from accounts.answers.access import all_lines, in_parts, lines, parties_of
from accounts.forms.access import AccessForm
from accounts.http import SignedInRequest
from audit.models import Entry
from core.acting import each_acting_as
from core.paging import page

ROWS = 50


@require_safe
def access(request: SignedInRequest) -> HttpResponse:
    """Show what the trail has about the records of the reader's firms, the newest first."""
    form, own = _asked(request), parties_of(request.user)
    rows = form.narrowed(Entry.objects.of_owners(own))
    cursor = request.GET.get("cursor", "")
    shown = page(rows, by="happened_at", cursor=cursor, size=ROWS, parts=in_parts(rows, own))
    context = {
        "form": form,
        "page": shown,
        "lines": lines(shown.rows, own),
        "query": form.asked(),
    }
    return render(request, "accounts/access.html", context, status=422 if form.errors else 200)


@require_safe
def access_csv(request: SignedInRequest) -> StreamingHttpResponse:
    """Send the whole filtered ledger as CSV."""
    form, own = _asked(request), parties_of(request.user)
    note_taken("accesses", by=request.user, at=timezone.now())
    rows = form.narrowed(Entry.objects.of_owners(own))
    sent = each_acting_as(request.user, exports.access_csv(all_lines(rows, own)))
    response = StreamingHttpResponse(sent, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="access.csv"'
    return response


def _asked(request: SignedInRequest) -> AccessForm:
    """Return the filters; officers find no ledger, since no record is theirs."""
    if request.user.is_officer:
        raise Http404
    form = AccessForm(request.GET, on=timezone.localdate())
    form.is_valid()
    return form
