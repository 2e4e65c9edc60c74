"""Columns of text in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observe.output.width import LEFT_TO_RIGHT_MARK, pad, settled, width, wrap

WORDS = st.text(st.sampled_from("abc ទិវាេ清明日한글 שלום مرحبا e\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("day", 3), ("清明", 4), ("e\u0301", 1), ("", 0), ("שלום", 4), ("한글", 4), ("a\u200eb", 2)],
)
def test_a_text_takes_the_columns_that_a_terminal_gives_it(text: str, columns: int) -> None:
    assert width(text) == columns


@given(WORDS, st.integers(0, 80))
def test_a_padded_text_fills_its_columns(text: str, columns: int) -> None:
    assert width(pad(text, columns)) == max(width(text), columns)


@given(WORDS, st.integers(2, 40))
def test_a_wrapped_paragraph_keeps_its_letters_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)

    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


def test_words_are_kept_whole_where_they_fit() -> None:
    assert wrap("the victims of Democratic Kampuchea", 14) == ["the victims of", "Democratic", "Kampuchea"]


@pytest.mark.parametrize("text", ["יום הזיכרון", "يوم الذكرى", "Remembrance / يوم"])
def test_what_follows_a_right_to_left_text_stays_in_its_place(text: str) -> None:
    assert settled(text) == text + LEFT_TO_RIGHT_MARK


@pytest.mark.parametrize("text", ["Day", "يوم / Day", "ទិវា", ""])
def test_a_text_that_ends_from_left_to_right_is_left_alone(text: str) -> None:
    assert settled(text) == text
