"""Let who lost what proves them begin anew for a time only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0015_whose_messages")]

    operations = [
        migrations.AddField(
            "user",
            "new_factors_until",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
