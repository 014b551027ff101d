"""Each step from the workbench: asked, confirmed, refused, and decided on an old page."""

import re
from datetime import timedelta

import pytest

from declarations import actions
from declarations.workflow import OFFICER_STEPS, Status
from tests.clients import PersonClient
from tests.declarations.officers.conftest import Desk, text
from tests.factories import MORNING, OfficerFactory, UserFactory

LATER = MORNING + timedelta(hours=2)
ENTRY = re.compile(r'<ol class="et-timeline" reversed>\s*<li>(.*?)</li>', re.DOTALL)
WITHOUT_MOMENTS = re.compile(r'<time.*?</time>|title="[^"]*"', re.DOTALL)


def prepare(paid, step, officer):
    """Bring a paid declaration to where a step can be taken."""
    if step == "record_result":
        return actions.order_examination(paid, by=officer, at=LATER)
    if step == "lift_hold":
        return actions.hold(paid, reason="OTHER", text="รอ", by=officer, at=LATER)
    if step == "deliver":
        return actions.release(paid, by=officer, at=LATER)
    return paid


TYPED = {
    "order_examination": {"order": "50", "text": "Bring the licence"},
    "record_result": {"result": "AS_DECLARED"},
    "hold": {"reason": "LICENCE", "text": "Send the licence"},
    "cancel": {"text": "Sent twice"},
}
LEADS_TO = {
    "order_examination": Status.EXAMINATION,
    "record_result": Status.READY_FOR_RELEASE,
    "release": Status.RELEASED,
    "hold": Status.HELD,
    "lift_hold": Status.READY_FOR_RELEASE,
    "deliver": Status.DELIVERED,
    "cancel": Status.CANCELLED,
}


@pytest.mark.parametrize("step", OFFICER_STEPS)
def test_a_confirmed_step_is_taken_and_told(desk, paid, officer, step):
    declaration = prepare(paid, step, officer)

    answer = desk(officer).confirm(declaration, step, **TYPED.get(step, {}))

    declaration.refresh_from_db()
    assert declaration.status == LEADS_TO[step]
    assert answer.redirect_chain[-1][0].endswith(f"/officer/declarations/{declaration.number}/")
    assert f"is now: {declaration.status_words.en} (was: " in text(answer)


@pytest.mark.parametrize("step", OFFICER_STEPS)
def test_the_page_of_a_step_changes_nothing(desk, paid, officer, step):
    declaration = prepare(paid, step, officer)

    answer = desk(officer).open("officer_step", declaration.number, step)

    before = declaration.status
    declaration.refresh_from_db()
    assert (answer.status_code, declaration.status) == (200, before)
    assert declaration.trader.name.en in text(answer)


def test_a_step_that_is_not_possible_is_explained_on_the_officers_page(desk, declaration, officer):
    answer = desk(officer).confirm(declaration, "release")

    assert answer.redirect_chain == [(f"/en/officer/declarations/{declaration.number}/", 302)]
    assert "is not possible while the status is “Received”" in text(answer)


def test_the_page_of_a_declaration_shows_what_can_be_done_and_why_not_the_rest(desk, paid, officer):
    page = text(desk(officer).open("officer_detail", paid.number))

    assert f"/officer/declarations/{paid.number}/release/" in page
    assert f"/officer/declarations/{paid.number}/deliver/" not in page
    assert "it needs: Released" in page


def test_a_right_that_is_missing_is_named_on_the_page_and_refused_at_the_door(desk, paid):
    newcomer = OfficerFactory(offices=[paid.office], permissions=["hold_declaration"])
    desk = desk(newcomer)

    page = text(desk.open("officer_detail", paid.number))
    answer = desk.confirm(paid, "release")

    assert "Your role does not have this right" in page
    assert answer.status_code == 403
    assert "the head of the office gives them" in text(answer)


@pytest.mark.parametrize(
    ("first", "last", "called"), [("Suda", "Example", "by Suda Example"), ("", "", "by (second_")]
)
def test_events_name_the_officer(desk, paid, officer, second_officer, first, last, called):
    second_officer.first_name, second_officer.last_name = first, last
    second_officer.save()
    actions.release(paid, by=second_officer, at=LATER)

    assert called in text(desk(officer).open("officer_detail", paid.number))


@pytest.mark.parametrize("typed", [{}, {"reason": "LICENCE"}, {"text": "x"}, {"reason": "NO"}])
def test_a_hold_needs_a_reason_from_the_list_and_words(desk, paid, officer, typed):
    answer = desk(officer).confirm(paid, "hold", **typed)

    paid.refresh_from_db()
    assert (answer.status_code, paid.status) == (422, Status.READY_FOR_RELEASE)
    assert "error-summary" in text(answer)


