"""Count how many workers took up an uploaded file, so that one that kills them is given up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0004_uploads_count_what_waits")]

    operations = [
        migrations.AddField("upload", "tries", models.PositiveSmallIntegerField(default=0)),
    ]
