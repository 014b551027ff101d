"""Signing in: the password, then what else proves the person; and signing out."""

from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions import codes, factors, limits
from accounts.actions.signin import (
    WrongPassword,
    factors_of,
    mobile_before_app,
    note_sign_out,
    prove_password,
)
from accounts.catalogue import PHONE, SIGN_IN
from accounts.forms.signin import CodeForm, MobileForm, RecoveryForm, SignInForm
from accounts.http import SignedInRequest, half
from accounts.http.limits import note_limit
from accounts.models import AuthenticatorDevice, CodeDevice, RecoveryDevice, User
from accounts.views.doors import after_password, is_out, is_right, key_of, open_page
from core.callers import address_of
from core.templatetags.thai import seconds

WAY = "way"
"""Where the session keeps which way to prove themself a person chose."""
SMS, APP, RECOVERY = "sms", "app", "recovery"


@require_http_methods(["GET", "POST"])
@open_page
def signin(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; one answer for whatever is wrong with them."""
    if request.user.is_authenticated:
        return half.lead_back(request)
    form = SignInForm(request.POST or None)
    next_page = request.POST.get("next", request.GET.get("next", ""))
    if form.is_valid():
        at, typed = timezone.now(), form.cleaned_data
        try:
            person = prove_password(
                typed["username"].strip(), typed["password"], address=address_of(request), at=at
            )
        except WrongPassword:
            form.refuse()
        else:
            half.begin(request, person, at=at, next_page=next_page)
            return lead_on(request, person)
    context = {"form": form, "next": next_page, "sought": _sought(next_page)}
    return render(request, "accounts/signin.html", context, status=422 if form.is_bound else 200)


def _sought(next_page: str) -> str:
    """Return what was typed into the box of the search, where that led here."""
    address = urlsplit(next_page)
    typed = parse_qs(address.query).get("q", [""])[0]
    return typed[:60] if address.path == reverse("search") else ""


def lead_on(request: HttpRequest, person: User) -> HttpResponse:
    """Lead who has proved the password to what comes next; a code by SMS is sent at once."""
    request.session.pop(WAY, None)
    if person.first_password_until:
        return redirect("choose_password")
    ways = _ways(person)
    if not ways:
        return redirect("first_authenticator" if person.needs_app else "first_mobile")
    if isinstance(ways[0], CodeDevice):
        send_or_say(request, person, _asked(request))
    return redirect("signin_code")


def send_or_say(
    request: HttpRequest, person: User, asked: codes.Asked, kind: str = CodeDevice.Kind.SMS
) -> None:
    """Send a code by SMS, or say from when on another one can be sent."""
    try:
        codes.send_code(person, kind=kind, asked=asked, at=timezone.now())
    except limits.TooMany as full:
        note_limit(request, full.limit)
        until = seconds(full.until)
        messages.error(request, _("A code was sent a short time ago. Ask again %s.") % until)


def _asked(request: HttpRequest) -> codes.Asked:
    return codes.Asked(SIGN_IN, "", key_of(request))


@require_http_methods(["GET", "POST"])
@after_password
def signin_code(request: HttpRequest, person: User) -> HttpResponse:
    """Ask for the second factor, and sign the person in."""
    factor = chosen_factor(request, person)
    if person.first_password_until:
        return redirect("choose_password")
    if factor is None:
        return redirect("first_authenticator" if person.needs_app else "first_mobile")
    form = form_for(factor, request)
    if is_right(request, form, person, factor=factor, asked=_asked(request)):
        return _enter_or_set_up(request, person, factor)
    context = {
        "form": form,
        "is_out": is_out(person, factor, asked=_asked(request)),
        **ways_of(person, factor),
    }
    status = 422 if form.is_bound else 200
    return render(request, "accounts/signin_code.html", context, status=status)


def _enter_or_set_up(request: HttpRequest, person: User, factor: codes.Factor) -> HttpResponse:
    if person.needs_app and not isinstance(factor, AuthenticatorDevice):
        half.note_mobile(request)
        return redirect("first_authenticator")
    return complete(request, person, factor)


def complete(request: HttpRequest, person: User, factor: codes.Factor) -> HttpResponse:
    """Sign a person in whose second factor was right, and lead them where they wanted to go."""
    half.enter(request, person, factor=type(factor).__name__, at=timezone.now())
    if isinstance(factor, RecoveryDevice):
        left = factor.token_set.count()
        messages.warning(
            request, _("You used a recovery code; %(left)s are left.") % {"left": left}
        )
        return redirect("security")
    return half.lead_back(request)


def form_for(factor: codes.Factor, request: HttpRequest) -> CodeForm:
    """Return the form into which a code of this factor is typed."""
    kind = RecoveryForm if isinstance(factor, RecoveryDevice) else CodeForm
    return kind(request.POST or None)


def ways_of(person: User, factor: codes.Factor) -> dict[str, object]:
    """Return what a page that asks for a code says of the chosen way, and of the others."""
    ways = {type(way).__name__ for way in _ways(person)}
    return {
        "factor": factor,
        "by": type(factor).__name__,
        "ways": ways - {type(factor).__name__},
        "has_recovery": _recovery_of(person) is not None,
    }


def chosen_factor(request: HttpRequest, person: User) -> codes.Factor | None:
    """Return the factor that the person chose in this browser, or else their strongest one."""
    chosen = _by_way(person, request.session.get(WAY, ""))
    return chosen or next(iter(_ways(person)), None)


def _ways(person: User) -> list[CodeDevice | AuthenticatorDevice]:
    """Return what proves the person, or else what they prove before they set up the app."""
    mobile = mobile_before_app(person)
    return [mobile] if mobile else factors_of(person)


def _by_way(person: User, way: str) -> codes.Factor | None:
    if way == RECOVERY:
        return _recovery_of(person)
    kind = {SMS: CodeDevice, APP: AuthenticatorDevice}.get(way)
    return next((own for own in _ways(person) if kind and isinstance(own, kind)), None)


def _recovery_of(person: User) -> RecoveryDevice | None:
    """Return a trader's recovery codes; officers prove themselves with the app alone."""
    found: RecoveryDevice | None = RecoveryDevice.objects.filter(user=person).first()
    return None if person.needs_app else found


@require_POST
@after_password
def signin_way(request: HttpRequest, person: User) -> HttpResponse:
    """Choose another way to prove oneself, or have a code sent again."""
    choose_way(request, person, _asked(request))
    return redirect("signin_code")


def choose_way(request: HttpRequest, person: User, asked: codes.Asked) -> None:
    """Keep the way that was chosen, and send a code where it takes one.

    :raises Http404: there is no such way
    """
    way = request.POST.get(WAY, "")
    factor = _by_way(person, way)
    if factor is None:
        raise Http404
    request.session[WAY] = way
    if isinstance(factor, CodeDevice):
        send_or_say(request, person, asked)


@require_http_methods(["GET", "POST"])
@after_password
def first_mobile(request: HttpRequest, person: User) -> HttpResponse:
    """Ask who has no confirmed mobile yet for one, and send a code to it."""
    if _has_no_need(person):
        return redirect("signin_code")
    factors.check_time(person, at=timezone.now())
    checked = factors.checked_mobile(person)
    form = MobileForm(
        request.POST or None, initial={"mobile": factors.mobile_of(person).address}, checked=checked
    )
    if form.is_valid():
        factors.name_mobile(person, form.cleaned_data["mobile"], at=timezone.now())
        send_or_say(request, person, _asked_of_mobile(request))
        return redirect("first_mobile_code")
    context = {"form": form, "checked": checked}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/first_mobile.html", context, status=status)


@require_http_methods(["GET", "POST"])
@after_password
def first_mobile_code(request: HttpRequest, person: User) -> HttpResponse:
    """Ask for the code that went to the first mobile; it signs the person in."""
    device = factors.mobile_of(person)
    if _has_no_need(person) or not device.address:
        return redirect("first_mobile")
    factors.check_time(person, at=timezone.now())
    form = CodeForm(request.POST or None)
    if is_right(request, form, person, factor=device, asked=_asked_of_mobile(request)):
        return _confirm_and_enter(request, person, device)
    is_waiting = is_out(person, device, asked=_asked_of_mobile(request))
    context = {"form": form, "factor": device, "is_out": is_waiting}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/first_mobile_code.html", context, status=status)


def _confirm_and_enter(request: HttpRequest, person: User, tried: CodeDevice) -> HttpResponse:
    try:
        factors.confirm_mobile(person, tried, at=timezone.now())
    except factors.AnotherMobile:
        messages.error(request, _("Another number was named meanwhile. Please confirm it."))
        return redirect("first_mobile")
    return complete(request, person, tried)


def _has_no_need(person: User) -> bool:
    return bool(person.first_password_until or person.needs_app or factors_of(person))


def _asked_of_mobile(request: HttpRequest) -> codes.Asked:
    return codes.Asked(PHONE, "", key_of(request))


@require_safe
@open_page
def lost(request: HttpRequest) -> HttpResponse:
    """Tell what can be done by somebody who has lost the mobile or the app."""
    return render(request, "accounts/lost.html")


@require_POST
def signout(request: SignedInRequest) -> HttpResponse:
    """End this session; the browser is asked to forget what it keeps of the portal."""
    note_sign_out(request.user, at=timezone.now())
    logout(request)
    response = redirect("home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
