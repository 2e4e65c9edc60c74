"""The Ethiopic calendar (Ethiopia and Eritrea, Era of the Incarnation).

>>> from datetime import date
>>> day_of(2018, "Yekatit", 12) == date(2026, 2, 19).toordinal()        # Yekatit 12, Martyrs' Day
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._alexandrian import date_in, day_in, longest
from observe.calendars._coverage import refusal

SYSTEM = CalendarSystem(
    name="ethiopic",
    title="Ethiopic calendar",
    era="EC",
    years=(9, 9999),
    months={
        "Meskerem": 30,
        "Tikimt": 30,
        "Hidar": 30,
        "Tahsas": 30,
        "Tir": 30,
        "Yekatit": 30,
        "Megabit": 30,
        "Miyazya": 30,
        "Ginbot": 30,
        "Sene": 30,
        "Hamle": 30,
        "Nehase": 30,
        "Pagume": 6,
    },
    method="Integer arithmetic: twelve months of 30 days and Pagume of 5, of 6 every fourth year.",
    accuracy="Exact; it is the civil calendar of Ethiopia. The day is counted from midnight here.",
    source="E. M. Reingold, N. Dershowitz, Calendrical Calculations, 4th edition (2018), chapter 4.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_YEARS = range(1, 9993)
_EPOCH = 2796  # 1 Meskerem of the year 1: 29 August 8 (Julian)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of an Ethiopic date, or None for 6 Pagume of a common year."""
    number = _NUMBER[month]
    found = day_in(_EPOCH, year, number, day)
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    return found if 1 <= day <= longest(year, number) else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Ethiopic calendar."""
    year, number, of_month = date_in(_EPOCH, day)
    if year not in _YEARS:
        raise refusal(SYSTEM, day)
    return year, _MONTHS[number], of_month


def settled(day: int) -> bool:
    """Return True: the calendar is arithmetic throughout."""
    return True
