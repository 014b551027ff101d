"""A real mail server and a gateway of SMS on this machine, which behave as badly as asked."""

import email
import json
import logging
import queue
import socket
import socketserver
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """A mail server; ``answers`` are its next answers to a recipient or a text, then it says yes."""

    taken: list = field(default_factory=list)
    at_recipient: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    at_text: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    refused: set = field(default_factory=set)
    port: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return "550 no such mailbox"
        if not self.at_recipient.empty():
            return self.at_recipient.get()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if not self.at_text.empty():
            return self.at_text.get()
        self.taken.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    @property
    def ids(self):
        """The Message-IDs taken, in their order."""
        return [mail["Message-ID"] for mail in self.taken]


@contextmanager
def mail_server():
    """Run a real SMTP server on this machine while the block lasts."""
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


@dataclass
class Gateway:
    """A gateway of SMS; ``answers`` are its next statuses (0: it hangs up), then it takes.

    As the contract asks, one key is taken once, however often it comes.
    """

    asked: list = field(default_factory=list)
    taken: dict = field(default_factory=dict)
    sent: list = field(default_factory=list)
    answers: "queue.SimpleQueue[int]" = field(default_factory=queue.SimpleQueue)
    token: str = "token of the gateway"
    port: int = 0

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1/messages"

    def answer(self, headers, body):
        self.asked.append((headers["Idempotency-Key"], body))
        if not self.answers.empty():
            return self.answers.get()
        if headers["Authorization"] != f"Bearer {self.token}":
            return 401
        new = headers["Idempotency-Key"] not in self.taken
        self.sent += [headers["Idempotency-Key"]] if new else []
        self.taken.setdefault(headers["Idempotency-Key"], body)
        return 202 if new else 200


@contextmanager
def sms_gateway():
    """Run a gateway of SMS on this machine while the block lasts."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = gateway.answer(self.headers, body)
            if status:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
            self.close_connection = True

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def listening(talk):
    """Accept connections on this machine and let ``talk`` have each socket; yield the port."""
    over = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            with suppress(OSError):
                talk(self.request, over)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def hang(one, over):
    """Say nothing at all."""
    over.wait()


def drip(one, over):
    """Begin an answer that never ends, one byte at a time."""
    one.sendall(b"HTTP/1.1 ")
    while not over.wait(0.05):
        one.sendall(b"2")


def free_port():
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, *, within=60.0):
    """Return as soon as something holds; fail when it takes too long."""
    deadline = time.monotonic() + within
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("it did not come true in time")
        time.sleep(0.02)
