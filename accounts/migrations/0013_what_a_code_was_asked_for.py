"""Let a page know whether the code that is out was asked for by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_how_the_trail_names_people")]

    operations = [
        migrations.AddField(
            "codedevice", "asked_for", models.CharField(blank=True, db_default="", max_length=64)
        ),
    ]
