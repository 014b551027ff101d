"""“Only what waits for me” finds exactly what the page of each declaration calls the reader's turn."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from declarations.answers import answer
from declarations.forms.traders import my_turn
from declarations.models import Declaration
from declarations.models.lists import turn_parts, with_told
from declarations.views.traders import reader_of
from declarations.workflow import STAGES, Status
from tests.factories import MORNING, DeclarationFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 30)

STORIES = [
    ["RECEIVED"],
    ["ACCEPTED"],
    ["ACCEPTED", "MANIFEST_MISMATCH"],
    ["ACCEPTED", "MANIFEST_MISMATCH", "MANIFEST_MATCHED"],
    ["REFUSED"],
    ["0109"],
    ["0109", "DUTY_SENT_TO_BANK"],
    ["0109", "DUTY_SENT_TO_BANK", "BANK_ANSWERED"],
    ["0109", "GUARANTEE_SENT"],
    ["0109", "GUARANTEE_SENT", "GUARANTEE_ANSWERED"],
    ["0209"],
    ["0209", "LANE_GREEN"],
    ["0209", "LANE_YELLOW"],
    ["0209", "LANE_YELLOW", "0301", "EXAMINED"],
    ["0209", "LANE_YELLOW", "HELD", "HOLD_LIFTED"],
    ["0109", "LANE_YELLOW"],
    ["0209", "EXAMINED"],
    ["0209", "0301"],
    ["0209", "0301", "PORT_TOLD"],
    ["0209", "0301", "PORT_TOLD", "GOODS_READY"],
    ["0209", "DOCUMENTS_WANTED"],
    ["0209", "HELD"],
    ["0209", "HELD LICENCE"],
    ["0309"],
    ["0409"],
    ["CANCELLED"],
    ["0209", "0302"],
]
NOTICES = [None, TODAY - timedelta(days=1), TODAY]
PERMITTED = "APPEAL_FILED DEFERRAL_GRANTED"
APPEALS = ["", PERMITTED, f"{PERMITTED} APPEAL_STRUCK_OUT"]
"""What followed the notice: nothing, permission to wait, and its end."""
COLUMNS = [
    {},
    {"broker": None},
    {"total_tax": Decimal(10)},
    {"document_type": "1", "transport_mode": "1"},
    {"document_type": "1", "transport_mode": "7"},
    {"document_type": "1", "transport_mode": "3", "transport_date": date(2026, 12, 28)},
]


def happens(happen, declaration, story, notified, appeal=""):
    for minutes, event in enumerate(story):
        code, _, reason = event.partition(" ")
        facts = {"reason": reason or "VALUE", "text": "…"} if code == "HELD" else {}
        happen(declaration, code, minutes=minutes, **facts)
    if notified:
        day = notified - timedelta(days=30)
        minutes = (day - MORNING.date()).days * 24 * 60
        happen(declaration, "ASSESSMENT_NOTICE", minutes=minutes, duty="100")
        for later, code in enumerate(appeal.split(), start=1):
            happen(declaration, code, minutes=minutes + later)


def find_and_ask(user):
    """Return what the filter finds, and what the answers say."""
    reader = reader_of(user)
    rows = Declaration.objects.visible_to(user)
    answers = {row.pk: answer(row, list(row.events.all()), reader=reader, on=TODAY) for row in rows}
    found = set(my_turn(rows, reader, on=TODAY).values_list("pk", flat=True))
    return found, {pk for pk, said in answers.items() if said.yours}


def of_parts(parts):
    return [pk for part in parts for pk in part.values_list("pk", flat=True)]


def test_the_filter_and_the_page_agree(declaration, trader, broker, officer, happen):
    parties = {name: getattr(declaration, name) for name in ("trader", "broker", "office")}
    cases = [*product(STORIES, NOTICES, APPEALS[:1]), *product(STORIES, NOTICES[2:], APPEALS[1:])]
    for story, notified, appeal in cases:
        happens(happen, DeclarationFactory(**parties), story, notified, appeal)
    assert set(Declaration.objects.values_list("status", flat=True)) == set(Status)

    # The columns decide nothing of what happened above, only whose turn it is.
    before = Declaration.objects.values(*{name for columns in COLUMNS for name in columns}).first()
    for columns, user in product(COLUMNS, (trader, broker, officer)):
        Declaration.objects.update(**before | columns)
        found, yours = find_and_ask(user)
        assert found == yours, columns
        in_parts = sorted(of_parts(turn_parts(user, on=TODAY)))
        assert user.is_officer or sorted(found) == in_parts, columns
        assert found or not user.is_officer, columns


def test_the_line_and_the_page_name_the_same_situation(declaration, happen, trader):
    happens(happen, declaration, ["0209", "0301", "GOODS_READY"], None)

    (row,) = with_told(Declaration.objects.all())

    assert row.told == "GOODS_READY"
    assert row.stage in STAGES
