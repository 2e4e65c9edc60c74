"""Selections, and the next days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

import pytest

from observe.agenda import Selection, listed, on_day, upcoming
from observe.model import Observance, Occurrence, Span, Status


def observance(id: str, **given: object) -> Observance:
    usual = {
        "names": {"en": id},
        "kind": "remembrance",
        "where": ("KH",),
        "summary": {"en": ""},
        "revised": "2026-11-21",
    }
    return Observance(id, **{**usual, **given})  # type: ignore[arg-type]


class Yearly:
    """Observances that fall on one day of each year, for so many days."""

    def __init__(self, *days: tuple[Observance, int, int, int], evening: bool = False) -> None:
        self.days = days
        self.evening = evening
        self.asked: list[Span] = []

    def occurrences(
        self,
        span: Span,
        *,
        only: Callable[[Observance], bool] | None = None,
        places: Collection[str] = (),
        ids: Collection[str] = (),
    ) -> Iterator[Occurrence]:
        self.asked.append(span)
        found = []
        for day, month, number, length in self.days:
            for year in range(span.first.year - 1, span.last.year + 1):
                first = date(max(year, 1), month, number)
                last = first + timedelta(length - 1)
                if span.touches(first, last) and (only is None or only(day)):
                    found.append(Occurrence(day, first, last, first, year, evening_before=self.evening))
        yield from sorted(found, key=lambda occurrence: occurrence.first)


KH, KH12, DE, UN, WORLD = (
    observance(f"day-{place}", where=(place,)) for place in ("KH", "KH-12", "DE", "UN", "world")
)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (("KH",), ["day-KH", "day-KH-12"]),
        (("KH-12",), ["day-KH", "day-KH-12"]),
        (("KH-13",), ["day-KH"]),
        (("UN",), ["day-UN"]),
        (("world",), ["day-world"]),
        (("KH", "UN"), ["day-KH", "day-KH-12", "day-UN"]),
        ((), ["day-KH", "day-KH-12", "day-DE", "day-UN", "day-world"]),
    ],
)
def test_a_place_holds_what_is_kept_in_it_and_around_it(asked: tuple[str, ...], kept: list[str]) -> None:
    selection = Selection(where=asked)

    assert [day.id for day in (KH, KH12, DE, UN, WORLD) if selection.admits(day)] == kept


@pytest.mark.parametrize(
    ("selection", "admitted"),
    [
        (Selection(kinds=("mourning", "remembrance")), True),
        (Selection(kinds=("mourning",)), False),
        (Selection(tags=("genocide",)), True),
        (Selection(tags=("slavery",)), False),
        (Selection(people=("roma",)), True),
        (Selection(people=("jewish",)), False),
        (Selection(ids=("a-day",)), True),
        (Selection(ids=("b-day",)), False),
        (Selection(excluded=("a-day",)), False),
        (Selection(text="SAMUDARIPEN"), True),
        (Selection(text="elsewhere"), False),
        (Selection(tags=("genocide",), kinds=("mourning",)), False),
    ],
)
def test_a_selection_admits_what_all_its_fields_let_pass(selection: Selection, admitted: bool) -> None:
    day = observance("a-day", names={"en": "Samudaripen"}, tags=("genocide",), people=("roma",))

    assert selection.admits(day) is admitted


def test_only_the_years_in_which_a_day_is_a_public_holiday_pass_as_holidays() -> None:
    day = observance("a-day", statuses=(Status("public holiday", 2018, 2019), Status("observance", 2020)))
    dataset = Yearly((day, 5, 20, 1))

    found = listed(dataset, Span.of_years(2016, 2022), Selection(holiday=True))

    assert [occurrence.first.year for occurrence in found] == [2018, 2019]


def test_the_next_days_begin_today_and_go_over_new_year() -> None:
    dataset = Yearly((observance("a-day"), 11, 21, 1), (observance("b-day"), 1, 7, 1))

    found = upcoming(dataset, date(2026, 11, 21), 3, Selection())

    assert [str(occurrence.first) for occurrence in found] == ["2026-11-21", "2027-01-07", "2027-11-21"]


def test_what_goes_on_today_is_among_the_next_days_once() -> None:
    dataset = Yearly((observance("a-week"), 12, 28, 10))

    found = upcoming(dataset, date(2027, 1, 2), 2, Selection())

    assert [str(occurrence.first) for occurrence in found] == ["2026-12-28", "2027-12-28"]


def test_looking_for_what_never_comes_ends() -> None:
    dataset = Yearly((observance("a-day"), 1, 7, 1))

    assert upcoming(dataset, date(2026, 11, 21), 5, Selection(ids=("b-day",))) == []


def test_the_next_days_can_be_asked_for_on_the_last_day_of_the_calendar() -> None:
    dataset = Yearly((observance("a-day"), 12, 31, 1))

    found = upcoming(dataset, date.max, 3, Selection())

    assert [occurrence.first for occurrence in found] == [date.max]


def test_a_day_holds_the_inside_of_a_longer_observance_but_not_tomorrow() -> None:
    dataset = Yearly((observance("a-week"), 4, 7, 7), (observance("b-day"), 4, 11, 1))

    found = on_day(dataset, date(2027, 4, 10), Selection())

    assert [occurrence.observance.id for occurrence in found] == ["a-week"]


def test_a_day_holds_what_begins_that_evening() -> None:
    dataset = Yearly((observance("a-day"), 5, 4, 1), evening=True)

    assert [occurrence.observance.id for occurrence in on_day(dataset, date(2027, 5, 3), Selection())] == [
        "a-day"
    ]
