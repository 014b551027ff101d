"""An identity registry over HTTP that confirms, refuses, hangs, drips, fails or talks nonsense."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FAULTS = ("fail", "garbage", "other", "huge", "redirect", "half")
SLOW = ("hang", "drip")


class FakeRegistry:
    """What it does next, what it was asked, and where it listens."""

    def __init__(self):
        self.mode = "confirm"
        self.asked = []
        self.tokens = []
        self.let_go = threading.Event()
        self.arrived = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/cards/check"


def _handler(registry):
    return type("Handler", (Handler,), {"registry": registry})


class Handler(BaseHTTPRequestHandler):
    """Answers as its registry says."""

    registry: FakeRegistry

    def log_message(self, *args):
        pass

    def do_POST(self):
        question = self.rfile.read(int(self.headers["Content-Length"]))
        self.registry.asked.append(json.loads(question))
        self.registry.tokens.append(self.headers.get("Authorization"))
        self.registry.arrived.set()
        getattr(self, f"_{self.registry.mode}")()

    def _say(self, body, status=200):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _confirm(self):
        self._say(b'{"result": "CONFIRMED"}')

    def _refuse(self):
        self._say(b'{"result": "REFUSED"}')

    def _fail(self):
        self._say(b'{"result": "CONFIRMED"}', status=503)

    def _redirect(self):
        self._say(b"", status=302)

    def _garbage(self):
        self._say(b"<html>maintenance</html>")

    def _other(self):
        self._say(b'["CONFIRMED"]')

    def _huge(self):
        self._say(b'{"result": "CONFIRMED"}' + b" " * 70_000)

    def _half(self):
        self.send_response(200)
        self.send_header("Content-Length", "500")
        self.end_headers()
        self.wfile.write(b'{"result": "CONF')
        self.close_connection = True

    def _hang(self):
        self.registry.let_go.wait(60)

    def _drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        while not self.registry.let_go.wait(0.02):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return


@contextmanager
def fake_registry():
    """Run it while the block lasts."""
    registry = FakeRegistry()
    thread = threading.Thread(target=registry.server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield registry
    finally:
        registry.let_go.set()
        registry.server.shutdown()
        registry.server.server_close()
        thread.join()
