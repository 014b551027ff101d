"""Handing a letter to the mail server of ``EMAIL_URL``."""

import smtplib
import socket
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from core import failpoints
from notifications.messages import Letter
from notifications.transports.deadline import Watch, hung_up_after
from notifications.transports.refusals import Never, NotNow

# What is said before the recipient is named says nothing about the letter.
_ABOUT_US = (
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPNotSupportedError,
)


class _WatchedBackend(EmailBackend):
    """Has its socket watched from the first byte."""

    watch: Watch

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        backend, kind = self, super().connection_class

        class Watched(kind):  # type: ignore[valid-type, misc]
            def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
                found: socket.socket = super()._get_socket(host, port, timeout)
                backend.watch(found)
                return found

        return Watched


def hand_over(letter: Letter) -> None:
    """Hand a letter over; when this returns, the server has said yes.

    :raises NotNow: the server cannot be reached, hangs, or says 4xx
    :raises Never: it says 5xx to the recipient or to the text
    """
    backend = _WatchedBackend()
    try:
        with hung_up_after(settings.SEND_DEADLINE) as backend.watch:
            backend.open()
            failpoints.reached("sending")
            backend.send_messages([_mail(letter)])
    except _ABOUT_US as error:
        raise NotNow(type(error).__name__, provider_fails=True) from None
    except smtplib.SMTPRecipientsRefused as error:
        _refuse(error, next(iter(error.recipients.values()))[0])
    except smtplib.SMTPResponseException as error:
        _refuse(error, error.smtp_code)
    except OSError as error:  # also those of smtplib that are no answers
        raise NotNow(type(error).__name__, provider_fails=True) from None
    finally:
        # The letter is taken, or it is not: what is said while parting changes nothing.
        with suppress(Exception):
            backend.close()
    failpoints.reached("taken by the provider")


def _refuse(error: Exception, code: int) -> None:
    name = f"{type(error).__name__} {code}"
    if 500 <= code < 600:
        raise Never(name) from None
    # 421 closes the door to everybody; the other 4xx are about this letter.
    raise NotNow(name, provider_fails=code == 421) from None


def _mail(letter: Letter) -> EmailMessage:
    headers = {
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    return EmailMessage(letter.subject, letter.text, to=[letter.address], headers=headers)
