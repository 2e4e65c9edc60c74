"""Observances, statuses, anniversaries, languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observe.model import Observance, Occurrence, Remembered, Span, Status, in_language, is_inside


def observance(**given: object) -> Observance:
    usual = {
        "id": "xx-day",
        "names": {"en": "A Day"},
        "kind": "remembrance",
        "where": ("XX",),
        "summary": {"en": "People remember."},
        "revised": "2026-11-21",
    }
    return Observance(**{**usual, **given})  # type: ignore[arg-type]


def remembered(start: str, counted: str = "from", end: str = "") -> Observance:
    return observance(remembers=Remembered({"en": "the fall of Phnom Penh"}, start, end, counted))


def test_an_anniversary_counts_from_the_event() -> None:
    found = remembered("1979-01-07").anniversary(2027)

    assert found is not None
    assert (found.number, found.of["en"]) == (48, "the fall of Phnom Penh")


@pytest.mark.parametrize("year", [1900, 1978, 1979])
def test_there_is_no_anniversary_before_or_in_the_year_of_the_event(year: int) -> None:
    assert remembered("1979-01-07").anniversary(year) is None


def test_an_observance_that_says_so_has_no_anniversary() -> None:
    assert remembered("1979", counted="none").anniversary(2027) is None


def test_an_anniversary_can_count_from_the_end_of_a_period() -> None:
    found = remembered("1975-04-17", "to", "1979-01-06").anniversary(2029)

    assert found is not None
    assert (found.number, found.milestone) == (50, True)


@pytest.mark.parametrize(
    ("number", "milestone"),
    [(1, False), (5, True), (10, True), (15, False), (25, True), (75, True), (81, False)],
)
def test_round_anniversaries_are_milestones(number: int, milestone: bool) -> None:
    found = remembered("1945").anniversary(1945 + number)

    assert found is not None
    assert found.milestone is milestone


def test_a_status_holds_for_its_years_alone() -> None:
    day = observance(
        statuses=(Status("public holiday", 2018, 2019, "Sub-decree 19"), Status("observance", 2020))
    )

    assert [getattr(day.status(year), "is_a", None) for year in (2017, 2018, 2019, 2020, 2050)] == [
        None, "public holiday", "public holiday", "observance", "observance",
    ]  # fmt: skip


@given(
    st.lists(st.tuples(st.none() | st.integers(2000, 2020), st.none() | st.integers(2000, 2020)), max_size=4),
    st.integers(1995, 2025),
)
def test_a_status_changes_in_the_years_of_its_changes_alone(
    years: list[tuple[int | None, int | None]], year: int
) -> None:
    day = observance(statuses=tuple(Status("observance", *span, by=f"Act {span}") for span in years))

    assert year in day.status_changes() or day.status(year) == day.status(year - 1)


def test_a_status_of_one_place_does_not_hold_in_another() -> None:
    day = observance(where=("FR",), statuses=(Status("public holiday", where="FR-MQ"), Status("observance")))

    assert [getattr(day.status(2027, place), "is_a", None) for place in ("FR", "FR-MQ", "FR-971")] == [
        "observance", "public holiday", "observance",
    ]  # fmt: skip


def test_where_no_place_is_asked_for_the_status_of_the_whole_country_is_told() -> None:
    parts = (Status("observance", where="IQ-KR"), Status("abolished", where="IQ-KR"))
    whole = Status("public holiday", where="IQ")

    told = [observance(where=("IQ",), statuses=found).status(2027) for found in ((*parts, whole), parts)]
    assert told == [whole, parts[0]]


def test_a_uid_holds_the_cycle_and_not_the_date() -> None:
    day = date(2027, 5, 4)

    assert (
        Occurrence(observance(id="il-yom-hashoah"), day, day, day, 5787).uid == "il-yom-hashoah-5787@observe"
    )


@pytest.mark.parametrize(
    ("place", "other", "inside"),
    [("KH-12", "KH", True), ("KH", "KH", True), ("KH", "KH-12", False), ("KHX", "KH", False)],
)
def test_a_province_is_inside_its_country(place: str, other: str, inside: bool) -> None:
    assert is_inside(place, other) is inside


@pytest.mark.parametrize(
    ("languages", "text"),
    [(["km"], "ទិវា"), (["fr", "km"], "ទិវា"), (["fr"], "day"), ([], "day"), (["km-Latn-KH"], "ទិវា")],
)
def test_a_text_comes_in_the_first_language_that_there_is(languages: list[str], text: str) -> None:
    assert in_language({"en": "day", "km": "ទិវា"}, languages) == text


def test_a_span_of_years_holds_whole_years() -> None:
    assert Span.of_years(2027, 2028) == (date(2027, 1, 1), date(2028, 12, 31))
