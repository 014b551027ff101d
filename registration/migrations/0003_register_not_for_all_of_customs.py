"""Show the customs register and applications to those of Customs alone who have a right to them."""

from django.db import migrations

from core.postgres.policies import FOR_CUSTOMS, PORTAL, any_of, guard_anew, holds

DECIDES = holds("registration.decide_application")
SEEN = {
    "registration_registrant": any_of(PORTAL, DECIDES, holds("registration.view_registrant")),
    "registration_signatory": any_of(PORTAL, DECIDES, holds("registration.view_registrant")),
    "registration_application": any_of(PORTAL, DECIDES),
}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_rights_of_who_acts"),
        ("registration", "0002_whose_register"),
    ]

    operations = [
        guard_anew(table, seen=seen, written=PORTAL, was=FOR_CUSTOMS, was_written=PORTAL)
        for table, seen in SEEN.items()
    ]
