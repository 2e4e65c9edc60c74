"""The rows of a list, the same for a terminal, a pipe and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from observe.model import Occurrence
from observe.output import wording
from observe.rules.certainty import Certainty


class Row(NamedTuple):
    """One occurrence as a reader sees it; `mark` is "~" for a tentative day, else empty."""

    mark: str
    day: str
    weekday: str
    until: str
    where: str
    name: str
    detail: str
    kind: str


def rows(occurrences: Sequence[Occurrence], today: date, languages: Sequence[str] = ()) -> list[Row]:
    """Return a row for each occurrence, in order."""
    return [_row(occurrence, today, languages) for occurrence in occurrences]


def notes(listed: Sequence[Row]) -> list[str]:
    """Return the footnotes that explain the marks in some rows."""
    found = []
    if any(row.mark for row in listed):
        found.append(wording.TENTATIVE_NOTE)
    if any(wording.MILESTONE in row.detail for row in listed):
        found.append(wording.MILESTONE_NOTE)
    return found


def _row(occurrence: Occurrence, today: date, languages: Sequence[str]) -> Row:
    observance = occurrence.observance
    anniversary = occurrence.anniversary
    counted = wording.anniversary(anniversary, languages)
    if anniversary and anniversary.milestone:
        counted += wording.MILESTONE
    until = f"until {occurrence.last.isoformat()}" if occurrence.last > occurrence.first else ""
    return Row(
        mark=wording.TENTATIVE if occurrence.certainty is Certainty.TENTATIVE else "",
        day=occurrence.first.isoformat(),
        weekday=wording.WEEKDAYS[occurrence.first.weekday()],
        until=wording.until(occurrence, today),
        where=wording.places(observance.where),
        name=wording.name(observance, languages),
        detail="; ".join(filter(None, (wording.lapsed(occurrence), until, counted))),
        kind=observance.kind,
    )
