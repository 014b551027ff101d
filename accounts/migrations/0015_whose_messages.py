"""Show messages to who got them, to the portal and to Customs: their texts name firms and roles."""

from django.db import migrations

from core.postgres.policies import FOR_CUSTOMS, PERSON, any_of, guard


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_codes_by_mail_of_each_session"),
        ("notifications", "0003_no_message_of_unknown_fate"),
    ]

    operations = [
        guard("notifications_message", seen=any_of(FOR_CUSTOMS, f"person_id = {PERSON}")),
    ]
