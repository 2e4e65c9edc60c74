"""JSON and CSV: what scripts read. The shape of one occurrence is a promise (docs/reference/json.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from observe.agenda import Selection
from observe.model import Observance, Occurrence
from observe.output import wording

if TYPE_CHECKING:
    from observe.plan import Task
    from observe.reminders.due import Reminder

FORMAT = 1
COLUMNS = (
    "date", "end", "begins", "certainty", "id", "uid", "cycle", "name", "where", "kind", "tags",
    "status", "anniversary", "days_until", "summary", "url",
)  # fmt: skip


def record(
    occurrence: Occurrence, today: date, selection: Selection, languages: Sequence[str]
) -> dict[str, object]:
    """Return one occurrence as JSON types. `end` is the last day, included; `status` is that of its year."""
    observance = occurrence.observance
    status = selection.status(occurrence)
    anniversary = occurrence.anniversary
    return {
        "id": observance.id,
        "uid": occurrence.uid,
        "name": wording.name(observance, languages),
        "names": dict(observance.names),
        "date": occurrence.first.isoformat(),
        "end": occurrence.last.isoformat(),
        "begins": "evening before" if occurrence.evening_before else "midnight",
        "certainty": str(occurrence.certainty),
        "cycle": occurrence.cycle,
        "days_until": (occurrence.first - today).days,
        "where": list(observance.where),
        "kind": observance.kind,
        "tags": list(observance.tags),
        "status": status.is_a if status else None,
        "anniversary": {
            "number": anniversary.number,
            "of": wording.text(anniversary.of, languages),
            "milestone": anniversary.milestone,
        }
        if anniversary
        else None,
        "summary": wording.text(observance.summary, languages),
        "url": observance.url or None,
    }


def observance(found: Observance, languages: Sequence[str]) -> dict[str, object]:
    """Return what a listing knows of an observance as JSON types."""
    return {
        "id": found.id,
        "name": wording.name(found, languages),
        "names": dict(found.names),
        "where": list(found.where),
        "people": list(found.people),
        "kind": found.kind,
        "tags": list(found.tags),
        "statuses": [plain(status) for status in found.statuses],
        "remembers": plain(found.remembers),
        "summary": wording.text(found.summary, languages),
        "url": found.url or None,
        "revised": found.revised,
    }


def reminders(
    found: Sequence[Reminder], today: date, selection: Selection, languages: Sequence[str]
) -> list[dict[str, object]]:
    """Return reminders as JSON types: each occurrence once, with the leads and the tasks that are due."""
    by_uid: dict[str, dict[str, object]] = {}
    leads: dict[str, list[int]] = {}
    tasks: dict[str, list[dict[str, object]]] = {}
    for reminder in found:
        uid = reminder.occurrence.uid
        if uid not in by_uid:
            leads[uid], tasks[uid] = [], []
            by_uid[uid] = record(reminder.occurrence, today, selection, languages)
            by_uid[uid] |= {"due": reminder.due.isoformat(), "leads": leads[uid], "tasks": tasks[uid]}
        by_uid[uid]["due"] = min(str(by_uid[uid]["due"]), reminder.due.isoformat())
        if reminder.task:
            tasks[uid].append(task(reminder.task, languages))
        elif reminder.lead is not None:
            leads[uid].append(reminder.lead)
    return list(by_uid.values())


def task(found: Task, languages: Sequence[str]) -> dict[str, object]:
    """Return a task as JSON types; `days` counts before the first day, below 0 after the last."""
    return {
        "uid": found.uid,
        "date": found.day.isoformat(),
        "days": found.step.days,
        "plan": found.plan or None,
        "text": wording.text(found.step.texts, languages),
    }


def days(occurrence: Occurrence) -> dict[str, object]:
    """Return when an occurrence is, as JSON types."""
    return {
        "date": occurrence.first.isoformat(),
        "end": occurrence.last.isoformat(),
        "begins": "evening before" if occurrence.evening_before else "midnight",
        "certainty": str(occurrence.certainty),
        "cycle": occurrence.cycle,
        "uid": occurrence.uid,
    }


def plain(value: object) -> object:
    """Return a value of the model as JSON types: named tuples become objects, tuples lists."""
    if hasattr(value, "_asdict"):
        return {key: plain(part) for key, part in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value


def document(today: date, content: Mapping[str, object]) -> str:
    """Return one JSON document with its format number and the day it was made for."""
    return (
        json.dumps({"format": FORMAT, "today": today.isoformat(), **content}, ensure_ascii=False, indent=2)
        + "\n"
    )


def table(records: Sequence[Mapping[str, object]]) -> str:
    """Return records as CSV (RFC 4180), a header line first; lists are joined with spaces."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for found in records:
        writer.writerow([_cell(found[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, dict):
        return value["number"]
    return "" if value is None else value
