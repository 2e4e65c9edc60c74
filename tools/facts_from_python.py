"""Take facts of rules from Python libraries and from `remind`, none of them written here.

Needs python-dateutil, convertdate, lunar_python, korean-lunar-calendar, ephem and the program `remind`
(https://dianne.skoll.ca/projects/remind/). Run from the root:

    python tools/facts_from_python.py
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib.metadata import version

import ephem
from convertdate import bahai, coptic, islamic, julian, persian
from dateutil import relativedelta, rrule
from facts_rows import YEARS, Row, rows, write
from korean_lunar_calendar import KoreanLunarCalendar
from lunar_python import Lunar, LunarYear

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH = (
    "1st Monday of January", "2nd Saturday of February", "3rd Wednesday of March", "4th Thursday of April",
    "last Monday of May", "1st Sunday of June", "3rd Friday of July", "2nd Tuesday of August",
    "last Friday of September", "1st Thursday of October", "2nd Sunday of November", "4th Saturday of November",
    "last Sunday of November", "last Wednesday of February", "3rd Sunday of December", "last Saturday of December",
)  # fmt: skip
FIFTH = (
    "5th Friday of January", "5th Sunday of February", "5th Wednesday of April", "5th Monday of May",
    "5th Thursday of August", "5th Saturday of November", "5th Tuesday of December",
)  # fmt: skip
NEAR = (
    "Sunday on or after 27 November", "Sunday after 25 December", "Monday before 25 May",
    "Wednesday on or before 22 November", "Thursday on or after 19 April", "Saturday on or before 1 March",
    "Friday after 28 February", "Tuesday before 1 January", "Saturday on or after 29 December",
    "Sunday on or before 3 January", "Monday on or after 29 February", "Saturday before 29 February",
    "Sunday on or after 26 December", "Thursday after 31 October",
)  # fmt: skip


def program(name: str) -> str:
    return f"{name} {version(name)}"


@cache
def reminded(expression: str, year: int) -> list[date]:
    """Return the days of a year on which `remind` reminds of a REM expression."""
    done = subprocess.run(
        ["remind", "-s12", "-", "1", "January", str(year)],
        input=f"REM {expression} MSG day\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [date(*map(int, line.split()[0].split("/"))) for line in done.stdout.splitlines() if line]


def remind_version() -> str:
    shown = subprocess.run(
        ["remind", "-"], input="BANNER %\nMSG [version()]%\n", capture_output=True, encoding="utf-8", check=True
    )
    return f"remind {shown.stdout.strip()}"


def of_remind() -> Iterator[Row]:
    source = remind_version()
    for rule in ("25 April", "31 December", "1 January", "11 November", "29 February"):
        yield from rows(rule, lambda year, rule=rule: reminded(rule, year), source)
    ordinals = {"1st": "First", "2nd": "Second", "3rd": "Third", "4th": "Fourth", "last": "Last"}
    for rule in NTH:
        nth, weekday, _, month = rule.split()
        expression = f"{ordinals[nth]} {weekday} in {month}"
        yield from rows(rule, lambda year, expression=expression: reminded(expression, year), source)
    # "Sun 27 Nov" is the Sunday on or after 27 November.
    for rule in NEAR:
        if "on or after" in rule and "29 February" not in rule:
            expression = rule.replace(" on or after", "")
            yield from rows(rule, lambda year, expression=expression: reminded(expression, year), source)


def of_dateutil() -> Iterator[Row]:
    source = program("python-dateutil")
    for rule in (*NTH, *FIFTH):
        nth, weekday, _, month = rule.split()
        number = -1 if nth == "last" else int(nth[0])
        by = f"FREQ=YEARLY;COUNT=1;BYMONTH={MONTHS.index(month) + 1};BYDAY={number}{weekday[:2].upper()}"
        if rule in FIFTH:
            yield from rows(rule, lambda year, by=by: recurring(by, year), f"{source}, rrule")
        edges = (1, 4, 1582, 1600, 1700, 1752, 1899, 1900, 2100, 2400, 9998)
        yield from rows(rule, lambda year, by=by: recurring(by, year), f"{source}, rrule", edges)
    for rule in NEAR:
        weekday, *relation, day, month = rule.split()
        yield from rows(
            rule,
            lambda year, near=(weekday, " ".join(relation), day, month): [
                found for base in (year - 1, year, year + 1) for found in beside(*near, base)
            ],
            f"{source}, relativedelta",
        )


def recurring(by: str, year: int) -> list[date]:
    found = rrule.rrulestr(by, dtstart=datetime(year, 1, 1))
    return [moment.date() for moment in found.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)]


def beside(weekday: str, relation: str, day: str, month: str, year: int) -> list[date]:
    """Return the weekday beside a date, as relativedelta(weekday=MO(-1)) finds it."""
    try:
        base = date(year, MONTHS.index(month) + 1, int(day))
    except ValueError:
        return []
    first = {"after": 1, "before": -1}.get(relation, 0)
    which = relativedelta.weekday(WEEKDAYS.index(weekday), 1 if "after" in relation else -1)
    return [base + relativedelta.relativedelta(days=first) + relativedelta.relativedelta(weekday=which)]


def of_convertdate() -> Iterator[Row]:
    source = program("convertdate")

    def converted(module: object, first: int, month: int, day: int) -> Callable[[int], list[date]]:
        def days(year: int) -> list[date]:
            found = []
            for own in (year - first - 1, year - first, year - first + 1):
                try:
                    found.append(date(*map(int, module.to_gregorian(own, month, day))))  # type: ignore[attr-defined]
                except ValueError:
                    continue
            return found

        return days

    for rule, month, day in (
        ("15 June (julian)", 6, 15), ("25 December (julian)", 12, 25), ("29 August (julian)", 8, 29),
        ("31 December (julian)", 12, 31),
    ):  # fmt: skip
        yield from rows(rule, converted(julian, 0, month, day), source, (*YEARS, 1600, 1700, 1800, 1899, 1900, 2100, 2101))
    for rule, month, day in (("1 Thout (coptic)", 1, 1), ("29 Koiak (coptic)", 4, 29), ("10 Paoni (coptic)", 10, 10)):
        yield from rows(rule, converted(coptic, 284, month, day), source)
    for rule, month, day in (("1 Farvardin (persian)", 1, 1), ("13 Farvardin (persian)", 1, 13)):
        yield from rows(rule, converted(persian, 621, month, day), source)
    for rule, month, day in (
        ("1 Baha (bahai)", 1, 1), ("13 Jalal (bahai)", 2, 13), ("8 Azamat (bahai)", 4, 8),
        ("13 Azamat (bahai)", 4, 13), ("17 Rahmat (bahai)", 6, 17), ("6 Qawl (bahai)", 14, 6),
    ):  # fmt: skip
        yield from rows(rule, converted(bahai, 1843, month, day), source, range(2016, 2036))
    for rule, month, day in (("10 Muharram (islamic-civil)", 1, 10), ("12 Rabi al-Awwal (islamic-civil)", 3, 12)):
        def days(year: int, month: int = month, day: int = day) -> list[date]:
            near = islamic.from_gregorian(year, 6, 30)[0]
            return [date(*map(int, islamic.to_gregorian(own, month, day))) for own in range(near - 2, near + 3)]

        yield from rows(rule, days, source)


def of_lunar_python() -> Iterator[Row]:
    source = program("lunar_python")
    for rule in (
        "1 month 1 (chinese)", "15 month 1 (chinese)", "5 month 5 (chinese)", "7 month 7 (chinese)",
        "15 month 7 (chinese)", "15 month 8 (chinese)", "9 month 9 (chinese)", "8 month 12 (chinese)",
        "30 month 12 (chinese)", "30 month 9 (chinese)", "1 leap month 6 (chinese)", "15 leap month 4 (chinese)",
    ):  # fmt: skip
        day, label = rule.removesuffix(" (chinese)").split(" ", 1)
        month = int(label.split()[-1]) * (-1 if "leap" in label else 1)
        yield from rows(rule, lambda year, month=month, day=int(day): chinese(year, month, day), source, range(2000, 2051))
    for term, name in (
        ("lichun", "立春"), ("qingming", "清明"), ("lixia", "立夏"), ("xiazhi", "夏至"), ("liqiu", "立秋"),
        ("qiufen", "秋分"), ("lidong", "立冬"), ("dongzhi", "冬至"), ("xiaohan", "小寒"), ("shuangjiang", "霜降"),
    ):  # fmt: skip
        yield from rows(f"solar term {term}", lambda year, name=name: solar_term(year, name), source)


def chinese(year: int, month: int, day: int) -> Iterator[date]:
    for own in (year - 1, year):
        found = LunarYear.fromYear(own).getMonth(month)
        if found and day <= found.getDayCount():
            yield date.fromisoformat(Lunar.fromYmd(own, month, day).getSolar().toYmd())


def solar_term(year: int, name: str) -> list[date]:
    # The table of a year holds the terms from one winter solstice to the next.
    tables = (Lunar.fromYmd(own, 6, 1).getJieQiTable() for own in (year - 1, year, year + 1))
    return [date.fromisoformat(table[name].toYmd()) for table in tables]


def of_korean_lunar_calendar() -> Iterator[Row]:
    source = program("korean-lunar-calendar")
    for rule in (
        "1 month 1 (korean)", "8 month 4 (korean)", "5 month 5 (korean)", "15 month 8 (korean)",
        "9 month 9 (korean)", "30 month 12 (korean)",
    ):  # fmt: skip
        day, _, month = rule.split()[:3]
        yield from rows(rule, lambda year, month=int(month), day=int(day): korean(year, month, day), source, range(2000, 2050))


def korean(year: int, month: int, day: int) -> Iterator[date]:
    for own in (year - 1, year):
        calendar = KoreanLunarCalendar()
        if calendar.setLunarDate(own, month, day, False):
            yield date.fromisoformat(calendar.SolarIsoFormat())


def of_ephem() -> Iterator[Row]:
    source = program("ephem")
    turns = {
        "march equinox": ephem.next_vernal_equinox, "june solstice": ephem.next_summer_solstice,
        "september equinox": ephem.next_autumnal_equinox, "december solstice": ephem.next_winter_solstice,
    }  # fmt: skip
    for name, offset in (
        ("march equinox", "+9"), ("september equinox", "+9"), ("march equinox", "+0"), ("june solstice", "+5:30"),
        ("june solstice", "-4"), ("september equinox", "+3:30"), ("december solstice", "+0"),
        ("december solstice", "+8"), ("march equinox", "-6"), ("june solstice", "+14"),
    ):  # fmt: skip
        hours, _, minutes = offset.partition(":")
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        yield from rows(
            f"{name} at UTC{offset}",
            lambda year, turn=turns[name], ahead=ahead: [(turn(str(year)).datetime() + ahead).date()],
            source,
        )


UMM_AL_QURA_RULE = "https://webspace.science.uu.nl/~gent0113/islam/ummalqura_rules.htm"


def of_umm_al_qura() -> Iterator[Row]:
    source = f"{program('ephem')} and the rule of 1423 AH, {UMM_AL_QURA_RULE}"
    for rule, number, day in (
        ("1 Muharram (umalqura)", 1, 1), ("10 Muharram (umalqura)", 1, 10), ("20 Safar (umalqura)", 2, 20),
        ("12 Rabi al-Awwal (umalqura)", 3, 12), ("21 Ramadan (umalqura)", 9, 21), ("1 Shawwal (umalqura)", 10, 1),
        ("10 Dhu al-Hijjah (umalqura)", 12, 10),
    ):  # fmt: skip
        yield from rows(
            rule,
            lambda year, number=number, day=day: [
                first + timedelta(days=day - 1) for first, month in hijri_months() if month == number
            ],
            source,
            range(2022, 2036),
        )


@cache
def hijri_months() -> list[tuple[date, int]]:
    """Return first day and number of the months from 10 August 2021, which began Muharram 1443 by the new moon.

    A month begins on the day after the new moon if that came before sunset at Mecca and the moon set after the
    sun; otherwise a day later.
    """
    found: list[tuple[date, int]] = []
    new_moon = ephem.next_new_moon("2021/8/1")
    while len(found) < 15 * 13:
        mecca = ephem.Observer()
        mecca.lat, mecca.lon, mecca.pressure, mecca.horizon = "21.4225", "39.8262", 0, "-0:50"
        midnight = (new_moon.datetime() + timedelta(hours=3)).replace(hour=0, minute=0, second=0, microsecond=0)
        mecca.date = midnight - timedelta(hours=3)
        sunset, moonset = mecca.next_setting(ephem.Sun()), mecca.next_setting(ephem.Moon())
        begins = new_moon < sunset and moonset > sunset
        found.append(((midnight + timedelta(days=1 if begins else 2)).date(), len(found) % 12 + 1))
        new_moon = ephem.next_new_moon(ephem.Date(new_moon + 5))
    return found


def main() -> None:
    takers: dict[str, Callable[[], Iterable[Row]]] = {
        "weekdays-remind": of_remind,
        "weekdays-dateutil": of_dateutil,
        "calendars-convertdate": of_convertdate,
        "chinese-lunar-python": of_lunar_python,
        "korean-lunar-calendar": of_korean_lunar_calendar,
        "seasons-ephem": of_ephem,
        "umalqura-ephem": of_umm_al_qura,
    }
    for name, take in takers.items():
        write(name, take())


if __name__ == "__main__":
    main()
