"""Take user names alone that the sign-in takes too; who has another one is renamed before."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0020_in_use_since")]

    operations = [
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=Q(username__regex="^[A-Za-z0-9._-]{1,40}$") | Q(username="(nobody)"),
                name="user_name_plain",
                violation_error_message="User names have 1 to 40 signs: letters A to Z and a to z,"
                " digits, full stops, hyphens and underscores.",
            ),
        ),
    ]
