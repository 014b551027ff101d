"""Reading the pages of applicants."""

import re

SIGNUP = "/en/signup/"


def text(response):
    return response.content.decode()


def blanked(body):
    """Return a text without tokens, references and moments."""
    body = re.sub('name="csrfmiddlewaretoken" value="[^"]+"', "TOKEN", body)
    body = re.sub("<time.*?</time>", "MOMENT", body)
    return re.sub("(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}", "REFERENCE", body)
