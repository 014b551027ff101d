"""Sample words for every template in templates/messages, each word as long as it can be.

A line for each purpose: its words, and the secret if it has one. Whoever adds a template adds its
line here and its words in ``notifications/catalogue.py``; the tests ask for both.
"""

from core.secrets import masked_mailbox

_FIRM = {"firm": "F" * 120, "role": "R" * 40}
_MANDATE = {
    **{"client": "C" * 120, "broker": "B" * 120, "scope": "S" * 30},
    **{"since": "D" * 20, "until": "E" * 20},
}

_NOTICE = {
    **{"number": "0-0000-XXXXX-34-3", "branch": "000000", "day": "D" * 20, "help_phone": "1164"},
    **{"email": masked_mailbox("somebody@customs-refund.com"), "phone": "XXX XXX 5678"},
}
_APPLICATION = {"application": "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ"}

SAMPLES: dict[str, dict[str, str]] = {
    "code": {"secret": "482913", "reference": "KTPQ", "what": "to change your factors"},
    "first_password": {"secret": "K7QM-2XPD-9RTF-WE4H", "username": "EABCDEFG"},
    "role_given": {"firm": "F" * 120},
    "password_changed": {},
    "reset_closed": {},
    "factors_changed": {},
    "email_changed": {"waits": "yes"},
    "authenticator_set_up": {},
    "invitation": _FIRM | {"secret": "K7QM-2XPD-9RTF"},
    "invitation_accepted": _FIRM,
    "role_ended": _FIRM,
    "mandate_given": _MANDATE,
    "mandate_asked": _MANDATE,
    "mandate_ended": _MANDATE,
    "mandate_ends": _MANDATE,
    "account_notice": _NOTICE,
    "application_notice": _NOTICE,
    "application_received": _APPLICATION,
    "application_with_officer": _APPLICATION,
    "application_refused": _APPLICATION,
    "application_expired": _APPLICATION,
}
