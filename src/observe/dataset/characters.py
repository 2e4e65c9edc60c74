"""Bytes -> text that is safe to read and to print, or the places where it is not.

Refused anywhere in a file are characters that a reader cannot see and that change what is read:

- control characters (a terminal obeys them), also U+0085, U+2028 and U+2029, which break lines unseen;
- bidirectional embeddings, overrides and isolates (they make a text read differently from what it says);
- a byte order mark inside the file, tag characters, annotation marks, noncharacters and lone surrogates;
- U+FFFD, the trace of a character that was lost in an earlier conversion;
- tabs, for parsers of YAML differ on where one may stand (as the escape \\t in quotes it is a space).

Allowed are the invisible characters that scripts need: ZWJ and ZWNJ (Persian, Khmer, emoji), the zero width
space (Khmer, Thai), no-break spaces, and the marks U+200E, U+200F and U+061C: Hebrew and Arabic names with
numbers or brackets need them, and they open no run of text that could hide anything.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from observe.dataset.nodes import Mark

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffd"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "\U000e0000-\U000e007f]"
)
_FORBIDDEN_OR_TAB = re.compile(f"{FORBIDDEN.pattern}|\t")
_PLAIN_ASCII = bytes([*b"\n\r", *range(0x20, 0x7F)])
_LINE_END = re.compile("\r\n|\r|\n")
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
MOST_CHARACTERS_NAMED = 20


class Unreadable(Exception):
    """Bytes that are no text; `line` and `column` count from 1."""

    def __init__(self, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes, without a byte order mark at their start.

    Raises:
        Unreadable: with the place of the first byte that is not UTF-8.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"the file is written in {encoding}", "save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = place(before, len(before))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        raise Unreadable(message, "save the file as UTF-8", line, column) from None


def forbidden_places(text: str) -> list[tuple[str, int, int]]:
    """Return the first forbidden characters and tabs of a text with their lines and columns."""
    # Only what is left when the common characters are taken out has to be looked at one by one.
    rest = text.encode("utf-8").translate(None, _PLAIN_ASCII)
    if not _FORBIDDEN_OR_TAB.search(rest.decode("utf-8")):
        return []
    found = []
    line, start, at = 1, 0, 0
    for match in islice(_FORBIDDEN_OR_TAB.finditer(text), MOST_CHARACTERS_NAMED):
        for end in _LINE_END.finditer(text, at, match.start()):
            line, start = line + 1, end.end()
        at = match.start()
        found.append((match[0], line, at - start + 1))
    return found


def place(text: str, index: int, *, after: Mark | None = None) -> tuple[int, int]:
    """Return the line and column of an index of a text, both from 1; from a mark on, if it lies after one."""
    line, start, begin = (after.line + 1, after.index - after.column, after.index) if after else (1, 0, 0)
    for match in _LINE_END.finditer(text, begin, index):
        line, start = line + 1, match.end()
    return line, index - start + 1


def describe(character: str) -> str:
    """Return a name for a character that cannot be shown.

    >>> describe(chr(0x1B)), describe(chr(0x202E))
    ('the control character U+001B', 'the character U+202E (right-to-left override)')
    """
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Cc":
        return f"the control character {code}"
    if unicodedata.category(character) == "Cs":
        return f"the lone surrogate {code}"
    name = unicodedata.name(character, "").lower()
    return f"the character {code} ({name})" if name else f"the character {code}"


def quoted(text: str, longest: int = 40) -> str:
    """Return a text in quotes for a message: shortened, and without anything a terminal would obey.

    >>> print(quoted("wheer"), quoted("a" + chr(27) + "[2J"))
    'wheer' 'a\\x1b[2J'
    """
    shown = "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text[:longest]
    )
    return f"'{shown}…'" if len(text) > longest else f"'{shown}'"
