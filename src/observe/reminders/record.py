"""What a target has been told: which days a run has to look at, and what it must not say again.

Three promises, whatever happens to runs, clock and disk: no reminder is lost; none is said twice without a
word about it; and what is kept stays small.

A run looks at every day since the last run, today included, and leaves out what has been said. A record that
was lost is answered by looking back, so that nothing is missed and some of it is said again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from observe.model import Span
from observe.reminders.due import Reminder

LONGEST_GAP = 366
"""Days after which missed reminders are not caught up any more."""
LOOKING_BACK = 31
"""Days for which, after a loss, reminders of days that are over are said again."""
KEPT = 40
"""Runs that are kept, and days for which it is kept what was said: by them a wrong clock is seen."""
MOST_RECORDS = 100
"""Targets and requests of one profile of which a record is kept."""


class Record(NamedTuple):
    """What one target has been told.

    `runs` are the days of past runs that came to their end, ascending; `said` the keys of what was said, with
    the days on which it was due. `begun` is true from before a target is spoken to until it is known whether
    it was; `failing` while it does not take what it is sent.
    """

    runs: tuple[date, ...] = ()
    said: Mapping[str, date] = {}
    begun: bool = False
    failing: bool = False


class Outlook(NamedTuple):
    """The days to look at, what was said of them, and notes for a person, or "".

    `note` is told in any case, `repeating` when something is said. After a loss, `since` is the day from
    which on reminders are said whatever became of their occurrence.
    """

    days: Span
    said: Mapping[str, date] = {}
    note: str = ""
    repeating: str = ""
    since: date | None = None


def outlook(record: Record | None, today: date, *, lost: bool = False) -> Outlook:
    """Return what a run of today has to look at for one target.

    Args:
        record: what the target was told; None for a target that is new.
        today: the day of the run.
        lost: whether there was a record that cannot be read.
    """
    if lost:
        return _after_loss({}, today, "")
    if record is None:
        return Outlook(Span(today, today))
    known = _without_later(record, today)
    note = ""
    if record.runs and record.runs[-1] > _moved(today, 1):
        note = (
            f"the last run was on {record.runs[-1]}, a day still to come, so the clock has been changed: "
            "what was said for days to come is said again in its time"
        )
        if not known.runs:
            return _after_loss(known.said, today, note)
    repeating = ""
    if record.begun:
        repeating = "the last run did not come to its end: what it may have said already is said again"
    last = known.runs[-1] if known.runs else _moved(today, -1)
    if (today - last).days > LONGEST_GAP:
        first = _moved(today, -LONGEST_GAP)
        note = f"the last run was on {last}: what was due before {first} is left out"
        return Outlook(Span(first, today), known.said, note, repeating)
    return Outlook(Span(min(_moved(last, 1), today), today), known.said, note, repeating)


def outstanding(reminders: Iterable[Reminder], outlook: Outlook) -> list[Reminder]:
    """Return the reminders that have not been said."""
    days, said, since = outlook.days, outlook.said, outlook.since
    return [
        reminder
        for reminder in reminders
        if reminder.key not in said
        and days.first <= reminder.due <= days.last
        and (since is None or reminder.due >= since or reminder.occurrence.last >= days.last)
    ]


def begun(record: Record | None, today: date) -> Record:
    """Return the record of a target that is about to be spoken to."""
    known = _without_later(record or Record(), today)
    # Should the run never report back, the next one looks at today again.
    return known._replace(runs=known.runs or (_moved(today, -1),), begun=True)


def told(record: Record, today: date, reminders: Iterable[Reminder]) -> Record:
    """Return the record of a target that has been told everything of today, these reminders last."""
    known = _without_later(record, today)
    runs = [day for day in known.runs if day < today][-KEPT:]
    said = {**known.said, **{reminder.key: reminder.due for reminder in reminders}}
    kept = {key: due for key, due in said.items() if (today - due).days <= KEPT}
    return Record((*runs, today), kept)


def failed(record: Record, today: date) -> Record:
    """Return the record of a target that did not take what it was sent: the next run sends it again."""
    return begun(record, today)._replace(begun=False, failing=True)


def new_record(
    target: str, request: str, records: Mapping[tuple[str, str], Record], asked: Iterable[str], today: date
) -> Record | None:
    """Return the record of a target for a request, or where it begins; None where nothing is known.

    A request that is new goes on where the same target stands with another one, so that settings that change
    lose nothing. Where another target fails and is no longer asked for, its place is taken: it was mended.

    Args:
        target: the target.
        request: what it is to be told of.
        records: all there are, by target and request.
        asked: all targets of this run.
        today: the day of the run.
    """
    if (target, request) in records:
        return records[target, request]
    asked = set(asked)
    same = [record for (name, _), record in records.items() if name == target and record.runs]
    left = [
        record
        for (name, _), record in records.items()
        if record.failing and record.runs and name not in asked
    ]
    if not same and not left:
        return None
    latest = [max(record.runs[-1] for record in same)] if same else []
    return Record((min(_moved(today, -1), *latest, *(record.runs[-1] for record in left)),))


def said_elsewhere(target: str, request: str, records: Mapping[tuple[str, str], Record]) -> frozenset[str]:
    """Return the keys that a target whose request is new has heard because of other requests."""
    if (target, request) in records:
        return frozenset()
    return frozenset(key for (name, _), record in records.items() if name == target for key in record.said)


def in_use(records: Mapping[tuple[str, str], Record]) -> dict[tuple[str, str], Record]:
    """Return the MOST_RECORDS records that were used last; a clock that goes wrong drops none."""
    by_use = sorted(records.items(), key=lambda item: item[1].runs[-1:])
    return dict(by_use[-MOST_RECORDS:])


def _without_later(record: Record, today: date) -> Record:
    """Return a record without what a clock that was wrong has put into the days to come.

    A day ahead is no fault: a computer that travels, or a run at midnight, has been there.
    """
    runs = tuple(day for day in record.runs if day <= today)
    said = {key: due for key, due in record.said.items() if due <= _moved(today, 1)}
    return record._replace(runs=runs, said=said)


def _after_loss(said: Mapping[str, date], today: date, note: str) -> Outlook:
    return Outlook(Span(_moved(today, -LONGEST_GAP), today), said, note, since=_moved(today, -LOOKING_BACK))


def _moved(day: date, days: int) -> date:
    """Return a day so many days away, or the first or last day that there is."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
