"""Let entries come without a place in the chain, and give places one after the other.

Otherwise an entry with the last number there is would stop the sealer for good. When an entry was
recorded is told by the clock of the database, whatever the statement that adds it says.
"""

from django.db import migrations

WITHOUT = """
CREATE FUNCTION audit_entry_comes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence IS NOT NULL OR NEW.hash <> '' THEN
        RAISE EXCEPTION 'entries of the audit trail come without a place in the chain'
            USING ERRCODE = 'restrict_violation';
    END IF;
    NEW.recorded_at := statement_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entries_come_without_a_place BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_comes();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entries_come_without_a_place;

CREATE FUNCTION audit_places_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lowest bigint;
    highest bigint;
    places bigint;
BEGIN
    SELECT min(sequence), max(sequence), count(*) INTO lowest, highest, places FROM given;
    IF lowest < 1 OR lowest > 1 AND NOT EXISTS (SELECT FROM audit_entry WHERE sequence = lowest - 1)
        OR highest - lowest <> places - 1 THEN
        RAISE EXCEPTION 'places in the chain are given one after the other'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_places_follow_each_other AFTER UPDATE ON audit_entry
    REFERENCING NEW TABLE AS given
    FOR EACH STATEMENT EXECUTE FUNCTION audit_places_follow();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_places_follow_each_other;
"""
ANYHOW = """
DROP TRIGGER audit_places_follow_each_other ON audit_entry;
DROP FUNCTION audit_places_follow();
DROP TRIGGER audit_entries_come_without_a_place ON audit_entry;
DROP FUNCTION audit_entry_comes();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0013_moments_that_can_be_read")]

    operations = [migrations.RunSQL(WITHOUT, ANYHOW)]
