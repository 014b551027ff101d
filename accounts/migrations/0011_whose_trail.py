"""Show entries of the trail to Customs, to those whose records they are about, and to who did them.

Anybody adds entries, also who is not signed in yet; the trail itself forbids to change them.
"""

from django.db import migrations

from core.postgres.policies import FOR_CUSTOMS, any_of, guard

WHO = """
CREATE FUNCTION acting_name() RETURNS text LANGUAGE sql STABLE
RETURN (SELECT username FROM accounts_user WHERE id = acting_person());

-- As audit.models.Entry has them in owner and behalf.
CREATE FUNCTION acting_parties() RETURNS text[] LANGUAGE sql STABLE
RETURN (SELECT coalesce(array_agg(tax_id || '/' || lpad(branch::text, 6, '0')), '{}')
    FROM accounts_trader WHERE id = ANY (acting_traders()));
"""
NOBODY = "DROP FUNCTION acting_parties(), acting_name();"
SEEN = any_of(
    FOR_CUSTOMS,
    "owner = ANY ((SELECT acting_parties())::text[])",
    "behalf = ANY ((SELECT acting_parties())::text[])",
    "actor = (SELECT acting_name())",
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_whose_rights"),
        ("audit", "0009_checkpoints_are_only_added"),
    ]

    operations = [
        migrations.RunSQL(WHO, NOBODY),
        guard("audit_entry", seen=SEEN, written="true"),
    ]
