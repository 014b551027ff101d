"""Let an appeal put off the payment of an assessed duty; the right to record facts of the law."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_words_for_people"),
        ("declarations", "0006_timelines_are_not_emptied"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="declaration",
            options={
                "permissions": [
                    ("accept_declaration", "Can accept declarations"),
                    ("issue_number_declaration", "Can issue_number declarations"),
                    ("refuse_declaration", "Can refuse declarations"),
                    ("settle_declaration", "Can settle declarations"),
                    ("order_examination_declaration", "Can order_examination declarations"),
                    ("record_result_declaration", "Can record_result declarations"),
                    ("release_declaration", "Can release declarations"),
                    ("hold_declaration", "Can hold declarations"),
                    ("lift_hold_declaration", "Can lift_hold declarations"),
                    ("deliver_declaration", "Can deliver declarations"),
                    ("cancel_declaration", "Can cancel declarations"),
                    (
                        "record_fact_declaration",
                        "Records facts that start or stop a clock of the Act",
                    ),
                    ("receive_declaration", "Takes declarations and events from feeds"),
                ],
                "verbose_name": "declaration",
                "verbose_name_plural": "declarations",
            },
        ),
        migrations.RemoveConstraint(
            model_name="declaration",
            name="declaration_assessment_goes_together",
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("assessed_duty", None), ("notified_date", None), ("payment_due_date", None)
                    ),
                    models.Q(("assessed_duty__gte", 0), ("notified_date__isnull", False)),
                    _connector="OR",
                ),
                name="declaration_assessment_goes_together",
            ),
        ),
    ]
