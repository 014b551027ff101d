"""Show roles, invitations and mandates only to the firms they are about, and to Customs."""

from django.db import migrations

from core.postgres.policies import FOR_CUSTOMS, PERSON, TRADERS, any_of, guard, seen_with

OF_THE_FIRM = any_of(FOR_CUSTOMS, f"trader_id = {TRADERS}")
OF_EITHER_SIDE = any_of(FOR_CUSTOMS, f"client_id = {TRADERS}", f"broker_id = {TRADERS}")
WITH_THE_MANDATE = seen_with("accounts_mandate", by="accounts_mandate_offices.mandate_id")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_which_side_ended_a_mandate")]

    operations = [
        guard(
            "accounts_membership",
            seen=any_of(OF_THE_FIRM, f"user_id = {PERSON}"),
            written=OF_THE_FIRM,
        ),
        guard("accounts_invitation", seen=OF_THE_FIRM),
        guard("accounts_mandate", seen=OF_EITHER_SIDE),
        guard("accounts_mandate_offices", seen=any_of(FOR_CUSTOMS, WITH_THE_MANDATE)),
    ]
