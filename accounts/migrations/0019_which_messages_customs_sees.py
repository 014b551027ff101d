"""Show messages to who got them and who sees everywhere: sealed codes of others stand in them."""

from django.db import migrations

from core.postgres.policies import EVERYWHERE, FOR_CUSTOMS, PERSON, any_of, guard_anew

OWN = f"person_id = {PERSON}"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0018_whose_rights_not_all_of_customs")]

    operations = [
        guard_anew(
            "notifications_message",
            seen=any_of(EVERYWHERE, OWN),
            was=any_of(FOR_CUSTOMS, OWN),
        ),
    ]
