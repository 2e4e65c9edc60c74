"""How the scripts that take facts from other programs write them down: tests/facts/rules/NAME.csv.

A row says on which days of one Gregorian year a rule falls, by a program that nobody here wrote. An
observance of several days is told by its first.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

FACTS = Path(__file__).parent.parent / "tests" / "facts" / "rules"
YEARS = range(2000, 2036)
Row = tuple[str, int, str, str]


def program(package: str) -> str:
    """Return a Python package with its version, as a source."""
    return f"{package} {version(package)}"


def rows(
    rule: str, days: Callable[[int], Iterable[date]], source: str, years: Iterable[int] = YEARS
) -> Iterator[Row]:
    """Yield a row of each year; `days` gives days that may lie in it, and those outside are dropped."""
    for year in years:
        found = sorted(day for day in set(days(year)) if day.year == year)
        yield rule, year, " ".join(day.isoformat() for day in found), source


def write(name: str, found: Iterable[Row]) -> None:
    """Write a facts file, its rules in the order in which they came, and say how much it holds."""
    path = FACTS / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = list(found)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rule", "year", "days", "source"])
        writer.writerows(listed)
    print(f"{path.name}: {len({row[0] for row in listed})} rules, {len(listed)} rows")
