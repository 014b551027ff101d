"""An end to conversations a byte at a time, which no time limit of a socket ever ends."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Watch = Callable[[socket.socket], None]


@contextmanager
def hung_up_after(seconds: float) -> Iterator[Watch]:
    """Hang up what is watched when the block lasts longer; whoever reads there gets an OSError.

    :returns: what is called with each socket as soon as it is there
    """
    watched: list[socket.socket] = []
    late = threading.Event()

    def hang_up() -> None:
        late.set()
        for one in watched:
            with suppress(OSError):
                # Not that of SSL, which would say goodbye first.
                socket.socket.shutdown(one, socket.SHUT_RDWR)

    def watch(one: socket.socket) -> None:
        watched.append(one)
        if late.is_set():
            hang_up()

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
