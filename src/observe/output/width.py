"""How many columns a text takes on a terminal, and text made to fit."""

from __future__ import annotations

from unicodedata import bidirectional, category, east_asian_width

LEFT_TO_RIGHT_MARK = "\u200e"


def width(text: str) -> int:
    """Return the columns of a text: two for wide East Asian characters, none for marks that combine."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def pad(text: str, columns: int) -> str:
    """Return a text filled with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def clip(text: str, columns: int) -> str:
    """Return a text cut to a number of columns, at least 1, with an ellipsis where something is missing."""
    if width(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += width(character)
        if used > columns - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def settled(text: str) -> str:
    """Return a text that does not turn what follows it: a mark stands after a right-to-left end.

    Without it, a terminal that orders Hebrew or Arabic draws numbers and brackets on the wrong side.
    """
    if text.isascii():
        return text
    for character in reversed(text):
        if (direction := bidirectional(character)) in ("R", "AL"):
            return text + LEFT_TO_RIGHT_MARK
        if direction == "L":
            break
    return text


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of a paragraph, each at most so many columns where its words allow it.

    Scripts without spaces between words (Khmer, Thai, Chinese) are cut where a line is full.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        while width(word) > columns:
            if line:
                lines.append(line)
                line = ""
                continue
            head = _head(word, columns)
            lines.append(head)
            word = word[len(head) :]
        candidate = f"{line} {word}" if line else word
        if width(candidate) > columns and line:
            lines.append(line)
            candidate = word
        line = candidate
    return [*lines, line] if line else lines


def _head(word: str, columns: int) -> str:
    """Return as much of a word as fits, never parting a mark from its letter; at least one letter."""
    used = 0
    for index, character in enumerate(word):
        used += width(character)
        if used > columns and index:
            return word[:index]
    return word
