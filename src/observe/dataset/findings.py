"""Something to say about a value of an entry, before anybody has looked up where it stands."""

from __future__ import annotations

from typing import NamedTuple

Key = str | int


class Finding(NamedTuple):
    """The keys that lead from the entry to the value, what is, and what to do.

    `fragment` holds words of the value that are meant, when not the whole of it.
    """

    keys: tuple[Key, ...]
    message: str
    hint: str = ""
    warning: bool = False
    fragment: str = ""
