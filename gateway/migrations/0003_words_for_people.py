"""Name the records in the words of the admin; tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("gateway", "0002_uploads_show_signs_of_life"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="upload",
            options={"verbose_name": "feed file", "verbose_name_plural": "feed files"},
        ),
    ]
