"""Let no two user names differ in case alone: whoever signs in may type either."""

from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("accounts", "0021_plain_user_names")]

    operations = [
        migrations.AddConstraint(
            "user",
            models.UniqueConstraint(
                Upper("username"),
                name="user_name_once",
                violation_error_message=(
                    "Somebody has this name already, in capital or small letters."
                ),
            ),
        ),
    ]
