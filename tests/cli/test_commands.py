"""The commands, run as a user runs them, on the built-in dataset and on files of the user's."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from observe.cli import COMMANDS

Run = Callable[..., "Result"]  # noqa: F821 - the fixture's type stands in conftest.py


def occurrences(text: str) -> list[dict[str, object]]:
    document = json.loads(text)
    assert document["format"] == 1
    return document["occurrences"]


def test_the_program_alone_shows_its_commands_by_job(observe: Run) -> None:
    result = observe()

    assert result.code == 0
    assert [job for job in COMMANDS if job in result.out] == list(COMMANDS)


@pytest.mark.parametrize("command", [name for job in COMMANDS.values() for name in job])
def test_every_command_tells_its_words_and_gives_examples(observe: Run, command: str) -> None:
    result = observe(command, "--help")

    assert result.code == 0
    assert f"Usage: observe {command}" in result.out
    assert f"observe {command}" in result.out.split("Examples:")[1]


def test_the_founding_days_are_known(observe: Run) -> None:
    assert "National Day of Remembrance" in observe("on", "2027-05-20").out
    assert "Day of Victory over the Genocidal Regime" in observe("on", "2027-01-07").out


def test_the_next_days_begin_today_and_are_in_order(observe: Run) -> None:
    found = occurrences(observe("next", "25", "--json").out)

    days = [str(day["date"]) for day in found]
    assert len(days) == 25
    assert days == sorted(days)
    assert all(str(day["end"]) >= "2026-11-21" for day in found)


def test_today_can_be_set_before_and_after_the_name_of_a_command(observe: Run) -> None:
    before = observe("--today", "2027-05-20", "today", "--where", "KH")
    after = observe("today", "--where", "KH", "--today", "2027-05-20")

    assert before == after
    assert "today" in before.out


def test_australia_and_the_african_union_are_not_taken_for_each_other(observe: Run) -> None:
    def ids(place: str) -> set[object]:
        return {day["id"] for day in occurrences(observe("list", "--where", place, "--json").out)}

    assert ids("African Union") == ids("AFU") > {"au-african-child", "au-rwanda-genocide-tutsi"}
    assert "au-anzac-day" in ids("AU")
    assert not ids("AU") & ids("AFU")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-07", "2027-01-07"),
        ("tomorrow", "2027-01-07"),
        ("+1d", "2027-01-07"),
        ("+1w", "2027-01-13"),
        ("+1m", "2027-02-06"),
        ("+1y", "2028-01-06"),
        ("-1d", "2027-01-05"),
    ],
)
def test_a_day_is_given_as_a_date_or_an_offset(observe: Run, dataset_file: Run, text: str, day: str) -> None:
    month, number = date.fromisoformat(day).strftime("%B %d").split()
    file = dataset_file(
        f"""
  my-day:
    name: {{en: A Day}}
    kind: remembrance
    where: [KH]
    when: {int(number)} {month}
    summary: {{en: People remember.}}
    sources: {{act: {{title: An act, kind: law, checked: 2026-11-21}}}}
    revised: 2026-11-21
