"""Log lines are JSON, carry the request's reference, and a traceback only for errors."""

import json
import logging
import sys

from core.logs import REQUEST_ID, JsonFormatter


def line(level, text="hello"):
    try:
        raise ValueError("details")
    except ValueError:
        record = logging.LogRecord("a.b", level, "", 1, text, None, sys.exc_info())
    return json.loads(JsonFormatter().format(record))


def test_a_line_says_when_how_bad_who_and_what():
    token = REQUEST_ID.set("abc123")
    written = line(logging.INFO, "สวัสดี")
    REQUEST_ID.reset(token)

    assert (written["level"], written["logger"], written["text"]) == ("INFO", "a.b", "สวัสดี")
    assert written["request"] == "abc123"
    assert written["time"].endswith("+00:00")


def test_only_errors_bring_their_traceback():
    assert "details" in line(logging.ERROR)["trace"]
    assert "trace" not in line(logging.WARNING)


def test_a_line_stays_one_line():
    assert "\n" not in JsonFormatter().format(
        logging.LogRecord("a", logging.ERROR, "", 1, "one\ntwo", None, None)
    )
