"""Who looks at which pages: the biggest importer's director and the busiest office's officer."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import Count
from django.utils import timezone
from django_otp.oath import totp

from accounts.models import AuthenticatorDevice, Membership, Office, Trader, User
from declarations.models import Declaration

PASSWORD = "only for measuring speed"


@dataclass(frozen=True)
class Cast:
    """The people, and a declaration of the trader's that is looked at."""

    trader: User
    officer: User
    number: str
    declarations: int


def cast() -> Cast:
    """Return the people, made on the first run, and what they look at."""
    most = Count("pk")
    biggest = Declaration.objects.values("trader").annotate(n=most).order_by("-n")[0]
    busiest = Declaration.objects.values("office").annotate(n=most).order_by("-n")[0]
    trader = _person("bench_trader")
    Membership.objects.get_or_create(
        user=trader, trader=Trader.objects.get(pk=biggest["trader"]), defaults={"role": "DIRECTOR"}
    )
    officer = _person("bench_officer", is_officer=True)
    officer.offices.set(Office.objects.filter(pk=busiest["office"]))
    officer.groups.set(Group.objects.filter(name="Release officers"))
    of_trader = Declaration.objects.filter(trader=biggest["trader"]).exclude(number=None)
    number = of_trader.order_by("pk")[of_trader.count() // 2].number or ""
    return Cast(trader, officer, number, Declaration.objects.count())


def _person(username: str, **facts: bool) -> User:
    user, _new = User.objects.get_or_create(username=username, defaults=facts)
    user.set_password(PASSWORD)
    user.notice_accepted_at = timezone.now()
    user.save()
    return user


def code_of(person: User) -> str:
    """Return what a new authenticator app of this person shows now."""
    AuthenticatorDevice.objects.filter(user=person).delete()
    app = AuthenticatorDevice.objects.create(user=person, name="bench")
    return f"{totp(app.bin_key):06}"
