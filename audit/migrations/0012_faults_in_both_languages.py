"""Keep the faults that a verification found in both languages; former ones are English in both."""

from django.db import migrations

FORWARD = """
UPDATE audit_verification SET faults = (
    SELECT jsonb_agg(jsonb_build_object('th', fault, 'en', fault) ORDER BY place)
    FROM jsonb_array_elements_text(faults) WITH ORDINALITY AS told(fault, place)
) WHERE jsonb_array_length(faults) > 0
"""
BACKWARD = """
UPDATE audit_verification SET faults = (
    SELECT jsonb_agg(fault->'en' ORDER BY place)
    FROM jsonb_array_elements(faults) WITH ORDINALITY AS told(fault, place)
) WHERE jsonb_array_length(faults) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0011_what_one_person_did")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
