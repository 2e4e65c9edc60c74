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
        name: how it is called in messages, without anything secret.
        fault: why it cannot be reached at all, if so.
    """

    def __init__(self, key: str, name: str, address: str) -> None:
        self.key = key
        self.name = name
        self.fault: ObserveError | None = None
        try:
            from observe.delivery.notify import Target

            self._target = Target(name, address)
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
        ObserveError: when a variable is not set.
        click.BadParameter: when a name is not that of a target.
    """
    return [_receiver(session, text) for text in dict.fromkeys(asked)]


def _receiver(session: Session, text: str) -> Receiver:
    if text == Printer.key:
        return Printer(session)
    targets = session.settings.targets
    address = targets.get(text, text)
    if address.startswith("$"):
        variable = address[1:]
        address = os.environ.get(variable, "").strip()
        if not address:
            raise ObserveError(
                f"the variable {variable}, which holds the address of a target, is not set",
                hint="set it where the run is started, in the crontab or the unit",
            )
    scheme, is_address, _ = address.partition("://")
    if not is_address:
        found = near(text, targets)
        hint = f"; did you mean {' or '.join(found)}?" if found else ""
        shown = text if text.isprintable() and ":" not in text else "that"
        raise click.BadParameter(f"'{shown[:40]}' is not a target of the settings{hint}", param_hint="--to")
    if text in targets or text.startswith("$"):
        return Addressee(text, text, address)
    return Addressee(f"{scheme}:{crc32(address.encode()):08x}", f"{scheme}://…", address)
