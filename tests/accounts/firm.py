"""A firm with an administrator and a viewer, and what they were told by mail."""

import re

from notifications.messages import letter
from notifications.models import Message
from tests.factories import MembershipFactory, TraderFactory, UserFactory


def member(firm, role, name, **facts):
    """Return somebody with a role in a firm, who can be written to."""
    facts = {"email": f"{name}@example.com", "first_name": name.title()} | facts
    person = UserFactory(username=name, **facts)
    MembershipFactory(user=person, trader=firm, role=role)
    return person


def own_firm():
    """Return a firm whose names show on its pages."""
    return TraderFactory(name_th="บริษัท ผลไม้ตัวอย่าง จำกัด", name_en="Example Fruit Co., Ltd.")


def mails(purpose):
    """Return who was written to for this purpose, in order."""
    return list(
        Message.objects.filter(purpose=purpose).order_by("pk").values_list("address", flat=True)
    )


def code_sent():
    """Return the code in the invitation sent last, as who gets the mail reads it."""
    message = Message.objects.filter(purpose="invitation").latest("pk")
    return re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){2}", letter(message).text)[0]
