"""The Coptic calendar (Egypt, Era of the Martyrs).

>>> from datetime import date
>>> day_of(1743, "Thout", 1) == date(2026, 9, 11).toordinal()        # Nayrouz
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._alexandrian import date_in, day_in, longest
from observe.calendars._coverage import refusal

SYSTEM = CalendarSystem(
    name="coptic",
    title="Coptic calendar",
    era="AM",
    years=(285, 9999),
    months={
        "Thout": 30,
        "Paopi": 30,
        "Hathor": 30,
        "Koiak": 30,
        "Tobi": 30,
        "Meshir": 30,
        "Paremhat": 30,
        "Parmouti": 30,
        "Pashons": 30,
        "Paoni": 30,
        "Epip": 30,
        "Mesori": 30,
        "Nesi": 6,
    },
    method="Integer arithmetic: twelve months of 30 days and Nesi of 5, of 6 every fourth year.",
    accuracy="Exact; the day is counted from midnight here.",
    source="E. M. Reingold, N. Dershowitz, Calendrical Calculations, 4th edition (2018), chapter 4.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_YEARS = range(1, 9717)
_EPOCH = 103605  # 1 Thout of the year 1: 29 August 284 (Julian)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Coptic date, or None for 6 Nesi of a common year."""
    number = _NUMBER[month]
    found = day_in(_EPOCH, year, number, day)
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    return found if 1 <= day <= longest(year, number) else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Coptic calendar."""
    year, number, of_month = date_in(_EPOCH, day)
    if year not in _YEARS:
        raise refusal(SYSTEM, day)
    return year, _MONTHS[number], of_month


def settled(day: int) -> bool:
    """Return True: the calendar is arithmetic throughout."""
    return True
