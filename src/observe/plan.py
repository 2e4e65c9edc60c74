"""What an organisation does before, on and after a day: the steps of a plan, and the tasks they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from observe.model import Observance, Occurrence
from observe.selection import Selection

MOST_DAYS = 999
"""The longest lead, and the furthest step of a plan, in days."""
STEP_HINT = 'write "30 days: what to do", "0: on the day" or "+1: the day after"'
# Compiled when they are used, which few runs do.
_LENGTH = r"(\d{1,3})(?: ?(d|days?|w|weeks?))?"
_STEP = r"(\+?)([^:+]{1,12}): *(\S.*)"


class Step(NamedTuple):
    """Something to do. `days` counts before the first day of an occurrence; below 0, after its last.

    `texts` maps language tags to what to do, and always holds "en".
    """

    days: int
    texts: Mapping[str, str]


class Plan(NamedTuple):
    """Steps for every observance of a selection; `name` is empty for the plan of an entry of a dataset."""

    name: str
    steps: tuple[Step, ...]
    selection: Selection = Selection()


class Task(NamedTuple):
    """A step for one occurrence. `number` counts, from 1, the steps of a plan that fall on one day."""

    occurrence: Occurrence
    day: date
    step: Step
    plan: str
    number: int

    @property
    def uid(self) -> str:
        """The identity of this task for ever, whatever its words and whenever its occurrence."""
        side = "before" if self.step.days >= 0 else "after"
        occurrence = self.occurrence.uid.removesuffix("@observe")
        return f"{occurrence}.{self.plan or 'own'}.{abs(self.step.days)}-{side}.{self.number}@observe"


def parse_days(text: str) -> int | None:
    """Return the days of a length such as "30", "30 days", "30d", "4w", "4 weeks"; None if it is none.

    >>> parse_days("30 days"), parse_days("2w"), parse_days("soon")
    (30, 14, None)
    """
    match = re.fullmatch(_LENGTH, text.strip().lower(), re.ASCII)
    if not match:
        return None
    days = int(match[1]) * (7 if (match[2] or "d")[0] == "w" else 1)
    return days if days <= MOST_DAYS else None


def parse_step(text: str) -> Step | None:
    """Return the step that a line writes, or None if it is none.

    >>> parse_step("30 days: draft the statement")
    Step(days=30, texts={'en': 'draft the statement'})
    >>> parse_step("+1: thank the speakers").days
    -1
    """
    match = re.fullmatch(_STEP, text.strip(), re.DOTALL)
    days = parse_days(match[2]) if match else None
    if match is None or days is None or (match[1] and days == 0):
        return None
    return Step(-days if match[1] else days, {"en": " ".join(match[3].split())})


def tasks(occurrence: Occurrence, plans: Iterable[Plan]) -> list[Task]:
    """Return the tasks that plans make of an occurrence, in the order of their days."""
    found = [task for plan in plans for task in _tasks(occurrence, plan)]
    return sorted(found, key=lambda task: task.day)


def plans_for(observance: Observance, plans: Iterable[Plan], own: tuple[Step, ...] = ()) -> list[Plan]:
    """Return the plans that hold for an observance: those that select it, and its own before them."""
    found = [plan for plan in plans if plan.selection.admits(observance)]
    return [Plan("", own), *found] if own else found


def _tasks(occurrence: Occurrence, plan: Plan) -> Iterator[Task]:
    numbers: dict[int, int] = {}
    for step in plan.steps:
        numbers[step.days] = number = numbers.get(step.days, 0) + 1
        counted_from = occurrence.first if step.days >= 0 else occurrence.last
        day = counted_from.toordinal() - step.days
        if date.min.toordinal() <= day <= date.max.toordinal():
            yield Task(occurrence, date.fromordinal(day), step, plan.name, number)
