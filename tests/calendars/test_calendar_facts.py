"""Dates from outside: almanacs, laws, published lists and other programs.

The files stand in tests/facts/calendars; each row names its source.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from observe.calendars import CALENDARS, calendar_system, khmer, solar, thai

FACTS = Path(__file__).parents[1] / "facts" / "calendars"
FILES = sorted(path.stem for path in FACTS.glob("*.csv"))
SPECIAL = {"khmer-new-year", "thai-feasts", "solar-terms", "equinoxes"}
SATURDAY, SUNDAY = 5, 6
# New moons within a minute of midnight, as computed today; the Observatory warns of them too.
DIFFERENT_AT_THE_OBSERVATORY = {"2057-09-28", "2097-08-07"}


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_number(row: dict[str, str]) -> int:
    return date.fromisoformat(row["date"]).toordinal()


def test_every_calendar_has_facts_and_every_facts_file_is_read_here():
    with_facts = {name for name in FILES if name not in SPECIAL} | {"thai"}

    assert with_facts == set(CALENDARS)
    assert set(FILES) >= SPECIAL


@pytest.mark.parametrize("name", FILES)
def test_every_fact_names_its_source(name):
    for row in rows(name):
        assert row["source"], row


@pytest.mark.parametrize("name", [name for name in FILES if name not in SPECIAL])
def test_the_calendar_agrees_with_published_dates(name):
    calendar = calendar_system(name)

    for row in rows(name):
        fact = (int(row["year"]), row["month"], int(row["day"]))
        if row["date"] in DIFFERENT_AT_THE_OBSERVATORY and name == "chinese":
            continue
        assert calendar.day_of(*fact) == day_number(row), row
        assert calendar.date_of(day_number(row)) == fact, row


def test_the_two_new_moons_that_the_observatory_has_a_day_earlier_are_not_settled():
    chinese = calendar_system("chinese")
    differing = [row for row in rows("chinese") if row["date"] in DIFFERENT_AT_THE_OBSERVATORY]

    assert len(differing) == 2
    for row in differing:
        day = day_number(row)
        assert chinese.day_of(int(row["year"]), row["month"], 1) == day + 1
        assert not chinese.settled(day)
        assert not chinese.settled(day + 1)


def test_the_khmer_new_year_agrees_with_published_lists():
    for row in rows("khmer-new-year"):
        start, days, settled = khmer.new_year(int(row["year"]))
        feast = [date.fromordinal(start + day) for day in range(days)]
        closed_for_sunday = row["kind"] == "closed" and any(day.weekday() == SUNDAY for day in feast)

        assert str(feast[0]) == row["first"], row
        assert str(feast[-1] + timedelta(days=closed_for_sunday)) == row["last"], row
        assert settled, row


def test_thai_feasts_agree_with_holidays_as_they_were_kept():
    for row in rows("thai-feasts"):
        feast = date.fromordinal(thai.feast(row["feast"], int(row["year"])))
        published = date.fromisoformat(row["date"])
        if row["kind"] == "closed":
            # The exchange is closed on the next Monday when a feast falls on a weekend.
            while feast.weekday() >= SATURDAY:
                feast += timedelta(days=1)
        assert feast == published, row


def test_solar_terms_agree_with_the_hong_kong_observatory():
    for row in rows("solar-terms"):
        assert solar.solar_term(row["term"], int(row["year"])) == day_number(row), row


def test_equinoxes_agree_with_the_almanac_of_japan():
    for row in rows("equinoxes"):
        found = solar.season(row["season"], int(row["year"]), int(row["offset_minutes"]))

        assert found == (day_number(row), True), row
