"""Keep apart the duty that a ruling added, which has a last day of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_words_for_people"),
        ("declarations", "0007_deferred_payments"),
    ]

    operations = [
        migrations.AddField(
            model_name="declaration",
            name="additional_due_date",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="declaration",
            name="additional_duty",
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("additional_due_date", None), ("additional_duty", None)),
                    models.Q(
                        ("additional_due_date__isnull", False),
                        ("additional_duty__lte", models.F("assessed_duty")),
                    ),
                    _connector="OR",
                ),
                name="declaration_additional_duty_goes_together",
            ),
        ),
    ]
