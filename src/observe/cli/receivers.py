"""Who is sent a reminder: names of targets, variables of the environment, addresses, and - for stdout."""

from __future__ import annotations

import os
from collections.abc import Sequence
from zlib import crc32

import click

from observe.cli.session import Session
from observe.cli.telling import Printer, Receiver
from observe.errors import ObserveError, near
from observe.output.letter import Message


class Addressee:
    """Somebody to whom reminders are sent.

    Attributes:
        key: its identity in the record of what was said. A target that has a name keeps it when its address
            or password changes.
        fault: why it cannot be reached at all, if so.
    """

    def __init__(self, key: str, name: str, address: str) -> None:
        self.key = key
        self.fault: ObserveError | None = None
        try:
            from observe.delivery.notify import Target

            self._target = Target(name, _looked_up(address))
        except ObserveError as error:
            self.fault = error

    def send(self, message: Message) -> None:
        """Send a message; raise ObserveError when that cannot be, DeliveryError when it may later."""
        if self.fault:
            raise self.fault
        self._target.send(message)


def receivers(session: Session, asked: Sequence[str]) -> list[Receiver]:
    """Return who is meant, each once.

    Raises:
        click.BadParameter: when a name is not that of a target.
    """
    return [_receiver(session, text) for text in dict.fromkeys(asked)]


def _receiver(session: Session, text: str) -> Receiver:
    if text == Printer.key:
        return Printer(session)
    targets = session.settings.targets
    if text in targets or text.startswith("$"):
        # By this name it is known in the record, whatever its address.
        return Addressee(text, text, targets.get(text, text))
    scheme, is_address, _ = text.partition("://")
    if not is_address:
        found = near(text, targets)
        hint = f"; did you mean {' or '.join(found)}?" if found else ""
        shown = text if text.isprintable() and ":" not in text else "that"
        raise click.BadParameter(f"'{shown[:40]}' is not a target of the settings{hint}", param_hint="--to")
    return Addressee(f"{scheme}:{crc32(text.encode()):08x}", f"{scheme}://…", text)


def _looked_up(address: str) -> str:
    """Return an address, that of a variable if it names one."""
    if not address.startswith("$"):
        return address
    found = os.environ.get(address[1:], "").strip()
    if not found:
        raise ObserveError(
            f"the variable {address[1:]}, which holds the address of a target, is not set",
            hint="set it where the run is started",
        )
    return found
