"""Which reminders are due on a day."""

from __future__ import annotations

from datetime import date

from made_days import Days, occurrence

from observe.model import Span
from observe.plan import Plan, Step
from observe.reminders.due import Request, due
from observe.selection import Selection

DAY = occurrence("kh-day", "2027-05-20")
STATEMENT = Plan(
    "statement", (Step(30, {"en": "draft it"}), Step(0, {"en": "flags"}), Step(-1, {"en": "thank"}))
)


def keys(dataset: Days, day: str, request: Request, until: str = "") -> list[str]:
    span = Span(date.fromisoformat(day), date.fromisoformat(until or day))
    return [reminder.key for reminder in due(dataset, span, request)]


def test_a_day_is_due_at_each_lead_and_on_no_other_day() -> None:
    request = Request(leads=(7, 1, 0))
    span = Span(date(2027, 1, 1), date(2027, 12, 31))

    found = due(Days([DAY]), span, request)

    assert [str(reminder.due) for reminder in found] == ["2027-05-13", "2027-05-19", "2027-05-20"]


def test_what_is_not_selected_is_not_due() -> None:
    request = Request(leads=(7,), selection=Selection(where=("RW",)))

    assert keys(Days([DAY]), "2027-05-13", request) == []


def test_a_long_observance_is_due_before_its_first_day_and_not_inside_it() -> None:
    week = occurrence("rw-week", "2027-04-07", "2027-04-13")
    request = Request(leads=(1, 0))

    found = due(Days([week]), Span(date(2027, 4, 1), date(2027, 4, 30)), request)

    assert [reminder.due.day for reminder in found] == [6, 7]


def test_leads_count_to_the_evening_before_only_when_asked_to() -> None:
    shoah = occurrence("il-shoah", "2027-05-04", evening_before=True)
    dataset = Days([shoah, DAY])

    assert keys(dataset, "2027-05-04", Request(leads=(0,))) == ["il-shoah-2027@observe 2027-05-04 0"]
    assert keys(dataset, "2027-05-03", Request(leads=(0,), evening=True)) == [
        "il-shoah-2027@observe 2027-05-04 0"
    ]
    assert keys(dataset, "2027-05-20", Request(leads=(0,), evening=True)) == [
        "kh-day-2027@observe 2027-05-20 0"
    ]


def test_the_steps_of_a_plan_are_due_before_on_and_after_the_day() -> None:
    request = Request(leads=(), plans=(STATEMENT,))

    found = due(Days([DAY]), Span(date(2027, 1, 1), date(2027, 12, 31)), request)

    assert [str(reminder.due) for reminder in found] == ["2027-04-20", "2027-05-20", "2027-05-21"]


def test_steps_after_a_long_observance_count_from_its_last_day() -> None:
    week = occurrence("rw-week", "2027-04-07", "2027-04-13")
    request = Request(leads=(), plans=(STATEMENT,))

    assert len(keys(Days([week]), "2027-04-14", request)) == 1
    assert keys(Days([week]), "2027-04-08", request) == []


def test_the_plan_of_an_entry_is_due_without_any_settings() -> None:
    dataset = Days([DAY], {"kh-day": (Step(90, {"en": "invite speakers"}),)})

    assert len(keys(dataset, "2027-02-19", Request(leads=()))) == 1


def test_a_plan_holds_for_what_it_selects() -> None:
    plan = STATEMENT._replace(selection=Selection(ids=("kh-other",)))

    assert keys(Days([DAY]), "2027-04-20", Request(leads=(), plans=(plan,))) == []


def test_a_day_that_moves_is_another_reminder() -> None:
    moved = occurrence("kh-day", "2027-05-21")
    request = Request(leads=(7,))

    assert keys(Days([DAY]), "2027-05-13", request) != keys(Days([moved]), "2027-05-14", request)


def test_a_step_that_changes_is_another_reminder() -> None:
    other = STATEMENT._replace(steps=(Step(30, {"en": "write it"}),))
    dataset, day = Days([DAY]), "2027-04-20"

    before = keys(dataset, day, Request(leads=(), plans=(STATEMENT,)))

    assert before != keys(dataset, day, Request(leads=(), plans=(other,)))


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    request = Request(leads=(999, 0), plans=(Plan("x", (Step(999, {"en": "x"}), Step(-999, {"en": "x"}))),))
    first, last = (
        occurrence("xx-first", "0001-01-01", evening_before=True),
        occurrence("xx-last", "9999-12-31"),
    )

    assert len(keys(Days([first, last]), "0001-01-01", request)) == 1
    assert len(keys(Days([first, last]), "9999-12-31", request)) == 1
    assert keys(Days([first]), "0001-01-01", request._replace(evening=True)) == []
