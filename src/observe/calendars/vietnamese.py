"""The Vietnamese calendar. A year is named by the Gregorian year in which its new year falls.

>>> from datetime import date
>>> day_of(2007, "month 1", 1) == date(2007, 2, 17).toordinal()        # a day before the Chinese one
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day
from observe.calendars._lunisolar import MONTHS, date_in, day_in, in_spans
from observe.calendars._lunisolar_table import VIETNAMESE, VIETNAMESE_DOUBTFUL

SYSTEM = CalendarSystem(
    name="vietnamese",
    title="Vietnamese calendar",
    era="",
    years=(1901, 2099),
    months=MONTHS,
    method="A table of months, computed from new moons and solar terms at UTC+7.",
    accuracy="Exact since 1968, but for four new moons too near to midnight: May 2054, December 2072, "
    "November 2077 and October 2085. The South kept UTC+8 until 1975; before 1968 the North did too.",
    source="astronomy-engine; decision 121/CP of 8 August 1967 (UTC+7 from 1968 on).",
)

_FIRST_SETTLED = first_day(1968)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Vietnamese date, or None if the year has no such month or day."""
    return day_in(SYSTEM, VIETNAMESE, year, month, day)


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Vietnamese calendar."""
    return date_in(SYSTEM, VIETNAMESE, day)


def settled(day: int) -> bool:
    """Return False before 1968, and where a new moon is too near to midnight to foretell its day."""
    return day >= _FIRST_SETTLED and not in_spans(day, VIETNAMESE_DOUBTFUL)
