"""The Julian calendar: a leap year every fourth year, without exception.

>>> from datetime import date
>>> day_of(2026, "June", 15) == date(2026, 6, 28).toordinal()        # Vidovdan
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import refusal

SYSTEM = CalendarSystem(
    name="julian",
    title="Julian calendar",
    era="",
    years=(1, 9999),
    months={
        "January": 31,
        "February": 29,
        "March": 31,
        "April": 30,
        "May": 31,
        "June": 30,
        "July": 31,
        "August": 31,
        "September": 30,
        "October": 31,
        "November": 30,
        "December": 31,
    },
    method="Integer arithmetic: every fourth year has a 29 February. Years begin on 1 January.",
    accuracy="Exact from the year 8 on; Rome counted leap years irregularly before that.",
    source="E. M. Reingold, N. Dershowitz, Calendrical Calculations, 4th edition (2018), chapter 3.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_YEARS = range(1, 10000)
# The day before 1 March of the Julian year 0; years are counted from March, so that the
# leap day is the last of its year.
_EPOCH = -308
_FIRST_SETTLED = 2555  # 1 January of the Julian year 8


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Julian date, or None for 29 February of a common year."""
    number = _NUMBER[month]
    march_year = year - (number < 2)
    found = _EPOCH + 365 * march_year + march_year // 4 + _days_before(number) + day
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    longest = 28 if number == 1 and year % 4 else SYSTEM.months[month]
    return found if 1 <= day <= longest else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Julian calendar."""
    elapsed = day - _EPOCH - 1
    march_year = (4 * elapsed + 3) // 1461
    of_year = elapsed - 365 * march_year - march_year // 4
    number = ((5 * of_year + 2) // 153 + 2) % 12
    year = march_year + (number < 2)
    if year not in _YEARS:
        raise refusal(SYSTEM, day)
    return year, _MONTHS[number], of_year - _days_before(number) + 1


def settled(day: int) -> bool:
    """Return False before the year 8, when the Roman leap years were irregular."""
    return day >= _FIRST_SETTLED


def _days_before(number: int) -> int:
    """Return the days from 1 March to the first of a month (0 is January)."""
    return (153 * ((number - 2) % 12) + 2) // 5
