"""The forms of a phrase. Each prints its canonical text and knows its days.

`days(year, anchors)` gives the days that belong to a Gregorian year: none, one or two. A day that is
reckoned from another one (before, after, on or after) belongs to the year of the day it is reckoned from,
and may fall just outside that year; `reach` says by how many days at most.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from observe.calendars import calendar_system
from observe.errors import OutOfRange
from observe.rules.words import MONTHS, ORDINALS, WEEKDAYS

EASTER_YEARS = (1583, 4099)
# The Orthodox Easter is served from the same year: before it, the Julian and Gregorian counts are one.


class Base(NamedTuple):
    """A day before any shift: day number, cycle, whether it is beyond doubt, and its length in days."""

    day: int
    cycle: int
    settled: bool = True
    length: int = 1


Anchors = Callable[[str, int], tuple[Base, ...]]
"""Gives the days of another observance, by its id, in a year."""


class Phrase(Protocol):
    """What every form offers."""

    @property
    def reach(self) -> int: ...

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """`25 April`; 29 February exists in leap years only."""

    day: int
    month: int
    reach = 0

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        day = self.in_year(year)
        return () if day is None else (Base(day, year),)

    def in_year(self, year: int) -> int | None:
        """Return the day number of the date in a year; None where there is no 29 February."""
        if self.day == 29 and self.month == 2 and not _is_leap(year):
            return None
        return date(year, self.month, self.day).toordinal()


@dataclass(frozen=True, slots=True)
class Nth:
    """`4th Saturday of November`, `last Monday of May`; a 5th that does not exist gives no day."""

    nth: int
    weekday: int
    month: int
    reach = 0

    def __str__(self) -> str:
        ordinal = next(word for word, number in ORDINALS.items() if number == self.nth)
        return f"{ordinal} {WEEKDAYS[self.weekday]} of {MONTHS[self.month - 1]}"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        first = date(year, self.month, 1).toordinal()
        # Day number 1, 0001-01-01, was a Monday.
        first_match = first + (self.weekday - (first - 1)) % 7
        if 0 < self.nth < 5:
            return (Base(first_match + 7 * (self.nth - 1), year),)
        last = _month_end(year, self.month)
        day = first_match + 28 if self.nth == 5 else last - (last - first_match) % 7
        return (Base(day, year),) if day <= last else ()


ON_OR_AFTER, AFTER, ON_OR_BEFORE, BEFORE = "on or after", "after", "on or before", "before"
RELATIONS = (ON_OR_AFTER, AFTER, ON_OR_BEFORE, BEFORE)


@dataclass(frozen=True, slots=True)
class Near:
    """`Sunday on or after 27 November`; plain before and after never include the day itself."""

    weekday: int
    relation: str
    anchor: Fixed
    reach = 7

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.relation} {self.anchor}"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        start = self.anchor.in_year(year)
        if start is None:
            return ()
        if self.relation in (ON_OR_AFTER, AFTER):
            start += self.relation == AFTER
            return (Base(start + (self.weekday - (start - 1)) % 7, year),)
        start -= self.relation == BEFORE
        return (Base(start - ((start - 1) - self.weekday) % 7, year),)


@dataclass(frozen=True, slots=True)
class Offset:
    """`2 days before easter`; an anchor is taken where it is observed, after its own shifts."""

    count: int
    anchor: Phrase

    @property
    def reach(self) -> int:
        return abs(self.count) + self.anchor.reach

    def __str__(self) -> str:
        number = abs(self.count)
        unit = "day" if number == 1 else "days"
        return f"{number} {unit} {'before' if self.count < 0 else 'after'} {self.anchor}"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        return tuple(
            Base(base.day + self.count, base.cycle, base.settled) for base in self.anchor.days(year, anchors)
        )


@dataclass(frozen=True, slots=True)
class Easter:
    """`easter`, `orthodox easter`, by dateutil."""

    orthodox: bool = False
    reach = 0

    def __str__(self) -> str:
        return "orthodox easter" if self.orthodox else "easter"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        return _easter(year, orthodox=self.orthodox)


@dataclass(frozen=True, slots=True)
class Observed:
    """The days of another observance, by its id."""

    id: str
    # How far that observance's days may lie from their year; the dataset refuses chains that reach farther.
    reach = 400

    def __str__(self) -> str:
        return self.id

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        return anchors(self.id, year)


@dataclass(frozen=True, slots=True)
class InCalendar:
    """`27 Nisan (hebrew)`, `15 month 7 (chinese)`, `15 Roch Phatrabot (khmer)`: none, one or two a year."""

    day: int
    month: str
    system: str
    reach = 0

    def __str__(self) -> str:
        return f"{self.day} {self.month} ({self.system})"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        system = calendar_system(self.system)
        _require(system.SYSTEM.title, year, system.SYSTEM.years)
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        found = []
        for cycle in range(system.date_of(first)[0], system.date_of(last)[0] + 1):
            day = system.day_of(cycle, self.month, self.day)
            if day is not None and first <= day <= last:
                found.append(Base(day, cycle, system.settled(day)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class KhmerNewYear:
    """`khmer new year`: the calendar itself says whether it lasts three days or four."""

    reach = 0

    def __str__(self) -> str:
        return "khmer new year"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        from observe.calendars import khmer

        _require("Khmer calendar", year, khmer.SYSTEM.years)
        day, length, settled = khmer.new_year(year)
        return (Base(day, year, settled, length),)


@dataclass(frozen=True, slots=True)
class ThaiFeast:
    """`visakha bucha (thai)`: the feasts that move by a month in years with a leap month."""

    name: str
    reach = 0

    def __str__(self) -> str:
        return f"{self.name} (thai)"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        from observe.calendars import thai

        _require(thai.SYSTEM.title, year, thai.SYSTEM.years)
        day = thai.feast(self.name, year)
        return (Base(day, year, thai.settled(day)),)


@dataclass(frozen=True, slots=True)
class SolarTerm:
    """`solar term qingming`, as China reckons it (UTC+8)."""

    name: str
    reach = 0

    def __str__(self) -> str:
        return f"solar term {self.name}"

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        from observe.calendars import solar

        _require("table of solar terms", year, solar.TERM_YEARS)
        return (Base(solar.solar_term(self.name, year), year, solar.solar_term_settled(self.name, year)),)


@dataclass(frozen=True, slots=True)
class Season:
    """`march equinox at UTC+9`: the day of the instant, at a fixed offset from UTC in minutes."""

    name: str
    offset: int
    reach = 0

    def __str__(self) -> str:
        hours, minutes = divmod(abs(self.offset), 60)
        sign = "-" if self.offset < 0 else "+"
        return f"{self.name} at UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        from observe.calendars import solar

        _require("table of equinoxes and solstices", year, solar.SEASON_YEARS)
        day, settled = solar.season(self.name, year, self.offset)
        return (Base(day, year, settled),)


@dataclass(frozen=True, slots=True)
class Dates:
    """A list of days from a statute or an announcement; there is no day outside the list."""

    listed: tuple[int, ...]
    reach = 0

    def __str__(self) -> str:
        return ", ".join(date.fromordinal(day).isoformat() for day in self.listed)

    def days(self, year: int, anchors: Anchors) -> tuple[Base, ...]:
        return tuple(Base(day, year) for day in self.listed if date.fromordinal(day).year == year)


# Many observances of a dataset stand on the Easter of the same year.
@lru_cache(maxsize=128)
def _easter(year: int, *, orthodox: bool) -> tuple[Base, ...]:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    _require("date of Easter", year, EASTER_YEARS)
    return (Base(easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN).toordinal(), year),)


def _require(system: str, year: int, years: tuple[int, int]) -> None:
    if not years[0] <= year <= years[1]:
        raise OutOfRange(system, year, years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_end(year: int, month: int) -> int:
    return date(year, 12, 31).toordinal() if month == 12 else date(year, month + 1, 1).toordinal() - 1
