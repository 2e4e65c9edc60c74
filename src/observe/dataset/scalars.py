"""Single values: one text of a file -> a text, word, number, day, place or rule, as the schema wants it.

Each function returns the plain value, or None when it has reported why there is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from observe.dataset.characters import quoted
from observe.dataset.codes import COUNTRIES, COUNTRY_SLIPS
from observe.dataset.nodes import Node, Scalar, location
from observe.dataset.problems import Problems
from observe.dataset.shapes import Choice, Day, Number, OneText, Place, RulePart, Text, Word
from observe.errors import RuleError
from observe.model import BODIES, WORLD
from observe.rules.parse import parse_length, parse_shift
from observe.rules.phrase_parser import parse_phrase

_RULE_PARTS: dict[str, Callable[[str], object]] = {
    "a phrase": parse_phrase,
    "a shift": parse_shift,
    "a length": parse_length,
}
_PLACES = frozenset([*COUNTRIES, *BODIES, WORLD])
# Other readers of YAML take these, without quotes, for no value at all.
_NULLS = frozenset(["null", "Null", "NULL", "~"])
# Composing a letter with thousands of marks takes seconds; UAX 15 lets 30 be enough for any script.
_MANY_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31}")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n[ \t\n]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART_OF_DAY = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|[1-9][0-9]{2}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


class Faults:
    """Where the faults of one file are reported."""

    def __init__(self, path: str, problems: Problems) -> None:
        self.path = path
        self.problems = problems

    def refuse(self, node: Node, message: str, hint: str = "") -> None:
        """Report a fault at the start of a node."""
        self.problems.add(location(self.path, node.start), message, hint)

    def mistyped(self, node: Node, wanted: str, hint: str = "") -> None:
        """Report that something else should stand where the node stands."""
        if isinstance(node, Scalar):
            found = quoted(node.text) if node.text else "nothing"
        else:
            found = "a mapping" if hasattr(node, "fields") else "a list"
        self.refuse(node, f"{wanted} should stand here, not {found}", hint)


def one_text(faults: Faults, shape: OneText, node: Node) -> str | int | None:
    """Return the value of a node that should be one text."""
    if type(node) is Scalar and node.text:
        if not node.style and node.text in _NULLS:
            faults.refuse(node, f"'{node.text}' says that there is nothing", "remove the key")
            return None
        return _READERS[type(shape)](faults, shape, node)
    faults.mistyped(node, shape.what)
    return None


def _text(faults: Faults, shape: Text, node: Scalar) -> str | None:
    text = node.text
    if not text.isascii():
        if _MANY_MARKS.search(text):
            faults.refuse(
                node, "more than 30 marks or signs in a row", "no script needs so many; remove them"
            )
            return None
        text = unicodedata.normalize("NFC", text)
    if "\n" in text and shape.paragraphs:
        # In folded and quoted scalars the parser has already made one line break of an empty line.
        parts = _EMPTY_LINES.split(text) if node.style == "|" else text.split("\n")
        text = "\n\n".join(filter(None, map(_one_line, parts)))
    elif "\n" in text or "  " in text or "\t" in text or text[0] == " " or text[-1] == " ":
        text = _one_line(text)
    if len(text) > shape.longest:
        message = f"a text of {len(text)} characters, where {shape.longest} are the most"
        faults.refuse(node, message, "shorten it")
        return None
    if text.isspace() or not text:
        faults.mistyped(node, shape.what)
        return None
    return text


def _one_line(text: str) -> str:
    # `str.split` without an argument would also take no-break spaces for spaces.
    words = text.replace("\n", " ").replace("\t", " ").split(" ")
    return " ".join(filter(None, words))


def _word(faults: Faults, shape: Word, node: Scalar) -> str | None:
    text = node.text
    if len(text) > shape.longest:
        faults.refuse(node, f"{quoted(text)} is longer than {shape.longest} characters", "shorten it")
    elif not _pattern(shape.pattern).fullmatch(text):
        faults.refuse(node, f"{quoted(text)} is not {shape.what}", shape.hint)
    else:
        return text
    return None


def _choice(faults: Faults, shape: Choice, node: Scalar) -> str | None:
    if node.text in shape.words:
        return shape.words[shape.words.index(node.text)]
    hint = faults.problems.near(node.text, shape.words) or f"one of: {', '.join(shape.words)}"
    faults.refuse(node, f"{quoted(node.text)} is not {shape.what}", hint)
    return None


def _number(faults: Faults, shape: Number, node: Scalar) -> int | None:
    text = node.text
    if node.style:
        faults.refuse(node, f"{quoted(text)} is in quotes and so no number", "remove the quotes")
        return None
    if _NUMBER.fullmatch(text) and shape.low <= int(text) <= shape.high:
        return int(text)
    hint = (
        f"a whole number from {shape.low} to {shape.high}" if shape.low < shape.high else f"write {shape.low}"
    )
    bare = re.sub(r"[,_.]", "", text)
    if bare != text and _NUMBER.fullmatch(bare) and len(bare) > 3:
        hint = f"write {bare}"
    faults.refuse(node, f"{quoted(text)} is not {shape.what}", hint)
    return None


def _day(faults: Faults, shape: Day, node: Scalar) -> str | None:
    text = node.text
    if _DAY.fullmatch(text):
        if _exists(text):
            return text
        faults.refuse(node, f"there is no day {text}", "look the date up again")
        return None
    if shape.partial and _PART_OF_DAY.fullmatch(text):
        return text.zfill(4)
    if shape.none and text == "none":
        return text
    forms = "YYYY-MM-DD" + (", YYYY-MM or YYYY" if shape.partial else ", or none" if shape.none else "")
    faults.refuse(node, f"{quoted(text)} is not a date", f"a date is written {forms}")
    return None


def _place(faults: Faults, shape: Place, node: Scalar) -> str | None:
    if node.text in _PLACES or _is_subdivision(node.text):
        return node.text
    faults.refuse(node, f"{quoted(node.text)} is not {shape.what}", _place_hint(node.text, faults.problems))
    return None


def _place_hint(text: str, problems: Problems) -> str:
    upper = COUNTRY_SLIPS.get(text.upper(), text.upper())
    if upper in _PLACES or _is_subdivision(upper):
        return f"did you mean '{upper}'?"
    by_name = {name.casefold(): code for code, name in [*COUNTRIES.items(), *BODIES.items()]}
    if text.casefold() in by_name:
        return f"did you mean '{by_name[text.casefold()]}'?"
    return problems.near(text, [*BODIES, WORLD]) or "an ISO 3166 code such as KH or GB-SCT, a body, or world"


def _rule_part(faults: Faults, shape: RulePart, node: Scalar) -> str | None:
    offset = node.offset
    text = node.text if offset is not None else _one_line(node.text)
    error = _rule_error(shape.what, text)
    if error is None:
        return text
    place = location(faults.path, node.start)
    if offset is not None:
        place = place._replace(column=place.column + offset + error.column - 1)
    faults.problems.add(place, error.message, error.hint)
    return None


# Each shape of one text and what reads it; the table pairs them, which its type cannot say.
_READERS: dict[type, Callable[[Faults, Any, Scalar], str | int | None]] = {
    Text: _text,
    Word: _word,
    Choice: _choice,
    Number: _number,
    Day: _day,
    Place: _place,
    RulePart: _rule_part,
}


def _is_subdivision(text: str) -> bool:
    match = _SUBDIVISION.fullmatch(text)
    return bool(match and match[1] in COUNTRIES)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=1000)
def _rule_error(what: str, text: str) -> RuleError | None:
    try:
        _RULE_PARTS[what](text)
    except RuleError as error:
        return error
    return None


@lru_cache(maxsize=1000)
def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
