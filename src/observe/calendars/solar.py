"""Days that the sun gives: the 24 Chinese solar terms, equinoxes and solstices.

>>> from datetime import date
>>> date.fromordinal(solar_term("qingming", 2026))
datetime.date(2026, 4, 5)
>>> day, settled = season("march equinox", 2026, 9 * 60)
>>> date.fromordinal(day), settled        # by Japanese time
(datetime.date(2026, 3, 20), True)
"""

from __future__ import annotations

from datetime import date

from observe.calendars._solar_table import DOUBTFUL, EARLIEST, FIRST_OF_SEASONS, FIRST_OF_TERMS, TERMS
from observe.calendars._solar_table import SEASONS as _MINUTES
from observe.errors import OutOfRange

SOLAR_TERMS: tuple[str, ...] = (
    "xiaohan",
    "dahan",
    "lichun",
    "yushui",
    "jingzhe",
    "chunfen",
    "qingming",
    "guyu",
    "lixia",
    "xiaoman",
    "mangzhong",
    "xiazhi",
    "xiaoshu",
    "dashu",
    "liqiu",
    "chushu",
    "bailu",
    "qiufen",
    "hanlu",
    "shuangjiang",
    "lidong",
    "xiaoxue",
    "daxue",
    "dongzhi",
)
TERM_YEARS = (FIRST_OF_TERMS, FIRST_OF_TERMS + len(TERMS) - 1)

SEASONS: tuple[str, ...] = ("march equinox", "june solstice", "september equinox", "december solstice")
SEASON_YEARS = (FIRST_OF_SEASONS, FIRST_OF_SEASONS + len(_MINUTES[0]) - 1)

_TERM_NUMBER = {name: number for number, name in enumerate(SOLAR_TERMS)}
_SEASON_NUMBER = {name: number for number, name in enumerate(SEASONS)}
_SEASON_STARTS = ((3, 19), (6, 20), (9, 21), (12, 20))
# The table is rounded to minutes; other ephemerides differ from its source by up to a minute and a half.
_NEAR_MIDNIGHT = 3
_MINUTES_OF_DAY = 1440


def solar_term(name: str, year: int) -> int:
    """Return the day number of a solar term, by the clock of China (UTC+8).

    By Beijing mean time, the clock of almanacs before 1929, seven terms of 1909 to 1928 come a day earlier.

    Args:
        name: one of `SOLAR_TERMS`, which stand in the order of a Gregorian year.
        year: Gregorian year, 1901 to 2100.

    Raises:
        OutOfRange: for other years.
        KeyError: if there is no such term.
    """
    number = _TERM_NUMBER[name]
    if not TERM_YEARS[0] <= year <= TERM_YEARS[1]:
        raise OutOfRange("table of solar terms", year, TERM_YEARS)
    late = TERMS[year - FIRST_OF_TERMS] >> 2 * number & 3
    return date(year, number // 2 + 1, EARLIEST[number] + late).toordinal()


def solar_term_settled(name: str, year: int) -> bool:
    """Return False for a term so near to midnight that its day cannot be foretold.

    These are chunfen in 2051 and 2084 and lichun in 2083; the Hong Kong Observatory warns of the same.
    """
    return (year, _TERM_NUMBER[name]) not in DOUBTFUL


def season(name: str, year: int, offset_minutes: int) -> tuple[int, bool]:
    """Return the day number of an equinox or solstice, and whether that day is settled.

    It is not settled when the instant lies within three minutes of midnight.

    Args:
        name: one of `SEASONS`.
        year: Gregorian year, 1900 to 2100; that of the instant at UTC.
        offset_minutes: the clock by which the day is told, in minutes east of UTC; 540 for Japan.

    Raises:
        OutOfRange: for other years.
        KeyError: if there is no such season.
    """
    number = _SEASON_NUMBER[name]
    if not SEASON_YEARS[0] <= year <= SEASON_YEARS[1]:
        raise OutOfRange("table of equinoxes and solstices", year, SEASON_YEARS)
    month, first = _SEASON_STARTS[number]
    days, minutes = divmod(_MINUTES[number][year - FIRST_OF_SEASONS] + offset_minutes, _MINUTES_OF_DAY)
    settled = _NEAR_MIDNIGHT <= minutes <= _MINUTES_OF_DAY - _NEAR_MIDNIGHT
    return date(year, month, first).toordinal() + days, settled
