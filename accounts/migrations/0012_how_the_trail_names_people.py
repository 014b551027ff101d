"""Name people in the trail by a random key: their tax number is their ID number."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

BY_KEY = """
CREATE OR REPLACE FUNCTION acting_parties() RETURNS text[] LANGUAGE sql STABLE
RETURN (SELECT coalesce(array_agg(CASE WHEN tax_id LIKE '0%'
        THEN tax_id || '/' || lpad(branch::text, 6, '0')
        ELSE 'P' || replace(trail_key::text, '-', '') END), '{}')
    FROM accounts_trader WHERE id = ANY (acting_traders()));
"""
BY_NUMBER = """
CREATE OR REPLACE FUNCTION acting_parties() RETURNS text[] LANGUAGE sql STABLE
RETURN (SELECT coalesce(array_agg(tax_id || '/' || lpad(branch::text, 6, '0')), '{}')
    FROM accounts_trader WHERE id = ANY (acting_traders()));
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_whose_trail")]

    operations = [
        migrations.AddField(
            "trader",
            "trail_key",
            models.UUIDField(db_default=RandomUUID(), unique=True, editable=False),
        ),
        migrations.RunSQL(BY_KEY, BY_NUMBER),
    ]
