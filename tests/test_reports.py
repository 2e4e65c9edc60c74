"""The generated reports on the dataset say what is true now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import report_differences  # noqa: E402 - they live in tools/
import report_sources  # noqa: E402


def test_the_report_of_sources_is_up_to_date() -> None:
    assert report_sources.outdated(write=False) == [], "python tools/report_sources.py --write"


def test_every_difference_with_other_collections_is_explained() -> None:
    problems = report_differences.outdated(write=False)

    assert problems == [], "explain it in tests/facts/differences.csv; tools/report_differences.py --write"


@pytest.mark.parametrize(
    ("url", "weakness"),
    [
        ("https://www.un.org/en/observances/genocide-prevention-day", None),
        ("https://en.wikisource.org/wiki/Armistice", None),
        ("https://www.meforum.org/essay", None),
        ("https://en.wikipedia.org/wiki/Remembrance_Day", "an encyclopedia"),
        ("https://en.wikipedia-on-ipfs.org/wiki/Remembrance_Day", "a copy of an encyclopedia"),
        ("https://somebody.blogspot.com/2018/12/day.html", "a blog"),
        ("https://www.officeholidays.com/holidays/x", "a list of days"),
        ("https://docslib.org/doc/1/a-book", "a store of uploaded files"),
    ],
)
def test_a_page_for_which_nobody_answers_is_known_by_its_host(url: str, weakness: str | None) -> None:
    assert report_sources.weakness_of(url) == weakness
