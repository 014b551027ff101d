"""Make the database refuse to change or delete an event of a timeline."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION declarations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events of a declaration are only added'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER declarations_events_are_only_added BEFORE UPDATE OR DELETE
    ON declarations_statusevent FOR EACH ROW EXECUTE FUNCTION declarations_refuse_change();
"""
ALLOW = """
DROP TRIGGER declarations_events_are_only_added ON declarations_statusevent;
DROP FUNCTION declarations_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("declarations", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
