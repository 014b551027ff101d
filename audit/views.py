"""How the trail stands, for those who may read it: how far it is sealed, signed and verified."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.answers import state


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Show how far the chain goes, its last checkpoints, and what the last verifications found."""
    if not getattr(request.user, "is_officer", False) or not request.user.has_perm(
        "audit.view_entry"
    ):
        raise Http404
    return render(request, "officers/trail.html", {"state": state(at=timezone.now())})
