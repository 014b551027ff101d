"""Take no moment before Christ or without end: hashed or read, such ones pass for others."""

import datetime

from django.db import migrations, models

TIMES = (
    datetime.datetime(1, 1, 1, tzinfo=datetime.UTC),
    datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=datetime.UTC),
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0012_faults_in_both_languages")]

    operations = [
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                name="audit_entry_moments",
                condition=models.Q(("happened_at__range", TIMES), ("recorded_at__range", TIMES)),
            ),
        ),
    ]
