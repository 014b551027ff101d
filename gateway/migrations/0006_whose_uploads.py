"""Show the files handed in only to whoever handed them in, and to the national role."""

from django.db import migrations

from core.postgres.policies import EVERYWHERE, PERSON, any_of, guard


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_who_acts"),
        ("gateway", "0005_uploads_count_tries"),
    ]

    operations = [
        guard("gateway_upload", seen=any_of(EVERYWHERE, f"uploaded_by_id = {PERSON}")),
    ]
