"""Name the records in the words of the admin; tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_entries_are_only_added"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="entry",
            options={
                "verbose_name": "entry of the trail",
                "verbose_name_plural": "entries of the trail",
            },
        ),
    ]
