"""Give entries a place in a chain; those that are there get theirs from the sealer as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_whose_record_and_from_where")]

    operations = [
        migrations.AddField(
            "entry", "sequence", models.BigIntegerField(null=True, unique=True, editable=False)
        ),
        migrations.AddField(
            "entry", "hash", models.CharField(max_length=64, db_default="", editable=False)
        ),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["id"],
                name="audit_entry_unsealed",
                condition=models.Q(("sequence", None)),
            ),
        ),
    ]
