"""What tests of signing in need: people with factors, and the code that a message brought."""

import re

from django.urls import reverse
from django.utils import translation

from accounts.models import CodeDevice, User
from core import secrets
from notifications.models import Message

PASSWORD = "a long enough passphrase 2569"
MOBILE = "+66812345678"


def person(username="somebody", *, confirmed=True, **facts):
    """Write a person with a password, an e-mail address and a mobile."""
    user = User(username=username, email=f"{username}@example.com", phone=MOBILE, **facts)
    user.set_password(PASSWORD)
    user.save()
    CodeDevice.objects.create(
        user=user, kind="SMS", address=MOBILE, name="sms", confirmed=confirmed
    )
    return user


def brought(purpose="code", **facts):
    """Return the secret that the newest message of a purpose brings, as its reader sees it."""
    message = Message.objects.filter(purpose=purpose, **facts).latest("pk")
    return secrets.unseal(message.sealed_secret)


def digits(text):
    """Return the six digits in a text."""
    return re.search(r"\b[0-9]{6}\b", text)[0]


def wrong(code):
    """Return six digits that are not the code."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def page(name, *args):
    with translation.override("th"):
        return reverse(name, args=args)


def type_password(client, *, username="somebody", password=PASSWORD, **more):
    return client.post(page("signin"), {"username": username, "password": password, **more})


def type_code(client, code, *, on="signin_code"):
    return client.post(page(on), {"code": code})


def is_signed_in(client):
    return client.get(page("account")).status_code == 200


def masked(answer):
    """Return the bytes of a page without what differs each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.text)
    return re.sub(r"[0-9a-f]{12}", "", text)
