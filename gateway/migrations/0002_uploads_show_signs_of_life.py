"""Add the last sign of life of the worker that takes an uploaded file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0001_initial")]

    operations = [
        migrations.AddField("upload", "worked_at", models.DateTimeField(null=True)),
    ]
