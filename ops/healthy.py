"""Ask an address for 200, as a host name that the portal answers to; for health checks."""

import os
import sys
import urllib.request


def ask(url: str, host: str) -> int:
    """Return the status of the answer.

    :raises OSError: there was none, or it was an error
    """
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310 (ours)
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
        return int(answer.status)


if __name__ == "__main__":
    own_name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    sys.exit(ask(sys.argv[1], own_name) != 200)
