"""The Thai lunar calendar and the Buddhist feasts of Thailand.

Months are numbered; the waxing half has 15 days, the waning half 14 or 15. A year is the Buddhist Era
year (CE + 543) in which most of the lunar year lies: it turns over with month 1, in November or
December, a few weeks before the civil year does, so that every date names one day only.

>>> from datetime import date
>>> day_of(2569, "waxing month 7", 15) == feast("visakha bucha", 2026) == date(2026, 5, 31).toordinal()
True
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from observe.calendars import CalendarSystem
from observe.calendars._coverage import refusal, year_of
from observe.errors import OutOfRange

FEASTS: tuple[str, ...] = (
    "makha bucha",
    "visakha bucha",
    "asalha bucha",
    "khao phansa",
    "ok phansa",
    "loi krathong",
)

_NAMES = ("month 1", "month 2", "month 3", "month 4", "month 5", "month 6", "month 7", "month 8",
          "leap month 8", "month 9", "month 10", "month 11", "month 12")  # fmt: skip
_LONG_WANING = frozenset(name for name in _NAMES if int(name.split()[-1]) % 2 == 0)  # 30 days, else 29

SYSTEM = CalendarSystem(
    name="thai",
    title="Thai lunar calendar",
    era="BE",
    years=(1914, 2099),
    months={
        f"{half} {name}": 14 if half == "waning" and name not in _LONG_WANING | {"month 7"} else 15
        for name in _NAMES
        for half in ("waxing", "waning")
    },
    method="Lists of the years with a second month 8 (adhikamat) and of those with a day 30 in month 7 "
    "(adhikavar); everything else is counted from them.",
    accuracy="As kept from 2002 to 2026, by the holidays of those years. Earlier years are from one list "
    "only, later ones are a prediction: the lists are fixed by announcement, not by a formula.",
    source="The Thai lunar calendar of B.E. 2300 to 2700 (https://www.myhora.com), as transcribed in the MIT "
    "licensed package holidays, with the extra day of 2006 moved to 2005.",
)

_FIRST_YEAR, _LAST_YEAR = 1914, 2100  # the lunar year 2100 begins in 2099
_FIRST_DAY = 698675  # waxing 1 of month 1 of the lunar year 1914: 28 November 1913
_SETTLED_YEARS = range(2002, 2027)

# Gregorian years. A second month 8 of 30 days:
_ADHIKAMAT = frozenset({
    1915, 1918, 1920, 1923, 1926, 1928, 1931, 1934, 1937, 1939, 1942, 1944, 1947, 1950, 1953, 1956, 1958,
    1961, 1964, 1966, 1969, 1972, 1975, 1977, 1980, 1983, 1985, 1988, 1991, 1993, 1996, 1999, 2002, 2004,
    2007, 2010, 2012, 2015, 2018, 2021, 2023, 2026, 2029, 2031, 2034, 2037, 2040, 2043, 2045, 2048, 2050,
    2053, 2056, 2059, 2062, 2064, 2066, 2069, 2072, 2074, 2077, 2080, 2082, 2085, 2088, 2091, 2094, 2096,
    2099,
})  # fmt: skip
# A month 7 of 30 days. The list transcribed has 2006 instead of 2005; but the retreat began on 22 July
# 2005, and Visakha Bucha was kept on 12 May 2006 (bank holidays, Stock Exchange of Thailand).
_ADHIKAVAR = frozenset({
    1914, 1917, 1925, 1929, 1933, 1936, 1945, 1949, 1952, 1957, 1963, 1970, 1973, 1979, 1987, 1990, 1997,
    2000, 2005, 2009, 2016, 2020, 2025, 2032, 2035, 2041, 2046, 2052, 2055, 2058, 2067, 2071, 2076, 2083,
    2086, 2092, 2097,
})  # fmt: skip


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Thai date, or None if that year has no such day.

    Leap month 8 is the second month 8, which only some years have.
    """
    longest = SYSTEM.months[month]
    lunar_year = year - 543
    if not _FIRST_YEAR <= lunar_year <= _LAST_YEAR:
        raise OutOfRange(SYSTEM.title, lunar_year, SYSTEM.years)
    half, _, name = month.partition(" ")
    for candidate, start, length in _months(lunar_year):
        if candidate == name:
            if half == "waning":
                start, length = start + 15, length - 15
            return start + day - 1 if 1 <= day <= min(longest, length) else None
    return None


def date_of(day: int) -> tuple[int, str, int]:
    """Return Buddhist Era year, half and month ("waxing month 6"), and day 1 to 15 of that half."""
    starts = _starts()
    if starts[0] <= day < starts[-1]:
        lunar_year = _FIRST_YEAR + bisect_right(starts, day) - 1
        for name, start, length in _months(lunar_year):
            if day < start + 15:
                return lunar_year + 543, f"waxing {name}", day - start + 1
            if day < start + length:
                return lunar_year + 543, f"waning {name}", day - start - 14
    raise refusal(SYSTEM, day)


def settled(day: int) -> bool:
    """Return True from 2002 to 2026, the years that were compared with holidays as they were kept."""
    return year_of(day) in _SETTLED_YEARS


def feast(name: str, year: int) -> int:
    """Return the day number of a feast in a Gregorian year, as Thailand keeps it.

    In a year with two months 8 Makha and Visakha Bucha move to months 4 and 7, and Asalha Bucha and the
    beginning of the retreat to the second month 8.

    Args:
        name: one of `FEASTS`.
        year: Gregorian year, 1914 to 2099.

    Raises:
        OutOfRange: for other years.
        KeyError: if there is no such feast.
    """
    month, later, day = _FEAST_DAYS[name]
    first, last = SYSTEM.years
    if not first <= year <= last:
        raise OutOfRange(SYSTEM.title, year, SYSTEM.years)
    found = day_of(year + 543, later if year in _ADHIKAMAT else month, day)
    assert found is not None  # the first 15 days of a half of a month that the year has
    return found


# Feast: month in most years, month in years with two months 8, day of the half.
_FEAST_DAYS = {
    "makha bucha": ("waxing month 3", "waxing month 4", 15),
    "visakha bucha": ("waxing month 6", "waxing month 7", 15),
    "asalha bucha": ("waxing month 8", "waxing leap month 8", 15),
    "khao phansa": ("waning month 8", "waning leap month 8", 1),
    "ok phansa": ("waxing month 11", "waxing month 11", 15),
    "loi krathong": ("waxing month 12", "waxing month 12", 15),
}


@cache
def _starts() -> tuple[int, ...]:
    """Return the first day of each lunar year, from that of 1914 on, and of the year after the last."""
    starts = [_FIRST_DAY]
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        starts.append(starts[-1] + 354 + 30 * (year in _ADHIKAMAT) + (year in _ADHIKAVAR))
    return tuple(starts)


def _months(lunar_year: int) -> Iterator[tuple[str, int, int]]:
    """Yield name, first day and length of the months of a lunar year."""
    start = _starts()[lunar_year - _FIRST_YEAR]
    for name in _NAMES:
        if name == "leap month 8" and lunar_year not in _ADHIKAMAT:
            continue
        length = 30 if name in _LONG_WANING or (name == "month 7" and lunar_year in _ADHIKAVAR) else 29
        yield name, start, length
        start += length
