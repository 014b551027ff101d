"""The page of an application, for whoever has its reference."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registration import actions
from registration.forms import LookUpForm
from registration.models import Application
from registration.views.doors import by_reference, private, the_portal
from registration.workflow import OPEN, WORKFLOW


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for a reference, and lead to the page of its application."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        # Written as all are, so that the address tells nothing more than the reference does.
        return redirect(Application(reference=form.cleaned_data["reference"]))
    status = 422 if form.errors else 200
    return render(request, "registration/look_up.html", {"form": form}, status=status)


@login_not_required
@require_safe
@private
def state(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show how an application stands, what happens next and what can be done."""
    application = by_reference(identifier)
    context = {
        "application": application,
        "may_withdraw": application.status in OPEN,
        "now": timezone.now(),
    }
    return render(request, "registration/state.html", context)


@login_not_required
@require_POST
@private
def again(request: HttpRequest, identifier: str) -> HttpResponse:
    """Send the first password once more."""
    application = by_reference(identifier)
    actions.send_again(application, by=the_portal(), at=timezone.now())
    messages.success(request, _("A new password is on its way. The one before is good no more."))
    return redirect(application)


@login_not_required
@require_http_methods(["GET", "POST"])
@private
def withdraw(request: HttpRequest, identifier: str) -> HttpResponse:
    """Ask whether the application is to be withdrawn; then withdraw it."""
    application = by_reference(identifier)
    WORKFLOW.check("withdraw", application, by=the_portal())
    if request.method == "GET":
        return render(request, "registration/withdraw.html", {"application": application})
    actions.withdraw(application, by=the_portal(), at=timezone.now())
    return redirect(application)
