"""The Badí‘ calendar of the Bahá’ís: nineteen months of nineteen days, and the days of Há.

A day is named by its daylight; it begins at the sunset before.

>>> from datetime import date
>>> day_of(183, "Baha", 1) == date(2026, 3, 21).toordinal()        # Naw-Rúz
True
"""

from __future__ import annotations

from observe.calendars import CalendarSystem
from observe.calendars._coverage import first_day, refusal, year_of

SYSTEM = CalendarSystem(
    name="bahai",
    title="Bahá’í calendar",
    era="BE",
    years=(1845, 2064),
    months={
        "Baha": 19,
        "Jalal": 19,
        "Jamal": 19,
        "Azamat": 19,
        "Nur": 19,
        "Rahmat": 19,
        "Kalimat": 19,
        "Kamal": 19,
        "Asma": 19,
        "Izzat": 19,
        "Mashiyyat": 19,
        "Ilm": 19,
        "Qudrat": 19,
        "Qawl": 19,
        "Masail": 19,
        "Sharaf": 19,
        "Sultan": 19,
        "Mulk": 19,
        "Ayyam-i-Ha": 5,
        "Ala": 19,
    },
    method="A table of Naw-Rúz, the day of the March equinox by the sunset of Tehran, from 2015 on; "
    "21 March before, as Bahá’ís outside the Middle East reckoned.",
    accuracy="Exact from 2015 to 2064, the years of the published table. Not settled before: the East kept "
    "the day of the equinox and the West 21 March.",
    source="Bahá’í World Centre, Bahá’í Dates 172 to 221 B.E. (2014).",
)

_MONTHS = tuple(SYSTEM.months)
_NUMBER = {label: number for number, label in enumerate(_MONTHS)}
_AYYAM_I_HA, _ALA = 18, 19
_YEAR_ZERO = 1843
_YEARS = range(1, 222)
_FIRST_OF_TABLE = 2015
# Of the 50 years of the table, those whose Naw-Rúz is 21 March; it is 20 March in all others.
_ON_21_MARCH = frozenset({2015, 2018, 2019, 2022, 2023, 2026, 2027, 2031, 2035, 2039, 2043, 2047, 2051, 2055})


def day_of(year: int, month: str, day: int) -> int | None:
    """Return the day number of a Badí‘ date, or None for a fifth day of Há where there are four."""
    number = _NUMBER[month]
    gregorian = _YEAR_ZERO + year
    if number == _ALA:
        found = _naw_ruz(gregorian + 1) - 20 + day
    else:
        found = _naw_ruz(gregorian) + 19 * number + day - 1
    longest = 19
    if number == _AYYAM_I_HA:
        longest = _naw_ruz(gregorian + 1) - _naw_ruz(gregorian) - 19 * 19
    if year not in _YEARS:
        raise refusal(SYSTEM, found)
    return found if 1 <= day <= longest else None


def date_of(day: int) -> tuple[int, str, int]:
    """Return year, month and day in the Badí‘ calendar; Ayyám-i-Há counts as a month."""
    gregorian = year_of(day)
    if day < _naw_ruz(gregorian):
        gregorian -= 1
    if gregorian - _YEAR_ZERO not in _YEARS:
        raise refusal(SYSTEM, day)
    number, of_month = divmod(day - _naw_ruz(gregorian), 19)
    to_naw_ruz = _naw_ruz(gregorian + 1) - day
    if number >= _AYYAM_I_HA and to_naw_ruz <= 19:
        number, of_month = _ALA, 19 - to_naw_ruz
    return gregorian - _YEAR_ZERO, _MONTHS[number], of_month + 1


def settled(day: int) -> bool:
    """Return True from Naw-Rúz 2015 on, when one reckoning became that of all Bahá’ís."""
    return day >= _naw_ruz(_FIRST_OF_TABLE)


def _naw_ruz(gregorian: int) -> int:
    """Return the first day of the year.

    The table ends with 2064; Naw-Rúz of 2065, which ends its last year, follows from the equinox, thirteen
    hours before the sunset of 20 March.
    """
    day_of_march = 20 if gregorian >= _FIRST_OF_TABLE and gregorian not in _ON_21_MARCH else 21
    return first_day(gregorian + 1) - 307 + day_of_march
