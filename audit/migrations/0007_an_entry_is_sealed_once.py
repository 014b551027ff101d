"""Let an entry be given its place in the chain, once, and nothing else of it be changed.

``ENABLE ALWAYS`` because a superuser's session could otherwise pass as a replica, in which
triggers rest; who owns the table can still take a trigger away, and the chain tells.
"""

from django.db import migrations

SEAL_ONCE = """
CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sealed audit_entry;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL
        AND NEW.sequence > 0 AND NEW.hash ~ '^[0-9a-f]{64}$' THEN
        sealed := OLD;
        sealed.sequence := NEW.sequence;
        sealed.hash := NEW.hash;
        IF NOT (sealed *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'entries of the audit trail are only added'
        USING ERRCODE = 'restrict_violation';
END $$;
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entries_are_only_added;
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_trail_is_not_emptied;
"""
NEVER = """
ALTER TABLE audit_entry ENABLE TRIGGER audit_trail_is_not_emptied;
ALTER TABLE audit_entry ENABLE TRIGGER audit_entries_are_only_added;
CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit trail are only added'
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0006_a_place_in_the_chain")]

    operations = [migrations.RunSQL(SEAL_ONCE, NEVER)]
