"""Plans: `observe plan`, an entry's own plan, tasks in a calendar; and round anniversaries ahead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

STEPS = (
    '["90 days: invite speakers", "30: draft the statement", "0: silence at 10:00", "+1: thank the speakers"]'
)
OWN = (
    "  xx-week:\n    name: {en: Week of mourning}\n    kind: mourning\n    where: [KH]\n    when: 7 April\n"
    "    lasts: 7 days\n    summary: {en: A week.}\n    revised: 2026-01-01\n"
    "    plan:\n"
    "      - {days: 7, do: {en: write to the families, km: សរសេរ}}\n"
    "      - {days: +1, do: {en: take the flags down}}\n"
    "    sources:\n      us: {title: T, kind: institution, checked: 2026-01-01}\n"
)


@pytest.fixture
def planned(environment: dict[str, str]) -> Callable[[str], None]:
    """Write settings with a plan for what a selection holds."""

    def write(selection: str = 'id = "kh-day-of-remembrance"') -> None:
        path = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[plan.statement]\n{selection}\nsteps = {STEPS}\n", "utf-8")

    return write


def test_a_plan_is_a_timeline_of_a_year(observe, planned) -> None:
    planned()

    assert observe("plan", "kh-day-of-remembrance", "2027").out == (
        "National Day of Remembrance\n"
        "\n"
        "Thursday 20 May 2027, in 180 days\n"
        "  2027-02-19  Fri  90 days before  invite speakers\n"
        "  2027-04-20  Tue  30 days before  draft the statement\n"
        "  2027-05-20  Thu  on the day      silence at 10:00\n"
        "  2027-05-21  Fri  1 day after     thank the speakers\n"
    )


def test_without_a_year_the_next_time_is_planned(observe, planned) -> None:
    planned()

    assert observe("plan", "kh-day-of-remembrance") == observe("plan", "kh-day-of-remembrance", "2027")


def test_the_plan_of_an_entry_counts_from_the_ends_of_its_span(observe, dataset_file) -> None:
    result = observe("plan", "xx-week", "2027", "--data", str(dataset_file(OWN)), "--lang", "km")

    assert "2027-03-31  Wed  7 days before  សរសេរ\n" in result.out
    assert "2027-04-14  Wed  1 day after    take the flags down\n" in result.out


def test_a_plan_as_json_is_the_occurrence_and_its_tasks(observe, planned) -> None:
    planned()

    document = json.loads(observe("plan", "kh-day-of-remembrance", "2027", "--json").out)

    assert document["plans"][0]["date"] == "2027-05-20"
    assert [task["days"] for task in document["plans"][0]["tasks"]] == [90, 30, 0, -1]


def test_an_observance_without_a_plan_is_told(observe) -> None:
    result = observe("plan", "kh-day-of-remembrance", "2027", "--exit-code")

    assert (result.code, result.out) == (4, "")
    assert "no plan for 'kh-day-of-remembrance'" in result.err


def test_a_year_without_the_observance_is_told(observe, planned) -> None:
    planned()

    assert "is not observed in 1970" in observe("plan", "kh-day-of-remembrance", "1970").err


def test_tasks_are_written_into_a_calendar_only_when_asked_for(observe, planned) -> None:
    icalendar = pytest.importorskip("icalendar")
    planned()
    export = ("export", "--id", "kh-day-of-remembrance", "--years", "2027")

    without, with_plan = observe(*export), observe(*export, "--with-plan")

    assert "VTODO" not in without.out
    todos = icalendar.Calendar.from_ical(with_plan.out).walk("VTODO")
    assert [str(todo["DUE"].dt) for todo in todos] == ["2027-02-19", "2027-04-20", "2027-05-20", "2027-05-21"]
    assert {str(todo["RELATED-TO"]) for todo in todos} == {"kh-day-of-remembrance-2027@observe"}
    assert len({str(todo["UID"]) for todo in todos}) == 4
    assert "invite speakers (National Day of Remembrance" in str(todos[0]["SUMMARY"])


def test_a_task_is_as_new_as_its_event(observe, planned) -> None:
    icalendar = pytest.importorskip("icalendar")
    planned()

    done = observe("export", "--id", "kh-day-of-remembrance", "--years", "2027", "--with-plan")

    event, *tasks = icalendar.Calendar.from_ical(done.out).walk()[1:]
    assert len(tasks) == 4
    assert event["SEQUENCE"] > 2000
    assert {(task["SEQUENCE"], task["DTSTAMP"].dt) for task in tasks} == {
        (event["SEQUENCE"], event["DTSTAMP"].dt)
    }


def test_the_same_calendar_with_tasks_has_the_same_bytes(observe, planned) -> None:
    planned('where = "KH"')
    export = ("export", "--where", "KH", "--with-plan")

    assert observe(*export, "--today", "2026-11-21") == observe(*export, "--today", "2026-12-24")


def test_round_anniversaries_ahead_are_multiples_of_the_numbers(observe) -> None:
    out = observe("next", "40", "--milestones", "25,40", "--json").out

    numbers = [day["anniversary"]["number"] for day in json.loads(out)["occurrences"]]
    assert len(numbers) == 40
    assert all(number % 25 == 0 or number % 40 == 0 for number in numbers)


def test_round_anniversaries_of_the_coming_years_are_found_in_order(observe) -> None:
    found = json.loads(
        observe("next", "500", "--milestones", "50", "--where", "KH", "--within", "5y", "--json").out
    )

    days = [(day["date"], day["id"], day["anniversary"]["number"]) for day in found["occurrences"]]
    assert ("2029-01-07", "kh-victory-over-genocide", 50) in days
    assert days == sorted(days)


@pytest.mark.parametrize("numbers", ["0", "5,x", "5,,10", "-5", "99999"])
def test_numbers_of_years_that_are_none_are_told(observe, numbers: str) -> None:
    result = observe("next", f"--milestones={numbers}")

    assert result.code == 2
    assert "write for example 5,10,25,50" in result.err
