"""Write the tables of the Chinese, Korean and Vietnamese calendar.

Needs astronomy-engine (MIT), which the program itself does not. Run from the root:

    python tools/make_lunisolar_tables.py

The rule is one for all three: a month begins on the day of the new moon, month 11 holds the winter
solstice, and where thirteen months lie between two solstices, the first that holds no major solar term
is the leap month. What differs is the meridian by which the day is told.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

import astronomy

OUTPUT = Path("src/observe/calendars/_lunisolar_table.py")
FIRST, LAST = 1900, 2099  # the cycle of 1900 makes 1901 whole
NOON_OF_2000 = 730120.5  # day number, with its fraction, from which astronomy-engine counts
SECOND = 1 / 86400

# Instants in the past are settled by the almanacs of their time. For later ones the rotation of the Earth
# cannot be foretold: it adds about two seconds of doubt a year to the error of the computation. For China
# this gives the months and terms of which the Hong Kong Observatory warns, and no others.
NOW = 2026
ERROR, ERROR_PER_YEAR = 30 * SECOND, 2 * SECOND


class Instant(NamedTuple):
    """A new moon (longitude -1) or a major solar term, as a day number with fraction, UTC."""

    when: float
    longitude: int


class Month(NamedTuple):
    cycle: int
    number: int
    leap: bool
    first: int
    length: int


def instants() -> list[Instant]:
    """Return all new moons and major solar terms that the table needs, in order."""
    found = []
    time = astronomy.Time.Make(FIRST - 2, 11, 1, 0, 0, 0)
    end = astronomy.Time.Make(LAST + 2, 3, 1, 0, 0, 0)
    while time.ut < end.ut:
        moon = astronomy.SearchMoonPhase(0, time, 40)
        found.append(Instant(moon.ut + NOON_OF_2000, -1))
        time = moon.AddDays(20)
    for year in range(FIRST - 2, LAST + 2):
        for month in range(1, 13):
            longitude = (270 + 30 * month) % 360
            term = astronomy.SearchSunLongitude(longitude, astronomy.Time.Make(year, month, 15, 0, 0, 0), 14)
            found.append(Instant(term.ut + NOON_OF_2000, longitude))
    return sorted(found)


def chinese(when: float) -> float:
    """Return an instant by the clock of Beijing: mean local time (116 degrees 25') before 1929."""
    local = when + (8 / 24 if when >= date(1929, 1, 1).toordinal() else (7 + 45 / 60 + 40 / 3600) / 24)
    # The tables of lunar_python and of the Korean institute begin this month on the 24th, after the almanacs
    # of the time; the new moon came seven minutes before midnight.
    return ceil(local) if floor(local) == date(1906, 4, 23).toordinal() else local


def korean(when: float) -> float:
    """Return an instant by Korean standard time of today, UTC+9; before 1912 by the clock of Beijing."""
    return when + 9 / 24 if when >= date(1912, 1, 1).toordinal() else chinese(when)


def vietnamese(when: float) -> float:
    """Return an instant by Vietnamese time of today, UTC+7."""
    return when + 7 / 24


def months(local: list[Instant]) -> list[Month]:
    """Return the months of a calendar, given its instants by the local clock."""
    moons = sorted(floor(i.when) for i in local if i.longitude < 0)
    terms = sorted(floor(i.when) for i in local if i.longitude >= 0)
    solstices = sorted(floor(i.when) for i in local if i.longitude == 270)
    elevenths = [bisect_right(moons, solstice) - 1 for solstice in solstices if solstice >= moons[0]]

    found = []
    for start, end in pairwise(elevenths):
        leap = -1
        if end - start == 13:
            leap = next(
                i for i in range(start + 1, end) if not any(moons[i] <= t < moons[i + 1] for t in terms)
            )
        number, cycle = 11, date.fromordinal(moons[start] + 40).year - 1
        for i in range(start, end):
            if i > start and i != leap:
                number = number % 12 + 1
                cycle += number == 1
            found.append(Month(cycle, number, i == leap, moons[i], moons[i + 1] - moons[i]))
    return found


def packed(found: list[Month]) -> list[int]:
    """Return one number a year; `_lunisolar.py` says what its bits mean."""
    table = []
    for cycle in range(FIRST, LAST + 1):
        of_cycle = [month for month in found if month.cycle == cycle]
        assert len(of_cycle) in (12, 13)
        assert (of_cycle[0].number, of_cycle[-1].number) == (1, 12)
        leap = next((month.number for month in of_cycle if month.leap), 0)
        offset = of_cycle[0].first - date(cycle, 1, 20).toordinal()
        long = sum(1 << i for i, month in enumerate(of_cycle) if month.length == 30)
        table.append(offset << 17 | leap << 13 | long)
    return table


def doubtful(local: list[Instant]) -> list[tuple[int, int]]:
    """Return the spans of days that would change if an instant near midnight fell across it."""
    settled = names(months(local))
    spans = []
    for i, instant in enumerate(local):
        year = date.fromordinal(floor(instant.when)).year
        margin = instant.when - round(instant.when)
        if NOW < year <= LAST and abs(margin) < ERROR + ERROR_PER_YEAR * (year - NOW):
            across = Instant(instant.when - 2 * margin, instant.longitude)
            other = names(months([*local[:i], across, *local[i + 1 :]]))
            changed = [day for day, name in settled.items() if other[day] != name]
            if changed:
                spans.append((min(changed), max(changed)))
    return sorted(spans)


def names(found: list[Month]) -> dict[int, tuple[int, int, bool, int]]:
    """Return cycle, month, leap and day of the month for each day number."""
    return {
        month.first + day: (month.cycle, month.number, month.leap, day + 1)
        for month in found
        for day in range(month.length)
    }


def written(name: str, values: list[str], per_line: int) -> str:
    """Return the Python text of a tuple."""
    lines = [", ".join(values[i : i + per_line]) for i in range(0, len(values), per_line)]
    return f"{name} = (\n" + "".join(f"    {line},\n" for line in lines) + ")\n"


HEADER = '''"""Generated by tools/make_lunisolar_tables.py with astronomy-engine {version}; do not edit.

One number a year from FIRST on; `_lunisolar.py` says what its bits mean. The spans (first and last
day number) are days that an error of the prediction could still change.
"""
# fmt: off

FIRST = {first}
'''


def main() -> None:
    found = instants()
    text = HEADER.format(version=version("astronomy-engine"), first=FIRST)
    for name, clock in (("CHINESE", chinese), ("KOREAN", korean), ("VIETNAMESE", vietnamese)):
        local = sorted(Instant(clock(i.when), i.longitude) for i in found)
        spans = doubtful(local)
        text += "\n" + written(name, [str(number) for number in packed(months(local))], 12)
        text += "\n" + written(f"{name}_DOUBTFUL", [str(span) for span in spans], 6)
        print(name, [(str(date.fromordinal(first)), str(date.fromordinal(last))) for first, last in spans])
    OUTPUT.write_text(text, encoding="utf-8")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
