"""The tabular Islamic calendar: a cycle of 30 years with 11 leap days, from 16 July 622 (Julian).

It is arithmetic of the astronomers' tables, not the calendar of any state; an observed feast
commonly differs from it by a day.

>>> from datetime import date
>>> day_of(1448, "Muharram", 1) == date(2026, 6, 17).toordinal()
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import refusal

SYSTEM = CalendarSystem(
    name="islamic-civil",
    title="tabular Islamic calendar",
    era="AH",
    years=(623, 9999),
    months={
        "Muharram": 30,
        "Safar": 29,
        "Rabi al-Awwal": 30,
        "Rabi al-Thani": 29,
        "Jumada al-Ula": 30,
        "Jumada al-Akhirah": 29,
        "Rajab": 30,
        "Shaban": 29,
        "Ramadan": 30,
        "Shawwal": 29,
        "Dhu al-Qadah": 30,
        "Dhu al-Hijjah": 30,
    },
    method="Integer arithmetic: years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each 30 have 355 days.",
    accuracy="Exact as a table. Months that begin by sight of the moon differ from it by a day or two.",
    source="E. M. Reingold, N. Dershowitz, Calendrical Calculations, 4th edition (2018), chapter 7.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_YEARS = range(1, 9667)
_EPOCH = 227015  # 1 Muharram of the year 1: 16 July 622 (Julian)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a date, or None for 30 Dhu al-Hijjah of a common year."""
    number = _NUMBER[month]
    found = _first_of(year, number) + day - 1
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    longest = _first_of(year, number + 1) - _first_of(year, number)
    return found if 1 <= day <= longest else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the tabular Islamic calendar."""
    year = (30 * (day - _EPOCH) + 10646) // 10631
    if year not in _YEARS:
        raise refusal(SYSTEM, day)
    number = min(11, 2 * (day - _first_of(year, 0)) // 59)
    return year, _MONTHS[number], day - _first_of(year, number) + 1


def settled(day: int) -> bool:
    """Return True: the table is arithmetic throughout. What is doubtful is a feast kept by it."""
    return True


def _first_of(year: int, number: int) -> int:
    """Return the first day of a month (0 to 11); 12 gives the first day of the year after."""
    if number == 12:
        year, number = year + 1, 0
    return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + (59 * number + 1) // 2
