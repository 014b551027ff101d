"""Tell of each entry whose record it was, for whom the actor acted, from where, recorded when.

The defaults are the database's own: what the release before this one writes while it still runs
has none of these columns. They are constants to the database, so that no row is written anew.
"""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_the_trail_is_not_emptied")]

    operations = [
        migrations.AddField("entry", "owner", models.CharField(max_length=40, db_default="")),
        migrations.AddField("entry", "behalf", models.CharField(max_length=40, db_default="")),
        migrations.AddField("entry", "source", models.CharField(max_length=45, db_default="")),
        migrations.AddField(
            "entry",
            "recorded_at",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["owner", "-happened_at", "-id"],
                name="audit_entry_of_owner",
                condition=models.Q(("owner", ""), _negated=True),
            ),
        ),
        migrations.AddIndex(
            "entry", models.Index(fields=["name", "-id"], name="audit_entry_by_name")
        ),
    ]
