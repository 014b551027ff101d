"""What people type to prove themselves is in no log, no trail and no table afterwards."""

import logging
import re

import pytest
from django.db import connection
from django_otp.oath import totp

from accounts.actions.factors import begin_authenticator, write_recovery_codes
from accounts.models import hash_of_id
from tests.accounts.people import MOBILE, PASSWORD, brought, page, person, type_code, type_password
from tests.factories import MORNING

ID_NUMBER, WRONG = "1000000300004", "a wrong passphrase 7Q"
NEW, NEW_MOBILE = "another long passphrase 2570", "+66898765432"
KEPT_ON_PURPOSE = {"accounts_user", "accounts_codedevice", "notifications_message"}
"""Where addresses stand, to be reached by."""


@pytest.fixture
def told(caplog):
    """All that was logged, by whoever, as one text."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join([caplog.text, *(str(vars(record)) for record in caplog.records)])


def everything(client):
    """Go through the pages of signing in and of security; return all secrets on the way."""
    somebody = person(
        "somebody", id_hash=hash_of_id(ID_NUMBER), id_shown="1", notice_accepted_at=MORNING
    )
    type_password(client, password=WRONG)
    type_password(client)
    secrets = [brought()]
    type_code(client, "000001")
    type_code(client, brought())
    client.post(page("prove_again", "change_mobile"), {"present": PASSWORD})
    secrets.append(brought())
    client.post(page("prove_again_code", "change_mobile"), {"code": brought()})
    client.post(page("change_mobile"), {"mobile": NEW_MOBILE})
    secrets.append(brought())
    client.post(page("change_mobile_code"), {"code": brought()})
    app = begin_authenticator(somebody, session="a", at=MORNING)
    client.post(page("authenticator"), {"code": f"{totp(app.bin_key):06}"})
    secrets += [app.bin_key.hex(), *write_recovery_codes(somebody, at=MORNING)]
    other = type(client)()
    other.post(page("forgot"), {"username": somebody.email})
    secrets.append(brought())
    type_code(other, brought(), on="forgot_code")
    other.post(page("forgot_password"), {"password": NEW, "again": NEW})
    return [PASSWORD, WRONG, NEW, ID_NUMBER, *secrets]


def stands_in(secret, text):
    """Tell whether a text holds a secret; six digits within a hash or a moment are none."""
    return bool(re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", text))


def tables():
    """Yield the name of each table and all its rows as one text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')  # noqa: S608
            yield table, cursor.fetchone()[0] or ""


def test_no_secret_is_logged_or_kept(client, db, told):
    secrets = everything(client)

    assert [secret for secret in secrets if stands_in(secret, told())] == []
    kept = dict(tables())
    assert "somebody" in kept["audit_entry"]
    found = {
        (table, secret) for table, rows in kept.items() for secret in secrets if secret in rows
    }
    assert found == set()


def test_where_to_reach_people_is_not_logged_and_not_in_the_trail(client, db, told):
    everything(client)

    addresses = ["somebody@example.com", MOBILE, NEW_MOBILE]
    assert [address for address in addresses if address in told()] == []
    kept = {table for table, rows in tables() for address in addresses if address in rows}
    assert kept <= KEPT_ON_PURPOSE


def test_a_planted_secret_is_found(client, db, told):
    logging.getLogger("anything").warning("the password is %s", PASSWORD)

    assert stands_in(PASSWORD, told())
