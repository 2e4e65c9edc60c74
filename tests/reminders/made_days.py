"""Occurrences made by hand, for tests of what is due and what was said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from observe.model import Observance, Occurrence, Span
from observe.plan import Step


def occurrence(
    id: str, first: str, last: str = "", *, evening_before: bool = False, where: str = "KH"
) -> Occurrence:
    """Return an occurrence of an observance that has nothing but an id."""
    observance = Observance(id, {"en": id}, "remembrance", (where,), {"en": "A day."}, "2026-01-01")
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last else start
    return Occurrence(observance, start, end, start, start.year, evening_before=evening_before)


@dataclass
class Days:
    """A dataset of a few occurrences."""

    held: list[Occurrence]
    own: dict[str, tuple[Step, ...]] = field(default_factory=dict)

    def occurrences(
        self,
        span: Span,
        *,
        only: Callable[[Observance], bool] | None = None,
        places: Collection[str] = (),
        ids: Collection[str] = (),
    ) -> Iterator[Occurrence]:
        for held in self.held:
            if span.touches(held.first, held.last) and (only is None or only(held.observance)):
                yield held

    def plans(self) -> Mapping[str, tuple[Step, ...]]:
        return self.own


def every_day(count: int = 550) -> Days:
    """Return days of which each is observed, from the start of 2027 on."""
    start = date(2027, 1, 1)
    return Days(
        [
            occurrence(f"xx-{start + timedelta(number)}", str(start + timedelta(number)))
            for number in range(count)
        ]
    )
