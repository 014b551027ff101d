"""Keep codes by e-mail apart for each session that asked, and count wrong ones of them apart."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0013_what_a_code_was_asked_for")]

    operations = [
        migrations.AddField(
            "user",
            "wrong_reset_codes",
            models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.RemoveConstraint("codedevice", "code_device_once_each"),
        migrations.AddConstraint(
            "codedevice",
            models.UniqueConstraint(
                condition=Q(("kind", "MAIL"), _negated=True),
                fields=("user", "kind"),
                name="code_device_once_each",
            ),
        ),
        migrations.AddConstraint(
            "codedevice",
            models.UniqueConstraint(
                condition=Q(("kind", "MAIL")),
                fields=("user", "asked_for"),
                name="code_device_of_mail_once_asked",
            ),
        ),
    ]
