"""Take facts of the sky from ephem: equinoxes and solstices, and the Umm al-Qura calendar by its rule.

Run from the root, with ephem installed:

    python tools/facts_from_ephem.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial

import ephem
from facts_rows import Row, program, rows, write

TURNS: dict[str, Callable[[str], ephem.Date]] = {
    "march equinox": ephem.next_vernal_equinox,
    "june solstice": ephem.next_summer_solstice,
    "september equinox": ephem.next_autumnal_equinox,
    "december solstice": ephem.next_winter_solstice,
}
SEASONS = (
    "march equinox at UTC+9", "september equinox at UTC+9", "march equinox at UTC+0",
    "june solstice at UTC+5:30", "june solstice at UTC-4", "september equinox at UTC+3:30",
    "december solstice at UTC+0", "december solstice at UTC+8", "march equinox at UTC-6",
    "june solstice at UTC+14",
)  # fmt: skip
UMM_AL_QURA = {
    "1 Muharram (umalqura)": (1, 1), "10 Muharram (umalqura)": (1, 10), "20 Safar (umalqura)": (2, 20),
    "12 Rabi al-Awwal (umalqura)": (3, 12), "21 Ramadan (umalqura)": (9, 21),
    "1 Shawwal (umalqura)": (10, 1), "10 Dhu al-Hijjah (umalqura)": (12, 10),
}  # fmt: skip
UMM_AL_QURA_RULE = "https://webspace.science.uu.nl/~gent0113/islam/ummalqura_rules.htm"


def of_seasons() -> Iterator[Row]:
    for rule in SEASONS:
        name, _, offset = rule.partition(" at UTC")
        yield from rows(rule, partial(season, name, offset), program("ephem"))


def season(name: str, offset: str, year: int) -> list[date]:
    hours, _, minutes = offset.partition(":")
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return [(TURNS[name](str(year)).datetime() + ahead).date()]


def of_umm_al_qura() -> Iterator[Row]:
    source = f"{program('ephem')} and the rule of 1423 AH, {UMM_AL_QURA_RULE}"
    for rule, (month, day) in UMM_AL_QURA.items():
        yield from rows(rule, partial(umm_al_qura, month, day), source, range(2022, 2036))


def umm_al_qura(month: int, day: int, _: int) -> list[date]:
    return [first + timedelta(day - 1) for number, first in months() if number == month]


@cache
def months() -> list[tuple[int, date]]:
    """Return number and first day of the months from the new moon of 8 August 2021 on, that of Muharram.

    A month begins on the day after the new moon if that came before sunset at Mecca and the moon set after
    the sun; otherwise a day later.
    """
    found: list[tuple[int, date]] = []
    new_moon = ephem.next_new_moon("2021/8/1")
    while len(found) < 15 * 13:
        mecca = ephem.Observer()
        mecca.lat, mecca.lon, mecca.pressure, mecca.horizon = "21.4225", "39.8262", 0, "-0:50"
        day = (new_moon.datetime() + timedelta(hours=3)).date()
        mecca.date = ephem.Date(day) - 3 * ephem.hour
        sunset, moonset = mecca.next_setting(ephem.Sun()), mecca.next_setting(ephem.Moon())
        begins = new_moon < sunset < moonset
        found.append((len(found) % 12 + 1, day + timedelta(1 if begins else 2)))
        new_moon = ephem.next_new_moon(ephem.Date(new_moon + 5))
    return found


if __name__ == "__main__":
    write("seasons-ephem", of_seasons())
    write("umalqura-ephem", of_umm_al_qura())
