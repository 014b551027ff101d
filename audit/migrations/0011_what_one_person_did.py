"""Find what one person did without reading the whole trail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0010_what_people_did")]

    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["actor", "-id"],
                name="audit_entry_of_actor",
                condition=models.Q(("actor", "etracking"), _negated=True),
            ),
        ),
    ]
