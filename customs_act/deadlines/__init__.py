"""The days by which something must or may be done, and what follows."""

from customs_act.deadlines.clocks import Clock, Facts, clocks_for, latest_last_day, rules_for
from customs_act.deadlines.rules import Days, EachMonth, Months, Rule
from customs_act.deadlines.single import certificates_due, payment_due, usual_last_day
from customs_act.deadlines.tables import RULES, TABLES
from customs_act.deadlines.terms import EVENTS, PARTIES, Event, Nature, Party, State

__all__ = [
    "EVENTS",
    "PARTIES",
    "RULES",
    "TABLES",
    "Clock",
    "Days",
    "EachMonth",
    "Event",
    "Facts",
    "Months",
    "Nature",
    "Party",
    "Rule",
    "State",
    "certificates_due",
    "clocks_for",
    "latest_last_day",
    "payment_due",
    "rules_for",
    "usual_last_day",
]