"""
    )

    result = observe("on", "--today", "2027-01-06", "--data", str(file), "--json", "--", text)

    assert [found["date"] for found in occurrences(result.out)] == [day]


def test_one_occurrence_in_json_has_the_fields_that_are_promised(observe: Run) -> None:
    (found,) = occurrences(observe("next", "1", "--id", "kh-victory-over-genocide", "--json").out)

    assert list(found) == [
        "id", "uid", "name", "names", "date", "end", "begins", "certainty", "cycle", "days_until",
        "where", "kind", "tags", "status", "anniversary", "summary", "url",
    ]  # fmt: skip
    assert found["uid"] == "kh-victory-over-genocide-2027@observe"
    assert (found["date"], found["end"], found["begins"]) == ("2027-01-07", "2027-01-07", "midnight")
    assert (found["days_until"], found["status"]) == (47, "public holiday")
    assert found["anniversary"]["number"] == 48


def test_nothing_found_is_an_empty_list_in_json_and_a_word_on_stderr(observe: Run) -> None:
    result = observe("on", "2027-05-20", "--where", "BV", "--json")

    assert result.code == 0
    assert occurrences(result.out) == []
    assert "nothing" in result.err


@pytest.mark.parametrize(
    "command", [("next",), ("today",), ("on", "2027-05-20"), ("list",), ("search", "day")]
)
def test_nothing_found_exits_with_4_when_asked_to(observe: Run, command: tuple[str, ...]) -> None:
    result = observe(*command, "--where", "BV", "--exit-code")

    assert (result.code, result.out) == (4, "")


def test_a_listing_in_csv_has_a_line_for_each_day(observe: Run) -> None:
    rows = list(csv.DictReader(StringIO(observe("list", "--where", "KH", "--format", "csv").out)))

    assert {"kh-day-of-remembrance", "kh-victory-over-genocide"} <= {row["id"] for row in rows}
    assert all(row["date"].startswith("2026") for row in rows)


def test_a_listing_in_markdown_is_one_table(observe: Run) -> None:
    lines = observe("list", "--where", "KH", "--format", "markdown").out.splitlines()

    assert lines[:2] == ["| Date | Day | Where | Name |", "| --- | --- | --- | --- |"]
    assert all(line.count(" | ") == 3 for line in lines[2:] if line.startswith("| 2"))


def test_a_piped_listing_has_one_line_for_each_day_and_no_escape(observe: Run) -> None:
    lines = observe("list", "--where", "IL").out.splitlines()

    assert len([line for line in lines if line.lstrip("~ ").startswith("2026")]) >= 5
    assert not any("\x1b" in line for line in lines)


def test_only_public_holidays_are_listed_when_asked_for(observe: Run) -> None:
    years = [
        str(found["date"])[:4]
        for found in occurrences(
            observe(
                "list", "--id", "kh-day-of-remembrance", "--holiday", "--years", "1984..2030", "--json"
            ).out
        )
    ]

    assert years == ["2018", "2019"]


def test_7_january_is_no_holiday_from_1992_to_1995(observe: Run) -> None:
    found = observe(
        "list", "--id", "kh-victory-over-genocide", "--holiday", "--years", "1990..1999", "--json"
    ).out

    years = {int(str(day["date"])[:4]) for day in occurrences(found)}
    assert years.isdisjoint({1992, 1993, 1994, 1995})
    assert {1996, 1997, 1998, 1999} <= years


def test_two_languages_give_one_name(observe: Run) -> None:
    (found,) = occurrences(
        observe("next", "1", "--id", "kh-day-of-remembrance", "--lang", "km", "--lang", "en", "--json").out
    )

    assert found["name"] == "ទិវាជាតិនៃការចងចាំ / National Day of Remembrance"


def test_a_name_is_english_where_the_language_is_not_known(observe: Run) -> None:
    assert "National Day of Remembrance" in observe("on", "2027-05-20", "--lang", "fi", "--where", "KH").out


def test_the_page_tells_the_story_and_its_sources(observe: Run) -> None:
    page = observe("show", "kh-day-of-remembrance").out

    for heading in (
        "Names over time", "Status", "What happened", "Estimates", "How it is observed",
        "What to say, and what not", "Where views differ", "How the date comes about", "Sources",
    ):  # fmt: skip
        assert heading in page
    assert "https://" in page
    assert "Sub-decree 19" in page


def test_the_page_of_a_year_says_how_its_date_came_about(observe: Run) -> None:
    page = " ".join(observe("show", "il-yom-hashoah", "2028").out.split())

    assert "27 Nisan 5788 AM (Hebrew calendar) is Sunday 23 April 2028" in page
    assert "a Sunday moves one day later, to Monday 24 April 2028" in page


def test_a_day_can_be_seen_as_of_a_year(observe: Run) -> None:
    page = observe("show", "kh-day-of-remembrance", "--as-of", "1985").out

    assert "In 1985" in page
    assert "ទិវាចងកំហឹង" in page


def test_a_year_before_the_event_has_neither_its_name_nor_its_status(observe: Run) -> None:
    before = observe("show", "gq-3-august", "--as-of", "1978").out
    in_it = observe("show", "gq-3-august", "--as-of", "1979").out

    assert " ".join(before.split()).endswith("In 1978 held not yet; what it remembers is of 1979")
    assert "called" in in_it
    assert "status" in in_it


def test_a_status_of_a_year_names_its_place(observe: Run) -> None:
    page = " ".join(observe("show", "christian-all-souls", "--as-of", "1985").out.split())

    assert "status AO public holiday, by Decree 5/75" in page
    assert "status UY public holiday, by Decreto-Ley 14.977" in page


ROWS = """\
format: 1
title: Ours
licence: CC-BY-4.0
observances:
  xx-day:
    name: {en: Our Day}
    kind: remembrance
    where: [KH]
    when: 20 May
    status:
      - {is: observance, by: "Act 1, Order 2[^decree]", note: at school, basis: "listed[^paper]", source: act}
    estimates:
      - {low: 5, unit: deaths, by: "the court,[^decree] as reported", note: "of two[^act]", source: paper}
    summary: {en: A summary.}
    sources:
      act: {title: The act, kind: law, checked: 2026-11-21}
      decree: {title: The decree, kind: law, checked: 2026-11-21}
      paper: {title: The paper, kind: press, checked: 2026-11-21}
    revised: 2026-11-21
