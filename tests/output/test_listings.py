"""Rows in every format."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from observe.agenda import Selection
from observe.model import Observance, Occurrence, Remembered, Status
from observe.output import markdown, plain, records, terminal
from observe.output.listing import rows
from observe.output.page import Block, Item, Page
from observe.output.width import width
from observe.rules.certainty import Certainty

TODAY = date(2026, 11, 21)


def occurrence(
    first: date, last: date | None = None, *, certainty: Certainty = Certainty.COMPUTED, **given: object
) -> Occurrence:
    usual = {
        "names": {"en": "Day of Remembrance", "km": "ទិវាជាតិនៃការចងចាំ", "he": "יום הזיכרון", "zh": "公祭日"},
        "kind": "remembrance",
        "where": ("KH",),
        "summary": {"en": "People remember."},
        "revised": "2026-11-21",
    }
    observance = Observance("kh-day", **{**usual, **given})  # type: ignore[arg-type]
    return Occurrence(observance, first, last or first, first, first.year, certainty)


def test_a_plain_row_says_date_weekday_distance_place_and_name() -> None:
    text = plain.listing(rows([occurrence(date(2026, 11, 28))], TODAY))

    assert text == "2026-11-28  Sat  in 7 days  KH  Day of Remembrance\n"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", "world, AO, AR +2"),
        ("RW", "RW, world, AO +2"),
        ("AO", "AO, world, AR +2"),
        ("ZZ", "world, AO, AR +2"),
    ],
)
def test_the_place_asked_for_stands_before_the_others(asked: str, shown: str) -> None:
    days = [occurrence(date(2026, 11, 28), where=("world", "AO", "AR", "BE", "RW"))]

    assert rows(days, TODAY, place=lambda observance: asked)[0].where == shown


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ([Status("abolished")], " (no longer an official day)"),
        ([Status("suspended")], " (day off suspended)"),
        ([Status("abolished", until=2020)], ""),
        ([Status("abolished", where="KH-12")], ""),
        ([Status("public holiday")], ""),
    ],
)
def test_a_day_that_its_state_has_given_up_says_so(statuses: list[Status], said: str) -> None:
    days = [occurrence(date(2026, 11, 28), statuses=tuple(statuses))]

    assert plain.listing(rows(days, TODAY)) == f"2026-11-28  Sat  in 7 days  KH  Day of Remembrance{said}\n"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 21), None, "today"),
        (date(2026, 11, 22), None, "tomorrow"),
        (date(2026, 11, 20), None, "yesterday"),
        (date(2026, 11, 19), date(2026, 11, 25), "day 3 of 7"),
        (date(2026, 11, 1), None, "20 days ago"),
    ],
)
def test_the_distance_is_said_as_people_say_it(first: date, last: date | None, said: str) -> None:
    assert f"  {said}  " in plain.listing(rows([occurrence(first, last)], TODAY))


def test_a_tentative_day_carries_a_mark_and_a_footnote_and_columns_stay() -> None:
    days = [occurrence(date(2027, 6, 15), certainty=Certainty.TENTATIVE), occurrence(date(2027, 6, 16))]

    lines = plain.listing(rows(days, TODAY)).splitlines()

    assert lines[0].startswith("~2027-06-15")
    assert lines[1].startswith(" 2027-06-16")
    assert lines[2].startswith("~ the date is tentative")


def test_a_round_anniversary_carries_a_mark_and_a_footnote() -> None:
    event = Remembered({"en": "the fall of Phnom Penh"}, "1979-01-07")

    lines = plain.listing(rows([occurrence(date(2029, 1, 7), remembers=event)], TODAY)).splitlines()

    assert lines[0].endswith("(50th anniversary of the fall of Phnom Penh*)")
    assert lines[1].startswith("* ")


@pytest.mark.parametrize("languages", [(), ("km",), ("he",), ("zh",), ("he", "en")])
def test_names_in_any_script_begin_in_the_same_column(languages: tuple[str, ...]) -> None:
    days = [occurrence(date(2026, 12, 1), where=("KH",)), occurrence(date(2027, 1, 1), where=("KH", "US-CA"))]

    listed = rows(days, TODAY, languages)
    lines = plain.listing(listed).splitlines()

    assert len({width(line[: line.index(row.name)]) for line, row in zip(lines, listed, strict=True)}) == 1


@pytest.mark.parametrize("columns", [20, 40, 64, 80, 200])
@pytest.mark.parametrize("color", [True, False])
def test_a_table_fits_into_its_columns(columns: int, color: bool) -> None:
    long = "International Day of Commemoration and Dignity of the Victims of the Crime of Genocide"
    days = [occurrence(date(2026, 12, 9), names={"en": long})]

    text = terminal.listing(rows(days, TODAY), columns, color=color)

    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(width, bare.splitlines())) <= columns
    assert ("\x1b" in text) is (color and columns >= 36)
    assert "Genocide" in bare


@pytest.mark.parametrize("columns", [70, 80, 120])
def test_an_id_on_a_page_of_seventy_columns_or_more_is_whole(columns: int) -> None:
    long = "gb-sct-international-workers-mem"
    block = Block("Related", (), (Item(long, "International Workers' Memorial Day"), Item("un-day", "Day")))

    lines = terminal.page(Page("Day", (block,)), columns, color=False).splitlines()

    assert sum(line.startswith(f"  {long}  ") for line in lines) == 1
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize("columns", [20, 80])
def test_what_a_line_rests_on_stands_below_it(columns: int) -> None:
    found = Page("Day", (Block("Status", (), (Item("since 2014", "public holiday", below="told"),)),))

    pages = [terminal.page(found, columns, color=False), plain.page(found, columns), markdown.page(found)]
    for text in pages:
        lines = [line.strip(" \\") for line in text.splitlines()]
        assert lines[-1] == "told"
        assert lines[-2].endswith("holiday")


def test_markup_in_a_name_is_text_and_nothing_else() -> None:
    days = [occurrence(date(2026, 12, 9), names={"en": "[bold]Day[/bold] :skull: `code` |pipe|"})]

    assert "[bold]Day[/bold] :skull:" in terminal.listing(rows(days, TODAY), 100, color=True)
    assert r"\[bold\]Day\[/bold\] :skull: \`code\` \|pipe\|" in markdown.listing(rows(days, TODAY))


def test_a_record_can_be_written_as_json_and_as_csv() -> None:
    day = occurrence(
        date(2027, 1, 7),
        statuses=(Status("public holiday", 1996, by="Circular"),),
        remembers=Remembered({"en": "the fall of Phnom Penh"}, "1979-01-07"),
        tags=("genocide", "war-dead"),
    )

    record = records.record(day, TODAY, Selection(), ())

    assert json.loads(records.document(TODAY, {"occurrences": [record]}))["occurrences"] == [record]
    header, line = records.table([record]).splitlines()
    assert header.startswith("date,end,begins,certainty,id,uid")
    assert line.startswith(
        "2027-01-07,2027-01-07,midnight,computed,kh-day,kh-day-2027@observe,2027,Day of Remembrance"
    )
    assert ",public holiday,48,47," in line


def test_the_status_is_that_of_the_selected_place() -> None:
    day = occurrence(
        date(2027, 5, 22),
        where=("FR",),
        statuses=(Status("public holiday", where="FR-MQ"), Status("observance")),
    )

    assert records.record(day, TODAY, Selection(where=("FR-MQ",)), ())["status"] == "public holiday"
    assert records.record(day, TODAY, Selection(where=("FR",)), ())["status"] == "observance"
