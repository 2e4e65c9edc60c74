"""Calendar systems: day number <-> year, month and day in one reckoning.

A day number is `datetime.date.toordinal()`: 1 is 1 January of the year 1 (proleptic Gregorian).
Each system is a module of its own, imported when it is first asked for. `solar.py` is the one
module that is no calendar system: it knows solar terms, equinoxes and solstices.

>>> hebrew = calendar_system("hebrew")
>>> hebrew.day_of(5787, "Tishrei", 1), hebrew.date_of(739871)
(739871, (5787, 'Tishrei', 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

__all__ = ["CALENDARS", "CalendarSystem", "MonthCalendar", "calendar_system"]


@dataclass(frozen=True, slots=True)
class CalendarSystem:
    """What a reader should know of a calendar system.

    Attributes:
        name: as written in rules, "hebrew".
        title: as written in messages, "Hebrew calendar".
        era: printed after a year, "AM"; empty where a year is commonly written without one.
        years: first and last Gregorian year that are covered from 1 January to 31 December.
        months: every month label, with the highest day number that the month can ever have.
        method: how the days are found, in a sentence or two.
        accuracy: how far they can be trusted.
        source: where the rules or the table come from.
    """

    name: str
    title: str
    era: str
    years: tuple[int, int]
    months: dict[str, int]
    method: str
    accuracy: str
    source: str


class MonthCalendar(Protocol):
    """What each calendar module offers; the module itself is the object."""

    SYSTEM: CalendarSystem

    def day_of(self, year: int, month: str, day: int) -> int | None:
        """Return the day number of a date, or None if that year has no such day.

        Args:
            year: in the system's own reckoning.
            month: a label of `SYSTEM.months`, spelt as there.
            day: 1 to 31.

        Raises:
            OutOfRange: if no day of that year lies in the Gregorian years of `SYSTEM.years`.
            KeyError: if the system has no such month.
        """
        ...

    def date_of(self, day: int) -> tuple[int, str, int]:
        """Return year, month label and day of the month of a day number.

        Raises:
            OutOfRange: if no day of its year lies in the Gregorian years of `SYSTEM.years`.
        """
        ...

    def settled(self, day: int) -> bool:
        """Return False for a day number whose date in this system is not beyond doubt."""
        ...


CALENDARS = {
    "bahai": "observe.calendars.bahai",
    "chinese": "observe.calendars.chinese",
    "coptic": "observe.calendars.coptic",
    "ethiopic": "observe.calendars.ethiopic",
    "hebrew": "observe.calendars.hebrew",
    "islamic-civil": "observe.calendars.islamic_civil",
    "julian": "observe.calendars.julian",
    "khmer": "observe.calendars.khmer",
    "korean": "observe.calendars.korean",
    "persian": "observe.calendars.persian",
    "thai": "observe.calendars.thai",
    "umalqura": "observe.calendars.umalqura",
    "vietnamese": "observe.calendars.vietnamese",
}


def calendar_system(name: str) -> MonthCalendar:
    """Return the calendar module of a name in `CALENDARS`, imported on first use."""
    return cast(MonthCalendar, import_module(CALENDARS[name]))