"""


def test_a_clause_of_a_row_can_stand_on_another_page_than_the_row(observe: Run, tmp_path: Path) -> None:
    data = tmp_path / "days.yaml"
    data.write_text(ROWS, encoding="utf-8")

    page = " ".join(observe("show", "xx-day", "--data", str(data)).out.split())
    as_of = " ".join(observe("show", "xx-day", "--data", str(data), "--as-of", "1990").out.split())

    status = "observance, by Act 1, Order 2[1]; at school [2] listed[3]"
    assert f"Status now {status} Estimates at least 5 deaths the court,[1] as reported; of two[2] [3]" in page
    assert f"{status} Sources [1] The decree" in as_of


def test_a_day_older_than_the_event_it_marks_keeps_its_status(observe: Run) -> None:
    page = " ".join(observe("show", "un-children", "--as-of", "1970").out.split())

    assert "status observance, by A/RES/836 (IX)" in page
    assert "not yet" not in page


def test_a_former_name_in_one_language_is_told_once(observe: Run) -> None:
    page = " ".join(observe("show", "cl-september-11").out.split())

    assert "Día de la Liberación Nacional" in page
    assert "(Día de la Liberación Nacional)" not in page


FORMER = """\
format: 1
title: Ours
licence: CC-BY-4.0
observances:
  xx-day:
    name: {en: New Name}
    former-names:
      - {name: {en: First Name}, until: 1960, source: law}
      - {name: {en: Second Name}, since: 1961, source: law}
    kind: remembrance
    where: [KH]
    when: 20 May
    summary: {en: A summary.}
    sources:
      law: {title: A law, url: "https://example.org/law", kind: law, checked: 2026-11-21}
    revised: 2026-11-21
