"""Write the days of the shipped dataset in some years, for a reviewer to read as a difference.

    python tools/golden.py --check     say which lists differ, exit 1 if one does
    python tools/golden.py --write     write tests/golden/YEAR.txt

A line is an occurrence that begins in the year: its day, or its first and last; `~` for a tentative day and
`!` for an announced one; its id.
"""

from __future__ import annotations

import sys
from pathlib import Path

from observe.dataset import Dataset, load
from observe.model import Occurrence, Span
from observe.rules.certainty import Certainty

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
YEARS = (2026, 2027, 2028)
_MARKS = {Certainty.TENTATIVE: " ~", Certainty.ANNOUNCED: " !"}


def listed(dataset: Dataset, year: int) -> str:
    """Return the list of a year."""
    found = dataset.occurrences(Span.of_years(year, year))
    lines = sorted(_line(occurrence) for occurrence in found if occurrence.first.year == year)
    return "".join(f"{line}\n" for line in lines)


def outdated(*, write: bool) -> list[Path]:
    """Return the lists that differ from what the dataset gives now; write them anew when asked to."""
    dataset = load()
    differing = []
    for year in YEARS:
        path, text = GOLDEN / f"{year}.txt", listed(dataset, year)
        if not path.exists() or path.read_text("utf-8") != text:
            differing.append(path)
            if write:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    return differing


def _line(occurrence: Occurrence) -> str:
    end = f"..{occurrence.last}" if occurrence.last > occurrence.first else ""
    return f"{occurrence.first}{end}{_MARKS.get(occurrence.certainty, '')} {occurrence.observance.id}"


def main() -> int:
    """Check or write all lists."""
    write = "--write" in sys.argv
    differing = outdated(write=write)
    for path in differing:
        print(path.name)
    return 1 if differing and not write else 0


if __name__ == "__main__":
    sys.exit(main())
