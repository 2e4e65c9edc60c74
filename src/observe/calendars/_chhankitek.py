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
_ONE_DEGREE = 60  # minutes of arc; the sun moves so far in a day
# The mean sun in 800th parts of a day: a sign of 30 degrees, a degree, a minute of arc.
_SIGN_TIME, _DEGREE_TIME, _MINUTE_TIME = 24350, 811, 14
_CIRCLE = 21600  # minutes of arc
_APOGEE = 80 * 60
# Equation of the centre in minutes of arc, at every 15 degrees of a quadrant.
_STEP = 15 * 60
_EQUATION = (0, 35, 67, 94, 116, 129, 134)


@cache
def year_kind(year: int) -> int:
    """Return COMMON, LEAP_DAY or LEAP_MONTH, the length in days of a lunar year.

    A year never has both: the leap month comes first, and the day follows in the next year.
    """
    if _has_leap_month(year):
        return LEAP_MONTH
    deferred = _has_leap_month(year - 1) and _asks_for_leap_day(year - 1)
    return LEAP_DAY if deferred or _asks_for_leap_day(year) else COMMON


def moha_songkran(year: int) -> tuple[int, int, bool]:
    """Return first day, length (3 or 4 days) and certainty of the New Year.

    The last day is Loeng Sak. The first is the day on which the true sun enters Mesha, two or three
    days before. It is not certain when that happens at midnight itself.
    """
    loeng_sak = _AHARKUN_ZERO + _aharkun(year)
    length = 366 if _is_solar_leap(year - 1) else 365
    early = _true_sun(year, length - 3)
    if early < _ONE_DEGREE:
        return loeng_sak - 3, 4, early != 0
    return loeng_sak - 2, 3, True


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


def _true_sun(year: int, sotin: int) -> int:
    """Return the sun's longitude in minutes of arc, `sotin` days after the Loeng Sak before."""
    sign, rest = divmod(800 * sotin + _kromathupul(year - 1), _SIGN_TIME)
    degree, rest = divmod(rest, _DEGREE_TIME)
    mean = 1800 * sign + 60 * degree + rest // _MINUTE_TIME - 3
    anomaly = (mean - _APOGEE) % _CIRCLE
    arc = anomaly % (_CIRCLE // 2)
    step, beyond = divmod(min(arc, _CIRCLE // 2 - arc), _STEP)
    correction = _EQUATION[step]
    if beyond:
        correction += beyond * (_EQUATION[step + 1] - _EQUATION[step]) // _STEP
    return (mean - correction if anomaly < _CIRCLE // 2 else mean + correction) % _CIRCLE
