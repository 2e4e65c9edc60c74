"""The generated reports on the dataset say what is true now."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import report_differences  # noqa: E402 - they live in tools/
import report_sources  # noqa: E402


def test_the_report_of_sources_is_up_to_date() -> None:
    assert report_sources.outdated(write=False) == [], "python tools/report_sources.py --write"


def test_every_difference_with_other_collections_is_explained() -> None:
    problems = report_differences.outdated(write=False)

    assert problems == [], "explain it in tests/facts/differences.csv; tools/report_differences.py --write"
