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

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from observe.calendars import CalendarSystem
from observe.calendars._chhankitek import COMMON, LEAP_DAY, LEAP_MONTH, moha_songkran, year_kind
from observe.calendars._coverage import first_day, refusal
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

# Lunar years from Migasir to Kadeuk, by the Gregorian year in which they end. Those of 1899 and 2100
# complete the Buddhist years 2443 and 2643, which begin or end outside the years covered.
_FIRST_YEAR, _LAST_YEAR = 1899, 2100
_FIRST_DAY = 693183  # 1 Keit Migasir of 1899: 14 November 1898; that of 1900 is 3 December 1899
_YEARS = range(2443, 2644)  # Buddhist Era


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Khmer date, or None if that year has no such day.

    Asadh in a year with a leap month is Tutiyasadh, where the feasts are kept; Pathamasadh and
    Tutiyasadh do not exist in other years.
    """
    longest = SYSTEM.months[month]
    half, _, name = month.partition(" ")
    lunar_year = year - 543 if _before_turn(half, name) else year - 544
    if year not in _YEARS:
        raise refusal(SYSTEM, first_day(lunar_year))
    for candidate, start, length in _months(lunar_year):
        if candidate == name or (candidate == "Tutiyasadh" and name == "Asadh"):
            if half == "Roch":
                start, length = start + 15, length - 15
            return start + day - 1 if 1 <= day <= min(longest, length) else None
    return None


def date_of(day: int) -> tuple[int, str, int]:
    """Return Buddhist Era year, half and month ("Keit Pisak"), and day 1 to 15 of that half."""
    starts = _starts()
    if starts[0] <= day < starts[-1]:
        lunar_year = _FIRST_YEAR + bisect_right(starts, day) - 1
        for name, start, length in _months(lunar_year):
            if day < start + length:
                half, of_half = ("Keit", day - start + 1) if day < start + 15 else ("Roch", day - start - 14)
                year = lunar_year + (543 if _before_turn(half, name) else 544)
                if year in _YEARS:
                    return year, f"{half} {name}", of_half
                break
    raise refusal(SYSTEM, day)


def settled(day: int) -> bool:
    """Return True: lunar days follow from arithmetic. `new_year` says for itself how sure it is."""
    return True


def new_year(year: int) -> tuple[int, int, bool]:
    """Return first day, length in days (3 or 4) and whether it is settled, of the New Year of a year.

    These are the days of the feast. Public holidays can be longer: in 2012 they lasted from 13 to 16 April,
    in 2013 from 14 to 17 April, a day more in each year for the Sunday among the three. Years in which the
    sun enters Mesha at midnight are not settled.

    Args:
        year: Gregorian year, 1900 to 2099.

    Raises:
        OutOfRange: for other years.
    """
    first, last = SYSTEM.years
    if not first <= year <= last:
        raise OutOfRange(SYSTEM.title, year, SYSTEM.years)
    return moha_songkran(year)


def _before_turn(half: str, name: str) -> bool:
    """Return True for the part of a lunar year that lies before 1 Roch Pisak."""
    return name in ("Migasir", "Bos", "Meak", "Phalkun", "Chet") or (half == "Keit" and name == "Pisak")


@cache
def _starts() -> tuple[int, ...]:
    """Return the first day of each lunar year, from that of 1899 on, and of the year after the last."""
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
