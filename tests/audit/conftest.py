"""A trail with checkpoints on it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit import actions
from audit.models import Checkpoint, Entry
from tests.factories import MORNING, UserFactory


@pytest.fixture
def sealed(db):
    """Twelve sealed entries, with checkpoints after the sixth and the last; how many there are."""
    by = UserFactory(username="somebody")
    for n in range(12):
        if n == 6:
            actions.seal()
            actions.make_checkpoint(at=timezone.now())
        moment = MORNING + timedelta(seconds=n)
        actions.record("viewed", subject=f"A{n}", owner="O", by=by, at=moment, code=str(n))
    actions.seal()
    actions.make_checkpoint(at=timezone.now())
    assert Checkpoint.objects.count() == 2
    return Entry.objects.count()


@pytest.fixture
def kept(sealed):
    """The checkpoints as they are kept elsewhere."""
    return [checkpoint.signed() for checkpoint in Checkpoint.objects.order_by("size")]
