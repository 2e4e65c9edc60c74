"""Where each key and value of a TOML text stands. The text is one that tomllib has read, so it is not judged.

The standard library tells no places of what it has read; they are looked up here when there is something to
say about a value, and never otherwise.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Keys = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]+")


class Place(NamedTuple):
    """Indexes in the text of a key and of its value."""

    key: int
    value: int


def place(text: str, keys: Keys, *, of_key: bool = False) -> tuple[int, int]:
    """Return line and column, from 1, of the value to which keys lead, or of its key.

    What does not stand in the text is looked for where it would stand: in the last table on the way to it.
    """
    found = places(text)
    for length in range(len(keys), 0, -1):
        at = found.get(keys[:length])
        if at is not None:
            # A single value that stands for a list of one is its own first item.
            is_value = length == len(keys) or isinstance(keys[length], int)
            index = at.value if is_value and not of_key else at.key
            return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    return 1, 1


def places(text: str) -> dict[Keys, Place]:
    """Return the places of all keys, tables and items of a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Keys, Place] = {}
        self._counts: dict[Keys, int] = {}

    def scan(self) -> dict[Keys, Place]:
        table: Keys = ()
        while self._skip():
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
        return self._found

    def _skip(self) -> bool:
        """Pass over blanks and comments; say whether there is more."""
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at < len(self._text)

    def _header(self) -> Keys:
        """Return the table that a line such as [plan.statement] or [[item]] begins."""
        is_item = self._text.startswith("[[", self._at)
        self._at += 2 if is_item else 1
        table: Keys = ()
        *outer, (name, index) = self._key()
        for part, part_index in outer:
            table = self._inside((*table, part), part_index)
        table = (*table, name)
        self._found.setdefault(table, Place(index, index))
        if is_item:
            self._counts[table] = count = self._counts.get(table, -1) + 1
            table = (*table, count)
            self._found[table] = Place(index, index)
        self._at += 2 if is_item else 1
        return table

    def _inside(self, table: Keys, index: int) -> Keys:
        """Return a table on the way to another; of an array of tables it is the last."""
        self._found.setdefault(table, Place(index, index))
        return (*table, self._counts[table]) if table in self._counts else table

    def _pair(self, table: Keys) -> Keys:
        """Pass over `key = value`; return the table, in which the next one stands too."""
        keys = table
        key_index = self._at
        for name, index in self._key():
            keys, key_index = (*keys, name), index
            self._found.setdefault(keys, Place(index, index))
        self._at += 1
        self._skip()
        self._found[keys] = Place(key_index, self._at)
        self._value(keys)
        return table

    def _key(self) -> list[tuple[str, int]]:
        """Return the parts of a dotted key with their indexes; the sign after it is the next to be read."""
        parts = []
        while True:
            self._skip()
            index = self._at
            match = _STRING.match(self._text, index) or _BARE_KEY.match(self._text, index)
            assert match, index
            self._at = match.end()
            parts.append((_unquoted(match[0]), index))
            self._skip()
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _value(self, keys: Keys) -> None:
        sign = self._text[self._at]
        if sign == "[":
            self._at += 1
            self._items(keys)
        elif sign == "{":
            self._at += 1
            while self._skip() and self._text[self._at] != "}":
                self._pair(keys)
                self._comma()
            self._at += 1
        else:
            match = _STRING.match(self._text, self._at) or _BARE_VALUE.match(self._text, self._at)
            assert match, self._at
            self._at = match.end()

    def _items(self, keys: Keys) -> None:
        number = 0
        while self._skip() and self._text[self._at] != "]":
            item = (*keys, number)
            self._found[item] = Place(self._at, self._at)
            self._value(item)
            self._comma()
            number += 1
        self._at += 1

    def _comma(self) -> None:
        if self._skip() and self._text[self._at] == ",":
            self._at += 1


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    import tomllib

    return str(tomllib.loads(f"key = {key}")["key"])
