"""Let several checkpoints be of one length: a forged row takes no place from one that is signed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0014_entries_come_without_a_place")]

    operations = [
        migrations.AlterField("checkpoint", "size", models.BigIntegerField(db_index=True)),
    ]
