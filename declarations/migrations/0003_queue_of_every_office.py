"""Let the national role read what waits everywhere in the order of waiting."""

from django.db import migrations, models
from django.db.models import Q

MAY_WAIT_FOR_OFFICERS = ~Q(
    status__in=[
        "RECEIVED",
        "AWAITING_MANIFEST",
        "READY_TO_PAY",
        "REFUSED",
        "DELIVERED",
        "CANCELLED",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("declarations", "0002_events_are_only_added")]

    operations = [
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(
                fields=["status_since", "id"],
                name="declaration_queue_everywhere",
                condition=MAY_WAIT_FOR_OFFICERS,
            ),
        ),
    ]
