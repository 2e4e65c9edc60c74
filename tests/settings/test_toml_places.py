"""Places in TOML: every key and value that tomllib reads is found where it stands."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observe.settings.places import Keys, place, places

TEXT = '''\
# a comment with = and [brackets]
plain = 1   # another
"quoted key" = 'single'
dotted . "key" = true
multi = """
one "quote" and a \\\\ backslash \\"""
  ends with two""\"""
raw = \'\'\'
# no comment
\'\'\'
list = [
  1, # first, with a comma
  [2, 3], "]", { inner = "}", other = [ 4 ] },
]
when = 1979-05-27 07:32:00

[table.sub]
key = 0x1F
[[items]]
name = "first"
[[items]]
name = "second"
[items.below]
deep = "x"
'''


def paths(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Yield the keys to every value below a value."""
    if keys:
        yield keys, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths(part, (*keys, key))


def test_every_key_of_a_file_has_a_place() -> None:
    assert places(TEXT).keys() == {keys for keys, _ in paths(tomllib.loads(TEXT))}


@pytest.mark.parametrize(
    ("keys", "line", "column", "key_column"),
    [
        (("plain",), 2, 9, 1),
        (("quoted key",), 3, 16, 1),
        (("dotted", "key"), 4, 18, 10),
        (("list", 1, 1), 13, 7, 7),
        (("list", 3, "inner"), 13, 26, 18),
        (("list", 3, "other", 0), 13, 41, 41),
        (("when",), 15, 8, 1),
        (("table", "sub", "key"), 18, 7, 1),
        (("items", 1, "name"), 22, 8, 1),
        (("items", 1, "below", "deep"), 24, 8, 1),
    ],
)
def test_values_and_keys_are_found(keys: Keys, line: int, column: int, key_column: int) -> None:
    assert place(TEXT, keys) == (line, column)
    assert place(TEXT, keys, of_key=True) == (line, key_column)


def test_what_is_missing_is_told_at_its_table() -> None:
    assert place(TEXT, ("table", "sub", "missing")) == (17, 8)
    assert place(TEXT, ("missing",)) == (1, 1)


def test_a_single_value_is_the_first_item_of_its_list() -> None:
    assert place('to = "board"', ("to", 0)) == (1, 6)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
STRINGS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
VALUES = st.recursive(
    st.one_of(st.integers(-99, 99), st.booleans(), STRINGS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=12,
)


def toml(value: Any) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[ " + " , ".join(map(toml, value)) + " ]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.dictionaries(NAMES, VALUES, max_size=3))
def test_whatever_is_written_is_found_where_it_stands(top: dict[str, Any], table: dict[str, Any]) -> None:
    lines = [f"{toml(key)} = {toml(value)}" for key, value in top.items()]
    lines += ["[['a.table']] # [x]", *(f"  {toml(key)}={toml(value)}" for key, value in table.items())]
    text = "\n".join(lines) + "\n"
    if "a.table" in top:
        return
    found = places(text)
    for keys, value in paths(tomllib.loads(text)):
        if keys[0] != "a.table" or len(keys) > 2:
            assert text.startswith(toml(value), found[keys].value)
