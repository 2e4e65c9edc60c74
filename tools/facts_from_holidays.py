"""Take facts of rules from PyPI `holidays`, which knows laws, decrees and the days that were moved once.

It pins dateutil below 3: give it an environment of its own. Run from the root:

    python tools/facts_from_holidays.py
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

import holidays
from facts_rows import YEARS, Row, program, rows, write

ENGLISH = "en_US"
# The leap day of the Thai year 2006 stands in 2005 there, which puts these feasts a day off: see the README.
NOT_2005 = [year for year in YEARS if year != 2005]
NOT_2006 = [year for year in YEARS if year != 2006]
# Rule: country, subdivision, name of the holiday, years. Cambodia is not asked: its lunar days follow leap
# years of Thailand there, which are not its own.
ASKED: dict[str, tuple[str, str, str, Sequence[int]]] = {
    "30 May; since 1868; until 1970 | last Monday of May; since 1971": (
        "US",
        "",
        "Memorial Day",
        range(1888, 2036),
    ),
    "11 November; until 1970 | 4th Monday of October; since 1971; until 1977 | 11 November; since 1978": (
        "US",
        "",
        "Veterans Day",
        range(1954, 2036),
    ),
    "3rd Monday of January; since 1986": ("US", "", "Martin Luther King Jr. Day", range(1980, 2036)),
    "19 June; since 2021": ("US", "", "Juneteenth National Independence Day", YEARS),
    "1st Monday of May; since 1978; except 1995: 1995-05-08, 2020: 2020-05-08": (
        "GB",
        "ENG",
        "May Day",
        range(1971, 2036),
    ),
    "last Monday of May; since 1971; except 2002: 2002-06-04, 2012: 2012-06-04, 2022: 2022-06-02": (
        "GB",
        "ENG",
        "Spring Bank Holiday",
        range(1971, 2036),
    ),
    "20 July; since 1996; until 2002 | 3rd Monday of July; since 2003; "
    "except 2020: 2020-07-23, 2021: 2021-07-22": ("JP", "", "Marine Day", range(1990, 2036)),
    "march equinox at UTC+9": ("JP", "", "Vernal Equinox Day", range(1955, 2051)),
    "september equinox at UTC+9": ("JP", "", "Autumnal Equinox Day", range(1955, 2051)),
    "30 April; Sunday -> 1 day after, until 1979; Sunday -> 1 day before, since 1980; since 1949; until 2013"
    " | 27 April; Sunday -> 1 day before; since 2014": (
        "NL",
        "",
        "Queen's Day|King's Day",
        range(1966, 2036),
    ),
    "Wednesday before 23 November": ("DE", "SN", "Repentance and Prayer Day", YEARS),
    "20 September; since 2019": ("DE", "TH", "World Children's Day", YEARS),
    "Monday before 25 May": ("CA", "ON", "Victoria Day", YEARS),
    "30 September; since 2021": ("CA", "BC", "National Day for Truth and Reconciliation", range(2023, 2036)),
    "Thursday on or after 19 April": ("IS", "", "First Day of Summer", YEARS),
    "Saturday on or after 20 June": ("FI", "", "Midsummer Day", YEARS),
    "Saturday on or after 31 October": ("FI", "", "All Saints' Day", YEARS),
    "26 days after easter; until 2023": ("DK", "", "Great Prayer Day", YEARS),
    "2 days before easter": ("DE", "", "Good Friday", range(1991, 2101)),
    "39 days after easter": ("DE", "", "Ascension Day", range(1991, 2101)),
    "2 days before orthodox easter": ("GR", "", "Good Friday", range(1950, 2101)),
    "48 days before orthodox easter": ("GR", "", "Green Monday", range(1950, 2101)),
    "50 days after orthodox easter": ("GR", "", "Pentecost Monday", range(1950, 2101)),
    "15 month 8 (korean)": ("KR", "", "Chuseok", range(2000, 2051)),
    "1 month 1 (korean)": ("KR", "", "Korean New Year", range(2000, 2051)),
    "8 month 4 (korean)": ("KR", "", "Buddha's Birthday", range(2000, 2051)),
    "6 June": ("KR", "", "Memorial Day", YEARS),
    "1 month 1 (chinese)": ("CN", "", "Chinese New Year (Spring Festival)", range(2000, 2051)),
    "solar term qingming": ("TW", "", "Tomb-Sweeping Day", range(2000, 2051)),
    "4th Thursday of November": ("US", "", "Thanksgiving Day", range(1942, 2036)),
    "9 month 9 (chinese)": ("HK", "", "Double Ninth Festival|Chung Yeung Festival", range(2012, 2036)),
    "1 month 1 (vietnamese)": ("VN", "", "Lunar New Year", range(2000, 2051)),
    "10 month 3 (vietnamese); since 2007": ("VN", "", "Hung Kings' Commemoration Day", range(2000, 2051)),
    "visakha bucha (thai)": ("TH", "", "Visakha Bucha", NOT_2006),
    "makha bucha (thai)": ("TH", "", "Makha Bucha", NOT_2006),
    "asalha bucha (thai)": ("TH", "", "Asarnha Bucha", NOT_2005),
    "khao phansa (thai)": ("TH", "", "Buddhist Lent Day", NOT_2005),
    "23 Yekatit (ethiopic)": ("ET", "", "Adwa Victory Day", YEARS),
    "1 Meskerem (ethiopic)": ("ET", "", "Ethiopian New Year", YEARS),
    "17 Meskerem (ethiopic)": ("ET", "", "Finding of True Cross", YEARS),
    "27 Miyazya (ethiopic)": ("ET", "", "Ethiopian Patriots' Victory Day", YEARS),
    "15 August (julian)": ("GE", "", "Dormition of the Mother of God", range(1991, 2100)),
    "10 November (julian)": ("GE", "", "Saint George's Day", range(1991, 2100)),
    "1 Farvardin (persian)": ("IR", "", "Nowruz", YEARS),
    "14 Khordad (persian); since 1989": ("IR", "", "Death of Imam Khomeini", YEARS),
    "22 Bahman (persian)": ("IR", "", "Islamic Revolution Day", YEARS),
    "june solstice at UTC-4; since 2021; except 2021: 2021-06-21": (
        "CL",
        "",
        "National Indigenous Peoples Day",
        YEARS,
    ),
    "2022-06-24, 2023-07-14, 2024-06-28, 2025-06-20, 2026-07-10, 2027-06-25, 2028-07-14, 2029-07-06, "
    "2030-06-21, 2031-07-11, 2032-07-02, 2033-06-24, 2034-07-07, 2035-06-29": ("NZ", "", "Matariki", YEARS),
    "24 April": ("AM", "", "Day of Remembrance of the Victims of Armenian Genocide", range(2015, 2036)),
}


@cache
def kept(country: str, subdivision: str, year: int) -> dict[date, list[str]]:
    found = holidays.country_holidays(country, subdiv=subdivision or None, years=year, language=ENGLISH)
    return {day: names.split("; ") for day, names in found.items() if day.year == year}


def first_days(country: str, subdivision: str, names: str, year: int) -> list[date]:
    """Return the first day of a year on which a holiday is kept, not its later days and substitutes."""
    wanted = {f"{name}{mark}" for name in names.split("|") for mark in ("", " (estimated)")}
    found = sorted(kept(country, subdivision, year).items())
    return [day for day, kept_as in found if wanted.intersection(kept_as)][:1]


def of_holidays() -> Iterator[Row]:
    source = program("holidays")
    for rule, (country, subdivision, names, years) in ASKED.items():
        yield from rows(rule, partial(first_days, country, subdivision, names), f"{source}, {country}", years)


if __name__ == "__main__":
    write("countries-holidays", of_holidays())
