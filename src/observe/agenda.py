"""Which occurrences a reader asked for: of a selection, in a span, or the next ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import Protocol

from observe.model import Observance, Occurrence, Span
from observe.selection import Selection as Selection

_MAX_LOOKING = 400
"""Years in which `upcoming` looks for a next day before it gives up."""


class Occurrences(Protocol):
    """Whatever yields the occurrences that touch a span, in order."""

    def occurrences(
        self,
        span: Span,
        *,
        only: Callable[[Observance], bool] | None = None,
        places: Collection[str] = (),
        ids: Collection[str] = (),
    ) -> Iterator[Occurrence]: ...


def picked(dataset: Occurrences, span: Span, selection: Selection) -> Iterator[Occurrence]:
    """Yield the selected occurrences that touch a span, in order."""
    found = dataset.occurrences(span, only=selection.admits, places=selection.where, ids=selection.ids)
    return filter(selection.is_holiday, found) if selection.holiday else found


def listed(dataset: Occurrences, span: Span, selection: Selection) -> list[Occurrence]:
    """Return the selected occurrences that touch a span, in order."""
    return list(picked(dataset, span, selection))


def upcoming(
    dataset: Occurrences, today: date, count: int, selection: Selection, milestones: Collection[int] = ()
) -> list[Occurrence]:
    """Return the next selected occurrences, those that go on today included, at most `count`.

    Only as many years are looked at as it takes: the first, then twice as many each time.

    Args:
        dataset: where they are looked for.
        today: the first day.
        count: how many at most.
        selection: what they must be.
        milestones: when given, only anniversaries that are multiples of one of these numbers.
    """
    found: list[Occurrence] = []
    first, years = today, 1
    while len(found) < count and years <= _MAX_LOOKING:
        last = date(min(first.year + years, date.max.year), 12, 31)
        for occurrence in picked(dataset, Span(first, last), selection):
            # What began before this stretch was met in the stretch before it.
            is_new = first == today or occurrence.first >= first
            if is_new and (not milestones or is_milestone(occurrence, milestones)):
                found.append(occurrence)
                if len(found) == count:
                    break
        if last == date.max:
            break
        first, years = last + timedelta(1), years * 2
    return found


def is_milestone(occurrence: Occurrence, numbers: Collection[int]) -> bool:
    """Say whether an occurrence is an anniversary whose number is a multiple of one of some numbers."""
    anniversary = occurrence.anniversary
    return anniversary is not None and any(anniversary.number % number == 0 for number in numbers)


def on_day(dataset: Occurrences, day: date, selection: Selection) -> list[Occurrence]:
    """Return what is observed on a day: inside spans, and what begins that evening."""
    tomorrow = min(day.toordinal() + 1, date.max.toordinal())
    around = listed(dataset, Span(day, date.fromordinal(tomorrow)), selection)
    return [occurrence for occurrence in around if occurrence.first <= day or occurrence.evening_before]
