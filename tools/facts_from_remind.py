"""Take facts of weekdays and fixed days from `remind` and from dateutil.

Needs python-dateutil and the program `remind` (https://dianne.skoll.ca/projects/remind/). From the root:

    python tools/facts_from_remind.py
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial

from dateutil import relativedelta, rrule
from facts_rows import YEARS, Row, program, rows, write

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {"1st": "First", "2nd": "Second", "3rd": "Third", "4th": "Fourth", "last": "Last"}
FIXED = (
    "25 April", "31 December", "1 January", "11 November", "29 February", "27 January", "7 April", "24 April",
    "4 May", "20 May", "11 July", "23 August",
)  # fmt: skip
NTH = (
    "1st Monday of January", "2nd Saturday of February", "3rd Wednesday of March", "4th Thursday of April",
    "last Monday of May", "1st Sunday of June", "3rd Friday of July", "2nd Tuesday of August",
    "3rd Friday of September", "last Friday of September", "1st Thursday of October",
    "2nd Sunday of November", "4th Saturday of November", "last Sunday of November",
    "last Wednesday of February", "3rd Sunday of December", "last Saturday of December",
    "1st Monday of August", "2nd Sunday of September", "3rd Sunday of May", "3rd Sunday of January",
    "1st Sunday of July", "3rd Sunday of November",
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
    "Sunday on or after 26 December", "Thursday after 31 October", "Sunday before 14 September",
)  # fmt: skip
EDGES = (1, 4, 1582, 1600, 1700, 1752, 1899, 1900, 2100, 2400, 9998)


@cache
def reminded(expression: str, year: int) -> list[date]:
    """Return the days of a year on which `remind` reminds of a REM expression."""
    return [
        date(*map(int, line.split()[0].split("/")))
        for line in remind(f"REM {expression} MSG day", "-s12", "-", "1", "January", str(year)).splitlines()
        if line
    ]


def remind(script: str, *arguments: str) -> str:
    done = subprocess.run(
        ["remind", *arguments], input=f"{script}\n", capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def of_remind() -> Iterator[Row]:
    version = remind("BANNER %\nMSG [version()]%", "-").strip()
    source = f"remind {version}"
    for rule in FIXED:
        yield from rows(rule, partial(reminded, rule), source)
    for rule in NTH:
        nth, weekday, _, month = rule.split()
        yield from rows(rule, partial(reminded, f"{ORDINALS[nth]} {weekday} in {month}"), source)
    for rule in NEAR:
        if " on or after " in rule and "29 February" not in rule:
            # "Sun 27 Nov" is the Sunday on or after 27 November.
            yield from rows(rule, partial(reminded, rule.replace(" on or after", "")), source)


def of_dateutil() -> Iterator[Row]:
    source = program("python-dateutil")
    for rule in (*NTH, *FIFTH):
        years = (*YEARS, *EDGES) if rule in FIFTH else EDGES
        yield from rows(rule, partial(recurring, *rule.split(" of ")), f"{source}, rrule", years)
    for rule in NEAR:
        yield from rows(rule, partial(beside, rule), f"{source}, relativedelta")


def recurring(which: str, month: str, year: int) -> list[date]:
    nth, weekday = which.split()
    number = -1 if nth == "last" else int(nth[0])
    by = f"FREQ=YEARLY;BYMONTH={MONTHS.index(month) + 1};BYDAY={number}{weekday[:2].upper()}"
    first, last = datetime(year, 1, 1), datetime(year, 12, 31)
    return [moment.date() for moment in rrule.rrulestr(by, dtstart=first).between(first, last, inc=True)]


def beside(rule: str, year: int) -> list[date]:
    """Return the weekdays beside a date of this year or the next ones, as relativedelta finds them."""
    weekday, *relation, day, month = rule.split()
    away = {"after": 1, "before": -1}.get(" ".join(relation), 0)
    which = relativedelta.weekday(WEEKDAYS.index(weekday), 1 if "after" in relation else -1)
    found = []
    for near in (year - 1, year, year + 1):
        try:
            base = date(near, MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue
        step = relativedelta.relativedelta(days=away)
        found.append(base + step + relativedelta.relativedelta(weekday=which))
    return found


if __name__ == "__main__":
    write("weekdays-remind", of_remind())
    write("weekdays-dateutil", of_dateutil())
