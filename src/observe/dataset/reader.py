"""Text -> a tree of nodes that know their places; everything in YAML that a dataset does not need is refused.

PyYAML splits the text into events, in C where that is installed; the tree is built here. No type is ever
guessed: a scalar is its text and how it was written, and the schema says what it must be. So `NO` is Norway,
`on` is a word, and nothing in a file can make an object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from observe.dataset.characters import FORBIDDEN, describe, forbidden_places, place, quoted
from observe.dataset.nodes import Mapping, Node, Scalar, Sequence, location
from observe.dataset.parsers import Event, new_parser
from observe.dataset.problems import Problems
from observe.dataset.syntax import ESCAPE, bad_escape, directive, escaped, fault
from observe.problem import Location

MOST_LEVELS = 20
LONGEST_TEXT = 20_000
LONGEST_KEY = 200
MOST_ITEMS = 10_000
MOST_KEYS = 100_000

Take = Callable[[Scalar, Node | None], None]


def read_tree(
    text: str,
    path: str,
    problems: Problems,
    *,
    streamed: str = "",
    take: Take | None = None,
    pure: bool = False,
) -> Node | None:
    """Return the tree of a YAML text, or None when there is none; what is wrong goes to `problems`.

    Args:
        text: without a byte order mark.
        path: for the places of problems.
        streamed: a key of the topmost mapping; the fields of its mapping are given to `take`, one by one and
            as soon as they are read, and are not kept in the tree. So a big file needs little memory.
        pure: use the parser written in Python; the results are the same.
    """
    before = len(problems.found)
    for character, line, column in forbidden_places(text):
        if character == "\t":
            problems.add(Location(path, line, column), "a tab", "use spaces")
            continue
        message = f"{describe(character)} has no place in a dataset"
        problems.add(
            Location(path, line, column), message, "remove it; it cannot be seen and changes what is read"
        )
    if len(problems.found) > before:
        return None
    return _Builder(text, path, problems, streamed, take, pure=pure).build()


# What a NamedTuple's own constructor does, in a third of the time.
_new: Any = tuple.__new__


class _Stop(Exception):
    """After the fault just noted, nothing sensible can be said about the rest of the file."""


class _BadEscape(Exception):
    """An escape sequence that stands for no character, with its index in the text."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class _Builder:
    """Takes the events of one text from the parser and makes nodes of them."""

    def __init__(
        self, text: str, path: str, problems: Problems, streamed: str, take: Take | None, *, pure: bool
    ) -> None:
        self._parser = new_parser(text, pure=pure)
        self._next: Callable[[], Event] = self._parser.get_event
        self._text = text
        self._path = path
        self._problems = problems
        self._streamed = streamed
        self._take = take

    def build(self) -> Node | None:
        found = directive(self._text)
        if found is None:
            try:
                return self._document()
            except _Stop:
                return None
            except yaml.MarkedYAMLError as error:
                found = fault(error, self._text)
            except _BadEscape as error:
                found = bad_escape(self._text, error.index)
            except (ValueError, OverflowError):
                # The parser written in Python takes the number of "\\UFFFFFFFF" unchecked, right after the U.
                found = bad_escape(self._text, self._parser.get_mark().index - 2)
        self._problems.add(Location(self._path, found.line, found.column), found.message, found.hint)
        return None

    def _document(self) -> Node | None:
        self._next()
        start = self._next()
        if not isinstance(start, DocumentStartEvent):
            self._problems.add(Location(self._path), "the file is empty", "begin it with 'format: 1'")
            return None
        event = self._next()
        top = self._mapping(event, 1, top=True) if type(event) is MappingStartEvent else self._node(event, 1)
        self._next()
        further = self._next()
        if not isinstance(further, StreamEndEvent):
            self._refuse(
                further, "a second document begins here", "a file holds one dataset; remove the line ---"
            )
        return top

    def _node(self, event: Event, level: int) -> Node | None:
        kind = type(event)
        if kind is ScalarEvent:
            text = event.value
            # Nearly every scalar is plain and printable; what remains is looked at closely.
            if (
                event.anchor is None
                and event.tag is None
                and text.isprintable()
                and len(text) <= LONGEST_TEXT
            ):
                scalar: Scalar = _new(Scalar, (text, event.style, event.start_mark, event.end_mark))
                return scalar
            return self._unusual_scalar(event)
        if level > MOST_LEVELS:
            self._refuse(event, f"more than {MOST_LEVELS} levels of nesting")
            raise _Stop
        if kind is MappingStartEvent:
            return self._mapping(event, level)
        if kind is SequenceStartEvent:
            return self._sequence(event, level)
        self._refuse(
            event, f"the alias {quoted('*' + event.anchor)} has no place in a dataset", "write it out"
        )
        return None

    def _unusual_scalar(self, event: Event) -> Scalar | None:
        self._refuse_properties(event)
        scalar = Scalar(event.value, event.style, event.start_mark, event.end_mark)
        if scalar.style == '"' and FORBIDDEN.search(scalar.text):
            self._refuse_escape(scalar)
            return None
        if len(scalar.text) > LONGEST_TEXT:
            message = f"a text of {len(scalar.text)} characters, where {LONGEST_TEXT} are the most"
            self._refuse(event, message, "shorten it")
            return None
        return scalar

    def _sequence(self, start: Event, level: int) -> Sequence:
        self._refuse_properties(start)
        items: list[Node | None] = []
        while type(event := self._next()) is not SequenceEndEvent:
            if len(items) == MOST_ITEMS:
                self._refuse(event, f"more than {MOST_ITEMS} items in one list")
                raise _Stop
            items.append(self._node(event, level + 1))
        return Sequence(items, start.start_mark)

    def _mapping(self, start: Event, level: int, *, top: bool = False, streamed: bool = False) -> Mapping:
        self._refuse_properties(start)
        fields: dict[str, tuple[Scalar, Node | None]] = {}
        following, level = self._next, level + 1
        while type(event := following()) is not MappingEndEvent:
            key = self._node(event, level)
            event = following()
            if (
                top
                and type(key) is Scalar
                and key.text == self._streamed
                and type(event) is MappingStartEvent
            ):
                value: Node | None = self._mapping(event, level, streamed=True)
            else:
                value = self._node(event, level)
            if type(key) is not Scalar or not 0 < len(key.text) <= LONGEST_KEY or key.text == "<<":
                self._refuse_key(key)
            elif key.text in fields:
                self._refuse_twice(key, fields[key.text][0])
            elif streamed and self._take:
                self._take(key, value)
                fields[key.text] = (key, None)
            else:
                fields[key.text] = (key, value)
            if len(fields) > MOST_KEYS:
                self._refuse(event, f"more than {MOST_KEYS} keys in one mapping")
                raise _Stop
        return Mapping(fields, start.start_mark)

    def _refuse_key(self, key: Node | None) -> None:
        if key is None:
            return
        if not isinstance(key, Scalar):
            message, hint = "a list or a mapping cannot be a key", "put quotes around text that has brackets"
        elif key.text == "<<":
            message, hint = "a merge key has no place in a dataset", "write out what it would bring in"
        elif not key.text:
            message, hint = "a key is missing before the colon", ""
        else:
            message, hint = (
                f"a key of {len(key.text)} characters, where {LONGEST_KEY} are the most",
                "shorten it",
            )
        self._problems.add(location(self._path, key.start), message, hint)

    def _refuse(self, event: Event, message: str, hint: str = "") -> None:
        self._problems.add(location(self._path, event.start_mark), message, hint)

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor is not None:
            self._refuse(
                event, f"the anchor {quoted('&' + event.anchor)} has no place in a dataset", "remove it"
            )
        if event.tag is not None:
            self._refuse(
                event, f"the tag {quoted(_short_tag(event.tag))} has no place in a dataset", "remove it"
            )

    def _refuse_twice(self, key: Scalar, first: Scalar) -> None:
        message = (
            f"the key {quoted(key.text)} stands here again; first at {location(self._path, first.start)}"
        )
        self._problems.add(location(self._path, key.start), message, "keep one of the two")

    def _refuse_escape(self, scalar: Scalar) -> None:
        for match in ESCAPE.finditer(self._text, scalar.start.index, scalar.end.index):
            character = escaped(match)
            if character is None:
                # libyaml reads no further than a lone surrogate, and neither do we.
                raise _BadEscape(match.start())
            if FORBIDDEN.match(character):
                message = f"{quoted(match[0])} writes {describe(character)}, which has no place in a dataset"
                there = place(self._text, match.start(), after=scalar.start)
                self._problems.add(Location(self._path, *there), message, "remove it")


def _short_tag(tag: str) -> str:
    """Return a tag as it is mostly written."""
    return tag.replace("tag:yaml.org,2002:", "!!", 1)
