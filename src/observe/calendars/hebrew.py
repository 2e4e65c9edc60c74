"""The Hebrew calendar, by pyluach.

>>> from datetime import date
>>> day_of(5787, "Tishrei", 1) == date(2026, 9, 12).toordinal()        # Rosh Hashanah
True
>>> day_of(5787, "Adar", 14) == day_of(5787, "Adar II", 14), day_of(5786, "Adar II", 14)
(True, None)
"""

from __future__ import annotations

from pyluach.dates import HebrewDate, JulianDay

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day, refusal

SYSTEM = CalendarSystem(
    name="hebrew",
    title="Hebrew calendar",
    era="AM",
    years=(1, 9999),
    months={
        "Tishrei": 30,
        "Cheshvan": 30,
        "Kislev": 30,
        "Tevet": 29,
        "Shevat": 30,
        "Adar": 29,
        "Adar I": 30,
        "Adar II": 29,
        "Nisan": 30,
        "Iyar": 29,
        "Sivan": 30,
        "Tammuz": 29,
        "Av": 30,
        "Elul": 29,
    },
    method="The fixed arithmetic calendar: mean conjunctions, postponements and a cycle of 19 years. "
    "A day is named by its daylight; it begins the evening before.",
    accuracy="Exact. The rules are undisputed since the tenth century; earlier days are reckoned backwards.",
    source="pyluach (https://pyluach.readthedocs.io), after Maimonides, Kiddush HaChodesh.",
)

# pyluach counts months from Nisan; 12 is Adar in a common year and Adar I in a leap year.
_NUMBER = {
    "Nisan": 1,
    "Iyar": 2,
    "Sivan": 3,
    "Tammuz": 4,
    "Av": 5,
    "Elul": 6,
    "Tishrei": 7,
    "Cheshvan": 8,
    "Kislev": 9,
    "Tevet": 10,
    "Shevat": 11,
    "Adar": 12,
    "Adar I": 12,
    "Adar II": 13,
}
_COMMON = {number: label for label, number in _NUMBER.items() if not label.startswith("Adar ")}
_LEAP = {number: label for label, number in _NUMBER.items() if label != "Adar"}
_DAY_TO_JULIAN_DAY = 1721424.5
_YEARS = range(3761, 13761)
_FIRST_DAY, _LAST_DAY = -106, 3652355  # of these years
_FIRST_SETTLED = first_day(924)


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Hebrew date, or None if that year has no such day.

    Adar in a leap year is Adar II, where anniversaries and Purim are kept; Adar I and Adar II do
    not exist in a common year.
    """
    number = _NUMBER[month]
    leap = (7 * year + 1) % 19 < 7
    if leap and month == "Adar":
        number = 13
    if year not in _YEARS:
        raise refusal(SYSTEM, first_day(year - 3760))
    if month == "Adar I" and not leap:
        return None
    try:
        return int(HebrewDate(year, number, day).jd - _DAY_TO_JULIAN_DAY)
    except ValueError:
        return None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day; the month is Adar in common years, Adar I or Adar II in leap years."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise refusal(SYSTEM, day)
    date = JulianDay(day + _DAY_TO_JULIAN_DAY).to_heb()
    labels = _LEAP if (7 * date.year + 1) % 19 < 7 else _COMMON
    return date.year, labels[date.month], date.day


def settled(day: int) -> bool:
    """Return False before 924: the rules were last disputed by Ben Meir and Saadia in 921-923."""
    return day >= _FIRST_SETTLED
