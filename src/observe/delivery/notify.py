"""Messages to people: mail, chat rooms and web hooks, through apprise."""

from __future__ import annotations

import logging
import re
import warnings
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from observe.errors import DeliveryError, ObserveError
from observe.output.letter import Message

if TYPE_CHECKING:
    from apprise import Apprise

INSTALL = "pip install 'observe[notify]'"
_SHORTEST_SECRET = 4


class Target:
    """A place to which messages are sent. `name` is safe to print; its address may hold a password."""

    def __init__(self, name: str, address: str) -> None:
        """Make the target of an address such as mailtos://… or slack://….

        Raises:
            ObserveError: when apprise is not installed or does not know what the address means.
        """
        self.name = name
        self._address = address
        with warnings.catch_warnings():
            # What apprise and its services import is not for our users to mend.
            warnings.simplefilter("ignore")
            self._service = self._known()

    def send(self, message: Message) -> None:
        """Send a message.

        Raises:
            DeliveryError: when the target does not take it.
        """
        import apprise
        from apprise.attachment.memory import AttachMemory

        attached = None
        if message.attachment:
            attached = AttachMemory(
                content=message.attachment, name=message.attachment_name, mimetype="text/calendar"
            )
        with warnings.catch_warnings(), apprise.LogCapture(level=logging.WARNING, fmt="%(message)s") as log:
            warnings.simplefilter("ignore")
            is_sent = self._service.notify(
                body=message.body,
                title=message.subject,
                body_format=apprise.NotifyFormat(message.format),
                attach=attached,
            )
            reasons = log.getvalue()
        if not is_sent:
            raise DeliveryError(
                self.name, self._reason(reasons), hint="the next run sends it again, if it keeps a record"
            )

    def _known(self) -> Apprise:
        try:
            import apprise
        except ImportError:
            raise ObserveError(
                f"'{self.name}' is reached through apprise, which is not installed", hint=INSTALL
            ) from None
        service = apprise.Apprise()
        with apprise.LogCapture(level=logging.WARNING, fmt="%(message)s"):
            is_known = service.add(self._address)
        if not is_known:
            raise ObserveError(
                f"the address of the target '{self.name}' means nothing to apprise",
                hint="see https://appriseit.com/services/ for how it is written",
            )
        return service

    def _reason(self, reasons: str) -> str:
        """Return why a message was not taken, on one line and without what the address keeps secret."""
        said = " ".join(dict.fromkeys(reasons.split("\n"))).strip()
        for secret in sorted(_secrets(self._address), key=len, reverse=True):
            said = said.replace(secret, "…")
        said = "".join(character for character in said if character.isprintable())
        return f"{said[:1].lower()}{said[1:300]}".rstrip(" .") or "the message was not taken"


def _secrets(address: str) -> set[str]:
    """Return the parts of an address, but for its host, that might be a password or a token."""
    parts = urlsplit(address)
    texts = [parts.username or "", parts.password or ""]
    if not parts.hostname or "." not in parts.hostname:
        # Addresses of services keep a token where others have the name of a computer.
        texts.append(parts.netloc)
    texts += re.split(r"[/?&=:@]", f"{parts.path}?{parts.query}")
    found = {form for text in texts for form in (text, unquote(text))}
    found -= {parts.hostname or ""}
    return {text for text in found if len(text) >= _SHORTEST_SECRET and not text.isdecimal()}
