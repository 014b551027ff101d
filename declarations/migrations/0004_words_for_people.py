"""Name the records in the words of the admin; tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("declarations", "0003_queue_of_every_office"),
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
                    ("receive_declaration", "Takes declarations and events from feeds"),
                ],
                "verbose_name": "declaration",
                "verbose_name_plural": "declarations",
            },
        ),
        migrations.AlterModelOptions(
            name="dutyline",
            options={"verbose_name": "tax line", "verbose_name_plural": "tax lines"},
        ),
        migrations.AlterModelOptions(
            name="item",
            options={"verbose_name": "item", "verbose_name_plural": "items"},
        ),
        migrations.AlterModelOptions(
            name="statusevent",
            options={"verbose_name": "event", "verbose_name_plural": "events"},
        ),
        migrations.AlterModelOptions(
            name="waitingevent",
            options={"verbose_name": "waiting event", "verbose_name_plural": "waiting events"},
        ),
    ]
