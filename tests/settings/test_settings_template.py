"""The file that `observe init` writes, and the table of keys behind it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from observe.settings import Settings
from observe.settings.keys import GENERAL, NAMED, SECTIONS, Key
from observe.settings.reading import read, variables
from observe.settings.template import template

KEYS = [key for keys in (GENERAL, *(table.keys for table in (*SECTIONS, *NAMED))) for key in keys]


def test_the_written_file_sets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "observe.toml"
    path.write_text(template(), "utf-8")

    assert read(str(path)) == Settings(file=str(path))


def test_every_line_of_it_can_be_uncommented(tmp_path: Path) -> None:
    text = re.sub(r"^# (\[.*\]|[a-z-]+ = .*)$", r"\1", template(), flags=re.MULTILINE)
    path = tmp_path / "observe.toml"
    path.write_text(text, "utf-8")

    found = read(str(path))

    assert found.languages == ("km", "en")
    assert len(found.plans) == len(found.feeds) == len(found.targets) == 1


def test_answers_are_set_in_it(tmp_path: Path) -> None:
    path = tmp_path / "observe.toml"
    path.write_text(template({"home": "KH", "selection.where": ["KH", "UN"]}), "utf-8")

    found = read(str(path))

    assert (found.home, found.selection.where) == ("KH", ("KH", "UN"))


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_says_something_and_has_an_example_that_is_toml(key: Key) -> None:
    assert key.doc.endswith(".")
    tomllib.loads(f"{key.name} = {key.example}")


def test_a_variable_overrides_one_setting() -> None:
    assert len(set(variables().values())) == len(variables())
    assert all(name.startswith("OBSERVE_") for name in variables().values())
