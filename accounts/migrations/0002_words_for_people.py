"""Name the records in the words of the admin; tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="membership",
            options={"verbose_name": "role in a firm", "verbose_name_plural": "roles in firms"},
        ),
        migrations.AlterModelOptions(
            name="office",
            options={"verbose_name": "customs place", "verbose_name_plural": "customs places"},
        ),
        migrations.AlterModelOptions(
            name="trader",
            options={"verbose_name": "trader", "verbose_name_plural": "traders"},
        ),
        migrations.AlterModelOptions(
            name="user",
            options={
                "permissions": [
                    ("work_everywhere", "Works at every customs office (national role)")
                ],
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
    ]
