"""Show declarations, with all that hangs on them, only to their parties and their offices."""

from django.db import migrations

from core.postgres.policies import EVERYWHERE, OFFICES, TRADERS, any_of, guard, seen_with

PARTIES = any_of(
    EVERYWHERE,
    f"trader_id = {TRADERS}",
    f"broker_id = {TRADERS}",
    f"office_id = {OFFICES}",
)
PARTS = ("declarations_item", "declarations_dutyline", "declarations_statusevent")


def guard_part(table):
    """Show a part with its declaration."""
    declaration = seen_with("declarations_declaration", by=f"{table}.declaration_id")
    return guard(table, seen=any_of(EVERYWHERE, declaration))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_who_acts"),
        ("declarations", "0008_additional_duty"),
    ]

    operations = [
        guard("declarations_declaration", seen=PARTIES),
        *(guard_part(table) for table in PARTS),
        guard("declarations_waitingevent", seen=EVERYWHERE),
    ]
