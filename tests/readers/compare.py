"""Hold what a reader found against what it should have found: python compare.py EXPECTED FOUND [KEY…].

Without keys, dates, summaries and descriptions are compared.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SHOWN = 5
"""Differences that are told."""


def by_uid(file: str) -> dict[str, dict[str, str]]:
    """Return the events of a file; an identity that comes twice ends the comparison."""
    events = json.loads(Path(file).read_text("utf-8"))
    found = {event["uid"]: event for event in events}
    if len(found) != len(events):
        sys.exit(f"{file}: {len(events)} events and {len(found)} identities")
    return found


def main() -> None:
    """Compare the files that the command line names."""
    expected, found = by_uid(sys.argv[1]), by_uid(sys.argv[2])
    keys = sys.argv[3:] or ["start", "end", "summary", "description"]
    wrong = [f"{uid} is missing" for uid in expected.keys() - found.keys()]
    wrong += [f"{uid} is too many" for uid in found.keys() - expected.keys()]
    for uid in expected.keys() & found.keys():
        for key in keys:
            if expected[uid][key] != found[uid][key]:
                wrong.append(
                    f"{uid} {key}:\n  should be {expected[uid][key]!r}\n  is        {found[uid][key]!r}"
                )
    if wrong:
        sys.exit("\n".join([f"{sys.argv[2]}: {len(wrong)} differences", *sorted(wrong)[:SHOWN]]))
    sys.stdout.write(f"{len(found)} events, alike in {', '.join(keys)}\n")


if __name__ == "__main__":
    main()
