"""Occurrences -> an iCalendar file (RFC 5545, RFC 7986) that every calendar program reads alike.

One event for each occurrence, with explicit dates. Everything in it is a function of the dataset: no clock,
no random id, no order that could change, so the same data give the same bytes on every day and machine.

The lines are written here and not by the icalendar library: to import that takes as long as ten years of a
country, its version would show in the bytes, and it makes a line break of `\\N` in a name. Tests hold every
event against what icalendar writes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from observe.article import Article
from observe.model import Observance, Occurrence, anniversary_number
from observe.output import notes, wording
from observe.output.content_lines import duration, fold, lines, listed, paragraphs, text
from observe.output.revision import sequence, stamp
from observe.output.todo import todo
from observe.plan import Task
from observe.rules.certainty import Certainty

PRODUCT = "-//observe//calendar of commemorations//EN"
LARGEST_FOR_GOOGLE = 1_000_000
"""Bytes above which Google refuses to import or fetch a calendar."""
LONGEST_WHOLE = 14
"""Days up to which a long observance is written whole when nothing else is asked for."""
COLORS = {
    "remembrance": "slategray",
    "mourning": "dimgray",
    "liberation": "steelblue",
    "heroes": "steelblue",
    "rights": "cadetblue",
    "awareness": "cadetblue",
    "peace": "darkseagreen",
    "religious": "rosybrown",
    "national": "lightslategray",
}
_ONE_DAY = timedelta(days=1)
_LAST_DAY = date.max - _ONE_DAY


class Feed(NamedTuple):
    """How a calendar is written.

    `alarms` are times before midnight of the first day, zero or more. `whole_spans` None writes a long
    observance whole up to LONGEST_WHOLE days. `url_base` is the address below which each observance has its
    page.
    """

    name: str = "Days of remembrance"
    description: str = ""
    languages: tuple[str, ...] = ()
    alarms: tuple[timedelta, ...] = ()
    busy: bool = False
    whole_spans: bool | None = None
    url_base: str = ""
    source_url: str = ""
    refresh: timedelta = timedelta(days=1)


def calendar(
    occurrences: Iterable[Occurrence],
    feed: Feed,
    *,
    articles: Callable[[str], Article],
    revised: str,
    place: Callable[[Observance], str],
    tasks: Callable[[Occurrence], Iterable[Task]] | None = None,
) -> Iterator[bytes]:
    """Yield the bytes of a calendar, event by event.

    Args:
        occurrences: what to write, in order; at least one, or the calendar is not valid.
        feed: how to write it.
        articles: gives the long text of an observance by its id.
        revised: newest day (YYYY-MM-DD) on which one of the observances changed.
        place: gives the place for which the status of an observance is told, or "".
        tasks: gives what is to be done for an occurrence; each task follows the event.
    """
    yield _header(feed, revised)
    templates: dict[str, _Template] = {}
    for occurrence in occurrences:
        observance = occurrence.observance
        template = templates.get(observance.id)
        if template is None:
            article = articles(observance.id)
            template = templates[observance.id] = _Template(observance, feed, place(observance), article)
        yield template.event(occurrence)
        if tasks:
            for task in tasks(occurrence):
                yield todo(task, feed.languages)
    yield lines(("END", "VCALENDAR"))


def plain_name(name: str) -> str:
    """Return the name of a calendar without `,`, `;` and `\\`, which some programs show with a backslash."""
    return " ".join(re.sub(r"[,;\\]+", " ", name).split())


class _Form(NamedTuple):
    """What stands between the UID, the number and the year of an event, and after them.

    `described` is the description where it has to be folded for each occurrence, and else "".
    """

    before_number: bytes
    before_year: bytes
    rest: bytes
    has_year: bool
    described: str = ""


class _Template:
    """The events of one observance: what all of them share is written once.

    Occurrences of the same words (notes.Words) whose anniversary and year have as many letters differ only in
    dates and in numbers of equal length, so that their description is folded once.
    """

    def __init__(self, observance: Observance, feed: Feed, place: str, article: Article) -> None:
        self._observance = observance
        self._feed = feed
        self._place = place
        self._closing = notes.closing(article, feed.languages)
        self._forms: dict[tuple[object, ...], _Form] = {}
        self._status_changes = observance.status_changes()
        self._counted_from = observance.counted_from
        self._name = text(wording.name(observance, feed.languages))
        self._before_dates = lines(("BEGIN", "VEVENT"), ("SUMMARY", self._name))
        self._before_uid = lines(("DTSTAMP", stamp(observance.revised)))
        self._after_uid = b"\r\n" + lines(
            ("SEQUENCE", str(sequence(observance.revised))),
            # A kind that is also a tag stands once.
            ("CATEGORIES", listed(dict.fromkeys((observance.kind, *observance.tags)))),
            ("CLASS", "PUBLIC"),
            ("COLOR", COLORS[observance.kind]),
        )

    def event(self, occurrence: Occurrence) -> bytes:
        """Return the bytes of one event."""
        _, first, last, nominal, _, certainty, evening_before = occurrence
        shown = last if last == first else _last_shown(first, last, whole=self._feed.whole_spans)
        ordinal = _ordinal(anniversary_number(self._counted_from, nominal.year))
        year = b"%d" % first.year
        # What decides the words, for less than it takes to ask for the words themselves.
        era = bisect_right(self._status_changes, first.year)
        key = era, certainty, evening_before, shown < last, len(ordinal), len(year)
        form = self._forms.get(key)
        if form is None:
            words = notes.words(occurrence, self._place, cut=shown < last)
            form = self._forms[key] = self._form(words, len(ordinal), len(year))
        uid = fold(b"UID:" + occurrence.uid.encode())
        start = self._before_dates, _dates(first, shown), self._before_uid, uid, self._after_uid
        if form.described:
            described = notes.filled(form.described, occurrence)
            return b"".join((*start, lines(("DESCRIPTION", described)), form.rest))
        if not form.has_year:
            year = b""
        return b"".join((*start, form.before_number, ordinal, form.before_year, year, form.rest))

    def _form(self, words: notes.Words, ordinal_length: int, year_length: int) -> _Form:
        described = paragraphs(
            notes.form(self._observance, words, self._place, self._feed.languages, self._closing)
        )
        rest = self._after_description(words.certainty)
        number, year = b"\0" * ordinal_length, b"\1" * year_length
        line = f"DESCRIPTION:{described}".encode()
        line = fold(line.replace(notes.NUMBER.encode(), number).replace(notes.YEAR.encode(), year)) + b"\r\n"
        has_year = notes.YEAR in described
        if words.cut or (number and number not in line) or (has_year and year not in line):
            # A date of no fixed length stands in the text, or a fold parts a number.
            return _Form(b"", b"", rest, has_year, described)
        before_number, _, line = line.partition(number) if number else (b"", b"", line)
        before_year, _, after_year = line.partition(year)
        return _Form(before_number, before_year, after_year + rest, has_year)

    def _after_description(self, certainty: Certainty) -> bytes:
        feed, observance = self._feed, self._observance
        page = f"{feed.url_base.rstrip('/')}/{observance.id}" if feed.url_base else observance.url
        return lines(
            ("LAST-MODIFIED", stamp(observance.revised)),
            ("STATUS", "TENTATIVE" if certainty is Certainty.TENTATIVE else "CONFIRMED"),
            ("TRANSP", "OPAQUE" if feed.busy else "TRANSPARENT"),
            ("URL", page),
            ("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if feed.busy else "FREE"),
            *(line for before in feed.alarms for line in _alarm(before, self._name)),
            ("END", "VEVENT"),
        )


def _header(feed: Feed, revised: str) -> bytes:
    name, about, refresh = text(plain_name(feed.name)), text(feed.description), duration(feed.refresh)
    return lines(
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", PRODUCT),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("DESCRIPTION", about),
        ("X-WR-CALDESC", about),
        ("NAME", name),
        ("X-WR-CALNAME", name),
        ("COLOR", "slategray"),
        ("LAST-MODIFIED", stamp(revised)),
        ("REFRESH-INTERVAL;VALUE=DURATION", refresh),
        ("SOURCE;VALUE=URI", feed.source_url),
        ("URL", feed.url_base),
        ("X-PUBLISHED-TTL", refresh),
    )


def _alarm(before: timedelta, name: str) -> tuple[tuple[str, str], ...]:
    # Never after the start: Outlook reads the size of a trigger and not its sign.
    return (
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", name),
        ("TRIGGER", f"-{duration(before)}" if before else duration(before)),
        ("END", "VALARM"),
    )


def _last_shown(first: date, last: date, *, whole: bool | None) -> date:
    """Return the last day of an event that is shown, of all that are observed."""
    if whole is None:
        whole = (last - first).days < LONGEST_WHOLE
    return min(last, _LAST_DAY) if whole else first


# Several events begin on a day, and many have the same anniversary.
@lru_cache(maxsize=64)
def _dates(first: date, last: date) -> bytes:
    after = min(last, _LAST_DAY) + _ONE_DAY
    return lines(("DTSTART;VALUE=DATE", _digits(first)), ("DTEND;VALUE=DATE", _digits(after)))


@lru_cache(maxsize=256)
def _ordinal(number: int) -> bytes:
    return wording.ordinal(number).encode() if number else b""


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
