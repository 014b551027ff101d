"""Handing letters over: to the mail server, to the gateway of SMS, or to a page of the demo."""

from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from notifications.actions import show
from notifications.messages import Letter
from notifications.models import Channel
from notifications.transports.gateway import HttpGateway
from notifications.transports.mail import hand_over
from notifications.transports.refusals import Never, NotNow

__all__ = ["Never", "NotNow", "deliver"]


def deliver(letter: Letter, *, channel: str) -> None:
    """Hand a letter over; when this returns, the provider has taken it.

    Never called inside a request: it may take as long as the time limits of the sockets.

    :raises NotNow: the provider may take it later
    :raises Never: the provider will not take it as it is
    """
    _transport(channel)(letter)


def _transport(channel: str) -> Callable[[Letter], None]:
    given = settings.EMAIL_HOST if channel == Channel.MAIL else settings.SMS_GATEWAY_URL
    if settings.DEMO and not given:
        return lambda letter: _show(letter, channel)
    return hand_over if channel == Channel.MAIL else HttpGateway.of_settings().take


def _show(letter: Letter, channel: str) -> None:
    show(letter, channel=channel, at=timezone.now())
