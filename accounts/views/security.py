"""What proves a person, and where they are signed in: shown to them and changed by them."""

from base64 import b32encode
from io import BytesIO

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions import factors
from accounts.actions.codes import Asked
from accounts.actions.sessions import end_sessions
from accounts.actions.signin import factors_of, mobile_before_app, mobiles_of
from accounts.catalogue import PHONE, SIGN_IN
from accounts.forms.signin import CodeForm, MobileForm
from accounts.http import SignedInRequest, half
from accounts.http.lasting import lasting_sessions
from accounts.models import AuthenticatorDevice, CodeDevice, RecoveryDevice, User
from accounts.views.doors import after_password, is_out, is_right, key_of
from accounts.views.proof import fresh_page, use_up
from accounts.views.signin import complete, send_or_say


@require_safe
def security(request: SignedInRequest) -> HttpResponse:
    """Show what proves the person, and their sessions, this one marked."""
    person, at = request.user, timezone.now()
    sessions = lasting_sessions(person, at=at)
    recovery = RecoveryDevice.objects.filter(user=person).first()
    context = {
        "sessions": [(row, row.session_key == key_of(request)) for row in sessions],
        "app": AuthenticatorDevice.objects.filter(user=person, confirmed=True).first(),
        "codes_left": recovery.token_set.count() if recovery else 0,
        "prints_later": not person.may_print_at(at),
        "is_awaited": half.is_awaited(request, person),
    }
    return render(request, "accounts/security.html", context)


@require_POST
def end_session(request: SignedInRequest) -> HttpResponse:
    """End one of the person's other sessions, or all of them but this one."""
    name, only = request.POST.get("session", ""), ""
    if name:
        found = [row for row in request.user.sessions.all() if row.shown_key == name]
        if not found:
            raise Http404
        only = found[0].session_key
    here, at = key_of(request), timezone.now()
    ended = end_sessions(request.user, except_key=here, only_key=only, by=request.user, at=at)
    messages.success(request, _("Sessions ended: %(ended)s.") % {"ended": ended})
    return redirect("security")


@require_http_methods(["GET", "POST"])
@after_password
def first_authenticator(request: HttpRequest, person: User) -> HttpResponse:
    """Let an officer set up the authenticator app; its first right code signs them in.

    Who has a confirmed mobile, as a trader who became an officer, has proved that one before.
    """
    if person.first_password_until or not person.needs_app or factors_of(person):
        return redirect("signin_code")
    if mobile_before_app(person) and not half.has_proved_mobile(request):
        return redirect("signin_code")
    return _set_up(request, person)


@require_http_methods(["GET", "POST"])
@fresh_page
def authenticator(request: SignedInRequest) -> HttpResponse:
    """Let a person set up an authenticator app; it takes the place of an older one."""
    return _set_up(request, request.user)


def _set_up(request: HttpRequest, person: User) -> HttpResponse:
    here = key_of(request)
    device = factors.begin_authenticator(person, session=here, at=timezone.now())
    form = CodeForm(request.POST or None)
    if is_right(request, form, person, factor=device, asked=Asked(SIGN_IN, "", here)):
        return _confirm_app(request, person, device)
    context = {"form": form, "picture": _picture(device), "key": _grouped(device)}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/authenticator.html", context, status=status)


def _confirm_app(request: HttpRequest, person: User, device: AuthenticatorDevice) -> HttpResponse:
    here = key_of(request)
    try:
        factors.confirm_authenticator(person, device, keep_session=here, at=timezone.now())
    except factors.AnotherApp:
        messages.error(request, _("This set-up was ended meanwhile. Please scan the new picture."))
        return redirect(request.path)
    if not request.user.is_authenticated:
        return complete(request, person, device)
    use_up(request)
    messages.success(request, _("Your authenticator app is set up."))
    return redirect("security")


def _picture(device: AuthenticatorDevice) -> SafeString:
    picture = BytesIO()
    code = segno.make(device.config_url, error="m", micro=False)
    code.save(picture, kind="svg", scale=4, light="#fff", xmldecl=False, svgclass="et-qr")
    return mark_safe(picture.getvalue().decode())  # noqa: S308 (drawn here, of our own key)


def _grouped(device: AuthenticatorDevice) -> str:
    key = b32encode(device.bin_key).decode()
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@require_http_methods(["GET", "POST"])
@fresh_page
def remove_authenticator(request: SignedInRequest) -> HttpResponse:
    """Let a person go back to codes by SMS, after asking once more."""
    person = request.user
    if person.needs_app or not mobiles_of(person).exists():
        raise Http404
    if request.method == "POST":
        factors.remove_authenticator(person, keep_session=key_of(request), at=timezone.now())
        use_up(request)
        messages.success(request, _("From now on codes come by SMS."))
        return redirect("security")
    return render(request, "accounts/remove_authenticator.html")


@require_http_methods(["GET", "POST"])
@fresh_page
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Write ten recovery codes and show them, this once; officers have the app alone."""
    if request.user.needs_app:
        raise Http404
    written = []
    if request.method == "POST":
        written = factors.write_recovery_codes(request.user, at=timezone.now())
        use_up(request)
    return render(request, "accounts/recovery_codes.html", {"codes": written})


@require_http_methods(["GET", "POST"])
@fresh_page
def change_mobile(request: SignedInRequest) -> HttpResponse:
    """Ask for the new mobile, and send a code to it."""
    form = MobileForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        factors.name_new_mobile(request.user, form.cleaned_data["mobile"], at=at)
        send_or_say(request, request.user, _asked(request), kind=CodeDevice.Kind.NEW_SMS)
        return redirect("change_mobile_code")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/change_mobile.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@fresh_page
def change_mobile_code(request: SignedInRequest) -> HttpResponse:
    """Ask for the code that went to the new mobile, and put it in the place of the old one."""
    new = CodeDevice.objects.filter(user=request.user, kind=CodeDevice.Kind.NEW_SMS).first()
    if new is None:
        return redirect("change_mobile")
    form = CodeForm(request.POST or None)
    if is_right(request, form, request.user, factor=new, asked=_asked(request)):
        return _change(request, new)
    is_waiting = is_out(request.user, new, asked=_asked(request))
    context = {"form": form, "factor": new, "is_out": is_waiting}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/change_mobile_code.html", context, status=status)


def _change(request: SignedInRequest, new: CodeDevice) -> HttpResponse:
    here = key_of(request)
    try:
        factors.change_mobile(request.user, new, keep_session=here, at=timezone.now())
    except factors.AnotherMobile:
        messages.error(request, _("Another number was named meanwhile. Please confirm it."))
        return redirect("change_mobile")
    use_up(request)
    messages.success(request, _("Your new mobile is confirmed."))
    return redirect("security")


def _asked(request: SignedInRequest) -> Asked:
    return Asked(PHONE, "", key_of(request))
