"""Let indexes count a trader's declarations by stage, and find the assessed ones."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("declarations", "0004_words_for_people"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(
                fields=["trader", "status", "raw_code"], name="declaration_trader_stage"
            ),
        ),
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(
                fields=["broker", "status", "raw_code", "trader"],
                name="declaration_broker_stage",
            ),
        ),
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(
                fields=["trader", "broker"],
                name="declaration_assessed",
                condition=Q(assessed_duty__isnull=False),
            ),
        ),
    ]
