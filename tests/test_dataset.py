"""The shipped dataset holds what its purpose asks for, and what pages and programs from outside say.

tests/facts/observances/*.csv: a row says that an observance falls on a day, by a page or a program.
tests/facts/rules/*.csv: the days of a rule in one year, likewise (tests/rules holds the rules against them).
tests/facts/statuses.csv: what an observance is by law, in a year and place, by a page that was read.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from observe.dataset import build, load
from observe.dataset.checks import check
from observe.dataset.entries import read
from observe.model import WORLD, Span, country
from observe.rules.parse import parse
from observe.rules.phrases import Fixed
from observe.rules.rule import Period

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
FACTS = ROOT / "tests" / "facts"
TODAY = date(2026, 11, 23)

READING = read([DATA / "observances.yaml"])
ENTRIES: dict[str, dict[str, Any]] = {id: entry.mapping for id, entry in READING.entries.items()}
DATASET = load()

# Movable days for which fewer than three years could be had from outside, and why.
FEWER_FACTS = {
    "au-bondi-mourning-2026": "held once",
    "es-dana-2025": "held once",
    "hk-wang-fuk-court-mourning": "held once",
    "kr-conscripts": "held since 2024",
    "lv-9-may-ukraine": "held once",
    "rs-1-november-2025": "held once",
}


def rows(*paths: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(paths):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield f"{path.name}:{reader.line_num}", row


@cache
def days(id: str, year: int) -> tuple[tuple[date, date], ...]:
    """The first and last days of the occurrences that touch a year."""
    found = DATASET.reckoning().days(id, Span.of_years(year, year))
    return tuple((date.fromordinal(day.day), date.fromordinal(day.day + day.length - 1)) for day in found)


def observance_facts() -> list[tuple[str, dict[str, str]]]:
    return list(rows(*(FACTS / "observances").glob("*.csv")))


def test_every_day_that_a_source_states_is_a_day_of_its_observance() -> None:
    wrong = []
    for place, row in observance_facts():
        day = date.fromisoformat(row["date"])
        if row["id"] not in ENTRIES:
            wrong.append(f"{place}: there is no observance {row['id']}")
        elif not any(first <= day <= last for first, last in days(row["id"], day.year)):
            found = ", ".join(str(first) for first, _ in days(row["id"], day.year)) or "no day"
            wrong.append(f"{place}: {row['id']} on {day} ({row['source']}), not {found}")

    assert not wrong, "\n".join(wrong)


def test_every_fact_names_its_source() -> None:
    assert [place for place, row in observance_facts() if not row["source"].strip()] == []


def moved_by(period: Period) -> str:
    """What of a rule says on which day of a year it falls, without its first and last years."""
    return "; ".join([str(period.base), *map(str, period.shifts)])


def is_movable(period: Period) -> bool:
    return not isinstance(period.base, Fixed) or bool(period.shifts)


def test_every_movable_observance_has_three_years_from_outside() -> None:
    years: dict[str, set[str]] = defaultdict(set)
    for _, row in observance_facts():
        years[row["id"]].add(row["date"][:4])
    by_rule: dict[str, set[str]] = defaultdict(set)
    for _, row in rows(*(FACTS / "rules").glob("*.csv")):
        if "rule" in row:
            by_rule[row["rule"]].add(row["year"])
    by_phrase: dict[str, set[str]] = defaultdict(set)
    for text, held in by_rule.items():
        for period in parse(text).periods:
            by_phrase[moved_by(period)] |= held

    lacking = set()
    for id, mapping in ENTRIES.items():
        movable = [period for period in build.rule(mapping).periods if is_movable(period)]
        known = years[id].union(*(by_phrase[moved_by(period)] for period in movable))
        if movable and len(known) < 3:
            lacking.add(id)

    assert lacking == set(FEWER_FACTS), "add rows to tests/facts/observances, each with its source"


@pytest.mark.parametrize(("place", "row"), list(rows(FACTS / "statuses.csv")))
def test_the_status_of_a_year_is_the_one_that_its_source_gives(place: str, row: dict[str, str]) -> None:
    status = build.observance(row["id"], ENTRIES[row["id"]]).status(int(row["year"]), row["place"])

    assert status is not None, place
    assert status.is_a == row["is"], f"{place}: {row['source']}"


def test_at_least_350_observances_have_a_day_in_2027() -> None:
    found = {id for id in ENTRIES if any(first.year == 2027 for first, _ in days(id, 2027))}

    assert len(found) >= 350


def test_an_observance_without_a_day_in_2027_says_why() -> None:
    """It has ended, its days are named one by one, or its calendar leaves the year out."""
    unexplained = []
    for id, mapping in ENTRIES.items():
        if days(id, 2027):
            continue
        rule = build.rule(mapping)
        listed = any("dates" in period for period in [mapping, *mapping.get("rules", ())])
        around = [year for year in (2026, 2028) if days(id, year)]
        if not (rule.years[1] < 2027 or listed or len(around) == 2 or 2027 in rule.exceptions):
            unexplained.append(id)

    assert unexplained == []


def test_at_least_80_countries_and_bodies_have_an_observance() -> None:
    places = {country(place) for mapping in ENTRIES.values() for place in mapping["where"]}

    assert len(places) >= 80


def test_every_observance_occurs_between_2020_and_2035_unless_it_ended() -> None:
    missing = [
        id
        for id, mapping in ENTRIES.items()
        if build.rule(mapping).years[1] >= 2020 and not any(days(id, year) for year in range(2020, 2036))
    ]

    assert missing == []


@pytest.mark.parametrize("key", ["url", "checked"])
def test_every_source_can_be_opened_and_says_when_it_was(key: str) -> None:
    lacking = [
        f"{id}: {source}"
        for id, mapping in ENTRIES.items()
        for source, about in mapping["sources"].items()
        if key not in about
    ]

    assert lacking == []


def test_no_date_rests_on_a_collection_that_the_dates_are_compared_with() -> None:
    """The first source of an entry settles its date, and a letter names it."""
    first = {id: next(iter(mapping["sources"].values())) for id, mapping in ENTRIES.items()}

    assert [id for id, source in first.items() if "vacanza/holidays" in source.get("url", "")] == []


def test_no_entry_is_older_than_the_last_look_at_its_sources() -> None:
    older = [
        id
        for id, mapping in ENTRIES.items()
        if mapping["revised"] < max(source["checked"] for source in mapping["sources"].values())
    ]

    assert older == []


def test_every_name_stands_in_english_and_nothing_is_named_twice() -> None:
    names: dict[str, list[str]] = defaultdict(list)
    for id, mapping in ENTRIES.items():
        # Days of one name in one place could not be told apart in a list.
        for place in mapping["where"]:
            names[f"{place}: {mapping['name']['en']}"].append(id)

    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


def test_every_file_of_the_folder_is_part_of_the_dataset() -> None:
    parts = {Path(file.path) for file in READING.files}

    assert {path.resolve() for path in DATA.rglob("*.yaml")} == {path.resolve() for path in parts}


def test_a_file_of_a_country_holds_the_days_of_that_country() -> None:
    elsewhere = [
        f"{id} in {path.name}"
        for id, entry in READING.entries.items()
        if len((path := Path(entry.location.path)).stem) == 2
        # What a state does not keep is kept elsewhere for it: its id begins with its code.
        and not id.startswith(f"{path.stem.lower()}-")
        and not any(country(place) == path.stem for place in ENTRIES[id]["where"])
    ]

    assert elsewhere == []


def test_a_file_of_the_united_nations_holds_the_days_of_its_half_of_the_year() -> None:
    halves = {"un-january-to-june": range(1, 7), "un-july-to-december": range(7, 13)}
    placed = [
        (Path(entry.location.path).stem, id) for id, entry in READING.entries.items() if id.startswith("un-")
    ]
    elsewhere = [
        f"{id} in {stem}"
        for stem, id in placed
        if any(first.month not in halves.get(stem, ()) for first, _ in days(id, 2027))
    ]

    assert len(placed) >= 75
    assert elsewhere == []


def test_the_list_of_entries_read_whole_names_entries_once_each_in_order() -> None:
    listed = [row for _, row in rows(ROOT / "docs" / "reference" / "read-whole.csv")]
    ids = [row["id"] for row in listed]

    assert ids == sorted(set(ids))
    assert set(ids) <= set(ENTRIES)
    assert all(date.fromisoformat(row["read"]) for row in listed)
    assert {row["how"] for row in listed} <= {"items", "words"}


def test_a_public_holiday_that_is_told_in_the_text_is_told_in_the_status() -> None:
    untold = [
        id
        for id, mapping in ENTRIES.items()
        if "status" not in mapping
        and mapping["where"] != [WORLD]
        and re.search(r"([Ii]t|[Tt]he day) is a public holiday", mapping.get("description", {}).get("en", ""))
    ]

    assert untold == [], "add its status, with the instrument"


def test_check_finds_nothing_to_say() -> None:
    assert [str(problem) for problem in check(READING, TODAY)] == []
