"""Keep signed checkpoints of the trail, and what came out when it was verified."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_an_entry_is_sealed_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("size", models.BigIntegerField(unique=True)),
                ("head", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("signature", models.CharField(max_length=100)),
            ],
            options={
                "verbose_name": "checkpoint of the trail",
                "verbose_name_plural": "checkpoints of the trail",
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ran_at", models.DateTimeField()),
                ("size", models.BigIntegerField()),
                ("head", models.CharField(blank=True, max_length=64)),
                ("faults", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "verification of the trail",
                "verbose_name_plural": "verifications of the trail",
            },
        ),
    ]
