"""Make the database refuse to empty the trail at one stroke, which no trigger on rows sees.

Tests with transactions of their own clean up after themselves by TRUNCATE, and rows written by
them must not stay. They alone connect with ``etracking.allow_flush`` on (tests/settings.py); a
setting of the session, so that nothing in the database itself ever stands open.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('etracking.allow_flush', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'entries of the audit trail are only added'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_trail_is_not_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_emptying();
"""
ALLOW = """
DROP TRIGGER audit_trail_is_not_emptied ON audit_entry;
DROP FUNCTION audit_refuse_emptying();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_words_for_people")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
