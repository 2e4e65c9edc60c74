"""The days of every rule in tests/facts/rules, against the world: other programs, gazettes, almanacs.

A row says on which days of one Gregorian year the observances of a rule begin. Facts change only with a
source. Where sources differ, and who is right, stands in the README beside them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from observe.rules.parse import parse
from observe.rules.phrases import Base
from observe.rules.rule import days_between

FACTS = Path(__file__).parent.parent / "facts" / "rules"
FILES = sorted(path for path in FACTS.glob("*.csv") if path.stem != "seventy")
# What stands in the facts as the id of another observance.
ANCHORS = {
    "first-advent": "Sunday on or after 27 November",
    "pchum-ben": "15 Roch Phatrabot (khmer)",
}


class Fact(NamedTuple):
    rule: str
    year: int
    days: str
    source: str
    place: str


def facts() -> Iterator[Fact]:
    for path in FILES:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield Fact(
                    row["rule"],
                    int(row["year"]),
                    row["days"],
                    row["source"],
                    f"{path.name}:{reader.line_num}",
                )


BY_RULE: dict[str, list[Fact]] = defaultdict(list)
for fact in facts():
    BY_RULE[fact.rule].append(fact)


def anchored(id: str, year: int) -> tuple[Base, ...]:
    return tuple(Base(day.day, day.cycle) for day in parse(ANCHORS[id]).days(year, anchored))


def days_in(rule: str, year: int) -> str:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    found = days_between(parse(rule), first, last, anchored)
    return " ".join(date.fromordinal(day.day).isoformat() for day in found if day.day >= first)


@pytest.mark.parametrize("rule", BY_RULE)
def test_a_rule_falls_on_the_days_that_its_sources_name(rule: str) -> None:
    wrong = [
        f"{fact.place}: in {fact.year} on {fact.days or 'no day'} by {fact.source}, not {found or 'none'}"
        for fact in BY_RULE[rule]
        if (found := days_in(rule, fact.year)) != fact.days
    ]

    assert not wrong, "\n".join([rule, *wrong])


@pytest.mark.parametrize("rule", BY_RULE)
def test_a_rule_of_the_facts_is_written_canonically(rule: str) -> None:
    assert str(parse(rule)) == rule
