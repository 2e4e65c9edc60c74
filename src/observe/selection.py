"""A filter over observances: by place, people, kind, tag, id, status or text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from observe.model import PUBLIC_HOLIDAY, Observance, Occurrence, Status, is_inside


class Selection(NamedTuple):
    """A filter. An empty field lets everything pass; several values of one field widen it.

    `where` takes places and bodies: "KH" holds what is kept in Cambodia and in its provinces, "KH-12" what is
    kept in the province and in the whole country; worldwide days only when "UN" or "world" is asked for.
    `home` filters nothing: its law is told of what is kept there and in no selected place.
    """

    where: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    holiday: bool = False
    text: str = ""
    home: str = ""

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
        return [asked for asked in self.where if _is_kept(observance, asked)]

    def place(self, observance: Observance) -> str:
        """Return the place whose law is to be told: the first selected one, else home, else "" for any."""
        places = self.places(observance)
        if not places and self.home and _is_kept(observance, self.home):
            return self.home
        return places[0] if places else ""

    def status(self, occurrence: Occurrence) -> Status | None:
        """Return what the occurrence is by law in its year, at the place whose law is to be told."""
        observance = occurrence.observance
        return observance.status(occurrence.first.year, self.place(observance))

    def _mentions(self, observance: Observance) -> bool:
        texts = (observance.id, *observance.names.values(), *observance.summary.values(), *observance.tags)
        wanted = self.text.casefold()
        return any(wanted in text.casefold() for text in texts)


def _is_kept(observance: Observance, asked: str) -> bool:
    return any(is_inside(asked, place) or is_inside(place, asked) for place in observance.where)


def _any(wanted: Iterable[str], present: tuple[str, ...]) -> bool:
    wanted = tuple(wanted)
    return not wanted or any(value in present for value in wanted)
