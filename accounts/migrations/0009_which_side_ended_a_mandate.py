"""Keep for which side a mandate was ended, and when it was recorded."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_invitations_once_at_a_time"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="mandate",
            name="mandate_ended_by_and_at",
        ),
        migrations.AddField(
            model_name="mandate",
            name="ended_for",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.trader",
            ),
        ),
        migrations.AddField(
            model_name="mandate",
            name="recorded_at",
            field=models.DateTimeField(db_default=Now(), editable=False),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("ended_for", None)),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("ended_by__isnull", False),
                        ("ended_for__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="mandate_ended_by_for_and_at",
            ),
        ),
    ]
