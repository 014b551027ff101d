"""Plain rows for tests; later statuses are reached through actions.

Everything is invented: tax numbers begin with 0-0000 and have right check digits.
"""

from datetime import UTC, date, datetime

import factory
from django.contrib.auth.models import Permission
from stdnum.th.pin import calc_check_digit

from accounts.actions import OFFICER_RIGHTS
from accounts.models import Membership, Office, Trader, User
from declarations.models import Declaration
from declarations.workflow import Status

MORNING = datetime(2026, 11, 20, 3, tzinfo=UTC)
"""20 November B.E. 2569, ten o'clock in Bangkok."""


def tax_id(number):
    """Return an invented tax number with its check digit."""
    first = f"00000{number:07}"
    return first + calc_check_digit(first)


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office
        django_get_or_create = ("code",)

    code = "2801"
    name_th = factory.LazyAttribute(lambda office: f"ด่านศุลกากร {office.code}")
    name_en = factory.LazyAttribute(lambda office: f"Customs House {office.code}")


class TraderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Trader

    tax_id = factory.Sequence(tax_id)
    name_th = factory.Sequence(lambda n: f"บริษัท ตัวอย่างการค้า {n} จำกัด")
    name_en = factory.Sequence(lambda n: f"Example Trading {n} Co., Ltd.")


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    notice_accepted_at = MORNING

    @factory.post_generation
    def permissions(self, create, names):
        rights = OFFICER_RIGHTS if self.is_officer and names is None else names or []
        self.user_permissions.add(*Permission.objects.filter(codename__in=rights))


class OfficerFactory(UserFactory):
    """An officer with all rights of release; offices are given by the test."""

    is_officer = True

    @factory.post_generation
    def offices(self, create, offices):
        self.offices.add(*(offices or []))


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    trader = factory.SubFactory(TraderFactory)
    role = Membership.Role.DIRECTOR


class DeclarationFactory(factory.django.DjangoModelFactory):
    """A declaration that Customs has received and not yet numbered."""

    class Meta:
        model = Declaration

    reference = factory.Sequence(lambda n: f"DEMO{n:09}")
    number = factory.Sequence(lambda n: f"A020069{n % 12 + 1:02}{n:05}")
    document_type = "0"
    formalities_date = date(2026, 11, 20)
    trader = factory.SubFactory(TraderFactory)
    broker = factory.SubFactory(TraderFactory)
    office = factory.SubFactory(OfficeFactory)
    release_place = factory.SubFactory(OfficeFactory)
    port = factory.SubFactory(OfficeFactory)
    sender = "DEMO"
    transport_mode = "1"
    content_at = MORNING
    status = Status.RECEIVED
    status_since = MORNING
    updated_at = MORNING
