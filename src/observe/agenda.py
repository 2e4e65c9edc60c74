"""Which occurrences a reader asked for: selections, spans, and the next ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from observe.model import PUBLIC_HOLIDAY, Observance, Occurrence, Span, Status, is_inside

_MAX_LOOKING = 400
"""Years in which `upcoming` looks for a next day before it gives up."""


class Occurrences(Protocol):
    """Whatever yields the occurrences that touch a span, in order."""

    def occurrences(
        self, span: Span, *, only: Callable[[Observance], bool] | None = None
    ) -> Iterator[Occurrence]: ...


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter. An empty field lets everything pass; several values of one field widen it.

    `where` takes places and bodies: "KH" holds what is kept in Cambodia and in its provinces, "KH-12" what is
    kept in the province and in the whole country; worldwide days only when "UN" or "world" is asked for.
    """

    where: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    holiday: bool = False
    text: str = ""

    def admits(self, observance: Observance) -> bool:
        """Say whether the selection lets an observance pass, whatever the year."""
        return (
            (not self.ids or observance.id in self.ids)
            and observance.id not in self.excluded
            and (not self.kinds or observance.kind in self.kinds)
            and _any(self.tags, observance.tags)
            and _any(self.people, observance.people)
            and (not self.where or bool(self.places(observance)))
            and (not self.text or self._mentions(observance))
        )

    def is_holiday(self, occurrence: Occurrence) -> bool:
        """Say whether an occurrence is a public holiday in its year, at one of the selected places."""
        places = self.places(occurrence.observance) or occurrence.observance.where
        held = (occurrence.observance.status(occurrence.first.year, place) for place in places)
        return any(status is not None and status.is_a == PUBLIC_HOLIDAY for status in held)

    def places(self, observance: Observance) -> list[str]:
        """Return the selected places in which an observance is kept, in the order of the selection."""
        return [
            asked
            for asked in self.where
            if any(is_inside(asked, place) or is_inside(place, asked) for place in observance.where)
        ]

    def status(self, occurrence: Occurrence) -> Status | None:
        """Return what the occurrence is by law in its year, at the selected place if one is selected."""
        places = self.places(occurrence.observance)
        return occurrence.observance.status(occurrence.first.year, places[0] if places else "")

    def _mentions(self, observance: Observance) -> bool:
        texts = (observance.id, *observance.names.values(), *observance.summary.values(), *observance.tags)
        wanted = self.text.casefold()
        return any(wanted in text.casefold() for text in texts)


def picked(dataset: Occurrences, span: Span, selection: Selection) -> Iterator[Occurrence]:
    """Yield the selected occurrences that touch a span, in order."""
    found = dataset.occurrences(span, only=selection.admits)
    return filter(selection.is_holiday, found) if selection.holiday else found


def listed(dataset: Occurrences, span: Span, selection: Selection) -> list[Occurrence]:
    """Return the selected occurrences that touch a span, in order."""
    return list(picked(dataset, span, selection))


def upcoming(dataset: Occurrences, today: date, count: int, selection: Selection) -> list[Occurrence]:
    """Return the next selected occurrences, those that go on today included, at most `count`.

    Only as many years are looked at as it takes: the first, then twice as many each time.
    """
    found: list[Occurrence] = []
    first, years = today, 1
    while len(found) < count and years <= _MAX_LOOKING and first.year < date.max.year:
        last = date(min(first.year + years, date.max.year), 12, 31)
        for occurrence in picked(dataset, Span(first, last), selection):
            # What began before this stretch was met in the stretch before it.
            if first == today or occurrence.first >= first:
                found.append(occurrence)
                if len(found) == count:
                    break
        first, years = min(last + timedelta(1), date.max) if last < date.max else date.max, years * 2
    return found


def on_day(dataset: Occurrences, day: date, selection: Selection) -> list[Occurrence]:
    """Return what is observed on a day: inside spans, and what begins that evening."""
    tomorrow = min(day.toordinal() + 1, date.max.toordinal())
    around = listed(dataset, Span(day, date.fromordinal(tomorrow)), selection)
    return [occurrence for occurrence in around if occurrence.first <= day or occurrence.evening_before]


def _any(wanted: Iterable[str], present: tuple[str, ...]) -> bool:
    wanted = tuple(wanted)
    return not wanted or any(value in present for value in wanted)
