"""A settings file -> its text, and the tree that TOML makes of it."""

from __future__ import annotations

import os
import re
import stat
from typing import Any

from observe.errors import SettingsError
from observe.problem import Location, Problem

LARGEST_FILE = 1_000_000
_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"

Tree = dict[str, Any]


def text_of(file: str) -> str:
    """Return the text of a settings file; anything but a regular file is refused without waiting for it."""
    if file == os.devnull:
        return ""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _unusable(file, "not a regular file", "give a file that can be read twice")
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        hint = "`observe init` writes one" if isinstance(error, FileNotFoundError) else ""
        raise _unusable(file, f"the settings cannot be read: {reason}", hint) from None
    if len(data) > LARGEST_FILE:
        raise _unusable(file, f"more than {LARGEST_FILE} bytes", "settings are a few lines")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from observe.dataset.characters import Unreadable, decode

        try:
            return decode(data)
        except Unreadable as fault:
            problem = Problem(Location(file, fault.line, fault.column), fault.message, fault.hint)
            raise SettingsError([problem]) from None


def tree_of(file: str, text: str) -> Tree:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = re.search(_AT, message)
        if at and at[1]:
            line, column = int(at[1]), int(at[2])
        else:
            line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        message = message[: at.start()] if at else message
        problem = Problem(
            Location(file, line, column),
            f"no TOML: {message[:1].lower()}{message[1:]}",
            "texts stand in quotes; lists in [ ], parted by commas",
        )
    except RecursionError:
        problem = Problem(Location(file), "nested too deeply", "settings are nested twice at most")
    raise SettingsError([problem])


def _unusable(file: str, message: str, hint: str) -> SettingsError:
    return SettingsError([Problem(Location(file), message, hint)])
