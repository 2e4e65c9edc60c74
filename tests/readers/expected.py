"""What a reader should find in an exported calendar, told by the dataset and not by the file.

    python expected.py FIRST-YEAR LAST-YEAR [LANGUAGE…] > expected.json

Each event is a mapping of uid, start, end (exclusive), summary and description.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from unicodedata import normalize

from observe.dataset import load
from observe.model import Span
from observe.output import notes, wording
from observe.output.ics import LONGEST_WHOLE


def main() -> None:
    """Write the events of the built-in dataset."""
    first, last, *languages = sys.argv[1:]
    dataset = load([], add=[], cache="", year=int(first))
    events = []
    for occurrence in dataset.occurrences(Span.of_years(int(first), int(last))):
        observance = occurrence.observance
        cut = (occurrence.last - occurrence.first).days >= LONGEST_WHOLE
        end = (occurrence.first if cut else occurrence.last) + timedelta(days=1)
        article = dataset.article(observance.id)
        events.append(
            {
                "uid": f"{observance.id}-{occurrence.cycle}@observe",
                "start": occurrence.first.isoformat(),
                "end": end.isoformat(),
                "summary": normalize("NFC", wording.name(observance, languages)),
                "description": normalize("NFC", notes.description(occurrence, article, languages, cut=cut)),
            }
        )
    json.dump(events, sys.stdout)


if __name__ == "__main__":
    main()
