"""Reminders that fall due on some days: so many days ahead of an occurrence, or because a plan has a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zlib import crc32

from observe.agenda import Occurrences, picked
from observe.model import Occurrence, Span
from observe.selection import Selection

if TYPE_CHECKING:
    from observe.plan import Plan, Step, Task


class Planned(Occurrences, Protocol):
    """Whatever yields occurrences, and knows which observances have a plan of their own."""

    def plans(self) -> Mapping[str, tuple[Step, ...]]: ...


class Request(NamedTuple):
    """What is to be reminded of.

    `leads` are days before the first day of an occurrence. When `evening`, and the occurrence begins the
    evening before, they are days before that evening.
    """

    leads: tuple[int, ...]
    selection: Selection = Selection()
    plans: tuple[Plan, ...] = ()
    evening: bool = False


class Reminder(NamedTuple):
    """One reason to speak of an occurrence on the day `due`: a lead, or a task of a plan."""

    occurrence: Occurrence
    due: date
    lead: int | None = None
    task: Task | None = None

    @property
    def key(self) -> str:
        """The identity of this reminder. An occurrence that moves, or a task that changes, is a new one."""
        first = self.occurrence.first.isoformat()
        if self.task:
            words = crc32("\0".join(self.task.step.texts.values()).encode())
            return f"{self.task.uid} {first} {words:08x}"
        return f"{self.occurrence.uid} {first} {self.lead}"


def due(dataset: Planned, days: Span, request: Request) -> list[Reminder]:
    """Return the reminders that fall due on some days, by occurrence and then by the day they are due."""
    own = dataset.plans()
    found: list[Reminder] = []
    for occurrence in picked(dataset, _reach(days, request, own), request.selection):
        found += _leads(occurrence, days, request)
        if own or request.plans:
            found += _tasks(occurrence, days, request.plans, own)
    return found


def _leads(occurrence: Occurrence, days: Span, request: Request) -> Iterator[Reminder]:
    start = occurrence.first.toordinal()
    if request.evening and occurrence.evening_before:
        start -= 1
    for lead in sorted(request.leads, reverse=True):
        # The first days of all have no evening before.
        if days.first.toordinal() <= start - lead <= days.last.toordinal():
            yield Reminder(occurrence, date.fromordinal(start - lead), lead=lead)


def _tasks(
    occurrence: Occurrence, days: Span, plans: tuple[Plan, ...], own: Mapping[str, tuple[Step, ...]]
) -> Iterator[Reminder]:
    # Most runs have no plans, and need not know what they are.
    from observe.plan import plans_for, tasks

    observance = occurrence.observance
    for task in tasks(occurrence, plans_for(observance, plans, own.get(observance.id, ()))):
        if days.first <= task.day <= days.last:
            yield Reminder(occurrence, task.day, task=task)


def _reach(days: Span, request: Request, own: Mapping[str, tuple[Step, ...]]) -> Span:
    """Return the span that holds every occurrence of which a reminder may be due on some days."""
    steps = [step.days for plan in request.plans for step in plan.steps]
    steps += [step.days for plan in own.values() for step in plan]
    ahead, after = max([0, *request.leads, *steps]), max([0, *(-step for step in steps)])
    # A day more, for what begins the evening before.
    first, last = days.first.toordinal() - after, days.last.toordinal() + ahead + 1
    return Span(
        date.fromordinal(max(first, date.min.toordinal())), date.fromordinal(min(last, date.max.toordinal()))
    )
