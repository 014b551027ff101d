"""Make the database refuse to change, delete or empty what came out of verifications."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_refuse_verification_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'verifications of the audit trail are only added'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_verifications_are_only_added BEFORE UPDATE OR DELETE ON audit_verification
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_verification_change();
CREATE TRIGGER audit_verifications_are_not_emptied BEFORE TRUNCATE ON audit_verification
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_emptying();
ALTER TABLE audit_verification ENABLE ALWAYS TRIGGER audit_verifications_are_only_added;
ALTER TABLE audit_verification ENABLE ALWAYS TRIGGER audit_verifications_are_not_emptied;
"""
ALLOW = """
DROP TRIGGER audit_verifications_are_not_emptied ON audit_verification;
DROP TRIGGER audit_verifications_are_only_added ON audit_verification;
DROP FUNCTION audit_refuse_verification_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0015_forged_checkpoints_stand_in_no_way")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
