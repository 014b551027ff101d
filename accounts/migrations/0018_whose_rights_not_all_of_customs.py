"""Show roles, invitations, mandates and the trail to those of Customs alone who need them.

That is the national role; for roles also who looks after people in the admin, and for the trail who
may read it there.
"""

from django.db import migrations

from core.postgres.policies import (
    EVERYWHERE,
    FOR_CUSTOMS,
    PERSON,
    TRADERS,
    any_of,
    guard_anew,
    holds,
    seen_with,
)

FIRM = f"trader_id = {TRADERS}"
PERSONS = f"user_id = {PERSON}"
SIDES = (f"client_id = {TRADERS}", f"broker_id = {TRADERS}")
WITH_THE_MANDATE = seen_with("accounts_mandate", by="accounts_mandate_offices.mandate_id")
CONCERNED = (
    "owner = ANY ((SELECT acting_parties())::text[])",
    "behalf = ANY ((SELECT acting_parties())::text[])",
    "actor = (SELECT acting_name())",
)
LOOKS_AFTER_PEOPLE = any_of(holds("accounts.view_user"), holds("accounts.change_user"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0017_rights_of_who_acts")]

    operations = [
        guard_anew(
            "accounts_membership",
            seen=any_of(EVERYWHERE, FIRM, PERSONS, LOOKS_AFTER_PEOPLE),
            written=any_of(EVERYWHERE, FIRM, holds("accounts.change_user")),
            was=any_of(FOR_CUSTOMS, FIRM, PERSONS),
            was_written=any_of(FOR_CUSTOMS, FIRM),
        ),
        guard_anew(
            "accounts_invitation", seen=any_of(EVERYWHERE, FIRM), was=any_of(FOR_CUSTOMS, FIRM)
        ),
        guard_anew(
            "accounts_mandate",
            seen=any_of(EVERYWHERE, *SIDES),
            was=any_of(FOR_CUSTOMS, *SIDES),
        ),
        guard_anew(
            "accounts_mandate_offices",
            seen=any_of(EVERYWHERE, WITH_THE_MANDATE),
            was=any_of(FOR_CUSTOMS, WITH_THE_MANDATE),
        ),
        guard_anew(
            "audit_entry",
            seen=any_of(EVERYWHERE, *CONCERNED, holds("audit.view_entry")),
            written="true",
            was=any_of(FOR_CUSTOMS, *CONCERNED),
            was_written="true",
        ),
    ]
