"""Let messages be found by the address they went to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AddIndex(
            "message", models.Index("address", "created_at", name="message_to_address")
        ),
    ]
