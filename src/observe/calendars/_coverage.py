"""Day numbers and Gregorian years, and the refusal of days that a system does not cover."""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.errors import OutOfRange


def first_day(year: int) -> int:
    """Return the day number of 1 January of a Gregorian year, also of years below 1."""
    before = year - 1
    return 365 * before + before // 4 - before // 100 + before // 400 + 1


def year_of(day: int) -> int:
    """Return the Gregorian year in which a day number lies, also below 1 and above 9999."""
    year = (day - 1) * 400 // 146097 + 1
    if first_day(year) > day:
        return year - 1
    if first_day(year + 1) <= day:
        return year + 1
    return year


def refusal(system: CalendarSystem, day: int) -> OutOfRange:
    """Return the error for a day that the system does not cover, to be raised by the caller."""
    return OutOfRange(system.title, year_of(day), system.years)
