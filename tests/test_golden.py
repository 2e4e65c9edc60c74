"""The days of three years as a person reviewed them: a change of data or code shows as a difference."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import golden  # noqa: E402 - it lives in tools/


def test_the_days_of_three_years_are_those_that_were_reviewed() -> None:
    differing = [path.name for path in golden.outdated(write=False)]

    assert differing == [], "python tools/golden.py --write, and read the difference"
