"""What the reader makes of YAML, and what it refuses however it is made."""

from __future__ import annotations

import time
from typing import Any

import pytest

from observe.dataset.nodes import Mapping, Node, Scalar, Sequence
from observe.dataset.problems import Problems
from observe.dataset.reader import MOST_LEVELS, read_tree
from observe.problem import Location


def tree(text: str) -> Node | None:
    problems = Problems()
    found = read_tree(text, "x.yaml", problems)
    assert problems.found == []
    return found


def messages(text: str) -> list[str]:
    problems = Problems()
    read_tree(text, "x.yaml", problems)
    return [str(problem).partition("\n")[0] for problem in problems.found]


def plain(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.fields.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


@pytest.mark.parametrize(
    "word", ["NO", "on", "1e3", "0o14", "12:30:45", "2026-11-21", "~", "=", ".inf", "0x1F"]
)
def test_no_text_is_taken_for_anything_but_text(word: str, parser: str) -> None:
    assert plain(tree(f"a: [{word}]\n{word}: b")) == {"a": [word], word: "b"}


def test_every_node_knows_its_place(parser: str) -> None:
    top = tree("a: 'x'\nb:\n  - {c: d}\n")

    assert isinstance(top, Mapping)
    assert [(key.start.line, key.start.column) for key, _ in top.fields.values()] == [(0, 0), (1, 0)]
    a, b = (value for _, value in top.fields.values())
    assert isinstance(a, Scalar)
    assert isinstance(b, Sequence)
    assert (a.start.line, a.start.column) == (0, 3)
    assert (b.start.line, b.start.column) == (2, 2)


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("20 May", 0),
        ("'20 May'", 1),
        ('"20 May"', 1),
        (">-\n  20 May", None),
        ('"20\\tMay"', None),
        ("20\n May", None),
    ],
)
def test_a_scalar_knows_whether_its_letters_are_its_columns(
    written: str, offset: int | None, parser: str
) -> None:
    top = tree(f"a: {written}\n")

    assert isinstance(top, Mapping)
    value = top.fields["a"][1]
    assert isinstance(value, Scalar)
    assert value.offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "{a: " * 20_000,
        "- " * 20_000,
        "? " * 20_000,
        "".join(" " * depth + "a:\n" for depth in range(2_000)),
        "a: " + "[" * 20_000 + "]" * 20_000,
        "[[a, {b: " * 10_000,
    ],
    ids=["brackets", "braces", "lists", "keys", "mappings", "closed brackets", "mixed"],
)
def test_nesting_of_any_depth_is_refused_soon(text: str, parser: str) -> None:
    started = time.monotonic()

    found = messages(text)

    assert found[-1].endswith(f"more than {MOST_LEVELS} levels of nesting")
    assert time.monotonic() - started < 2


def test_twenty_levels_are_read(parser: str) -> None:
    assert messages("[" * MOST_LEVELS + "a" + "]" * MOST_LEVELS) == []


@pytest.mark.parametrize(
    "text",
    [
        "សូម\u200bគោរព",  # the zero width space parts Khmer words
        "می\u200cخواهم",  # ZWNJ in Persian
        "क्\u200dष",  # ZWJ in Devanagari
        "\u200fשלום (1948)\u200e",
        "20\u00a0000\u202f€",
        "🕯\ufe0f",
    ],
)
def test_invisible_characters_that_scripts_need_are_kept(text: str, parser: str) -> None:
    assert plain(tree(f"a: {text}\nb: '{text}'")) == {"a": text, "b": text}


def test_an_escape_for_a_visible_character_is_read(parser: str) -> None:
    assert plain(tree(r'a: "caf\xe9 \u1791\_\t\"\\\/ \U0001F56F"')) == {"a": 'café ទ\xa0\t"\\/ \U0001f56f'}


@pytest.mark.parametrize("length", [20_001, 3_000_000])
@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"', "|\n  {}", ">\n  {}"])
def test_a_text_that_is_too_long_is_refused_and_the_rest_is_read(
    length: int, style: str, parser: str
) -> None:
    if parser == "Python" and length > 100_000:
        pytest.skip("PyYAML's own scanner takes seconds for it")

    found = messages("a: " + style.format("x" * length) + "\nb: &b c\n")

    assert len(found) == 2
    assert found[0].startswith("x.yaml:1:4: a text of ")
    assert "the anchor '&b'" in found[1]


def test_a_list_without_end_is_refused(parser: str) -> None:
    assert messages("[" + "a," * 10_001 + "]")[0].endswith("more than 10000 items in one list")


def test_what_is_streamed_is_given_away_and_not_kept(parser: str) -> None:
    taken: list[tuple[str, Any]] = []
    problems = Problems()

    top = read_tree(
        "a: 1\ndays:\n  b: {c: d}\n  e: [f]\n",
        "x.yaml",
        problems,
        streamed="days",
        take=lambda key, node: taken.append((key.text, plain(node))),
    )

    assert taken == [("b", {"c": "d"}), ("e", ["f"])]
    assert isinstance(top, Mapping)
    days = top.fields["days"][1]
    assert isinstance(days, Mapping)
    assert [value for _, value in days.fields.values()] == [None, None]


def test_lines_that_end_as_elsewhere_are_counted_alike(parser: str) -> None:
    for end in ("\n", "\r\n", "\r"):
        assert messages(end.join(["a: b", "# c", "d: &e f", ""])) == [
            "x.yaml:3:4: the anchor '&e' has no place in a dataset"
        ]


def test_a_report_ends_before_it_is_longer_than_anybody_reads(parser: str) -> None:
    from observe.dataset.problems import MOST_PROBLEMS, TooManyProblems

    problems = Problems()
    with pytest.raises(TooManyProblems):
        read_tree("[" + "*a, " * 5_000 + "]", "x.yaml", problems)

    assert len(problems.found) == MOST_PROBLEMS + 1
    assert problems.found[-1].message == f"more than {MOST_PROBLEMS} problems"


def test_no_number_of_warnings_hides_an_error_behind_them() -> None:
    from observe.dataset.problems import MOST_PROBLEMS

    problems = Problems()
    for line in range(5_000):
        problems.add(Location("x.yaml", line), "a day to come", warning=True)
    problems.add(Location("x.yaml", 5_001), "no such place")

    assert len(problems.found) == MOST_PROBLEMS + 2
    assert [problem.message for problem in problems.errors] == ["no such place"]
