"""What `observe show` tells of an observance: its names, story, numbers, disputes and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from observe.problem import Location

if TYPE_CHECKING:
    from observe.plan import Step

SOURCE_KINDS = ("law", "resolution", "court", "scholarship", "institution", "press", "encyclopedia")


class Source(NamedTuple):
    """Where a claim can be read. `published` is YYYY, YYYY-MM, YYYY-MM-DD or empty; `checked` is the day on
    which a person last compared it with the entry."""

    id: str
    title: str
    kind: str
    checked: str
    publisher: str = ""
    url: str = ""
    published: str = ""


class FormerName(NamedTuple):
    """What the observance was called, from one year to another, both included.

    Without `until` the name ended in a year that is not known.
    """

    names: Mapping[str, str]
    since: int | None = None
    until: int | None = None
    note: str = ""
    source: str = ""

    def holds(self, year: int) -> bool:
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


class Estimate(NamedTuple):
    """A number of people, as its author gives it: one bound may be missing ("at least")."""

    unit: str
    by: str
    source: str
    low: int | None = None
    high: int | None = None
    year: int | None = None
    basis: str = ""
    note: str = ""


class View(NamedTuple):
    """What one side says."""

    by: str
    says: Mapping[str, str]
    source: str


class Dispute(NamedTuple):
    """A point on which people differ, and the views of at least two sides."""

    point: Mapping[str, str]
    views: tuple[View, ...]


class YearException(NamedTuple):
    """A year in which the day was moved (to a date) or not held (no date), and who says so."""

    year: int
    day: str = ""
    note: str = ""
    source: str = ""


class Article(NamedTuple):
    """The long text of one observance. Texts map language tags to paragraphs with markers `[^source]`."""

    former_names: tuple[FormerName, ...] = ()
    also: Mapping[str, tuple[str, ...]] | None = None
    description: Mapping[str, str] | None = None
    observed: Mapping[str, str] | None = None
    care: Mapping[str, str] | None = None
    estimates: tuple[Estimate, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    exceptions: tuple[YearException, ...] = ()
    related: tuple[str, ...] = ()
    plan: tuple[Step, ...] = ()
    sources: tuple[Source, ...] = ()
    location: Location | None = None
