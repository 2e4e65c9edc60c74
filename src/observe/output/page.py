"""What `observe show` tells of an observance, block by block, before any style."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from observe.article import Article, Estimate, FormerName, Source
from observe.model import Observance, Occurrence, Status, in_language
from observe.output import wording
from observe.rules.certainty import Certainty

_MARKER = re.compile(r"\[\^([a-z0-9-]+)\]")
_NO_STATUS = "no law that makes it a holiday is known to this dataset"


class Item(NamedTuple):
    """A line of a list: a label that is aligned, a text, a link on its own line, what is said below it."""

    label: str
    text: str
    link: str = ""
    below: str = ""


class Block(NamedTuple):
    """A part of a page."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


class Page(NamedTuple):
    """A title and what follows it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """All that a page is made from.

    `origins` tells for each day of `year` how it came about; `coming` are the next occurrences; `recurrence`
    says the RRULE or why there is none; `names` gives the name of a related observance by its id.
    """

    observance: Observance
    article: Article
    year: int
    today: date
    sentence: str
    origins: tuple[str, ...]
    this_year: tuple[Occurrence, ...]
    coming: tuple[Occurrence, ...]
    recurrence: str
    names: Callable[[str], str]
    languages: tuple[str, ...] = ()


def page(subject: Subject) -> Page:
    """Return the whole page of an observance for a year."""
    notes = _Notes(subject.article.sources)
    observance, article = subject.observance, subject.article

    def told(texts: Mapping[str, str] | None) -> tuple[str, ...]:
        return tuple(
            notes.numbered(paragraph) for paragraph in _paragraphs(wording.text(texts, subject.languages))
        )

    blocks = [
        Block("", (_lead(observance, subject.languages),)),
        _this_year(subject),
        Block("Names over time", (), _former_names(observance, article, notes)),
        Block("Status", (), _statuses(observance.statuses, notes)),
        Block("What happened", told(article.description)),
        Block("Estimates", (), tuple(_estimate(estimate, notes) for estimate in article.estimates)),
        Block("How it is observed", told(article.observed)),
        Block("What to say, and what not", told(article.care)),
        *(_dispute(article, notes, subject.languages)),
        _date(subject, notes),
        Block("Related", (), tuple(Item(id, subject.names(id)) for id in article.related)),
    ]
    blocks.append(Block("Sources", (), notes.items()))
    return Page(
        _title(observance, subject.languages),
        tuple(block for block in blocks if block.paragraphs or block.items),
    )


def page_as_of(subject: Subject, year: int) -> Page:
    """Return what an observance was called, and what it was by law, in a year."""
    notes = _Notes(subject.article.sources)
    observance, article = subject.observance, subject.article
    event = observance.event_day
    if event and year < event.year and not _known(subject, year):
        not_yet = Item("held", f"not yet; what it remembers is of {event.year}")
        return Page(_title(observance, subject.languages), (Block(f"In {year}", (), (not_yet,)),))
    items = _names_in(year, observance, article, notes)
    days = [wording.long_date(occurrence.first) for occurrence in subject.this_year]
    items.append(Item("held", ", ".join(days) if days else "on no day that the rule knows"))
    held = [status for status in observance.statuses if status.holds(year)]
    items += [_status(f"status {status.where}".rstrip(), status, notes) for status in held] or [
        Item("status", _NO_STATUS)
    ]
    anniversary = observance.anniversary(year)
    if anniversary:
        items.append(Item("anniversary", wording.anniversary(anniversary, subject.languages)))
    blocks = [Block(f"In {year}", (), tuple(items))]
    if notes.items_cited():
        blocks.append(Block("Sources", (), notes.items_cited()))
    return Page(_title(observance, subject.languages), tuple(blocks))


class _Notes:
    """Sources, numbered in the order in which they are cited."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._numbers: dict[str, int] = {}

    def number(self, id: str) -> str:
        """Return "[3]" for a source, or "" for none."""
        if id not in self._sources:
            return ""
        return f"[{self._numbers.setdefault(id, len(self._numbers) + 1)}]"

    def numbered(self, text: str) -> str:
        """Return a text with its markers turned into numbers."""
        return _MARKER.sub(lambda match: self.number(match[1]), text)

    def cited(self, text: str, id: str) -> str:
        """Return a text with its markers numbered and the number of a source at its end."""
        return f"{self.numbered(text)} {self.number(id)}".rstrip()

    def items_cited(self) -> tuple[Item, ...]:
        return tuple(self._item(self._sources[id]) for id in self._numbers)

    def items(self) -> tuple[Item, ...]:
        """Return every source, the cited ones first, each with its number."""
        for id in self._sources:
            self.number(id)
        return self.items_cited()

    def _item(self, source: Source) -> Item:
        published = wording.partial_date(source.published) if source.published else ""
        parts = ", ".join(filter(None, [source.title, source.publisher, published]))
        checked = f"{source.kind}; compared on {wording.partial_date(source.checked)}"
        return Item(self.number(source.id), f"{parts} ({checked})", source.url)


def _title(observance: Observance, languages: Sequence[str]) -> str:
    return wording.name(observance, languages)


def _lead(observance: Observance, languages: Sequence[str]) -> str:
    return wording.text(observance.summary, languages)


