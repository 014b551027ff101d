"""Show the customs register and applications only to Customs; only the portal writes them.

Applicants have no account yet and officers decide on what concerns accounts of others: for both
of them the portal acts.
"""

from django.db import migrations

from core.postgres.policies import FOR_CUSTOMS, PORTAL, guard

TABLES = ("registration_registrant", "registration_signatory", "registration_application")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_who_acts"),
        ("registration", "0001_initial"),
    ]

    operations = [guard(table, seen=FOR_CUSTOMS, written=PORTAL) for table in TABLES]
