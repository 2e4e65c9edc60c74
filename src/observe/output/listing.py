"""The rows of a list, the same for a terminal, a pipe and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from observe.model import Observance, Occurrence
from observe.output import wording
from observe.rules.certainty import Certainty

_LAPSED = {"suspended": "day off suspended", "abolished": "no longer an official day"}


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


def rows(
    occurrences: Sequence[Occurrence],
    today: date,
    languages: Sequence[str] = (),
    place: Callable[[Observance], str] = lambda observance: "",
) -> list[Row]:
    """Return a row for each occurrence, in order.

    Args:
        occurrences: what is listed.
        today: the day from which days are counted.
        languages: languages wished for.
        place: gives the place that a reader asked for, named before the others, or "".
    """
    return [_row(occurrence, today, languages, place(occurrence.observance)) for occurrence in occurrences]


def notes(listed: Sequence[Row]) -> list[str]:
    """Return the footnotes that explain the marks in some rows."""
    found = []
    if any(row.mark for row in listed):
        found.append(wording.TENTATIVE_NOTE)
    if any(wording.MILESTONE in row.detail for row in listed):
        found.append(wording.MILESTONE_NOTE)
    return found


def _row(occurrence: Occurrence, today: date, languages: Sequence[str], place: str) -> Row:
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
        where=wording.places(observance.where, first=place),
        name=wording.name(observance, languages),
        detail="; ".join(filter(None, (_lapsed(occurrence), until, counted))),
        kind=observance.kind,
    )


def _lapsed(occurrence: Occurrence) -> str:
    """Return what a state has taken back, if it holds in all places of the observance; else ""."""
    observance, year = occurrence.observance, occurrence.first.year
    statuses = [observance.status(year, place) for place in observance.where]
    found = {status.is_a if status else "" for status in statuses}
    return _LAPSED.get(found.pop(), "") if len(found) == 1 else ""
