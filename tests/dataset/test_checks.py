"""What the checks say of a dataset as a whole, and where they say it. Their texts are in tests/broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from written import TODAY, entry

from observe.dataset.checks import check, stale
from observe.dataset.entries import read
from observe.dataset.wording import festive, genocide_in_our_voice

Write = Callable[..., Path]
FULL = Path(__file__).parent / "full.yaml"


def said(path: Path, today: date = TODAY) -> list[str]:
    return [str(problem).partition("\n")[0].removeprefix(str(path)) for problem in check(read([path]), today)]


def test_a_sound_dataset_has_no_problems(write: Write) -> None:
    assert said(write(entry())) == []
    assert [text for text in said(FULL) if "exception" not in text] == []


def test_a_warning_is_placed_at_the_word_in_a_text_of_many_lines(write: Write) -> None:
    text = (
        "\n      en: |\n        People meet.\n\n        Then the end of the war is"
        "\n        celebrated by [^law-1] all.[^law-9]"
    )

    assert said(write(entry(description=text))) == [
        ":18:9: warning: 'celebrated' in the text of a day of remembrance",
        ":18:36: the marker [^law-9] names no source of this entry",
    ]


def test_an_entry_in_braces_is_placed_at_its_id(tmp_path: Path) -> None:
    from written import FIELDS

    fields = ", ".join(f"{key}: {value}" for key, value in (FIELDS | {"related": "[kh-b]"}).items())
    path = tmp_path / "days.yaml"
    path.write_text(f"format: 1\nobservances: {{kh-a: {{{fields}}}}}\n", encoding="utf-8")

    assert said(path) == [":2:15: there is no observance 'kh-b'"]


def test_a_file_that_changed_after_it_was_read_is_not_searched_for_places(write: Write) -> None:
    path = write(entry(related="[kh-b]"))
    reading = read([path])
    path.write_text("\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert [problem.location for problem in check(reading, TODAY)] == [(str(path), 5, 3)]


def test_warnings_and_errors_come_in_the_order_of_their_places(write: Write) -> None:
    problems = check(read([write(entry("kh-a", related="[kh-c]"), entry("kh-b", when="29 February"))]), TODAY)

    assert [(problem.location.line, problem.warning) for problem in problems] == [(13, False), (18, True)]


@pytest.mark.parametrize("length", [3, 5_000])
def test_a_chain_of_anchors_that_ends_soon_enough_is_sound_and_a_long_one_is_not(
    write: Write, length: int
) -> None:
    chain = [entry(f"kh-{number}", when=f"1 day after kh-{number + 1}") for number in range(length)]

    found = said(write(*chain, entry(f"kh-{length}")))

    assert bool(found) == (length > 100)
    assert all("days from its year" in text for text in found if "more than" not in text)


def test_a_circle_of_thousands_of_anchors_is_found(write: Write) -> None:
    circle = [entry(f"kh-{number}", when=f"1 day after kh-{(number + 1) % 3_000}") for number in range(3_000)]

    (found,) = said(write(*circle))

    assert "the rule is reckoned from itself: kh-0 -> kh-1 -> " in found


def test_what_stands_on_a_faulty_anchor_is_not_reckoned(write: Write) -> None:
    found = said(
        write(
            entry("kh-a", when="1 day after kh-b"),
            entry("kh-b", when="1 day after kh-a"),
            entry("kh-c", when="2 days after kh-b"),
            entry("kh-d", when="2 days after kh-nowhere"),
            entry("kh-e", when="kh-d"),
        )
    )

    assert len(found) == 2


def test_anchors_on_shifted_and_lunar_days_are_sound(write: Write) -> None:
    assert not said(
        write(
            entry("kh-a", when="27 Nisan (hebrew)", shift='["Friday -> 1 day before"]'),
            entry("kh-b", when="7 days after kh-a"),
            entry("kh-c", when="kh-b", lasts="3 days"),
        )
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"dates": "[1999-05-20]"}, True),
        ({"dates": "[1999-05-20]", "until": "1999"}, False),
        ({"dates": "[2017-05-20]"}, False),
        ({"dates": "[2036-05-20]"}, False),
        ({"dates": "[2037-05-20]"}, True),
        ({"when": "20 May", "since": "2050"}, True),
        ({"when": "20 May", "until": "1990"}, False),
        ({"when": "10 Tevet (hebrew)"}, False),
        ({"when": "solar term qingming", "since": "2200"}, False),
    ],
)
def test_a_day_that_is_still_kept_falls_within_ten_years(
    write: Write, fields: dict[str, str], expected: bool
) -> None:
    found = said(write(entry("kh-day", "when", **fields)))

    assert any("no day from 2016 to 2036" in text for text in found) == expected


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year_are_days_like_others(write: Write, year: int) -> None:
    path = write(entry(when="10 Tevet (hebrew)"), entry("kh-b", when="2 days before easter"))

    assert not [text for text in said(path, date(year, 6, 1)) if "to come" not in text]
    assert len(stale(read([path]), date(9999, 2, 28))) == 2


@pytest.mark.parametrize(
    ("today", "count"), [(date(2028, 11, 21), 0), (date(2028, 11, 22), 1), (date(2040, 2, 29), 1)]
)
def test_a_source_is_stale_after_two_years(write: Write, today: date, count: int) -> None:
    path = write(entry())

    found = stale(read([path]), today)

    assert [str(each.location) for each in found] == [f"{path}:11:89"] * count


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"status": "[{is: observance, until: 1999}, {is: memorial day, since: 1999}]"},
            "share the year 1999",
        ),
        ({"status": "[{is: observance}, {is: memorial day}]"}, "share the year 1"),
        (
            {"where": "[KH, FR]", "status": "[{is: observance, where: KH}, {is: observance, where: FR-MQ}]"},
            "",
        ),
        ({"status": "[{is: observance}, {is: memorial day, where: KH-12}]"}, ""),
        ({"where": "[world]", "status": "[{is: observance, where: FR}]"}, "lies in no place of the entry"),
        ({"where": "[world, FR]", "status": "[{is: observance, where: FR}]"}, ""),
        ({"where": "[UN]", "status": "[{is: observance, where: FR}]"}, "lies in no place of the entry"),
        ({"where": "[UN, FR]", "status": "[{is: observance, where: FR}]"}, ""),
        ({"remembers": "{what: {en: it}, from: 1975, to: 1975-04}"}, ""),
        ({"remembers": "{what: {en: it}, from: 1975-05, to: 1975-04-30}"}, "comes before from"),
        ({"remembers": "{what: {en: it}}"}, ""),
        ({"remembers": "{what: {en: it}, anniversary: from}"}, "counted from a day that is not given"),
        ({"sources": "{law-1: {title: A, kind: law, checked: 2026-11-22}}"}, ""),
        ({"sources": "{law-1: {title: A, kind: law, checked: 2026-11-23}}"}, "a day to come"),
    ],
)
def test_values_of_an_entry_agree_with_each_other(write: Write, fields: dict[str, str], message: str) -> None:
    found = said(write(entry(**fields)))

    assert [message in text for text in found] == ([True] if message else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The day is celebrated.", ["celebrated"]),
        ("A CELEBRATION of life", ["CELEBRATION"]),
        ("It is observed, not celebrated, rather than celebrated, never celebrated.", []),
        ('They call it "a happy day!" here.', []),
        ("“Never again!” is read.", []),
        ("Never again!", ["!"]),
        ("The !Xam people", []),
        ("A candle 🕯 is lit.", ["🕯"]),
        ("Unhappy days", []),
        ("Happy Valley is the place.", []),
    ],
)
def test_festive_words_are_found_where_they_are_ours(text: str, words: list[str]) -> None:
    assert festive(text, ["Happy Valley"]) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The genocide began in April.", 1),
        ("The genocide began. The genocidal plan was carried out.", 2),
        ("The court found genocide.", 0),
        ("The court sat. The genocide went on.", 0),
        ("The court sat. It rained. The genocide went on.", 1),
        ("Germany recognised the genocide in 2016.", 0),
        ("The law of 2001 speaks of genocide.", 0),
        ("Survivors call it a genocide.", 0),
        ('The word "genocide" was coined in 1944.', 0),
        ("It opened near the Genocide Memorial.", 0),
        ("On the Day of the genocide people meet.", 0),
        ("Lawless bands took part in the genocide.", 1),
        ("In the\ngenocide[^a] of 1994 they\ndied.[^b] The court sat.", 0),
    ],
)
def test_genocide_in_our_own_voice_is_a_sentence_without_an_authority(text: str, count: int) -> None:
    assert len(genocide_in_our_voice(text, ["Day of the genocide"])) == count


@pytest.mark.parametrize(
    ("fields", "warns"),
    [
        ({}, True),
        ({"name": "{en: Day of the Genocide}"}, False),
        ({"former_names": "[{name: {en: Genocide Day}}]"}, False),
        ({"also": "{en: [Genocide Day]}"}, True),
        ({"sources": "{a: {title: A, kind: press, checked: 2026-11-21}}"}, True),
        ({"sources": "{a: {title: A, kind: resolution, checked: 2026-11-21}}"}, False),
        (
            {
                "sources": "{a: {title: A, kind: press, checked: 2026-11-21},"
                " b: {title: B, kind: court, checked: 2026-11-21}}"
            },
            False,
        ),
    ],
)
def test_a_court_an_authority_or_the_official_name_lets_an_entry_say_genocide(
    write: Write, fields: dict[str, str], warns: bool
) -> None:
    if "sources" not in fields:
        fields = fields | {"sources": "{a: {title: A, kind: institution, checked: 2026-11-21}}"}

    found = said(write(entry(summary="{en: 'The genocide began.[^a] Many fled.'}", **fields)))

    assert any("in our own voice" in text for text in found) == warns
