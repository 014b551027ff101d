"""Let Postgres derive, for the person who acts, what they may see until the transaction ends.

``core.acting`` says who that is. The rights are read here, at the moment of use, and not taken
from the caller: a person who is not there, or no longer active, sees nothing.
"""

from django.db import migrations

ACT = """
CREATE FUNCTION act_as(person bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    who record;
    national boolean := false;
BEGIN
    PERFORM set_config(name, '', true) FROM unnest(ARRAY['app.person', 'app.traders',
        'app.offices', 'app.everywhere', 'app.staff', 'app.everything']) AS name;
    SELECT is_staff, is_officer, is_superuser INTO who
    FROM accounts_user WHERE id = person AND is_active;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- First, since it opens the memberships that are read next.
    PERFORM set_config('app.person', person::text, true);
    IF who.is_staff OR who.is_officer THEN
        PERFORM set_config('app.staff', 'on', true);
    END IF;
    IF NOT who.is_officer THEN
        PERFORM set_config('app.traders', coalesce(array_agg(DISTINCT trader_id)::text, ''), true)
        FROM accounts_membership WHERE user_id = person;
        RETURN;
    END IF;
    PERFORM set_config('app.offices', coalesce(array_agg(office_id)::text, ''), true)
    FROM accounts_user_offices WHERE user_id = person;
    SELECT who.is_superuser OR EXISTS (
        SELECT FROM auth_permission AS right_
        JOIN django_content_type AS type ON type.id = right_.content_type_id
        WHERE right_.codename = 'work_everywhere' AND type.app_label = 'accounts' AND (
            EXISTS (SELECT FROM accounts_user_user_permissions AS own
                    WHERE own.permission_id = right_.id AND own.user_id = person)
            OR EXISTS (SELECT FROM accounts_user_groups AS member
                       JOIN auth_group_permissions AS given USING (group_id)
                       WHERE given.permission_id = right_.id AND member.user_id = person)
        )
    ) INTO national;
    IF national THEN
        PERFORM set_config('app.everywhere', 'on', true);
    END IF;
END $$;

CREATE FUNCTION acting_person() RETURNS bigint LANGUAGE sql STABLE
RETURN NULLIF(current_setting('app.person', true), '')::bigint;

CREATE FUNCTION acting_traders() RETURNS bigint[] LANGUAGE sql STABLE
RETURN coalesce(NULLIF(current_setting('app.traders', true), ''), '{}')::bigint[];

CREATE FUNCTION acting_offices() RETURNS bigint[] LANGUAGE sql STABLE
RETURN coalesce(NULLIF(current_setting('app.offices', true), ''), '{}')::bigint[];

CREATE FUNCTION acts_for_customs() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce('on' IN (current_setting('app.staff', true),
    current_setting('app.everything', true)), false);

CREATE FUNCTION acts_everywhere() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce('on' IN (current_setting('app.everywhere', true),
    current_setting('app.everything', true)), false);
"""
FORGET = """
DROP FUNCTION acts_everywhere(), acts_for_customs(), acting_offices(), acting_traders(),
    acting_person(), act_as(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_invitations_and_mandates"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunSQL(ACT, FORGET)]
