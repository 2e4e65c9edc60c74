"""What other collections of holidays hold, as it is kept in tests/facts/witnesses.

days.csv: the public holidays of each place and year, as days alone; NAME.csv: the rows whose names bear on
days of remembrance or that meet a day of ours. Where they come from and their licences: the README there.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "tests" / "facts" / "witnesses"
YEARS = range(2024, 2028)
PUBLIC = "public"
NAMED = re.compile(
    "remembr|memorial|martyr|victim|genocid|mourn|hero|liberat|commemor|fallen|deport|holocaust",
    re.IGNORECASE,
)
_DAYS = FOLDER / "days.csv"


class Holiday(NamedTuple):
    """A day of a witness."""

    witness: str
    place: str
    day: str
    kind: str
    name: str


class Witnesses(NamedTuple):
    """All that is kept: versions by name, public holidays by name and place, and the days with names."""

    versions: dict[str, str]
    public: dict[tuple[str, str], set[str]]
    named: frozenset[Holiday]


def kept() -> Witnesses:
    """Return what is kept."""
    versions: dict[str, str] = {}
    public: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in read_rows(_DAYS):
        name = row["witness"].partition(" ")[0]
        versions[name] = row["witness"]
        public[name, row["place"]] |= {f"{row['year']}-{day}" for day in row["days"].split()}
    named = frozenset(
        Holiday(name, row["place"], row["date"], row["kind"], row["name"])
        for name in versions
        for row in read_rows(FOLDER / f"{name}.csv")
    )
    return Witnesses(versions, dict(public), named)


def take(version: str, file: Path, ours: Collection[tuple[str, str]]) -> None:
    """Keep what a witness holds, instead of what it held before.

    Args:
        version: its name and version.
        file: what its script wrote.
        ours: places and days of our entries, of which the names are kept.
    """
    name = version.partition(" ")[0]
    # A day observed in place of another may lie beyond the years compared.
    found = [row for row in read_rows(file) if int(row["date"][:4]) in YEARS]
    days: dict[tuple[str, str], set[str]] = {
        (row["place"], str(year)): set() for row in found for year in YEARS
    }
    for row in found:
        if row["kind"] == PUBLIC:
            days[row["place"], row["date"][:4]].add(row["date"][5:])
    rows = [row for row in read_rows(_DAYS) if row["witness"].partition(" ")[0] != name]
    for (place, year), in_year in days.items():
        rows.append({"witness": version, "place": place, "year": year, "days": " ".join(sorted(in_year))})
    _write(_DAYS, ("witness", "place", "year", "days"), rows)
    bearing = [
        row
        for row in found
        if NAMED.search(row["name"]) or (row["kind"] == PUBLIC and (row["place"], row["date"]) in ours)
    ]
    _write(FOLDER / f"{name}.csv", ("place", "date", "kind", "name"), bearing)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, fields: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