def _this_year(subject: Subject) -> Block:
    observance = subject.observance
    items = [
        Item(language, name)
        for language, name in observance.names.items()
        if name not in wording.name(observance, subject.languages)
    ]
    for occurrence in subject.this_year:
        items.append(Item(str(subject.year), _when(occurrence, subject.today)))
        if occurrence.anniversary:
            items.append(Item("", wording.anniversary(occurrence.anniversary, subject.languages)))
    if not subject.this_year:
        items.append(Item(str(subject.year), "no day in this year"))
    items.append(Item("where", wording.places(observance.where, most=len(observance.where))))
    if observance.people:
        items.append(Item("people", ", ".join(observance.people)))
    tags = f" ({', '.join(observance.tags)})" if observance.tags else ""
    items.append(Item("kind", observance.kind + tags))
    items.append(Item("id", observance.id))
    return Block("", (), tuple(items))


def _when(occurrence: Occurrence, today: date) -> str:
    told = wording.long_date(occurrence.first)
    if occurrence.last > occurrence.first:
        told += f" to {wording.long_date(occurrence.last)}"
    told += f" ({wording.until(occurrence, today)})"
    if occurrence.evening_before:
        told += ", from sunset the evening before"
    if occurrence.certainty is Certainty.TENTATIVE:
        told += f" {wording.TENTATIVE} tentative: the day may still move"
    if occurrence.certainty is Certainty.ANNOUNCED:
        told += ", as announced"
    return told


def _known(subject: Subject, year: int) -> bool:
    """Say whether a day or a dated name or status is known of a year; one without its first year fits any."""
    dated: tuple[Status | FormerName, ...] = (*subject.observance.statuses, *subject.article.former_names)
    return bool(subject.this_year) or any(each.since is not None and each.holds(year) for each in dated)


def _names_in(year: int, observance: Observance, article: Article, notes: _Notes) -> list[Item]:
    """Return what an observance was called in a year, as far as it is known when a name ended."""
    former = [found for found in article.former_names if found.holds(year)]
    if known := [found for found in former if found.until is not None]:
        return [Item("called", _former_name(found, notes)) for found in known]
    named = Item("called", _all_names(observance.names))
    # Whoever revised the entry knew what the day is called then.
    if year >= date.fromisoformat(observance.revised).year:
        return [named]
    ended = "; the year in which this name ended is not known"
    return [named, *(Item("or", _former_name(found, notes, ended)) for found in former)]


def _former_names(observance: Observance, article: Article, notes: _Notes) -> tuple[Item, ...]:
    items = [
        Item(
            wording.period(former.since, former.until) if former.until is not None else _began(former.since),
            _former_name(former, notes),
        )
        for former in article.former_names
    ]
    if items:
        items.append(Item("now", _all_names(observance.names)))
    return tuple(items)


def _former_name(former: FormerName, notes: _Notes, ended: str = "") -> str:
    return notes.cited(_all_names(former.names) + _note(former.note) + ended, former.source)


def _began(since: int | None) -> str:
    # "since" would say that it is still called so.
    return "formerly" if since is None else f"from {since}"


def _statuses(statuses: Sequence[Status], notes: _Notes) -> tuple[Item, ...]:
    return tuple(
        _status(
            " ".join(filter(None, [status.where, wording.period(status.since, status.until)])) or "now",
            status,
            notes,
        )
        for status in statuses
    )


def _status(label: str, status: Status, notes: _Notes) -> Item:
    by = f", by {status.by}" if status.by else ""
    told = notes.cited(status.is_a + by + _note(status.note), status.source)
    return Item(label, told, below=notes.numbered(status.basis))


def _estimate(estimate: Estimate, notes: _Notes) -> Item:
    match estimate.low, estimate.high:
        case int(low), int(high):
            amount = f"{low:,} to {high:,}" if low != high else f"{low:,}"
        case int(low), None:
            amount = f"at least {low:,}"
        case None, int(high):
            amount = f"up to {high:,}"
        case _:
            amount = "no number given"
    by = ", ".join(filter(None, [estimate.by, str(estimate.year or ""), estimate.basis]))
    return Item(f"{amount} {estimate.unit}", notes.cited(by + _note(estimate.note), estimate.source))


def _dispute(article: Article, notes: _Notes, languages: Sequence[str]) -> list[Block]:
    blocks = []
    for dispute in article.disputes:
        items = tuple(
            Item(view.by, notes.cited(wording.text(view.says, languages), view.source))
            for view in dispute.views
        )
        blocks.append(Block(f"Where views differ: {wording.text(dispute.point, languages)}", (), items))
    return blocks


def _date(subject: Subject, notes: _Notes) -> Block:
    items = [Item("rule", subject.sentence)]
    items += [Item(str(subject.year), origin) for origin in subject.origins]
    items += [
        Item(
            str(exception.year),
            notes.cited((exception.day or "not held") + _note(exception.note), exception.source),
        )
        for exception in subject.article.exceptions
    ]
    items.append(Item("RRULE", subject.recurrence))
    coming = [
        occurrence.first.isoformat()
        + (wording.TENTATIVE if occurrence.certainty is Certainty.TENTATIVE else "")
        for occurrence in subject.coming
    ]
    if coming:
        items.append(Item("next", ", ".join(coming)))
    return Block("How the date comes about", (), tuple(items))


def _all_names(names: object) -> str:
    assert isinstance(names, dict)
    first = in_language(names, [])
    others = [name for name in names.values() if name != first]
    return first + (f" ({', '.join(others)})" if others else "")


def _note(note: str) -> str:
    return f"; {note}" if note else ""


def _paragraphs(text: str) -> list[str]:
    return [
        " ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip()
    ]
