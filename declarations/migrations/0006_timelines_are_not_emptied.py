"""Make the database refuse to empty the timelines at one stroke, which no trigger on rows sees.

Tests pass by ``etracking.allow_flush``; why, says audit/migrations/0004_the_trail_is_not_emptied.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION declarations_refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('etracking.allow_flush', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'events of a declaration are only added'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER declarations_timelines_are_not_emptied BEFORE TRUNCATE
    ON declarations_statusevent FOR EACH STATEMENT EXECUTE FUNCTION declarations_refuse_emptying();
"""
ALLOW = """
DROP TRIGGER declarations_timelines_are_not_emptied ON declarations_statusevent;
DROP FUNCTION declarations_refuse_emptying();
"""


class Migration(migrations.Migration):
    dependencies = [("declarations", "0005_counts_by_stage")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