def test_the_words_of_a_hold_are_shown_as_the_trader_reads_them_before_it_is_done(
    desk, paid, officer
):
    typed = {"reason": "LICENCE", "text": "ส่งใบอนุญาต", "seen": paid.updated_at.isoformat()}

    answer = desk(officer).send("officer_step", paid.number, "hold", **typed)

    paid.refresh_from_db()
    assert (answer.status_code, paid.status) == (200, Status.READY_FOR_RELEASE)
    page = text(answer)
    assert "ระงับการปล่อยสินค้า" in page
    assert "Release put on hold" in page
    assert "รอใบอนุญาต" in page
    assert "Licence awaited" in page
    assert page.count("ส่งใบอนุญาต") == 3  # in both languages, and kept in the form


def test_what_they_will_read_is_what_the_traders_page_then_shows(desk, paid, officer, trader):
    typed = {"reason": "LICENCE", "text": "ส่งใบอนุญาต", "seen": paid.updated_at.isoformat()}
    preview = text(desk(officer).send("officer_step", paid.number, "hold", **typed))
    assert "HELD" not in preview
    held = actions.hold(paid, reason="LICENCE", text="ส่งใบอนุญาต", by=officer, at=LATER)

    page = text(Desk(PersonClient(), trader).client.get(f"/en/declarations/{held.number}/"))

    def shown(html):
        return WITHOUT_MOMENTS.sub("", ENTRY.search(html)[1]).split()

    english = preview[preview.index('<div lang="en"') :]
    assert shown(english) == shown(page)


@pytest.mark.parametrize(
    ("language", "order", "words"),
    [("en", "50", "See an officer"), ("th", "50", "พบเจ้าหน้าที่"), ("en", "77", "Wire-seal")],
)
def test_the_status_to_come_is_the_one_of_the_chosen_order(
    client, paid, officer, language, order, words
):
    client.force_login(officer)
    address = f"/{language}/officer/declarations/{paid.number}/order_examination/"
    seen = paid.updated_at.isoformat()

    unchosen = client.get(address)
    chosen = client.post(address, {"order": order, "seen": seen})
    again = client.post(address, {"order": order, "seen": seen, "change": "yes"})

    assert chosen.context["after"].order_code == order
    assert f'et-pill-wait">{words}<' in text(chosen)
    assert unchosen.context["after"] is again.context["after"] is None


def test_words_can_be_changed_after_they_were_read(desk, paid, officer):
    typed = {"reason": "LICENCE", "text": "wrong", "seen": paid.updated_at.isoformat()}

    page = text(desk(officer).send("officer_step", paid.number, "hold", change="yes", **typed))

    assert "<textarea" in page
    assert 'name="confirmed"' not in page


def test_goods_on_the_red_line_need_an_examination_and_another_officer(
    desk, paid, happen, officer, second_officer
):
    happen(paid, "LANE_RED", minutes=31)
    desk = desk(officer)
    assert "only after an examination" in text(desk.confirm(paid, "release"))
    paid = actions.order_examination(paid, by=officer, at=LATER)
    paid = actions.record_result(paid, result="AS_DECLARED", by=officer, at=LATER)

    page = text(desk.open("officer_detail", paid.number))
    refused = desk.confirm(paid, "release")
    done = Desk(desk.client, second_officer).confirm(paid, "release")

    assert f"/officer/declarations/{paid.number}/release/" not in page
    assert "released by a second officer" in page
    assert "released by a second officer" in text(refused)
    assert "is now: Released (was: " in text(done)


@pytest.mark.parametrize("person", ["trader", "broker", "stranger", "distant_officer"])
def test_to_everyone_else_the_pages_do_not_exist(desk, paid, person, request):
    desk = desk(request.getfixturevalue(person))

    assert desk.open("officer_detail", paid.number).status_code == 404
    assert desk.open("officer_step", paid.number, "release").status_code == 404
    assert desk.confirm(paid, "release").status_code == 404
    paid.refresh_from_db()
    assert paid.status == Status.READY_FOR_RELEASE


def test_a_step_that_does_not_exist_is_not_found(desk, paid, officer):
    assert desk(officer).open("officer_step", paid.number, "accept").status_code == 404


def test_the_national_role_reaches_every_office(desk, paid, national_officer):
    assert "is now: Released (was: " in text(desk(national_officer).confirm(paid, "release"))


def test_a_person_of_no_firm_and_no_office_finds_nothing(desk, paid):
    assert desk(UserFactory()).open("officer_queue").status_code == 404
