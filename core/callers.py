"""Where a request comes from: the address of the caller, as far as it can be believed."""

from contextvars import ContextVar
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

CALLER: ContextVar[str] = ContextVar("caller", default="")
"""The masked address of whoever made the current request; empty where there is no request."""


def address_of(request: HttpRequest) -> str:
    """Return the address that a request came from, or the empty text where none is known.

    Only behind our own web server is a header believed: it writes ``X-Real-IP`` anew. Addresses
    of IPv6 are cut to the network of 64 bits that one customer gets, so that nobody has many.
    """
    header = "HTTP_X_REAL_IP" if settings.BEHIND_PROXY else "REMOTE_ADDR"
    try:
        address = ip_address(request.META.get(header, ""))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)


def masked(address: str) -> str:
    """Return an address with its last part hidden, as the trail and lists of sessions keep it."""
    if ":" in address:
        return ":".join(address.split(":")[:3]) + ":…"
    return ".".join([*address.split(".")[:3], "x"]) if address else ""
