"""The tasks of an occurrence as a page: the day itself among what comes before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from observe.model import Occurrence
from observe.output import wording
from observe.output.page import Block, Item, Page
from observe.plan import Task


def timeline(
    occurrence: Occurrence, tasks: Sequence[Task], today: date, languages: Sequence[str] = ()
) -> Page:
    """Return the page of an occurrence and its tasks, which are in the order of their days."""
    heading = f"{wording.long_date(occurrence.first)}, {wording.until(occurrence, today)}"
    items = [_item(task, languages) for task in tasks]
    return Page(wording.name(occurrence.observance, languages), (Block(heading, (), tuple(items)),))


def _item(task: Task, languages: Sequence[str]) -> Item:
    label = f"{task.day.isoformat()}  {wording.WEEKDAYS[task.day.weekday()]}  {distance(task.step.days)}"
    return Item(label, wording.text(task.step.texts, languages))


def distance(days: int) -> str:
    """Return how far a step is from its day: "30 days before", "on the day", "1 day after"."""
    if days == 0:
        return "on the day"
    count = abs(days)
    return f"{count} day{'' if count == 1 else 's'} {'before' if days > 0 else 'after'}"
