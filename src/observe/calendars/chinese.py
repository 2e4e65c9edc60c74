"""The Chinese calendar. A year is named by the Gregorian year in which its new year falls.

>>> from datetime import date
>>> day_of(2027, "month 1", 1) == date(2027, 2, 6).toordinal()
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._lunisolar import MONTHS, date_in, day_in, in_spans
from observe.calendars._lunisolar_table import CHINESE, CHINESE_DOUBTFUL

SYSTEM = CalendarSystem(
    name="chinese",
    title="Chinese calendar",
    era="",
    years=(1901, 2099),
    months=MONTHS,
    method="A table of months, computed from new moons and solar terms at UTC+8 (Beijing mean time before "
    "1929).",
    accuracy="Exact, but for three new moons so near to midnight that nobody can tell the day yet. The Hong "
    "Kong Observatory warns of the same: 28 September 2057 and 7 August 2097, where this table has the day "
    "after, and 4 September 2089.",
    source="astronomy-engine; rules of GB/T 33661-2017, Calculation and Promulgation.",
)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Chinese date, or None if the year has no such month or day."""
    return day_in(SYSTEM, CHINESE, year, month, day)


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Chinese calendar."""
    return date_in(SYSTEM, CHINESE, day)


def settled(day: int) -> bool:
    """Return False in the three months whose new moon is too near to midnight to foretell its day."""
    return not in_spans(day, CHINESE_DOUBTFUL)
