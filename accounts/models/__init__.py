"""People, the traders they act for and the customs places they work at."""

from accounts.models.factors import (
    LONGEST_WAIT,
    MOST_TRIES,
    AuthenticatorDevice,
    CodeDevice,
    Grant,
    RecoveryDevice,
)
from accounts.models.limits import Attempt
from accounts.models.mandates import MANAGING, Mandate, may_print_for
from accounts.models.owned import find_owned
from accounts.models.people import User, hash_of_id
from accounts.models.places import Office
from accounts.models.rights import Invitation, Membership, firms_of, hash_of_invitation
from accounts.models.sessions import Session
from accounts.models.traders import Trader, check_tax_id

__all__ = [
    "LONGEST_WAIT",
    "MANAGING",
    "MOST_TRIES",
    "Attempt",
    "AuthenticatorDevice",
    "CodeDevice",
    "Grant",
    "Invitation",
    "Mandate",
    "Membership",
    "Office",
    "RecoveryDevice",
    "Session",
    "Trader",
    "User",
    "check_tax_id",
    "find_owned",
    "firms_of",
    "hash_of_id",
    "hash_of_invitation",
    "may_print_for",
]
