"""Find what people saw and did to somebody's records among all that feeds bring."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0009_checkpoints_are_only_added")]

    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["owner", "-happened_at", "-id"],
                name="audit_entry_by_people",
                condition=models.Q(models.Q(("owner", ""), _negated=True))
                & models.Q(models.Q(("actor", "etracking"), _negated=True)),
            ),
        ),
    ]
