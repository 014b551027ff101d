"""Make the database refuse to change, delete or empty checkpoints, as it does with entries."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_refuse_checkpoint_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'checkpoints of the audit trail are only added'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_checkpoints_are_only_added BEFORE UPDATE OR DELETE ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_checkpoint_change();
CREATE TRIGGER audit_checkpoints_are_not_emptied BEFORE TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_emptying();
ALTER TABLE audit_checkpoint ENABLE ALWAYS TRIGGER audit_checkpoints_are_only_added;
ALTER TABLE audit_checkpoint ENABLE ALWAYS TRIGGER audit_checkpoints_are_not_emptied;
"""
ALLOW = """
DROP TRIGGER audit_checkpoints_are_not_emptied ON audit_checkpoint;
DROP TRIGGER audit_checkpoints_are_only_added ON audit_checkpoint;
DROP FUNCTION audit_refuse_checkpoint_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0008_checkpoints_and_verifications")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
