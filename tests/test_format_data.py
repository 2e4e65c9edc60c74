"""The shipped files are written in one style, and writing them so changes nothing that they say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import format_data  # noqa: E402 - it lives in tools/

from observe.dataset.entries import read  # noqa: E402

FILES = sorted((ROOT / "data").rglob("*.yaml"))
DAYS = {"xx-early": (1, 7), "xx-late": (5, 20)}
UNTIDY = """\
# The head of the file.
format: 1
licence: "CC-BY-4.0"
title: 'Days: a "test"'
observances:


  # Of the late one.
  xx-late:
    kind: remembrance
    name: {no: dag, en: Late, km: ទិវា}   # beside the name
    when: 20 May
    where: ["NO", KH]
    exceptions: {2022: none, 2020: 2020-05-21}
    summary:
      en: >-
        Short,
        though folded.
    sources:
      law: {url: https://example.org/?b=1#c, title: "1984", kind: law,
            # inside the braces
            checked: 2026-11-21, published: 2020}
    care: {en: "Say: never, and keep to short words. Say: never, and keep to short words.
      Say it and then be silent."}
    description:
      en: |
        One.[^law]

        Two.
    revised: 2026-11-21
  xx-early: {kind: remembrance, name: {en: Early}, when: 7 January, where: [KH], summary: {en: S},
    revised: 2026-11-21, sources: {law: {title: T, kind: law, checked: 2026-11-21}}}
# The end.
"""
TIDY = """\
# The head of the file.
format: 1
title: 'Days: a "test"'
licence: CC-BY-4.0
observances:
  xx-early:
    name: {en: Early}
    kind: remembrance
    where: [KH]
    when: 7 January
    summary: {en: S}
    sources:
      law: {title: T, kind: law, checked: 2026-11-21}
    revised: 2026-11-21

  # Of the late one.
  xx-late:
    # beside the name
    name: {en: Late, "no": dag, km: ទិវា}
    kind: remembrance
    where: ["NO", KH]
    when: 20 May
    exceptions: {2020: 2020-05-21, 2022: none}
    summary: {en: "Short, though folded."}
    description:
      en: |
        One.[^law]

        Two.
    care:
      en: >-
        Say: never, and keep to short words. Say: never, and keep to short words. Say it and then be silent.
    sources:
      # inside the braces
      law: {title: "1984", url: "https://example.org/?b=1#c", published: 2020, kind: law, checked: 2026-11-21}
    revised: 2026-11-21
# The end.
"""


def test_the_shipped_files_are_written_in_one_style() -> None:
    days = format_data.usual_days()

    differing = [
        path.name
        for path in FILES
        if format_data.formatted(path.read_text("utf-8"), days) != path.read_text("utf-8")
    ]

    assert differing == [], "python tools/format_data.py --write brings them into it"


def test_keys_quotes_folds_order_and_comments() -> None:
    assert format_data.formatted(UNTIDY, DAYS) == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    assert format_data.formatted(TIDY, DAYS) == TIDY


def test_what_a_file_says_is_read_the_same_before_and_after(tmp_path: Path) -> None:
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text(UNTIDY, "utf-8")
    after.write_text(format_data.formatted(UNTIDY, DAYS), "utf-8")

    one, other = read([before]), read([after])

    assert {id: entry.mapping for id, entry in one.entries.items()} == {
        id: entry.mapping for id, entry in other.entries.items()
    }
    assert (one.title, one.licence) == (other.title, other.licence)


def test_a_file_with_a_fault_is_not_touched() -> None:
    with pytest.raises(format_data.Unformatted, match="unknown key"):
        format_data.formatted(UNTIDY.replace("kind:", "kinds:"), DAYS)
