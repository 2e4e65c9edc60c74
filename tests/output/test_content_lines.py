"""Text -> content lines: folded, escaped, cleaned."""

from __future__ import annotations

import re
from datetime import timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline
from icalendar.prop import vDuration

from observe.output.content_lines import duration, fold, lines, listed, paragraphs, text

ONE_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")))
SCRIPTS = st.text("aàក្ខשÜ👩‍👧‍👦漢\u200b,;\\^ n", min_size=40)
ANY = st.text()
ESCAPE = re.compile(r"\\([\\;,n])")


@given(ONE_LINE | SCRIPTS)
def test_a_line_is_folded_as_icalendar_folds_it(line: str) -> None:
    assert fold(line.encode()) == Contentline(line).to_ical()


@given(ONE_LINE | SCRIPTS)
def test_a_folded_line_gives_the_same_line_when_it_is_joined_again(line: str) -> None:
    assert fold(line.encode()).replace(b"\r\n ", b"") == line.encode()


@given(ONE_LINE | SCRIPTS)
def test_no_part_of_a_folded_line_is_longer_than_75_octets_or_parts_a_character(line: str) -> None:
    for part in fold(line.encode()).split(b"\r\n"):
        assert len(part) <= 75
        part.decode("utf-8")


@pytest.mark.parametrize("before", range(68, 78))
@pytest.mark.parametrize("escape", [r"\,", r"\;", r"\n"])
def test_a_fold_does_not_come_between_a_backslash_and_what_it_escapes(before: int, escape: str) -> None:
    assert escape.encode() in fold(("a" * before + escape + "b" * 80).encode())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\\,;nN\n")))
def test_an_escaped_text_is_read_back_as_it_was(value: str) -> None:
    escaped = paragraphs(value)

    assert ESCAPE.sub(lambda found: {"n": "\n"}.get(found[1], found[1]), escaped) == normalize("NFC", value)
    assert not set(ESCAPE.sub("", escaped)) & set("\\,;\n\r")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('a, b; c: "d" \\ e', 'a\\, b\\; c: "d" \\\\ e'),
        ("C:\\New", "C:\\\\New"),
        ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("one\u2028two\u2029three\x85four", "one\\ntwo\\nthree\\nfour"),
        ("a\x00b\x07c\x0bd\x0ce\x1ef\x7fg\x9fh\ud800i", "abcdefghi"),
        ("a\tb", "a\tb"),
        ("e\u0301", "é"),
    ],
)
def test_what_no_line_may_hold_is_escaped_or_left_out(value: str, written: str) -> None:
    assert paragraphs(value) == written


@given(ANY)
def test_a_text_of_one_line_has_no_line_break_and_no_space_at_its_ends(value: str) -> None:
    found = text(value)

    assert "\\n" not in found.replace("\\\\", "")
    assert found == found.strip()


def test_the_words_of_a_list_are_escaped_one_by_one() -> None:
    assert listed(["war-dead", "a, b"]) == "war-dead,a\\, b"


def test_a_value_that_is_not_there_has_no_line() -> None:
    assert lines(("NAME", "Days"), ("URL", ""), ("COLOR", "slategray")) == b"NAME:Days\r\nCOLOR:slategray\r\n"


@given(st.integers(0, 2_000_000))
def test_a_duration_is_written_as_icalendar_writes_it(hours: int) -> None:
    length = timedelta(hours=hours)

    assert duration(length) == vDuration(length).to_ical().decode()


def test_a_duration_may_have_minutes() -> None:
    assert duration(timedelta(days=1, minutes=30)) == "P1DT30M"
