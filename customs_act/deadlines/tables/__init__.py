"""The rules with a period, by subject; sections are those of the Customs Act B.E. 2560."""

from customs_act.deadlines.rules import Rule
from customs_act.deadlines.tables import (
    appeals,
    assessment,
    custody,
    left_behind,
    records,
    refunds,
    transit,
    vessels,
)

TABLES: dict[str, tuple[Rule, ...]] = {
    "assessment": assessment.RULES,
    "appeals": appeals.RULES,
    "refunds": refunds.RULES,
    "custody": custody.RULES,
    "left_behind": left_behind.RULES,
    "transit": transit.RULES,
    "vessels": vessels.RULES,
    "records": records.RULES,
}
RULES: dict[str, Rule] = {rule.code: rule for rules in TABLES.values() for rule in rules}
"""Every rule by its code."""
