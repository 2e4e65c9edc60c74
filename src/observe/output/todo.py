"""Tasks of a plan as VTODO components of a calendar (RFC 5545 3.6.2)."""

from __future__ import annotations

from collections.abc import Sequence

from observe.output import wording
from observe.output.content_lines import lines, listed, text
from observe.output.revision import sequence, stamp
from observe.plan import Task


def todo(task: Task, languages: Sequence[str]) -> bytes:
    """Return the bytes of a task; it is due on its day, and belongs to the event of its occurrence."""
    occurrence = task.occurrence
    observance = occurrence.observance
    name = wording.name(observance, languages)
    what = wording.text(task.step.texts, languages)
    return lines(
        ("BEGIN", "VTODO"),
        ("SUMMARY", text(f"{what} ({name}, {wording.long_date(occurrence.first)})")),
        ("DUE;VALUE=DATE", task.day.isoformat().replace("-", "")),
        ("DTSTAMP", stamp(observance.revised)),
        ("UID", task.uid),
        ("SEQUENCE", str(sequence(observance.revised))),
        ("CATEGORIES", listed(dict.fromkeys((observance.kind, *observance.tags)))),
        ("RELATED-TO", occurrence.uid),
        ("STATUS", "NEEDS-ACTION"),
        ("END", "VTODO"),
    )
