"""What Postgres shows of the trail, of the customs register and of applications, and to whom."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import F
from django.db.utils import ProgrammingError

from accounts import actions
from accounts.models import Invitation, Mandate, Membership
from audit import actions as audit
from audit.actions import NOBODY
from audit.models import Entry
from core.acting import acting_as
from registration import actions as register
from registration.models import Application, Registrant, Signatory
from tests.conftest import staff
from tests.factories import MORNING, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

REGISTER_OF_CUSTOMS = (Registrant, Signatory, Application)


@pytest.fixture
def applied(trader, portal):
    """A firm in the customs register, whose director applied to use the portal."""
    firm, since = trader.memberships.get().trader, MORNING.date()
    director = register.Director("x", "x", "1000000999016", since)
    entry = register.Entry(firm, "", "", (), (director,), since)
    register.enter(entry, by=portal, at=MORNING)
    contact = ("x@example.org", "+66800000001")
    typed = register.Typed(firm.tax_id, 0, director.id_number, "JT0123456789", *contact, "th")
    return register.apply(typed, address="192.0.2.9", by=portal, at=MORNING)


@pytest.mark.parametrize("person", [None, "stranger", "trader", "broker"])
def test_the_register_and_applications_are_shown_to_no_firm(applied, person, request):
    with acting_as(person and request.getfixturevalue(person)):
        assert [model for model in REGISTER_OF_CUSTOMS if model.objects.exists()] == []
        assert Application.objects.update(email="y@example.org") == 0
        assert Application.objects.all().delete()[0] == 0


@pytest.mark.parametrize("person", ["officer", "national_officer"])
def test_the_register_is_shown_to_no_officer_without_a_right_to_it(applied, person, request):
    with acting_as(request.getfixturevalue(person)):
        assert [model for model in REGISTER_OF_CUSTOMS if model.objects.exists()] == []


@pytest.mark.parametrize("by_group", [True, False])
def test_the_register_and_applications_are_shown_to_who_decides(applied, by_group):
    registrar = staff(*([] if by_group else ["Registration officers"]), username="registrar")
    if by_group:
        actions.write_groups()
        registrar.groups.add(Group.objects.get(name="Registration officers"))
    with acting_as(registrar):
        assert all(model.objects.exists() for model in REGISTER_OF_CUSTOMS)
    registrar.is_active = False
    registrar.save()
    with acting_as(registrar):
        assert not any(model.objects.exists() for model in REGISTER_OF_CUSTOMS)


@pytest.fixture
def rights(declaration):
    """A mandate of a firm, and who invited somebody to it."""
    boss = MembershipFactory(trader=declaration.trader, role="ADMINISTRATOR").user
    Invitation.objects.create(
        trader=declaration.trader,
        role="VIEWER",
        email="x@example.com",
        invited_by=boss,
        invited_at=MORNING,
        valid_until=MORNING,
    )
    mandate = Mandate.objects.create(
        client=declaration.trader,
        broker=declaration.broker,
        from_date=MORNING.date(),
        given_by=boss,
        given_at=MORNING,
    )
    mandate.offices.add(declaration.office)
    return declaration


RIGHTS = (Membership, Invitation, Mandate, Mandate.offices.through)


@pytest.mark.parametrize(
    ("person", "sees"),
    [("officer", 0), ("distant_officer", 0), ("national_officer", 4), ("root", 1)],
)
def test_rights_in_firms_are_shown_to_those_of_customs_who_need_them(rights, person, sees, request):
    is_root = person == "root"
    asking = (
        UserFactory(is_staff=True, is_superuser=True)
        if is_root
        else request.getfixturevalue(person)
    )
    with acting_as(asking):
        assert len([model for model in RIGHTS if model.objects.exists()]) == sees
        assert (Membership.objects.update(role="VIEWER") > 0) is (sees > 0)


@pytest.mark.parametrize("model", REGISTER_OF_CUSTOMS)
def test_only_the_portal_writes_the_register_and_applications(applied, model):
    registrar = staff("Registration officers", username="registrar")
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting_as(registrar),
    ):
        model.objects.update(id=F("id"))


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        ("trader", ["viewed"]),
        ("broker", ["viewed"]),
        ("onlooker", ["viewed"]),
        ("officer", []),
        ("national_officer", ["viewed", "denied"]),
        ("stranger", []),
        (None, []),
    ],
)
def test_the_trail_is_shown_to_whom_it_concerns(paid, broker, person, sees, request):
    """The owner, for whom it was done, who did it, and Customs."""
    onlooker = UserFactory()
    told = {"owner": paid.trader.party, "behalf": paid.broker.party, "by": onlooker}
    audit.record("viewed", subject="w", at=MORNING, **told)
    audit.record("denied", subject="x", by=UserFactory(), at=MORNING)
    asking = {"onlooker": onlooker, None: None}
    with acting_as(asking[person] if person in asking else request.getfixturevalue(person)):
        names = Entry.objects.filter(subject__in=["w", "x"]).order_by("id")
        assert list(names.values_list("name", flat=True)) == sees


def test_whoever_adds_to_the_trail_need_not_see_it(db):
    with acting_as(None):
        audit.record("sign-in refused", subject="x", by=NOBODY, at=MORNING)
        assert not Entry.objects.exists()
    assert Entry.objects.get().subject == "x"