"""


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("1950", "called First Name [1] held"),
        ("1980", "called New Name or Second Name; the year in which this name ended is not known [1] held"),
        ("2026", "called New Name held"),
        ("2030", "called New Name held"),
    ],
)
def test_a_former_name_whose_end_is_not_known_is_never_the_name_of_today(
    observe: Run, tmp_path: Path, year: str, told: str
) -> None:
    data = tmp_path / "days.yaml"
    data.write_text(FORMER, encoding="utf-8")

    page = observe("show", "xx-day", "--data", str(data), "--as-of", year).out
    assert told in " ".join(page.split())
    assert "from 1961 Second Name [1]" in " ".join(observe("show", "xx-day", "--data", str(data)).out.split())


def test_a_page_is_one_json_document(observe: Run) -> None:
    document = json.loads(observe("show", "kh-pchum-ben", "2027", "--json").out)

    assert document["observance"]["id"] == "kh-pchum-ben"
    assert document["observance"]["days"][0]["certainty"] == "computed"


@pytest.mark.parametrize("id", ["kh-day-of-remembrance", "il-yom-hashoah", "kh-pchum-ben"])
def test_a_page_fits_into_the_columns(observe: Run, monkeypatch: pytest.MonkeyPatch, id: str) -> None:
    from observe.output.width import width

    for columns in (40, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = observe("show", id, "--format", "plain").out.splitlines()
        wide = [line for line in lines if width(line) > columns and "://" not in line]
        assert wide == []


@pytest.mark.parametrize(("color", "shown"), [("never", " {}\n"), ("always", ";{}\x1b\\")])
def test_a_long_address_on_a_terminal_is_whole_or_a_link(
    observe: Run, monkeypatch: pytest.MonkeyPatch, color: str, shown: str
) -> None:
    from observe.cli.session import Session

    sources = json.loads(observe("show", "kh-day-of-remembrance", "--json").out)["observance"]["sources"]
    monkeypatch.setattr(Session, "is_terminal", True)
    monkeypatch.setenv("COLUMNS", "50")

    page = observe("show", "kh-day-of-remembrance", "--color", color).out

    assert [url for source in sources if (url := shown.format(source["url"])) not in page] == []


def test_a_rule_is_tried_without_a_dataset(observe: Run) -> None:
    result = observe("when", "4th saturday of november", "--years", "2027..2028", "--json")

    document = json.loads(result.out)
    assert document["rule"] == "4th Saturday of November"
    assert document["rrule"] == "FREQ=YEARLY;BYMONTH=11;BYDAY=4SA"
    assert [day["date"] for day in document["days"]] == ["2027-11-27", "2028-11-25"]


def test_a_rule_may_stand_on_an_observance_of_the_dataset(observe: Run) -> None:
    document = json.loads(observe("when", "1 day before kh-pchum-ben", "--years", "2027", "--json").out)
    (pchum_ben,) = occurrences(observe("list", "--id", "kh-pchum-ben", "--years", "2027", "--json").out)

    before = date.fromisoformat(document["days"][0]["date"])
    assert (date.fromisoformat(str(pchum_ben["date"])) - before).days == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nxt"], "did you mean next"),
        (["next", "--wher", "KH"], "--where"),
        (["next", "--where", "Camboda"], "Cambodia"),
        (["next", "--kind", "remembrace"], "remembrance"),
        (["next", "--id", "kh-day-of-remembranc"], "kh-day-of-remembrance"),
        (["next", "--not", "kh-day-of-remembranc"], "kh-day-of-remembrance"),
        (["show", "kh-day-of-remembranc"], "kh-day-of-remembrance"),
        (["on", "2027-02-29"], "'2027-02-29' is not a day"),
        (["on", "+99999999y"], "is not a day"),
        (["on", "+9000y"], "9999"),
        (["list", "--years", "2027..2026"], "2026 comes before 2027"),
        (["list", "--years", "next"], "2027..2036"),
        (["list", "--from", "2027-02-01", "--to", "2027-01-01"], "before it begins"),
        (["list", "--years", "2027", "--from", "today"], "--years stands alone"),
        (["when", "last thursdy of May"], "did you mean 'Thursday'"),
        (["when", "1 month 1 (chinese)", "--years", "2150"], "1901 to 2099"),
        (["when", "1 day before no-such-day"], "no-such-day"),
        (["next", "0"], "'0' is not a number of days from 1 to 10000"),
        (["show", "kh-day-of-remembrance", "--as-of", "abc"], "'abc' is not a year from 1 to 9999"),
        (["next", "--today", "yesterday-ish"], "--today"),
        (["next", "--within", "soon"], "30d"),
        (["export", "--alarm", "-1d"], "--alarm"),
        (["export", "--url-base", "javascript:alert(1)"], "https://"),
        (["calendar", "2027", "13"], "'13' is not a month from 1 to 12"),
    ],
)
def test_wrong_words_exit_with_2_and_say_what_is_meant(observe: Run, words: list[str], told: str) -> None:
    result = observe(*words)

    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("error: ")
    assert told in result.err


def test_a_rule_that_cannot_be_read_is_pointed_at(observe: Run) -> None:
    lines = observe("when", "last thursdy of May").err.splitlines()

    assert lines[0] == "error: 'thursdy' is not a weekday"
    assert lines[2].index("^") == lines[1].index("thursdy")


def test_a_month_marks_its_days(observe: Run) -> None:
    result = observe("calendar", "2027", "5", "--id", "kh-day-of-remembrance")

    assert "May 2027" in result.out
    assert "20*" in result.out
    assert "21*" not in result.out


def test_a_year_has_twelve_months_in_any_width(observe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (40, 80, 120, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = observe("calendar", "2027", "--id", "kh-day-of-remembrance").out.splitlines()
        assert sum(line.count(" 2027") for line in lines) == 12
        assert max(map(len, lines[:-2])) <= columns


def test_the_users_own_days_are_read_with_the_built_in_ones(
    observe: Run, environment: dict[str, str]
) -> None:
    folder = Path(environment["XDG_CONFIG_HOME"]) / "observe"
    folder.mkdir(parents=True)
    (folder / "observances.yaml").write_text(
        """format: 1
