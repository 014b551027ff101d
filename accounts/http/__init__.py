"""Requests and sessions as the portal's pages receive them."""

from accounts.http.requests import SignedInRequest, posted

__all__ = ["SignedInRequest", "posted"]
