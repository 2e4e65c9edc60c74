"""What a listing knows: observances, their occurrences, and spans of days.

Values only: nothing here reads a file, a clock or a locale. The long text of an observance, which
`observe show` prints, is an `Article` (article.py). Every run of the program pays for these classes, and a
named tuple is made in a quarter of the time of a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from observe.rules.certainty import Certainty

KINDS = (
    "remembrance",
    "mourning",
    "liberation",
    "heroes",
    "rights",
    "awareness",
    "peace",
    "religious",
    "national",
)
BODIES = {
    "UN": "United Nations",
    "UNESCO": "UNESCO",
    "ILO": "International Labour Organization",
    "WHO": "World Health Organization",
    "OPCW": "Organisation for the Prohibition of Chemical Weapons",
    "EU": "European Union",
    "COE": "Council of Europe",
    "AFU": "African Union",
    "OAS": "Organization of American States",
}
"""Codes of bodies that proclaim days, with their names. AU is Australia, so that the African Union is AFU."""
WORLD = "world"
PUBLIC_HOLIDAY = "public holiday"
STATUSES = (PUBLIC_HOLIDAY, "memorial day", "observance", "suspended", "abolished")


class Status(NamedTuple):
    """What an observance is by law, in a place, from one year to another, both included.

    `is_a` is one of STATUSES; `by` names the instrument; `where` is empty for all places of the observance;
    `note` qualifies it; `source` is the id of a source in the article; `basis` says what its years and its
    act rest on besides.
    """

    is_a: str
    since: int | None = None
    until: int | None = None
    by: str = ""
    where: str = ""
    note: str = ""
    source: str = ""
    basis: str = ""

    def holds(self, year: int, place: str = "") -> bool:
        return (
            (self.since is None or self.since <= year)
            and (self.until is None or year <= self.until)
            and (not self.where or not place or is_inside(place, self.where))
        )


class Remembered(NamedTuple):
    """The event behind an observance; `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD, or empty.

    `counted` says from where anniversaries count: "from" the start, "to" the end, or "none".
    """

    what: Mapping[str, str]
    start: str = ""
    end: str = ""
    counted: str = "from"


class Anniversary(NamedTuple):
    """How many years after the event an occurrence falls; a milestone is a 5th, or a multiple of 10 or 25."""

    number: int
    of: Mapping[str, str]
    milestone: bool


class Observance(NamedTuple):
    """A thing kept, timeless: what every listing needs to say about it.

    `id` is permanent. `names`, `summary` map language tags to text and always hold "en". `where` holds
    ISO 3166 codes, bodies or "world". `url` is the address of the source that settles the date.
    `revised` is the day (YYYY-MM-DD) on which the entry last changed, or one that its days are reckoned from.
    """

    id: str
    names: Mapping[str, str]
    kind: str
    where: tuple[str, ...]
    summary: Mapping[str, str]
    revised: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    remembers: Remembered | None = None
    url: str = ""

    def status(self, year: int, place: str = "") -> Status | None:
        """Return what the observance is by law that year, there or anywhere; None when nothing is known.

        Of a place its own status counts before that of the country; of no place in particular, that of all
        places or of the widest one before that of a part.
        """
        held = [status for status in self.statuses if status.holds(year, place)]
        if not held:
            return None
        # A longer code is of a smaller place; of equals the first counts.
        return (max if place else min)(held, key=lambda status: len(status.where))

    def status_changes(self) -> list[int]:
        """Return the years, in order, in which `status` may begin to be another one."""
        changes = {status.since for status in self.statuses if status.since is not None}
        changes |= {status.until + 1 for status in self.statuses if status.until is not None}
        return sorted(changes)

    def anniversary(self, year: int) -> Anniversary | None:
        """Return the anniversary of a year; None before the first and where counting would be odd.

        Years are counted as people count them, calendar year less calendar year: a day that moves with the
        moon and falls a little before the date of the event is still the anniversary of that year.
        """
        number = anniversary_number(self.counted_from, year)
        if number == 0 or self.remembers is None:
            return None
        milestone = number == 5 or number % 10 == 0 or number % 25 == 0
        return Anniversary(number, self.remembers.what, milestone)

    @property
    def event_day(self) -> date | None:
        """The first day on which the event behind it may have begun; None when that is not known."""
        event = self.remembers
        return date.fromisoformat(f"{event.start}-01-01"[:10]) if event and event.start else None

    @property
    def counted_from(self) -> int | None:
        """The year from which anniversaries count; None where counting would be odd."""
        event = self.remembers
        if event is None or event.counted == "none":
            return None
        start = event.end if event.counted == "to" else event.start
        return int(start[:4]) if start else None


class Occurrence(NamedTuple):
    """An observance on its days in one cycle. `last` is included; `nominal` is the day before any shift."""

    observance: Observance
    first: date
    last: date
    nominal: date
    cycle: int
    certainty: Certainty = Certainty.COMPUTED
    evening_before: bool = False

    @property
    def uid(self) -> str:
        """The identity of this occurrence for ever, whatever its date, name or language."""
        return f"{self.observance.id}-{self.cycle}@observe"

    @property
    def anniversary(self) -> Anniversary | None:
        """The anniversary that this occurrence is, if it is one."""
        return self.observance.anniversary(self.nominal.year)


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date

    @classmethod
    def of_years(cls, first: int, last: int) -> Span:
        """Return the whole years from the first to the last, 1 to 9999."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    def touches(self, first: date, last: date) -> bool:
        """Say whether any of the days from first to last lie in the span."""
        return first <= self.last and self.first <= last


def country(place: str) -> str:
    """Return the country that a place is or lies in; a body, and the world, are places of their own."""
    return place.partition("-")[0]


def anniversary_number(counted_from: int | None, year: int) -> int:
    """Return the number of the anniversary of a year, or 0 where there is none."""
    return 0 if counted_from is None else max(year - counted_from, 0)


def is_inside(place: str, other: str) -> bool:
    """Say whether a place is another place or a part of it: KH-12 is inside KH."""
    return place == other or place.startswith(f"{other}-")


def in_language(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return the text in the first language that there is, or in English, or else in the first one of all.

    >>> in_language({"en": "Day of Remembrance", "km": "ទិវាចងចាំ"}, ["fr", "km"])
    'ទិវាចងចាំ'
    """
    for language in languages:
        if found := in_one_language(texts, language):
            return found
    return texts.get("en") or next(iter(texts.values()))


def in_one_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in a language, or "" when there is none; "pt-BR" is content with "pt"."""
    while language:
        if language in texts:
            return texts[language]
        language = language.rpartition("-")[0]
    return ""
