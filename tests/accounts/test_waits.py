"""After wrong codes of an app, or of those on paper, one waits: not for long, and it costs nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_otp.oath import totp

from accounts.actions import codes
from accounts.actions.factors import begin_authenticator, write_recovery_codes
from accounts.models import LONGEST_WAIT, AuthenticatorDevice, RecoveryDevice
from audit.models import Entry
from tests.accounts.asking import typed
from tests.accounts.people import person, wrong
from tests.factories import MORNING


@pytest.fixture
def somebody(db):
    return person()


def test_what_is_typed_while_the_app_waits_is_not_looked_at_and_does_not_count(somebody):
    app = begin_authenticator(somebody, session="a", at=MORNING)
    code = f"{totp(app.bin_key):06}"
    assert typed(somebody, app, wrong(code)) is False
    AuthenticatorDevice.objects.update(throttling_failure_count=6)

    for _try in range(2):
        with pytest.raises(codes.MustWait) as refused:
            typed(somebody, app, code)
    somebody.refresh_from_db()
    app.refresh_from_db()
    assert somebody.wrong_codes == 1
    assert refused.value.until == app.throttling_failure_timestamp + timedelta(seconds=32)
    assert Entry.objects.filter(name="code refused").count() == 1
    AuthenticatorDevice.objects.update(throttling_failure_timestamp=MORNING)
    assert typed(somebody, app, code) is True


@pytest.mark.parametrize("failures", [10, 17, 2_000])
def test_nobody_waits_for_more_than_five_minutes(somebody, failures):
    app = begin_authenticator(somebody, session="a", at=MORNING)
    app.throttling_failure_count = failures
    app.throttling_failure_timestamp = timezone.now() - LONGEST_WAIT + timedelta(seconds=30)
    app.save()
    with pytest.raises(codes.MustWait):
        typed(somebody, app, "000000")
    app.throttling_failure_timestamp -= timedelta(seconds=30)
    app.save()

    assert typed(somebody, app, f"{totp(app.bin_key):06}") is True


def test_codes_on_paper_wait_too(somebody):
    code, *_rest = write_recovery_codes(somebody, at=MORNING)
    device = RecoveryDevice.objects.get(user=somebody)
    typed(somebody, device, "wrong")
    RecoveryDevice.objects.update(throttling_failure_count=3)

    with pytest.raises(codes.MustWait):
        typed(somebody, device, code)
