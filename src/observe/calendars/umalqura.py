"""The Umm al-Qura calendar of Saudi Arabia, by hijridate.

>>> from datetime import date
>>> day_of(1448, "Muharram", 1) == date(2026, 6, 16).toordinal()
True
"""

from __future__ import annotations

from hijridate import Gregorian, Hijri

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day, refusal

SYSTEM = CalendarSystem(
    name="umalqura",
    title="Umm al-Qura calendar",
    era="AH",
    years=(1932, 2076),
    months={
        "Muharram": 30,
        "Safar": 30,
        "Rabi al-Awwal": 30,
        "Rabi al-Thani": 30,
        "Jumada al-Ula": 30,
        "Jumada al-Akhirah": 30,
        "Rajab": 30,
        "Shaban": 30,
        "Ramadan": 30,
        "Shawwal": 30,
        "Dhu al-Qadah": 30,
        "Dhu al-Hijjah": 30,
    },
    method="A table of the months: as printed for past years, as published by KACST for coming ones. "
    "A day is named by its daylight; it begins the evening before.",
    accuracy="Exact as a calendar from 1420 to 1450 AH (April 1999 to May 2029), where all tables agree; "
    "not settled outside. Feasts follow the announced sighting of the moon and may differ by a day.",
    source="hijridate (https://hijridate.readthedocs.io), from the printed calendar and KACST; its record of "
    "1925 to 1931, with months of 28 and of 31 days, is left out here.",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS, start=1)}
_YEARS = range(1350, 1501)
_FIRST_DAY, _LAST_DAY = 705056, 758564  # of these years
_FIRST_SETTLED = 729861  # 1 Muharram 1420, 17 April 1999
_LAST_SETTLED = 740845  # the last day of 1450, 13 May 2029


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a date, or None for day 30 of a month of 29 days."""
    number = _NUMBER[month]
    if year not in _YEARS:
        # Twelve lunar months are 0.9702 solar years: enough to name a Gregorian year.
        raise refusal(SYSTEM, first_day(622 + year * 9702 // 10000))
    try:
        return Hijri(year, number, day).to_gregorian().toordinal()
    except ValueError:
        return None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Umm al-Qura calendar."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise refusal(SYSTEM, day)
    date = Gregorian.fromordinal(day).to_hijri()
    return date.year, _MONTHS[date.month - 1], date.day


def settled(day: int) -> bool:
    """Return True from 1420 to 1450 AH, where the published tables agree with one another."""
    return _FIRST_SETTLED <= day <= _LAST_SETTLED
