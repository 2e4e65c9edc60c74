"""The arithmetic of the Khmer calendar: the kind of a lunar year, and the sun's entry into Mesha.

Years are Gregorian here; the Chhankitek counts Chula Sakaraj, 638 less. The terms are those of
Roath Kim Soeun: the solar year is 292207/800 days, aharkun the days elapsed at Loeng Sak,
kromathupul the 800th parts of a day that are left of it, bodithey the age of the moon in days and
avoman its rest in 692nd parts.
"""

from __future__ import annotations

from functools import cache

COMMON, LEAP_DAY, LEAP_MONTH = 354, 355, 384
_AHARKUN_ZERO = 232742  # day number of aharkun 0


@cache
def year_kind(year: int) -> int:
    """Return COMMON, LEAP_DAY or LEAP_MONTH, the length in days of a lunar year.

    A year never has both: the leap month comes first, and the day follows in the next year.
    """
    if _has_leap_month(year):
        return LEAP_MONTH
    deferred = _has_leap_month(year - 1) and _asks_for_leap_day(year - 1)
    return LEAP_DAY if deferred or _asks_for_leap_day(year) else COMMON


def moha_songkran(year: int) -> tuple[int, int]:
    """Return first day and length (3 or 4 days) of the New Year.

    The last day is Loeng Sak. The first is the day on which the true sun enters Mesha, two or three
    days before.
    """
    loeng_sak = _AHARKUN_ZERO + _aharkun(year)
    length = 366 if _is_solar_leap(year - 1) else 365
    if _true_sun(year, length - 3) < 60:
        return loeng_sak - 3, 4
    return loeng_sak - 2, 3


def _aharkun(year: int) -> int:
    return (292207 * (year - 638) + 373) // 800 + 1


def _kromathupul(year: int) -> int:
    return 800 - (292207 * (year - 638) + 373) % 800


def _is_solar_leap(year: int) -> bool:
    return _kromathupul(year) <= 207


def _avoman(year: int) -> int:
    return (11 * _aharkun(year) + 650) % 692


def _bodithey(year: int) -> int:
    return (_aharkun(year) + (11 * _aharkun(year) + 650) // 692) % 30


def _has_leap_month(year: int) -> bool:
    bodithey = _bodithey(year)
    # Two ties are decided by the year after.
    if bodithey == 25 and _bodithey(year + 1) == 5:
        return False
    if bodithey == 24 and _bodithey(year + 1) == 6:
        return True
    return bodithey > 24 or bodithey < 6


def _asks_for_leap_day(year: int) -> bool:
    avoman = _avoman(year)
    if _is_solar_leap(year):
        return avoman <= 126
    # 137 followed by 0: the day goes to the second of the two years.
    if avoman == 137:
        return _avoman(year + 1) != 0
    return avoman < 137


# Equation of the centre in minutes of arc, at every 15 degrees of the quadrant.
_EQUATION = (0, 35, 67, 94, 116, 129, 134)


def _true_sun(year: int, sotin: int) -> int:
    """Return the sun's longitude in minutes of arc, `sotin` days after the Loeng Sak before."""
    elapsed = 800 * sotin + _kromathupul(year - 1)
    sign, rest = divmod(elapsed, 24350)
    degree, rest = divmod(rest, 811)
    mean = 1800 * sign + 60 * degree + rest // 14 - 3
    anomaly = (mean - 80 * 60) % 21600
    arc = anomaly % 10800
    arc = min(arc, 10800 - arc)
    step, minutes = divmod(arc, 900)
    correction = _EQUATION[step]
    if minutes:
        correction += minutes * (_EQUATION[step + 1] - _EQUATION[step]) // 900
    return (mean - correction if anomaly < 10800 else mean + correction) % 21600