title: Ours
licence: CC-BY-4.0
observances:
  our-day:
    name: {en: Our day of remembrance}
    kind: remembrance
    where: [KH]
    when: 2 May
    summary: {en: We remember.}
    sources: {minutes: {title: Minutes of the board, kind: institution, checked: 2026-11-21}}
    revised: 2026-11-21
""",
        "utf-8",
    )

    assert "Our day of remembrance" in observe("on", "2027-05-02").out
    assert "National Day of Remembrance" in observe("on", "2027-05-20").out


def test_the_shipped_dataset_has_no_problem(observe: Run) -> None:
    result = observe("check")

    assert result.code == 0
    assert "no problem" in result.out


def test_the_schema_is_printed_as_json(observe: Run) -> None:
    assert json.loads(observe("check", "--schema").out)["$schema"].startswith("https://json-schema.org/")


def test_a_broken_dataset_is_told_with_its_place_by_every_command(observe: Run, dataset_file: Run) -> None:
    file = dataset_file("  my-day: {name: {en: A Day}, kind: remembrance, where: [KH], when: 31 April}\n")

    for words in (["list"], ["next"], ["export"], ["show", "my-day"]):
        result = observe(*words, "--data", str(file))
        assert result.code == 1
        assert f"{file}:5:69: April has 30 days, not 31" in result.err


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_first_and_the_last_year_can_be_listed(observe: Run, year: str) -> None:
    result = observe("list", "--years", year, "--where", "UN", "--json")

    assert result.code == 0
    assert result.err == "" or "note" in result.err or "nothing" in result.err


def test_years_that_no_source_covers_are_told_once(observe: Run) -> None:
    result = observe("list", "--years", "2150..2160", "--id", "kh-pchum-ben")

    assert result.code == 0
    assert result.err.count("Khmer calendar is computed here for") == 1


def test_seventy_rules_of_all_families_give_the_right_dates_and_no_other(observe: Run) -> None:
    tests = Path(__file__).parent.parent
    with (tests / "facts" / "rules" / "seventy.csv").open(encoding="utf-8", newline="") as file:
        facts = {(row["id"], row["date"]) for row in csv.DictReader(file)}

    result = observe(
        "list",
        "--data",
        str(tests / "data" / "seventy.yaml"),
        "--from",
        "2000-01-01",
        "--to",
        "2035-12-31",
        "--json",
    )

    assert {(found["id"], found["date"]) for found in occurrences(result.out)} == facts
