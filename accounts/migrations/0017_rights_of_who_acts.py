"""Let Postgres tell whether whoever acts works for Customs and holds a right, as things are now."""

from django.db import migrations

# A body in quotes: Postgres then lets the tables that it reads be altered.
ACTS_WITH = """
CREATE FUNCTION acts_with(wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
SELECT acts_for_customs() AND EXISTS (
    SELECT FROM accounts_user AS person
    WHERE person.id = acting_person() AND person.is_active AND (
        person.is_superuser OR EXISTS (
            SELECT FROM auth_permission AS right_
            JOIN django_content_type AS type ON type.id = right_.content_type_id
            WHERE type.app_label || '.' || right_.codename = wanted AND (
                EXISTS (SELECT FROM accounts_user_user_permissions AS own
                        WHERE own.permission_id = right_.id AND own.user_id = person.id)
                OR EXISTS (SELECT FROM accounts_user_groups AS member
                           JOIN auth_group_permissions AS given USING (group_id)
                           WHERE given.permission_id = right_.id AND member.user_id = person.id)
            )
        )
    )
)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0016_time_to_begin_anew")]

    operations = [migrations.RunSQL(ACTS_WITH, "DROP FUNCTION acts_with(text)")]
