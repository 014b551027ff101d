"""What every installation needs is written by one command, which can run again."""

import csv

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command

from accounts import actions
from accounts.models import Office, Trader, User, check_tax_id

pytestmark = pytest.mark.django_db


def test_every_place_of_the_list_is_written_once(capsys):
    call_command("prepare")
    call_command("prepare", verbosity=0)

    with actions.PLACES.open(encoding="utf-8") as file:
        listed = {row["code"] for row in csv.DictReader(file)}
    assert set(Office.objects.values_list("code", flat=True)) == listed
    assert "108 customs places" in capsys.readouterr().out


def test_places_know_their_office_in_charge_and_what_may_be_done_there():
    actions.write_places()

    terminal = Office.objects.get(code="2811")
    assert terminal.office_in_charge.code == "2801"
    assert (terminal.export_release, terminal.export_load, terminal.import_entry) == (
        True,
        False,
        False,
    )


def test_places_added_by_officers_stay():
    Office.objects.create(code="8888", name_th="ใหม่", name_en="New")

    actions.write_places()

    assert Office.objects.filter(code="8888").exists()


def test_corrections_of_places_stay_and_empty_names_are_filled():
    actions.write_places()
    own = Office.objects.get(code="1190")
    Office.objects.filter(code="2811").update(
        name_th="", name_en="Corrected", export_release=False, office_in_charge=own
    )
    Office.objects.filter(code="2812").update(office_in_charge=None)

    actions.write_places()

    corrected = Office.objects.get(code="2811")
    assert (corrected.name_en, corrected.export_release) == ("Corrected", False)
    assert corrected.office_in_charge == own
    assert corrected.name_th, "an empty name is filled"
    assert Office.objects.get(code="2812").office_in_charge is None, "its own office: an answer"


def test_a_place_that_is_missing_comes_with_its_office_in_charge():
    actions.write_places()
    Office.objects.get(code="2811").delete()

    actions.write_places()

    assert Office.objects.get(code="2811").office_in_charge.code == "2801"


def test_groups_have_exactly_their_rights():
    actions.write_groups()
    Group.objects.get(name="Release officers").permissions.clear()

    actions.write_groups()

    for name, rights in actions.GROUPS.items():
        group = Group.objects.get(name=name)
        assert {right.codename for right in group.permissions.all()} == set(rights)


def test_the_portal_is_a_user_that_nobody_can_sign_in_as():
    actions.write_groups()
    actions.write_groups()

    portal = User.objects.get(username=actions.PORTAL_USERNAME)
    assert portal.has_usable_password() is False
    assert portal.has_perm("declarations.receive_declaration")
    assert not portal.has_perm("declarations.release_declaration")


def test_a_traders_name_is_there_in_either_language():
    assert Trader(name_th="ไทย").name.en == "ไทย"
    assert str(Trader(name_th="ไทย", name_en="Thai").name) == "ไทย"
    assert Trader(branch=1).branch_shown == "000001"


@pytest.mark.parametrize("number", ["0000000012343", "GB150454489082", "123"])
def test_right_and_foreign_tax_numbers_pass(number):
    check_tax_id(number)


def test_a_wrong_check_digit_is_refused():
    with pytest.raises(ValidationError, match="check digit"):
        check_tax_id("0000000012344")
