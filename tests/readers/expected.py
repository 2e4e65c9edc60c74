"""What a reader should find in an exported calendar, told by the dataset and not by the file.

    python expected.py FIRST-YEAR LAST-YEAR [--data FILE] [--lang TAG]… [--alarms COUNT] > expected.json

Each event is a mapping of uid, start, end (exclusive), summary, description and alarms.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import timedelta
from unicodedata import normalize

from observe.dataset import load
from observe.model import Span
from observe.output import notes, wording
from observe.output.ics import LONGEST_WHOLE


def main() -> None:
    """Write the events of a dataset."""
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--data", action="append", default=[])
    parser.add_argument("--lang", action="append", default=[])
    parser.add_argument("--alarms", type=int, default=0)
    asked = parser.parse_args()
    dataset = load(asked.data, add=[], cache="", year=asked.first)
    events = []
    for occurrence in dataset.occurrences(Span.of_years(asked.first, asked.last)):
        observance = occurrence.observance
        cut = (occurrence.last - occurrence.first).days >= LONGEST_WHOLE
        last = occurrence.first if cut else occurrence.last
        article = dataset.article(observance.id)
        events.append(
            {
                "uid": f"{observance.id}-{occurrence.cycle}@observe",
                "start": occurrence.first.isoformat(),
                "end": (last + timedelta(days=1)).isoformat(),
                "summary": normalize("NFC", wording.name(observance, asked.lang)),
                "description": normalize("NFC", notes.description(occurrence, article, asked.lang, cut=cut)),
                "alarms": asked.alarms,
            }
        )
    json.dump(events, sys.stdout)


if __name__ == "__main__":
    main()
