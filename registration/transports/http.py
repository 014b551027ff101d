"""The identity registry over HTTP: a question is a POST of JSON, its answer too."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

from registration.messages import Answer, Question, Unreadable, read, written
from registration.transports.unavailable import Unavailable

PATIENCE = 10.0
"""Seconds that one question may take from the first byte to the last."""
LONGEST_ANSWER = 64 * 1024


class HttpRegistry:
    """Asks a server; one that hangs or drips is given up when its time is over."""

    def __init__(self, url: str, *, token: str = "", patience: float = PATIENCE) -> None:
        self._url = urlsplit(url)
        self._token = token
        self._patience = patience

    def check(self, id_number: str, laser_id: str, first_name: str, last_name: str) -> Answer:
        """Tell whether the card with this number and Laser ID is of a person with this name.

        :raises Unavailable: no connection, no answer in time, or none that can be read
        """
        document = written(Question(id_number, laser_id, first_name, last_name))
        try:
            return read(self._post(document))
        except Unreadable:
            raise Unavailable("an answer that cannot be read") from None
        except (OSError, HTTPException, ValueError) as fault:
            # Its text may quote what was sent.
            raise Unavailable(type(fault).__name__) from None

    def _post(self, document: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        with self._connected() as connection:
            connection.request("POST", self._url.path or "/", document, headers)
            with connection.getresponse() as response:
                body, status = response.read(LONGEST_ANSWER + 1), response.status
        if status != 200 or len(body) > LONGEST_ANSWER:
            raise Unavailable(f"status {status}")
        return body

    @contextmanager
    def _connected(self) -> Iterator[HTTPConnection]:
        kind = HTTPSConnection if self._url.scheme == "https" else HTTPConnection
        connection = kind(self._url.hostname or "", self._url.port, timeout=self._patience)
        connection.connect()
        # The timeout is for each byte; a server that drips would have us for hours.
        end = Timer(self._patience, _cut, [connection.sock])
        end.daemon = True
        end.start()
        try:
            yield connection
        finally:
            end.cancel()
            connection.close()


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself
