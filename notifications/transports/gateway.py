"""Handing a letter to a gateway of SMS over HTTP.

What a gateway has to do stands in docs/sms.md, and is tried in ``tests/notifications``.
"""

import http.client
import json
import ssl
from dataclasses import dataclass
from typing import Protocol, Self
from urllib.parse import urlsplit

from django.conf import settings

from core import failpoints
from notifications.messages import Letter
from notifications.transports.deadline import hung_up_after
from notifications.transports.refusals import Never, NotNow

_ABOUT_US = {401, 402, 403, 404, 405}
"""Our token, our account or our address is wrong: every letter would fare the same."""

_LATER = {408, 409, 425, 429}


class SmsGateway(Protocol):
    """Whoever sends SMS: takes a letter once, however often it is handed over."""

    def take(self, letter: Letter) -> None:
        """Take a letter; when this returns, it is taken.

        :raises NotNow: it may be taken later
        :raises Never: it will not be taken as it is
        """


@dataclass(frozen=True)
class HttpGateway:
    """A gateway that takes JSON by POST, with an ``Idempotency-Key``."""

    url: str
    token: str
    timeout: float

    @classmethod
    def of_settings(cls) -> Self:
        """Return the gateway of ``SMS_GATEWAY_URL``."""
        return cls(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN, settings.SMS_TIMEOUT)

    def take(self, letter: Letter) -> None:
        """Take a letter; the words are those of :class:`SmsGateway`."""
        failpoints.reached("sending")
        try:
            status = self._ask(letter)
        except (OSError, http.client.HTTPException) as error:
            raise NotNow(type(error).__name__, provider_fails=True) from None
        failpoints.reached("taken by the provider")
        if 200 <= status < 300:
            return
        name = f"HTTP {status}"
        if status in _LATER:
            raise NotNow(name, provider_fails=status != 409)
        if 400 <= status < 500 and status not in _ABOUT_US:
            raise Never(name)
        raise NotNow(name, provider_fails=True)

    def _ask(self, letter: Letter) -> int:
        """Return the status of the answer; redirections are not followed."""
        url = urlsplit(self.url)
        connection: http.client.HTTPConnection
        if url.scheme == "https":
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(
                url.hostname or "", url.port, timeout=self.timeout, context=context
            )
        else:
            connection = http.client.HTTPConnection(
                url.hostname or "", url.port, timeout=self.timeout
            )
        path = url._replace(scheme="", netloc="").geturl() or "/"
        body = json.dumps({"to": letter.address, "text": letter.text}).encode()
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": letter.message_id,
        }
        try:
            with hung_up_after(settings.SEND_DEADLINE) as watch:
                connection.connect()
                watch(connection.sock)
                connection.request("POST", path, body, headers)
                return connection.getresponse().status
        finally:
            connection.close()
