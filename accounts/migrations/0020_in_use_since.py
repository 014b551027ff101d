"""Note since when an account is in use: that a first password is out does not tell of it."""

from django.db import migrations, models

from core.acting import PORTAL

# The trail knows who chose a password; without it, who signed in, or has a password that no first
# one stands before.
FILL = """
UPDATE accounts_user AS person SET in_use_since = coalesce(
    (SELECT min(happened_at) FROM audit_entry
     WHERE subject = person.username AND name = 'password chosen'),
    last_login,
    CASE WHEN first_password_until IS NULL AND password <> '' AND password NOT LIKE '!%'
        THEN date_joined END
);
"""
AS_NOBODY = "SELECT set_config('app.everything', '', true);"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0019_which_messages_customs_sees"),
        ("audit", "0009_checkpoints_are_only_added"),
    ]

    operations = [
        migrations.AddField("user", "in_use_since", models.DateTimeField(blank=True, null=True)),
        migrations.RunSQL(f"{PORTAL}; {FILL} {AS_NOBODY}", migrations.RunSQL.noop),
    ]
