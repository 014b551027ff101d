"""A message that was being sent when its process died is sent again under the same key."""

from django.db import migrations, models

BEFORE = ["CREATED", "SENDING", "SENT", "UNKNOWN", "FAILED", "EXPIRED"]
AFTER = [status for status in BEFORE if status != "UNKNOWN"]
WORDS = {
    "CREATED": "Waits to be sent",
    "SENDING": "Being sent",
    "SENT": "Sent",
    "FAILED": "Not sent",
    "EXPIRED": "Too late to be sent",
}


def known(statuses):
    """Return the constraint that lets no other status in."""
    condition = models.Q(("status__in", statuses), ("channel__in", ["MAIL", "SMS"]))
    return models.CheckConstraint(condition=condition, name="message_known_words")


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_messages_by_address")]

    operations = [
        migrations.RunSQL(
            "UPDATE notifications_message SET status = 'FAILED' WHERE status = 'UNKNOWN'",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveConstraint("message", "message_known_words"),
        migrations.AddConstraint("message", known(AFTER)),
        migrations.AlterField(
            "message",
            "status",
            models.CharField(choices=[*WORDS.items()], default="CREATED", max_length=8),
        ),
    ]
