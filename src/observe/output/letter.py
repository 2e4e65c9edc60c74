"""Reminders as a letter: grouped by how soon, with what a person wants to read about each day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from observe.model import WORLD, Observance, Occurrence
from observe.output import notes, wording
from observe.reminders.due import Reminder
from observe.settings.values import Settings

_MOST_PLACES = 3
_NO_SETTINGS = Settings()


class Entry(NamedTuple):
    """One day. `to_do` are the tasks that fall due."""

    id: str
    name: str
    where: str
    paragraphs: tuple[str, ...]
    to_do: tuple[str, ...]
    url: str


class Group(NamedTuple):
    """Days that are equally far away."""

    heading: str
    entries: tuple[Entry, ...]


class Message(NamedTuple):
    """What is sent. `format` says how the body is written: "text", "markdown" or "html"."""

    subject: str
    body: str
    format: str = "text"
    attachment: bytes = b""
    attachment_name: str = ""


class Letter(NamedTuple):
    """What is sent or printed. `opening` and `closing` are the organisation's own words, or empty."""

    subject: str
    title: str
    opening: str
    groups: tuple[Group, ...]
    closing: str


def letter(
    reminders: Iterable[Reminder],
    today: date,
    languages: Sequence[str] = (),
    settings: Settings = _NO_SETTINGS,
    place: Callable[[Observance], str] = lambda observance: "",
) -> Letter:
    """Return the letter of some reminders, at least one.

    Each occurrence stands in it once, however many reminders there are of it; what is to come stands before
    what is over.

    Args:
        reminders: what is due, in any order.
        today: the day on which the letter is read.
        languages: languages wished for.
        settings: the organisation's own words.
        place: gives the place for which the status of an observance is told, or "".
    """
    by_occurrence: dict[str, list[Reminder]] = {}
    for reminder in reminders:
        by_occurrence.setdefault(reminder.occurrence.uid, []).append(reminder)
    by_heading: dict[str, list[Entry]] = {}
    together = sorted(by_occurrence.values(), key=lambda found: _order(found[0].occurrence, today))
    for found in together:
        occurrence = found[0].occurrence
        entry = _entry(occurrence, found, today, languages, place(occurrence.observance))
        by_heading.setdefault(_heading(occurrence, today), []).append(entry)
    groups = tuple(Group(heading, tuple(entries)) for heading, entries in by_heading.items())
    ours = _subject([found[0].occurrence for found in together], today, languages)
    subject = settings.subject.replace("{date}", wording.long_date(today)).replace("{subject}", ours)
    title = f"Reminder for {wording.long_date(today)}"
    return Letter(subject, title, settings.opening, groups, settings.closing)


def _order(occurrence: Occurrence, today: date) -> tuple[bool, int, str]:
    days = (occurrence.first - today).days
    return days < 0, abs(days), occurrence.observance.id


def _heading(occurrence: Occurrence, today: date) -> str:
    until = wording.until(occurrence, today)
    until = "from this evening" if until == "this evening" else until
    return f"{until[0].upper()}{until[1:]}: {wording.long_date(occurrence.first)}"


def _subject(occurrences: Sequence[Occurrence], today: date, languages: Sequence[str]) -> str:
    first, *others = occurrences
    more = f", and {len(others)} more" if others else ""
    return f"{wording.name(first.observance, languages)}, {wording.until(first, today)}{more}"


def _entry(
    occurrence: Occurrence, reminders: Sequence[Reminder], today: date, languages: Sequence[str], place: str
) -> Entry:
    observance = occurrence.observance
    words = notes.words(occurrence, place, cut=occurrence.last > occurrence.first)
    told = notes.filled(notes.form(observance, words, place, languages, ""), occurrence)
    paragraphs = told.split("\n\n")
    leads_due = [reminder.due for reminder in reminders if reminder.lead is not None]
    if leads_due and max(leads_due) < today:
        paragraphs.append(f"This reminder was due on {wording.long_date(max(leads_due))}.")
    return Entry(
        id=observance.id,
        name=wording.name(observance, languages),
        where=_places(wording.in_front(place, observance.where)),
        paragraphs=tuple(paragraphs),
        to_do=tuple(_to_do(reminder, today, languages) for reminder in reminders if reminder.task),
        url=observance.url,
    )


def _to_do(reminder: Reminder, today: date, languages: Sequence[str]) -> str:
    assert reminder.task
    text = wording.text(reminder.task.step.texts, languages)
    if reminder.due == today:
        return text
    return f"{text} (since {wording.long_date(reminder.due)})"


def _places(where: Sequence[str]) -> str:
    names = ["worldwide" if code == WORLD else notes.place_name(code) for code in where[:_MOST_PLACES]]
    more = f" and {len(where) - _MOST_PLACES} more" if len(where) > _MOST_PLACES else ""
    return ", ".join(names) + more
