"""The page of officers with the national role: how the trail stands."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from audit import actions, answers
from audit.models import Checkpoint, Verification
from core.words import Words
from tests.factories import MORNING, UserFactory


@pytest.fixture
def page(client, national_officer):
    def page(language="en"):
        client.force_login(national_officer)
        with translation.override(language):
            return client.get(reverse("trail"))

    return page


def test_it_tells_how_far_the_trail_is_sealed_signed_and_verified(page, sealed, kept):
    actions.keep_verification(size=sealed, head=kept[-1].head, faults=[], at=timezone.now())

    text = page().text

    assert all(checkpoint.head in text for checkpoint in kept)
    assert "nothing was changed" in text
    assert "found faults" not in text
    assert str(Verification.objects.get()).endswith(f"{sealed}: 0")


def test_an_empty_trail_has_a_page_too(page):
    assert page().text.count("None yet") == 2


def test_faults_are_told_on_top(page, sealed):
    actions.keep_verification(
        size=1, head="", faults=[Words("รายการ 1", "Entry 1 <b>")], at=timezone.now()
    )

    text = page().text

    assert "The last verification found faults" in text
    assert "Entry 1 &lt;b&gt;" in text
    assert "รายการ 1" in page("th").text


def test_so_is_a_sealer_that_does_not_run(page, officer):
    actions.record("viewed", subject="A", by=officer, at=MORNING)

    assert not answers.state(at=timezone.now()).is_late
    assert answers.state(at=timezone.now() + timedelta(minutes=6)).is_late


def test_so_is_work_that_nobody_did_for_a_night(page, sealed, kept):
    now = timezone.now()
    assert not answers.state(at=now).is_unverified
    assert answers.state(at=now + timedelta(hours=27)).is_unverified
    assert not answers.state(at=now + timedelta(hours=2)).is_unsigned

    actions.keep_verification(size=sealed, head="", faults=[], at=now + timedelta(hours=10))
    actions.record("viewed", subject="A", by=UserFactory(), at=MORNING)
    actions.seal()

    assert not answers.state(at=now + timedelta(hours=27)).is_unverified
    assert answers.state(at=now + timedelta(hours=2)).is_unsigned
    assert "was not verified" not in page().text


def test_it_is_for_officers_who_may_read_the_trail(client, officer, trader):
    for person in (officer, trader, UserFactory(permissions=["view_entry"])):
        client.force_login(person)
        assert client.get(reverse("trail")).status_code == 404


def test_the_trail_in_the_admin_is_filtered_by_kind(client, officer):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    for name in ("viewed", "event 0209", "release", "sought"):
        actions.record(name, subject="A", by=officer, at=MORNING)

    def found(kind):
        answer = client.get(reverse("admin:audit_entry_changelist"), {"kind": kind})
        return {entry.name for entry in answer.context["cl"].result_list}

    assert found("VIEWED") == {"viewed"}
    assert found("CHANGED") == {"event 0209", "release"}
    assert found("REFUSED") == {"sought"}
    assert len(found("NONE")) == 4


def test_whether_all_is_in_time_stands_beside_readiness(client, sealed, kept, caplog, monkeypatch):
    actions.keep_verification(size=sealed, head="", faults=[], at=timezone.now())
    in_time = dict.fromkeys(["late", "unsigned", "unverified", "faults"], False)
    assert client.get("/readyz").json()["trail"] == in_time
    assert caplog.records == []

    later = timezone.now() + timedelta(hours=27)
    assert answers.report(later) == in_time | {"unverified": True}
    actions.record("viewed", subject="A", by=UserFactory(), at=MORNING)
    assert answers.report(later)["late"]
    actions.seal()
    assert answers.report(later)["unsigned"]
    actions.keep_verification(size=1, head="", faults=[Words("ผิด", "Wrong")], at=timezone.now())
    assert answers.report(timezone.now()) == in_time | {"faults": True}
    assert "the trail needs looking after: ['faults']" in caplog.text


def test_a_forged_checkpoint_does_not_hide_that_nobody_signs(page, sealed, kept):
    Checkpoint.objects.create(size=10**6, head="", made_at=MORNING, signature="forged")
    actions.record("viewed", subject="A", by=UserFactory(), at=MORNING)
    actions.seal()

    assert answers.state(at=timezone.now() + timedelta(hours=2)).is_unsigned
