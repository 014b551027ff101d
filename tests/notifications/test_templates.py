"""Every message that the portal can send, in both languages: no link, no host, short enough.

Thai agencies may not send links, and people are told that whoever does is a fraud.
"""

import re

import pytest
from django.conf import settings

from notifications import messages
from notifications.catalogue import PLACEHOLDER, PURPOSES
from notifications.messages import one_line
from tests.notifications.samples import SAMPLES

FOLDER = settings.BASE_DIR / "templates/messages"
FILES = sorted(FOLDER.glob("*.txt"))
LINK = re.compile(
    r"http|www\.|://|\b[a-z0-9-]+\.(?:com|net|org|info|th|go|co|io|app|me|link|ly)\b", re.IGNORECASE
)
THAI = re.compile("[\u0e01-\u0e5b]")
CODE_WITHIN = 20


def faults(purpose, channel, language, words):
    """Yield what is wrong with a message."""
    secret = words.get("secret", "")
    rest = {name: word for name, word in words.items() if name != "secret"}
    if channel == "mail":
        subject, text = messages.mail(purpose, language, rest)
    else:
        subject, text = "", messages.sms(purpose, language, rest)
        yield from sms_faults(text.replace(PLACEHOLDER, secret), secret, language)
    whole = subject + text
    if LINK.search(whole):
        yield "a link or a host name"
    for word in rest.values():
        whole = whole.replace(word, "")
    if bool(THAI.search(whole)) is not (language == "th"):
        yield "the other language"
    if bool(secret) is not (PLACEHOLDER in text):
        yield "a secret without its place, or a place without a secret"


def sms_faults(text, secret, language):
    # A code goes in one part, a notice in two.
    longest = (160 if secret else 306) if text.isascii() else (70 if secret else 134)
    if len(text) > longest:
        yield f"{len(text)} signs, more than {longest}"
    if secret and not 0 <= text.find(secret) <= CODE_WITHIN - len(secret):
        yield f"the code is not within the first {CODE_WITHIN} signs"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_message_keeps_the_rules(file, language):
    purpose, channel, _txt = file.name.split(".")

    assert list(faults(purpose, channel, language, SAMPLES[purpose])) == []


def test_every_message_has_words_for_its_purpose_and_sample_words():
    purposes = {file.name.split(".")[0] for file in FILES}

    assert purposes == PURPOSES.keys()
    assert purposes == SAMPLES.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_template_holds_a_link_in_any_of_its_branches(file):
    assert not LINK.search(file.read_text())


@pytest.mark.parametrize(
    ("channel", "text", "fault"),
    [
        ("sms", "รหัส {{ secret }} ดูที่ https://portal.example", "a link or a host name"),
        ("sms", "รหัส {{ secret }} ดูที่ customs.go.th", "a link or a host name"),
        ("sms", "รหัส {{ secret }} ดูที่ www.portal", "a link or a host name"),
        ("sms", "รหัส {{ secret }} " + "ก" * 60, "72 signs, more than 70"),
        ("sms", "รหัสของท่านในระบบติดตาม {{ secret }}", "the code is not within the first 20 signs"),
        ("sms", "Code {{ secret }}", "the other language"),
        ("sms", "รหัส", "the code is not within the first 20 signs"),
        ("mail", "เรื่อง\n\nรหัส {{ secret }} ที่ portal.example.com", "a link or a host name"),
    ],
)
def test_a_message_that_breaks_a_rule_is_found(settings, tmp_path, channel, text, fault):
    (tmp_path / "messages").mkdir()
    (tmp_path / f"messages/broken.{channel}.txt").write_text(text)
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], tmp_path]}]

    assert fault in list(faults("broken", channel, "th", {"secret": "482913", "firm": "A"}))


@pytest.mark.parametrize("channel", ["mail", "sms"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_trial_messages_keep_the_rules(channel, language):
    words = {"secret": "482913", "reference": "KTPQ", "firm": "A"}

    assert list(faults("trial_code", channel, language, words)) == []


def test_a_word_is_kept_whole_where_it_is_harmless():
    assert one_line("บริษัท ก. จำกัด (มหาชน) s•••@example.com") == (
        "บริษัท ก. จำกัด (มหาชน) s•••@example.com"
    )
