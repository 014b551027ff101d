"""What the README says is so."""

import re

from django.conf import settings

from declarations.management.commands import demo_facts
from registration.management.demo.register import to_register

README = (settings.BASE_DIR / "README.md").read_text()


def test_the_people_are_those_of_the_demonstration():
    listed = re.findall(r"^\| (.+) \| `(\w+)` \| `([\w-]+)` \|$", README, re.MULTILINE)

    people = demo_facts.people()

    assert listed == [(p["role"], p["username"], p["password"]) for p in people]


def test_those_who_can_register_are_those_of_the_demonstration():
    for entry in to_register():
        wanted = ("name", "tax_id", "laser_id", "email", "phone")
        line = next(line for line in README.splitlines() if entry["tax_id"] in line)
        assert [entry[name] for name in wanted if entry[name] not in line] == []


def test_every_folder_is_on_the_map():
    here = {
        f.name for f in settings.BASE_DIR.iterdir() if f.is_dir() and (f / "__init__.py").exists()
    }
    mapped = set(re.findall(r"(\w+)/", README.split("## What is where")[1]))

    assert here <= mapped


def test_every_link_leads_somewhere():
    links = re.findall(r"\]\((?!http)([^)#]+)", README)

    assert [link for link in links if not (settings.BASE_DIR / link).exists()] == []


def test_every_decision_is_in_the_index_under_its_number():
    folder = settings.BASE_DIR / "docs/adr"
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\1-[\w-]+\.md)\)", (folder / "README.md").read_text(), re.M
    )

    files = sorted(file.name for file in folder.glob("0*.md"))

    assert [name for _number, name in listed] == files
    assert len({number for number, _name in listed}) == len(files)
    for number, name in listed:
        assert (folder / name).read_text().startswith(f"# {int(number)}. ")
