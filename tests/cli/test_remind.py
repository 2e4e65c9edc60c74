"""`observe remind` as cron runs it: what it says, what it does not say, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

NAME = "National Day of Remembrance"
KH = ("remind", "--where", "KH", "--lead", "7", "--lead", "0")


def on(day: str, *more: str) -> tuple[str, ...]:
    return ("--today", day, *KH, *more)


@pytest.fixture
def settings(environment: dict[str, str]) -> Callable[[str], None]:
    """Write the settings file of the runs of this test."""

    def write(text: str) -> None:
        path = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return write


def test_a_day_is_named_on_itself_and_a_week_ahead(observe) -> None:
    today, ahead = observe(*on("2027-05-20")), observe(*on("2027-05-13"))

    assert "Today: Thursday 20 May 2027\n\n  National Day of Remembrance\n  Cambodia\n" in today.out
    assert "In 7 days: Thursday 20 May 2027\n\n  National Day of Remembrance\n" in ahead.out
    assert (today.code, today.err, ahead.code, ahead.err) == (0, "", 0, "")


def test_a_letter_names_the_place_asked_for_before_the_others(observe) -> None:
    letter = observe("remind", "--today", "2026-04-03", "--where", "RW", "--lead", "0").out

    assert "\n  Good Friday\n  Rwanda, worldwide, Angola and " in letter


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json", "ics"])
def test_nothing_due_prints_nothing_at_all_and_succeeds(observe, format: str) -> None:
    result = observe(*on("2027-05-15", "--format", format))

    assert (result.code, result.out, result.err) == (0, "", "")


def test_nothing_due_exits_with_4_when_asked_to(observe) -> None:
    assert observe(*on("2027-05-15", "--exit-code")).code == 4
    assert observe(*on("2027-05-13", "--exit-code")).code == 0


def test_a_missed_day_is_caught_up_exactly_once(observe) -> None:
    first = observe(*on("2027-05-12", "--since-last-run"))
    second = observe(*on("2027-05-14", "--since-last-run"))
    third = observe(*on("2027-05-14", "--since-last-run"))

    assert first.out == third.out == ""
    assert second.out.count(NAME) == 1
    assert "In 6 days: Thursday 20 May 2027" in second.out
    assert "This reminder was due on Thursday 13 May 2027." in second.out
    assert first.err == second.err == third.err == ""


def test_nothing_new_exits_with_4_when_asked_to(observe) -> None:
    codes = [observe(*on("2027-05-13", "--since-last-run", "--exit-code")).code for _ in range(2)]

    assert codes == [0, 4]


def test_without_a_record_every_run_says_the_same(observe) -> None:
    assert observe(*on("2027-05-13")) == observe(*on("2027-05-13"))


def test_a_clock_that_goes_back_repeats_nothing_and_loses_nothing(observe) -> None:
    said = [observe(*on(f"2027-05-{day}", "--since-last-run")) for day in (13, 12, 13, 14, 20)]

    assert [result.out.count(NAME) for result in said] == [1, 0, 0, 0, 1]
    assert {result.err for result in said} == {""}


def test_a_clock_that_ran_ahead_is_told(observe) -> None:
    observe(*on("2027-05-01", "--since-last-run"))
    observe(*on("2030-01-01", "--since-last-run"))

    result = observe(*on("2027-05-14", "--since-last-run"))

    assert "warning: the last run was on 2030-01-01" in result.err
    assert NAME in result.out


def test_other_questions_have_records_of_their_own(observe) -> None:
    # Two lines of cron in one profile must not take each other's days.
    cambodia = on("2027-04-07", "--since-last-run")
    rwanda = ("--today", "2027-04-07", "remind", "--where", "RW", "--lead", "0", "--since-last-run")

    observe(*cambodia)

    assert "Kwibuka" in observe(*rwanda, "--lang", "rw").out
    assert observe(*rwanda).out == ""


def test_two_lines_that_overlap_are_both_answered_and_the_second_once_with_a_word(observe) -> None:
    # They may be read by different people.
    observe(*on("2027-05-13", "--since-last-run"))
    both = [observe(*on(day, "--where", "RW", "--since-last-run")) for day in ("2027-05-13", "2027-05-20")]

    assert [result.out.count(NAME) for result in both] == [1, 1]
    assert "warning: this is asked for the first time" in both[0].err
    assert both[1].err == ""


def test_it_does_not_matter_where_a_run_is_started(observe, tmp_path: Path, monkeypatch) -> None:
    observe(*on("2027-05-13", "--since-last-run"))
    monkeypatch.chdir(tmp_path)

    assert observe(*on("2027-05-13", "--since-last-run")).out == ""


def test_settings_files_have_records_of_their_own(observe, tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text("")
        result = observe(*on("2027-05-13", "--since-last-run", "--config", str(tmp_path / name)))
        assert NAME in result.out


def test_settings_that_change_lose_no_day(observe) -> None:
    observe(*on("2027-05-12", "--since-last-run"))

    result = observe(*on("2027-05-14", "--since-last-run", "--lead", "30"))

    assert NAME in result.out


def test_profiles_are_apart(observe) -> None:
    observe(*on("2027-05-13", "--since-last-run"))

    assert NAME in observe(*on("2027-05-13", "--since-last-run", "--profile", "press")).out
    assert observe(*on("2027-05-13", "--since-last-run", "--profile", "../x")).code == 2


def test_a_day_that_begins_the_evening_before_can_be_reminded_of_by_that_evening(observe) -> None:
    shoah = ("remind", "--id", "il-yom-hashoah", "--lead", "0")

    evening = observe("--today", "2027-05-03", *shoah, "--evening")

    assert "From this evening: Tuesday 4 May 2027" in evening.out
    assert "Begins at sunset on the evening before." in evening.out
    assert observe("--today", "2027-05-04", *shoah, "--evening").out == ""
    assert "Today: Tuesday 4 May 2027" in observe("--today", "2027-05-04", *shoah).out


def test_days_are_grouped_by_how_soon_they_are(observe) -> None:
    leads = ("--lead", "30", "--lead", "4w", "--lead", "1", "--lead", "0")

    out = observe("--today", "2027-04-06", "remind", *leads, "--where", "RW", "--where", "IL").out

    headings = [line for line in out.splitlines() if line.endswith(" 2027") and not line.startswith(" ")][1:]
    assert headings == ["Tomorrow: Wednesday 7 April 2027", "In 28 days: Tuesday 4 May 2027"]


def test_the_text_is_fit_for_a_mail(observe) -> None:
    out = observe("--today", "2027-05-13", "remind", "--lead", "7").out

    assert max(map(len, (line for line in out.splitlines() if "://" not in line))) <= 72
    assert "\x1b" not in out
    assert "!" not in out


def test_json_holds_what_is_due_and_why(observe, settings) -> None:
    settings('[plan.statement]\nsteps = ["7: post the statement"]\n')

    document = json.loads(observe(*on("2027-05-13", "--json")).out)

    assert document["format"] == 1
    first = document["reminders"][0]
    assert first["id"] == "kh-day-of-remembrance"
    assert (first["due"], first["leads"], first["days_until"]) == ("2027-05-13", [7], 7)
    assert first["tasks"] == [
        {
            "uid": "kh-day-of-remembrance-2027.statement.7-before.1@observe",
            "date": "2027-05-13",
            "days": 7,
            "plan": "statement",
            "text": "post the statement",
        }
    ]


def test_markdown_and_html_hold_the_day(observe) -> None:
    markdown = observe(*on("2027-05-13", "--format", "markdown")).out
    html = observe(*on("2027-05-13", "--format", "html")).out

    assert markdown.startswith("# Reminder for Thursday 13 May 2027\n\n## In 7 days: Thursday 20 May 2027\n")
    assert f'<h3 dir="auto">{NAME}</h3>' in html
    assert html.startswith("<!DOCTYPE html>")


def test_the_calendar_is_one_that_other_programs_read(observe, settings) -> None:
    icalendar = pytest.importorskip("icalendar")
    settings('[plan.statement]\nsteps = ["7: post the statement"]\n')

    calendar = icalendar.Calendar.from_ical(observe(*on("2027-05-13", "--format", "ics")).out)

    assert [component.name for component in calendar.walk()].count("VEVENT") == 2
    assert [component.name for component in calendar.walk()].count("VTODO") == 2


def test_markup_in_a_name_is_only_text(observe, dataset_file) -> None:
    file = dataset_file(
        "  xx-day:\n"
        '    name: {en: "<script>alert(1)</script> & *stars*"}\n'
        "    kind: remembrance\n    where: [KH]\n    when: 20 May\n"
        "    summary: {en: A day.}\n    revised: 2026-01-01\n"
        "    sources:\n      law: {title: T, kind: law, checked: 2026-01-01}\n"
    )

    html = observe(*on("2027-05-20", "--data", str(file), "--format", "html")).out
    markdown = observe(*on("2027-05-20", "--data", str(file), "--format", "markdown")).out

    assert "<script>" not in html
    assert r"\*stars\*" in markdown


def test_settings_say_what_the_command_line_leaves_open(observe, settings) -> None:
    settings(
        '[selection]\nwhere = "KH"\n[remind]\nlead = [7]\nsince-last-run = true\n'
        '[messages]\nopening = "Good morning."\nclosing = "The calendar desk"\n'
    )

    first, second = observe("--today", "2027-05-13", "remind"), observe("--today", "2027-05-13", "remind")

    assert "2027\n\nGood morning.\n\nIn 7 days" in first.out
    assert first.out.endswith("\n\nThe calendar desk\n")
    assert second.out == ""
    assert observe("--today", "2027-05-13", "remind", "--lead", "1").out == ""
    assert NAME in observe("--today", "2027-05-13", "remind", "--no-since-last-run").out


def test_the_steps_of_plans_are_said_on_their_days(observe, settings) -> None:
    settings(
        '[plan.statement]\nid = "kh-day-of-remembrance"\n'
        'steps = ["90: invite speakers", "0: silence at 10:00", "+1: thank the speakers"]\n'
    )

    outs = [observe("--today", day, *KH).out for day in ("2027-02-19", "2027-05-20", "2027-05-21")]

    assert "In 90 days: Thursday 20 May 2027" in outs[0]
    assert "To do: invite speakers" in outs[0]
    assert outs[1].count("To do:") == 1
    assert "Yesterday: Thursday 20 May 2027" in outs[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lead", "soon"), "'soon' is not a lead"),
        (("--lead", "1000"), "'1000' is not a lead"),
        (("--to", "nobody"), "'nobody' is not a target"),
        (("--to", "$NOWHERE"), "the variable NOWHERE"),
        (("--test",), "--test needs a target"),
        (("--id", "kh-day-of-rememberance"), "did you mean kh-day-of-remembrance"),
    ],
)
def test_wrong_words_are_told(observe, words: tuple[str, ...], said: str) -> None:
    result = observe("remind", *words)

    assert result.code in (1, 2)
    assert said in result.err
    assert result.out == ""


def test_a_mistyped_address_is_not_repeated(observe) -> None:
    assert "sesame" not in observe("remind", "--to", "mailto:/u:sesame@example.org").err
