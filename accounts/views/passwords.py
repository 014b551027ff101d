"""Choosing a password: the first one, a forgotten one, another one."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import passwords
from accounts.actions.codes import Asked, ProofNeeded
from accounts.actions.forgotten import (
    ask_for_new_password,
    count_request,
    decoy,
    of_mailbox,
)
from accounts.actions.signin import WrongPassword, prove_own_password
from accounts.catalogue import PASSWORD
from accounts.forms.signin import CodeForm, NameForm, NewPasswordForm, OwnPasswordForm
from accounts.http import SignedInRequest, half
from accounts.models import CodeDevice, User
from accounts.views.doors import after_password, is_right, key_of, open_page, refuse, secret_page
from accounts.views.signin import lead_on
from core.callers import address_of
from core.secrets import keyed_hash

FORGOT = "forgot"
"""Where the session keeps whose password was forgotten, until when, and whether it is proved."""


@require_http_methods(["GET", "POST"])
@after_password
def choose_password(request: HttpRequest, person: User) -> HttpResponse:
    """Let a person with a first password choose their own; the second factor comes next."""
    if person.first_password_until is None:
        return redirect("signin_code")
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_valid():
        at = timezone.now()
        typed = form.cleaned_data["password"]
        person = passwords.choose_after_first_password(person, typed, at=at)
        half.begin(request, person, at=at)
        return lead_on(request, person)
    context = {"form": form, "person": person}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/choose_password.html", context, status=status)


@require_http_methods(["GET", "POST"])
@open_page
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask whose password was forgotten; the answer is the same for any name."""
    form = NameForm(request.POST or None)
    if form.is_valid():
        name, at = form.cleaned_data["username"], timezone.now()
        # Before the key changes: a refused request leaves the code on its way as it is.
        count_request(name, address=address_of(request), at=at)
        request.session.cycle_key()
        device = ask_for_new_password(name, asked=_asked(request), at=at)
        request.session[FORGOT] = {
            "pk": device.user_id,
            "until": (at + half.LIVES).isoformat(),
            "reference": device.reference,
        }
        return redirect("forgot_code")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/forgot.html", {"form": form}, status=status)


def _asked(request: HttpRequest) -> Asked:
    return Asked(PASSWORD, "", key_of(request))


@require_http_methods(["GET", "POST"])
@open_page
def forgot_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code that came by e-mail."""
    person = _who_forgot(request)
    device = _asked_device(request, person) if person else None
    if person is None or device is None:
        return _ask_anew(request)
    form = CodeForm(request.POST or None)
    if _is_proved(request, form, person, device):
        request.session.cycle_key()
        request.session[FORGOT] |= {"proved": _state_of(person)}
        request.session.modified = True
        return redirect("forgot_password")
    context = {"form": form, "reference": request.session[FORGOT]["reference"]}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/forgot_code.html", context, status=status)


def _asked_device(request: HttpRequest, person: User) -> CodeDevice | None:
    """Return the device of the code that this browser asked for."""
    asked_for = of_mailbox(_asked(request), person).binding(person)
    return CodeDevice.objects.filter(user=person, kind="MAIL", asked_for=asked_for).first()


def _is_proved(request: HttpRequest, form: CodeForm, person: User, device: CodeDevice) -> bool:
    try:
        asked = of_mailbox(_asked(request), person)
        right = is_right(request, form, person, factor=device, asked=asked)
    except ProofNeeded:  # told to nobody here: it would tell that there is such an account
        refuse(form, device)
        return False
    return right and person.is_active


@require_http_methods(["GET", "POST"])
@open_page
def forgot_password(request: HttpRequest) -> HttpResponse:
    """Let who proved the mailbox choose a new password; they sign in with it afterwards."""
    person = _who_forgot(request)
    proved = request.session.get(FORGOT, {}).get("proved")
    if person and proved is None:
        return redirect("forgot_code")
    if person is None or proved != _state_of(person):
        return _ask_anew(request)
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_valid():
        typed = form.cleaned_data["password"]
        return _set_and_lead_on(request, person, typed)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/forgot_password.html", {"form": form}, status=status)


def _set_and_lead_on(request: HttpRequest, person: User, typed: str) -> HttpResponse:
    try:
        passwords.choose_forgotten_password(person, typed, mailbox=person.email, at=timezone.now())
    except passwords.NotByMail:
        return _ask_anew(request)
    del request.session[FORGOT]
    messages.success(request, _("Your new password is set. Please sign in with it."))
    return redirect("signin")


def _state_of(person: User) -> str:
    """Return what a proof of the mailbox ends with: another password, or another address."""
    return keyed_hash("reset", person.get_session_auth_hash(), person.email)


def _ask_anew(request: HttpRequest) -> HttpResponse:
    """Lead back to the beginning; who was further is told why."""
    if request.session.pop(FORGOT, None):
        messages.error(request, _("This code is good no longer. Please have a new one sent."))
    return redirect("forgot")


def _who_forgot(request: HttpRequest) -> User | None:
    asked = request.session.get(FORGOT)
    if not asked or timezone.now() >= datetime.fromisoformat(asked["until"]):
        return None
    return User.objects.filter(pk=asked["pk"]).first() or decoy()


@require_http_methods(["GET", "POST"])
@secret_page
def own_password(request: SignedInRequest) -> HttpResponse:
    """Let a signed-in person change the password; other sessions end, this one goes on."""
    person = request.user
    own = OwnPasswordForm(request.POST or None)
    new = NewPasswordForm(request.POST or None, person=person)
    if own.is_valid() and new.is_valid() and is_own_password(request, own):
        at = timezone.now()
        typed = new.cleaned_data["password"]
        changed = passwords.choose_password(person, typed, at=at, keep_session=key_of(request))
        half.go_on(request, changed)
        messages.success(request, _("Your new password is set. Other sessions were ended."))
        return redirect("security")
    context = {"own": own, "form": new}
    status = 422 if new.is_bound else 200
    return render(request, "accounts/own_password.html", context, status=status)


def is_own_password(request: SignedInRequest, form: OwnPasswordForm) -> bool:
    """Prove the present password again; where it is wrong the form says so.

    :raises TooMany: too many wrong ones lately
    """
    typed = form.cleaned_data["present"]
    try:
        prove_own_password(request.user, typed, address=address_of(request), at=timezone.now())
    except WrongPassword:
        form.add_error("present", _("This is not your present password."))
        return False
    return True
