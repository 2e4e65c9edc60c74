"""The Korean calendar. A year is named by the Gregorian year in which its new year falls.

>>> from datetime import date
>>> day_of(2027, "month 1", 1) == date(2027, 2, 7).toordinal()        # a day after the Chinese one
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day
from observe.calendars._lunisolar import MONTHS, date_in, day_in, in_spans
from observe.calendars._lunisolar_table import KOREAN, KOREAN_DOUBTFUL

SYSTEM = CalendarSystem(
    name="korean",
    title="Korean calendar",
    era="",
    years=(1901, 2099),
    months=MONTHS,
    method="A table of months, computed from new moons and solar terms at UTC+9.",
    accuracy="Exact since 1962, but for three new moons too near to midnight: November 2051, August 2074 "
    "and January 2097. Earlier almanacs used other clocks.",
    source="astronomy-engine; rules of the Korea Astronomy and Space Science Institute.",
)

_FIRST_SETTLED = first_day(1962)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Korean date, or None if the year has no such month or day."""
    return day_in(SYSTEM, KOREAN, year, month, day)


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Korean calendar."""
    return date_in(SYSTEM, KOREAN, day)


def settled(day: int) -> bool:
    """Return False before 1962, and where a new moon is too near to midnight to foretell its day."""
    return day >= _FIRST_SETTLED and not in_spans(day, KOREAN_DOUBTFUL)
