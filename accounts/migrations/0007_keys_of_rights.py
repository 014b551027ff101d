"""Name roles, invitations and mandates in addresses by keys that say nothing."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_who_acts"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="key",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="key",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="mandate",
            name="key",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
    ]
