"""What is wrong with settings, noted by keys; their places are looked up when somebody is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from observe.errors import did_you_mean

_TYPES = {str: "a text", bool: "true or false", int: "a number", float: "a number with a point",
          list: "a list", dict: "a table"}  # fmt: skip


class Fault(NamedTuple):
    """What is wrong with the value to which keys lead, and what to do; `of_key` blames the key itself."""

    keys: tuple[str | int, ...]
    message: str
    hint: str
    of_key: bool


class Spot(NamedTuple):
    """Where a value stands, and where its faults go."""

    keys: tuple[str | int, ...]
    faults: list[Fault]

    def refuse(self, message: str, hint: str = "", *, of_key: bool = False) -> None:
        self.faults.append(Fault(self.keys, message, hint, of_key))

    def below(self, key: str | int) -> Spot:
        return Spot((*self.keys, key), self.faults)


def shown(value: object) -> str:
    """Return a value as it may stand in a message."""
    if isinstance(value, str):
        from observe.dataset.characters import quoted

        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return _TYPES[type(value)]
    return str(value)[:40]


def mistyped(value: object, spot: Spot, wanted: str, hint: str = "") -> None:
    """Say that something else should stand there."""
    spot.refuse(f"{wanted} should stand here, not {shown(value)}", hint)


def unknown(name: str, choices: Iterable[str], spot: Spot, what: str, *, of_key: bool = True) -> None:
    """Say that a name is not one of those that there are."""
    choices = list(choices)
    hint = did_you_mean(name, choices) or (f"one of: {', '.join(choices)}" if choices else "")
    spot.refuse(f"{what} {shown(name)}", hint, of_key=of_key)
