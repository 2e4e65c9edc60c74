"""The Persian (Solar Hijri) calendar of Iran and Afghanistan.

>>> from datetime import date
>>> day_of(1405, "Farvardin", 1) == date(2026, 3, 21).toordinal()        # Nowruz
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import refusal

SYSTEM = CalendarSystem(
    name="persian",
    title="Persian calendar",
    era="AP",
    years=(1900, 2100),
    months={
        "Farvardin": 31,
        "Ordibehesht": 31,
        "Khordad": 31,
        "Tir": 31,
        "Mordad": 31,
        "Shahrivar": 31,
        "Mehr": 30,
        "Aban": 30,
        "Azar": 30,
        "Dey": 30,
        "Bahman": 30,
        "Esfand": 30,
    },
    method="The cycle of 33 years with 8 leap years, which gives the day of the equinox in these years.",
    accuracy="Exact since the law of 1925. The calendar is defined by the equinox, seen from Iran's "
    "meridian; the cycle gives the same day in every year covered.",
    source="Law of 11 Farvardin 1304 (31 March 1925), Iran; E. M. Reingold, N. Dershowitz, "
    "Calendrical Calculations, 4th edition (2018), chapter 15.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_YEARS = range(1278, 1480)
_EPOCH = 226894  # the day before 1 Farvardin of the year 1
_FIRST_LEGAL = 702806  # 1 Farvardin 1304, 21 March 1925


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Persian date, or None for 30 Esfand of a common year."""
    number = _NUMBER[month]
    found = _before_year(year) + _before_month(number) + day
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    longest = SYSTEM.months[month]
    if number == 11 and _before_year(year + 1) - _before_year(year) == 365:
        longest = 29
    return found if 1 <= day <= longest else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Persian calendar."""
    year = (day - _EPOCH) * 33 // 12053 + 1
    if _before_year(year) >= day:
        year -= 1
    elif _before_year(year + 1) < day:
        year += 1
    if year not in _YEARS:
        raise refusal(SYSTEM, day)
    of_year = day - _before_year(year) - 1
    number = of_year // 31 if of_year < 186 else (of_year - 6) // 30
    return year, _MONTHS[number], of_year - _before_month(number) + 1


def settled(day: int) -> bool:
    """Return False before 21 March 1925: the months had other names and lengths until then."""
    return day >= _FIRST_LEGAL


def _before_year(year: int) -> int:
    """Return the day number before 1 Farvardin."""
    return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33


def _before_month(number: int) -> int:
    """Return the days of a year before a month (0 to 11)."""
    return 31 * number if number <= 6 else 30 * number + 6
