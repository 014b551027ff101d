"""How long the sign-in lasts: prolonging it, and what was sent after its end."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import SignedInRequest, kept
from accounts.http.lasting import lasting


@require_POST
def stay(request: SignedInRequest) -> HttpResponse:
    """Answer for how many seconds the sign-in lasts now; that it was asked for prolongs it."""
    lasts = lasting(request.session, request.user)
    assert lasts is not None  # noqa: S101 (for the type checker; who is here has signed in)
    return JsonResponse({"seconds": lasts.seconds, "mayStay": lasts.may_stay})


@require_http_methods(["GET", "POST"])
def kept_page(request: SignedInRequest) -> HttpResponse:
    """Show what was typed before the new sign-in, to be sent now or thrown away."""
    found = kept.kept_for(request, request.user)
    if request.method == "POST":
        kept.drop(request)
    if found is None or request.method == "POST":
        return redirect("home")
    return render(request, "accounts/kept.html", {"kept": found})
