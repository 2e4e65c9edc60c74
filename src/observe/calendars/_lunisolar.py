"""Reading the packed tables of the Chinese, Korean and Vietnamese calendar.

A number of the table holds one year, from the lowest bit on:

    13 bits   months in their order: 1 for 30 days, 0 for 29
     4 bits   the month after which a leap month of the same number follows, 0 for none
     6 bits   days from 20 January to the first day of month 1
"""

from __future__ import annotations

from collections.abc import Iterator

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day, within, year_of
from observe.calendars._lunisolar_table import FIRST
from observe.errors import OutOfRange

MONTHS = {f"{leap}month {number}": 30 for leap in ("", "leap ") for number in range(1, 13)}
_NAMES = tuple(MONTHS)


def day_in(system: CalendarSystem, table: tuple[int, ...], year: int, month: str, day: int) -> int | None:
    """Return the day number of a date, or None if the year has no such month or day.

    Raises:
        OutOfRange: if the table does not hold the year, or the day is outside `system.years`.
        KeyError: if there is no such month.
    """
    longest = MONTHS[month]
    if not 0 <= year - FIRST < len(table):
        raise OutOfRange(system.title, year, system.years)
    for name, start, length in _months(table, year):
        if name == month:
            found = within(system, start + day - 1)
            return found if 1 <= day <= min(length, longest) else None
    return None


def date_in(system: CalendarSystem, table: tuple[int, ...], day: int) -> tuple[int, str, int]:
    """Return year, month and day of the month of a day number.

    Raises:
        OutOfRange: if the day is outside `system.years`.
    """
    year = year_of(within(system, day))
    # The last year of the range can be one more than the table holds a new year for.
    if day < _new_year(table, year):
        year -= 1
    for name, start, length in _months(table, year):
        if day < start + length:
            return year, name, day - start + 1
    raise AssertionError(day)  # the months of a year reach the next new year: a test reads them all


def in_spans(day: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Return True if a day lies in one of the spans, both ends included."""
    return any(first <= day <= last for first, last in spans)


def _new_year(table: tuple[int, ...], year: int) -> int:
    return first_day(year) + 19 + (table[year - FIRST] >> 17)


def _months(table: tuple[int, ...], year: int) -> Iterator[tuple[str, int, int]]:
    """Yield label, first day and length of the months of a year, in order."""
    packed = table[year - FIRST]
    leap = packed >> 13 & 15
    start = _new_year(table, year)
    for index in range(13 if leap else 12):
        length = 29 + (packed >> index & 1)
        if leap and index >= leap:
            # Labels 12 to 23 are those of the leap months, in the same order.
            name = _NAMES[11 + leap] if index == leap else _NAMES[index - 1]
        else:
            name = _NAMES[index]
        yield name, start, length
        start += length
