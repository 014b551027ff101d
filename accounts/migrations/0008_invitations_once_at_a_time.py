"""Let an address be invited once at a time to a role, and only to roles that are offered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_keys_of_rights"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                fields=("email", "trader", "role"),
                name="invitation_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["ADMINISTRATOR", "ACCOUNTANT", "VIEWER"])),
                name="invitation_role_offered",
            ),
        ),
    ]
