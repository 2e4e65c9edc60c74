"""The kinds of values that the format knows, as the table in schema.py uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80
LANGUAGE_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*"


@dataclass(frozen=True)
class Text:
    """Text for people. Line breaks become spaces; in `paragraphs` an empty line parts two of them."""

    what: str = "a text"
    longest: int = 2000
    paragraphs: bool = False


@dataclass(frozen=True)
class Word:
    """Text for machines, of one pattern; `hint` says how it is written."""

    what: str
    pattern: str
    hint: str
    longest: int = LONGEST_ID


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    what: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A whole number, both bounds included."""

    what: str
    low: int
    high: int


@dataclass(frozen=True)
class Day:
    """YYYY-MM-DD; when `partial`, also YYYY-MM and YYYY; where there may be `none`, also that word."""

    partial: bool = False
    none: bool = False
    what: str = "a date"


@dataclass(frozen=True)
class Place:
    """ISO 3166-1 or 3166-2 code, a body, or "world"."""

    what: str = "the code of a place"


@dataclass(frozen=True)
class RulePart:
    """Text of the rule language: `what` is "a phrase", "a shift" or "a length"."""

    what: str


@dataclass(frozen=True)
class ByLanguage:
    """Language tags, each with its text or texts; `english` says that "en" must be one of them."""

    of: Shape
    english: bool = True


@dataclass(frozen=True)
class ListOf:
    """At least one value of one shape, none of them twice."""

    of: Shape


@dataclass(frozen=True)
class Keyed:
    """Keys that the author chooses, each with a value of one shape."""

    key: Word | Number
    of: Shape


@dataclass(frozen=True)
class Either:
    """A value that may be written short or, with more to say, as a mapping."""

    short: Shape
    record: Record


@dataclass(frozen=True)
class Field:
    """A key of a mapping: its values, whether it must be there, and what it says."""

    name: str
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping whose keys are fixed; `one_of` names keys of which exactly one must stand there."""

    what: str
    doc: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {each.name: each for each in self.fields}

    @cached_property
    def required(self) -> frozenset[str]:
        """The names of the fields that must be there."""
        return frozenset(each.name for each in self.fields if each.required)


OneText = Text | Word | Choice | Number | Day | Place | RulePart
Shape = OneText | ByLanguage | ListOf | Keyed | Either | Record
