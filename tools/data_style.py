"""The one style in which dataset files are written: a checked value -> lines of YAML.

Keys stand in the order of dataset/schema.py. A mapping or list is written in one line when it fits; if not,
in braces over several lines when its texts are short, and with a line for each key otherwise. Texts that do
not fit are folded. Quotes stand only where a reader of YAML would take the text for something else, and
around addresses.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from observe.dataset.schema import URL
from observe.dataset.shapes import ByLanguage, Day, Either, Keyed, ListOf, Number, Record, Shape, Text, Word

WIDTH = 110
Path = tuple[str | int, ...]
Comments = dict[Path, list[str]]

_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@` ")
_FLOW_INDICATORS = re.compile(r"[,\[\]{}?]")
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_RESOLVER = yaml.resolver.Resolver()
_TEXT = Text()


def arranged(shape: Shape, value: Any) -> Any:
    """Return a checked value with the keys of its mappings in the order of the schema, years in theirs."""
    match _shape_of(shape, value):
        case Record() as record:
            names = [field.name for field in record.fields if field.name in value]
            return {name: arranged(record.by_name[name].shape, value[name]) for name in names}
        case ListOf(of):
            return [arranged(of, item) for item in value]
        case Keyed(key, of):
            names = sorted(value, key=int) if isinstance(key, Number) else list(value)
            return {name: arranged(of, value[name]) for name in names}
        case ByLanguage(of):
            # English first: the other languages stand as the author wrote them.
            names = sorted(value, key=lambda language: language != "en")
            return {name: arranged(of, value[name]) for name in names}
        case _:
            return value


class Writer:
    """Writes arranged values as lines; each comment goes above the line of what it stands at."""

    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self._comments = comments

    def mapping(self, shape: Shape, value: dict[str, Any], path: Path, indent: int, lead: str = "") -> None:
        """Write a mapping with a line for each key; `lead` stands before the first, instead of spaces."""
        for position, (name, below) in enumerate(value.items()):
            if path == ("observances",) and position:
                self.lines.append("")
            start = " " * indent if position or not lead else lead
            self._value(_below(shape, name), below, (*path, name), indent, f"{start}{_key(name)}:")

    def comment(self, path: Path, indent: int, *, below: bool = False) -> None:
        """Write the comments of a path; with `below`, also those of all that stands inside it."""
        for at in [at for at in self._comments if at == path or (below and at[: len(path)] == path)]:
            self.lines += [f"{' ' * indent}{comment}" for comment in self._comments.pop(at)]

    def _value(self, shape: Shape, value: Any, path: Path, indent: int, start: str) -> None:
        """Write a value after the words that lead to it: its key, or the dash of a list."""
        shape = _shape_of(shape, value)
        lines = None if _always_open(shape, value) else _closed(shape, value, indent, start)
        self.comment(path, indent, below=lines is not None)
        if lines is not None:
            self.lines += lines
        elif isinstance(value, str):
            self._text(value, indent + 2, start)
        elif isinstance(value, list):
            self.lines.append(start)
            for position, item in enumerate(value):
                item_shape = shape.of if isinstance(shape, ListOf) else shape
                self._item(item_shape, item, (*path, position), indent + 2)
        else:
            self.lines.append(start)
            self.mapping(shape, value, path, indent + 2)

    def _item(self, shape: Shape, value: Any, path: Path, indent: int) -> None:
        start = f"{' ' * indent}-"
        if isinstance(value, dict) and _closed(_shape_of(shape, value), value, indent, start) is None:
            self.comment(path, indent)
            self.mapping(shape, value, path, indent + 2, lead=f"{start} ")
        else:
            self._value(shape, value, path, indent, start)

    def _text(self, text: str, indent: int, start: str) -> None:
        paragraphs = text.split("\n\n")
        self.lines.append(f"{start} {'|' if len(paragraphs) > 1 else '>-'}")
        for position, paragraph in enumerate(paragraphs):
            self.lines += [""] * bool(position) + _filled(paragraph.split(" "), indent, indent, " ")


def _closed(shape: Shape, value: Any, indent: int, start: str) -> list[str] | None:
    """Return the lines of a value that does not need a line for each of its parts, or None."""
    whole = f"{start} {_flow(shape, value) if isinstance(value, dict | list) else _scalar(shape, value)}"
    if "\n" in whole:
        return None
    if len(whole) <= WIDTH or not _could_be_shorter(value):
        return [whole]
    if isinstance(value, str | int):
        return None
    parts = _parts(shape, value)
    for position, (part, below) in enumerate(parts):
        # Each part is followed by a comma or a bracket; the first stands after a bracket.
        column = indent + 2 if position else len(start) + 2
        if column + len(part) + 1 > WIDTH and _could_be_shorter(below):
            return None
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    written = [part for part, _ in parts]
    written[0] = opening + written[0]
    written[-1] += closing
    lines = _filled(written, len(start) + 1, indent + 2, ", ")
    return [f"{start} {lines[0].lstrip()}", *lines[1:]]


def _filled(parts: list[str], first: int, indent: int, between: str) -> list[str]:
    """Return lines as full as they can be; the first begins at a column of its own."""
    lines, line = [], " " * first + parts[0]
    for part in parts[1:]:
        # What is between two parts stays at the end of the line, but for its space.
        if len(line) + len(between) + len(part) + (between != " ") > WIDTH:
            lines.append((line + between).rstrip(" "))
            line = " " * indent + part
        else:
            line += between + part
    return [*lines, line]


def _always_open(shape: Shape, value: Any) -> bool:
    """Say whether each part of a value has lines of its own even where one line would hold them all."""
    match shape:
        case ListOf(Word()):
            return any("/" in item for item in value)
        case Keyed(Word()) | ListOf(Record()):
            return True
        case Record(what="an observance"):
            return True
    return False


def _could_be_shorter(value: Any) -> bool:
    return not isinstance(value, str | int) or " " in str(value)


def _parts(shape: Shape, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        named = value.items()
        return [(f"{_key(name)}: {_flow(_below(shape, name), below)}", below) for name, below in named]
    of = shape.of if isinstance(shape, ListOf) else shape
    return [(_flow(of, item), item) for item in value]


def _flow(shape: Shape, value: Any) -> str:
    shape = _shape_of(shape, value)
    if isinstance(value, dict):
        return "{" + ", ".join(part for part, _ in _parts(shape, value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(part for part, _ in _parts(shape, value)) + "]"
    return _scalar(shape, value, flow=True)


def _scalar(shape: Shape, value: str | int, *, flow: bool = False) -> str:
    text = str(value)
    if shape is URL or (flow and _FLOW_INDICATORS.search(text)) or _needs_quotes(shape, text):
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        if "'" not in text:
            return f"'{text}'"
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text


def _needs_quotes(shape: Shape, text: str) -> bool:
    if text.startswith(_INDICATORS) or _BREAKS_PLAIN.search(text):
        return True
    if isinstance(shape, Number | Day) or (isinstance(shape, Word) and text.isdecimal()):
        return False
    # Readers that guess types take "no" for false and 11:30 for a number.
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag != "tag:yaml.org,2002:str"


def _key(name: str) -> str:
    return name if name.isdecimal() else _scalar(_TEXT, name)


def _below(shape: Shape, name: str) -> Shape:
    match shape:
        case Record():
            return shape.by_name[name].shape
        case Keyed(_, of) | ByLanguage(of):
            return of
        case Either(_, record):
            return record.by_name[name].shape
    return shape


def _shape_of(shape: Shape, value: Any) -> Shape:
    """Return the one of two shapes in which a value was written."""
    if isinstance(shape, Either):
        return shape.record if isinstance(value, dict) else shape.short
    return shape
