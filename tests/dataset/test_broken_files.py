"""Every faulty or hostile file of tests/broken gives exactly the text beside it, and gives it soon."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from observe.dataset.checks import check
from observe.dataset.entries import read
from observe.errors import DatasetError

BROKEN = Path(__file__).parent.parent / "broken"
FILES = sorted(path.name for path in BROKEN.glob("*.yaml"))


def report(name: str) -> str:
    try:
        problems = check(read([Path(name)]), date(2026, 11, 21))
    except DatasetError as error:
        problems = error.problems
    return "".join(f"{problem}\n" for problem in problems)


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_gives_exactly_the_text_beside_it(
    name: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    started = time.monotonic()

    text = report(name)

    assert text == Path(name).with_suffix(".txt").read_text(encoding="utf-8")
    assert text
    assert time.monotonic() - started < 5


def test_every_text_belongs_to_a_file() -> None:
    assert len(FILES) >= 50
    assert {path.stem for path in BROKEN.glob("*.txt")} == {Path(name).stem for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_no_message_holds_a_character_that_a_terminal_would_obey(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)

    for line in report(name).splitlines():
        assert line.isprintable() or line.replace("🎉", "").isprintable()
