"""Ask for pages over one kept-open connection and time the answers."""

import re
import time
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from statistics import quantiles
from urllib.parse import urlencode


class Visitor:
    """A signed-in person with one connection to the portal."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: SimpleCookie = SimpleCookie()

    def ask(self, address: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Return status and body of a page, or of a form sent there."""
        headers = {"Cookie": self.cookies.output(header="", sep=";").strip()}
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST" if form else "GET", address, body, headers)
        answer = self.connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(value)
        return answer.status, answer.read()

    def sign_in(self, username: str, password: str, code: str) -> None:
        """Sign in as a person would: the password, then the code that the app shows."""
        self.fill_in("/en/signin/", {"username": username, "password": password})
        self.fill_in("/en/signin/code/", {"code": code})

    def fill_in(self, address: str, form: dict[str, str]) -> None:
        """Send a form with its own token; its page must be content."""
        _status, page = self.ask(address)
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        status, _body = self.ask(address, form | {"csrfmiddlewaretoken": token[1].decode()})
        assert status == 302, (address, status)

    def time(self, address: str) -> float:
        """Return how many milliseconds one answer took."""
        start = time.perf_counter()
        status, _body = self.ask(address)
        spent = (time.perf_counter() - start) * 1000
        assert status in {200, 302}, (address, status)
        return spent


def measure(
    asked: dict[str, tuple[Visitor, str]], *, rounds: int
) -> dict[str, tuple[float, float]]:
    """Return median and 99th percentile in ms for each page, asked for in turn."""
    spent: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (visitor, address) in asked.items():
            spent[name].append(visitor.time(address))
    cuts = {name: quantiles(times, n=100) for name, times in spent.items()}
    return {name: (cut[49], cut[98]) for name, cut in cuts.items()}
