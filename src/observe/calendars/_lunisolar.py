"""Reading the packed tables of the Chinese, Korean and Vietnamese calendar.

A number of the table holds one year, from the lowest bit on:

    13 bits   months in their order: 1 for 30 days, 0 for 29
     4 bits   the month after which a leap month of the same number follows, 0 for none
     6 bits   days from 20 January to the first day of month 1
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day, refusal, year_of
from observe.calendars._lunisolar_table import FIRST
from observe.errors import OutOfRange

MONTHS = {f"{leap}month {number}": 30 for leap in ("", "leap ") for number in range(1, 13)}
_NAMES = tuple(MONTHS)
_NUMBER = {name: number for number, name in enumerate(_NAMES)}


def day_in(system: CalendarSystem, table: tuple[int, ...], year: int, month: str, day: int) -> int | None:
    """Return the day number of a date, or None if the year has no such month or day.

    Raises:
        OutOfRange: if the table does not hold the year.
        KeyError: if there is no such month.
    """
    number = _NUMBER[month]
    if not 0 <= year - FIRST < len(table):
        raise OutOfRange(system.title, year, system.years)
    packed = table[year - FIRST]
    leap = _leap(packed)
    if number < 12:
        place = number + (0 < leap <= number)
    elif number - 11 == leap:
        place = leap
    else:
        return None
    found = _new_year(year, packed) + _days_before(place, packed) + day - 1
    return found if 1 <= day <= 29 + (packed >> place & 1) else None


def date_in(system: CalendarSystem, table: tuple[int, ...], day: int) -> tuple[int, str, int]:
    """Return year, month and day of the month of a day number.

    Raises:
        OutOfRange: if the table does not hold its year.
    """
    year = year_of(day)
    end = FIRST + len(table)
    # Early in a Gregorian year the year before still runs.
    if year == end or (FIRST <= year < end and day < _new_year(year, table[year - FIRST])):
        year -= 1
    if not FIRST <= year < end:
        raise refusal(system, day)
    packed = table[year - FIRST]
    elapsed = day - _new_year(year, packed)
    leap = _leap(packed)
    if elapsed >= _days_before(13 if leap else 12, packed):
        raise refusal(system, day)

    place = elapsed // 30  # or one more: a month lacks at most one day of thirty
    if _days_before(place + 1, packed) <= elapsed:
        place += 1
    if not leap or place < leap:
        name = _NAMES[place]
    elif place == leap:
        name = _NAMES[leap + 11]  # 12 to 23 are the leap months
    else:
        name = _NAMES[place - 1]
    return year, name, elapsed - _days_before(place, packed) + 1


def in_spans(day: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Return True if a day lies in one of the spans, both ends included."""
    return any(first <= day <= last for first, last in spans)


def _leap(packed: int) -> int:
    return packed >> 13 & 15


def _new_year(year: int, packed: int) -> int:
    return first_day(year) + 19 + (packed >> 17)


def _days_before(place: int, packed: int) -> int:
    """Return the days of a year before its month at a place (0 to 13)."""
    return 29 * place + (packed & (1 << place) - 1).bit_count()
