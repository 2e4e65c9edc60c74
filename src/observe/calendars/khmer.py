"""The Khmer calendar (Chhankitek) and the Khmer New Year.

A year is the Buddhist Era year as Cambodia counts it: it turns over on 1 Roch Pisak, the day after
Visak Bochea. The first half of a month is Keit, the waxing moon, the second half Roch.

>>> from datetime import date
>>> day_of(2570, "Roch Phatrabot", 15) == date(2026, 10, 11).toordinal()        # Pchum Ben
True
>>> first, length, settled = new_year(2026)
>>> date.fromordinal(first), length
(datetime.date(2026, 4, 14), 3)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from observe.calendars import CalendarSystem
from observe.calendars._chhankitek import COMMON, LEAP_DAY, LEAP_MONTH, moha_songkran, year_kind
from observe.calendars._coverage import within, year_of
from observe.errors import OutOfRange

# Migasir to Kadeuk in a common year; odd ones have 29 days.
_COMMON_YEAR = (
    ("Migasir", 29),
    ("Bos", 30),
    ("Meak", 29),
    ("Phalkun", 30),
    ("Chet", 29),
    ("Pisak", 30),
    ("Jesth", 29),
    ("Asadh", 30),
    ("Srap", 29),
    ("Phatrabot", 30),
    ("Assoch", 29),
    ("Kadeuk", 30),
)
_MONTHS_OF_YEAR = {
    COMMON: _COMMON_YEAR,
    LEAP_DAY: (*_COMMON_YEAR[:6], ("Jesth", 30), *_COMMON_YEAR[7:]),
    LEAP_MONTH: (*_COMMON_YEAR[:7], ("Pathamasadh", 30), ("Tutiyasadh", 30), *_COMMON_YEAR[8:]),
}
_LONGEST = {name: length for months in _MONTHS_OF_YEAR.values() for name, length in months}
_LONGEST["Jesth"] = 30

SYSTEM = CalendarSystem(
    name="khmer",
    title="Khmer calendar",
    era="BE",
    years=(1900, 2099),
    months={
        f"{half} {name}": 15 if half == "Keit" else length - 15
        for name, length in _LONGEST.items()
        for half in ("Keit", "Roch")
    },
    method="The Chhankitek: integer arithmetic of mean sun and moon decides leap months and leap days; "
    "the New Year is the true sun's entry into Mesha.",
    accuracy="Lunar days are exact; they agree with every published list compared. The New Year is not "
    "settled in years when it falls on midnight (1916, 1974, 2032, 2059).",
    source="Roath Kim Soeun, Pratitin Soryakkatik-Chankatik 1900-1999 and 2000-2099, as explained at "
    "https://khmer-calendar.tovnah.com and https://www.cam-cc.org.",
)

_FIRST_YEAR = 1900
_FIRST_DAY = 693567  # 1 Keit Migasir of the lunar year 1900: 3 December 1899
_LAST_YEAR = 2100  # begins in 2099 and makes that year whole

# The computed sun enters Mesha on 14 April 2012; the Kingdom kept 13 to 16 April.
_HELD = {2012: (734606, 4)}
# The computed minute is midnight itself: one day or the other.
_ON_MIDNIGHT = frozenset({1916, 1974, 2032, 2059})


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Khmer date, or None if that year has no such day.

    Asadh in a year with a leap month is Tutiyasadh, where the feasts are kept; Pathamasadh and
    Tutiyasadh do not exist in other years.
    """
    longest = SYSTEM.months[month]
    half, _, name = month.partition(" ")
    lunar_year = year - 543 if _before_turn(half, name) else year - 544
    if not _FIRST_YEAR <= lunar_year <= _LAST_YEAR:
        raise OutOfRange(SYSTEM.title, lunar_year, SYSTEM.years)
    for candidate, start, length in _months(lunar_year):
        if candidate == name or (candidate == "Tutiyasadh" and name == "Asadh"):
            if half == "Roch":
                start, length = start + 15, length - 15
            found = within(SYSTEM, start + day - 1)
            return found if 1 <= day <= min(longest, length) else None
    return None


def date_of(day: int) -> tuple[int, str, int]:
    """Return Buddhist Era year, half and month ("Keit Pisak"), and day 1 to 15 of that half."""
    lunar_year = year_of(within(SYSTEM, day))
    if day >= _starts()[lunar_year + 1 - _FIRST_YEAR]:
        lunar_year += 1
    for name, start, length in _months(lunar_year):
        if day < start + length:
            half, of_half = ("Keit", day - start + 1) if day < start + 15 else ("Roch", day - start - 14)
            year = lunar_year + (543 if _before_turn(half, name) else 544)
            return year, f"{half} {name}", of_half
    raise AssertionError(day)  # the months of a year reach the next one: a test reads them all


def settled(day: int) -> bool:
    """Return True: lunar days follow from arithmetic. `new_year` says for itself how sure it is."""
    return True


def new_year(year: int) -> tuple[int, int, bool]:
    """Return first day, length in days (3 or 4) and whether it is settled, of the New Year of a year.

    Of 2012 the days that were held are given, 13 to 16 April; the arithmetic gives 14 to 16 April.
    It is the only such exception. Years in which the sun enters Mesha at midnight are not settled.

    Args:
        year: Gregorian year, 1900 to 2099.

    Raises:
        OutOfRange: for other years.
    """
    first, last = SYSTEM.years
    if not first <= year <= last:
        raise OutOfRange(SYSTEM.title, year, SYSTEM.years)
    start, length = _HELD.get(year) or moha_songkran(year)
    return start, length, year not in _ON_MIDNIGHT


def _before_turn(half: str, name: str) -> bool:
    """Return True for the part of a lunar year that lies before 1 Roch Pisak."""
    return name in ("Migasir", "Bos", "Meak", "Phalkun", "Chet") or (half == "Keit" and name == "Pisak")


@cache
def _starts() -> tuple[int, ...]:
    """Return the first day of each lunar year, from that of 1900 on, and of the year after the last."""
    starts = [_FIRST_DAY]
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        starts.append(starts[-1] + sum(length for _, length in _MONTHS_OF_YEAR[year_kind(year)]))
    return tuple(starts)


def _months(lunar_year: int) -> Iterator[tuple[str, int, int]]:
    """Yield name, first day and length of the months of a lunar year."""
    start = _starts()[lunar_year - _FIRST_YEAR]
    for name, length in _MONTHS_OF_YEAR[year_kind(lunar_year)]:
        yield name, start, length
        start += length
