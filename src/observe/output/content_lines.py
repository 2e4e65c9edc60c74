"""Values -> content lines of iCalendar: cleaned, escaped and folded (RFC 5545 3.1 and 3.3.11).

Lines are folded as the icalendar library folds them, so that its files and ours can be held against each
other byte by byte: 74 octets and a space in front of all but the first, never inside a character, and never
between a backslash and what it escapes, which some programs resolve before they unfold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta

_LONGEST = 74
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPING = frozenset(b"\\^")


def lines(*named: tuple[str, str]) -> bytes:
    """Return content lines with their ends; a value that is not there ("") has no line."""
    return b"".join([fold(f"{name}:{value}".encode()) + b"\r\n" for name, value in named if value])


def text(value: str) -> str:
    """Return a text of one line as a TEXT value."""
    return _escaped(" ".join(_clean(value).split()))


def paragraphs(value: str) -> str:
    """Return a text of several lines as a TEXT value."""
    return _escaped(_clean(value))


def listed(values: Iterable[str]) -> str:
    """Return several texts as the list that CATEGORIES takes."""
    return ",".join(map(text, values))


def duration(length: timedelta) -> str:
    """Return a length of whole minutes as a DURATION value: P7D, PT15H, P1DT12H, P0D.

    >>> duration(timedelta(hours=36)), duration(timedelta(0))
    ('P1DT12H', 'P0D')
    """
    hours, minutes = divmod(length.seconds // 60, 60)
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    days = f"{length.days}D" if length.days or not time else ""
    return f"P{days}T{time}" if time else f"P{days}"


def fold(line: bytes) -> bytes:
    """Return a line of UTF-8 with breaks where it is too long."""
    if len(line) <= _LONGEST:
        return line
    parts = []
    start, length = 0, len(line)
    while length - start > _LONGEST:
        end = start + _LONGEST
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in _ESCAPING:
            end -= 1
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return b"\r\n ".join(parts)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _clean(value: str) -> str:
    """Return a text in NFC, with plain line ends and without characters that no line may hold."""
    value = unicodedata.normalize("NFC", value)
    return value if value.isprintable() else _CONTROL.sub("", _LINE_ENDS.sub("\n", value))
