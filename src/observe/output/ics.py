"""Occurrences -> an iCalendar file (RFC 5545, RFC 7986) that every calendar program reads alike.

One event for each occurrence, with explicit dates. Everything in it is a function of the dataset: no clock,
no random id, no order that could change, so the same data give the same bytes on every day and machine.

icalendar writes the header, and each observance once, with stand-ins for what changes from year to year;
`_Template` puts the dates, the UID, the status and the description in. A test holds the bytes against
icalendar's own for every event.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event, vText

from observe.article import Article
from observe.model import Observance, Occurrence, Span
from observe.output import notes, wording
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
_FIRST_REVISION = date(2020, 1, 1)
_LONGEST_LINE = 75
_STAND_IN = "stand-in"
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL_BUT_MARKS = re.compile("[\x03-\x08\x0b-\x1f\x7f-\x9f]")
_ONE_DAY = timedelta(days=1)
_SOME_DAY, _NEXT_DAY = date(2000, 1, 1), date(2000, 1, 2)


@dataclass(frozen=True, slots=True)
class Feed:
    """How a calendar is written.

    `alarms` are times before midnight of the first day, zero or more. `whole_spans` None writes a long
    observance whole up to LONGEST_WHOLE days. `url_base` is the address below which each observance has a page.
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
) -> Iterator[bytes]:
    """Yield the bytes of a calendar, event by event.

    Args:
        occurrences: what to write, in order; at least one, or the calendar is not valid.
        feed: how to write it.
        articles: gives the long text of an observance by its id.
        revised: newest day (YYYY-MM-DD) on which one of the observances changed.
        place: gives the place for which the status of an observance is told, or "".
    """
    head, tail = _header(feed, revised).split(b"END:VCALENDAR", 1)
    yield head
    templates: dict[str, _Template] = {}
    for occurrence in occurrences:
        id = occurrence.observance.id
        template = templates.get(id)
        if template is None:
            observance = occurrence.observance
            template = templates[id] = _Template(observance, articles, feed, place(observance))
        yield template.event(occurrence)
    yield b"END:VCALENDAR" + tail


def event(occurrence: Occurrence, article: Article, feed: Feed, place: str = "") -> Event:
    """Return one event as icalendar holds it."""
    first, after = _days(occurrence, feed)
    observance = occurrence.observance
    found = _event(
        observance,
        feed,
        first=first,
        after=after,
        uid=occurrence.uid,
        status=_status(occurrence),
        text=_clean_text(
            notes.description(occurrence, article, feed.languages, place, shown_until=after - _ONE_DAY)
        ),
    )
    return found


class _Template:
    """The event of one observance, with slots where its years differ.

    All occurrences of a shape (notes.Shape) whose anniversary has as many letters are alike but for dates and
    numbers of equal length, so their description is folded once.
    """

    def __init__(
        self, observance: Observance, articles: Callable[[str], Article], feed: Feed, place: str
    ) -> None:
        # Read when it is needed: a thousand articles need not stand in memory together.
        self._articles = articles
        self._feed = feed
        self._place = place
        written = _event(
            observance,
            feed,
            first=_SOME_DAY,
            after=_NEXT_DAY,
            uid=_STAND_IN,
            status=_STAND_IN,
            text=_STAND_IN,
        ).to_ical()
        self._written = _with_slots(written, observance.id)
        self._forms: dict[tuple[notes.Shape, int], _Form] = {}

    def event(self, occurrence: Occurrence) -> bytes:
        first, after = _days(occurrence, self._feed)
        shape = notes.shape(occurrence, self._place, shown_until=after - _ONE_DAY)
        number = wording.ordinal(shape.number).encode() if shape.number else b""
        key = shape.words, len(number)
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = self._form(occurrence, shape.words, len(number))
        slots = {
            b"first": _digits(first),
            b"after": _digits(after),
            b"cycle": occurrence.cycle,
            b"number": number,
            b"year": b"%04d" % occurrence.first.year,
        }
        if form.text:
            slots[b"text"] = fold(f"DESCRIPTION:{notes.filled(form.text, occurrence)}".encode())
        return form.event % slots

    def _form(self, occurrence: Occurrence, words: notes.Words, number_length: int) -> _Form:
        observance = occurrence.observance
        article = self._articles(observance.id)
        text = notes.form(observance, article, words, self._place, self._feed.languages)
        text = _escape(_clean_text(text, marks=True))
        event = self._written.replace(b"%(status)b", _status(occurrence).encode())
        number, year = notes.NUMBER.encode() * number_length, notes.YEAR.encode() * 4
        line = f"DESCRIPTION:{text}".encode().replace(notes.NUMBER.encode(), number)
        line = fold(line.replace(notes.YEAR.encode(), year))
        numbers, years = text.count(notes.NUMBER), text.count(notes.YEAR)
        if words.cut or line.count(number or b"\r\n ") < numbers or line.count(year) < years:
            # A fold parts a number, or a date of no fixed length stands in the text: folded each time.
            return _Form(event, text)
        line = line.replace(b"%", b"%%").replace(year, b"%(year)b")
        return _Form(event.replace(b"%(text)b", line.replace(number, b"%(number)b") if number else line), "")


class _Form(NamedTuple):
    """An event with slots; `text` is the escaped description when it has to be folded for each occurrence."""

    event: bytes
    text: str


def _with_slots(written: bytes, id: str) -> bytes:
    slots = (
        (b"DTSTART;VALUE=DATE:20000101", b"DTSTART;VALUE=DATE:%(first)b"),
        (b"DTEND;VALUE=DATE:20000102", b"DTEND;VALUE=DATE:%(after)b"),
        (b"UID:stand-in", b"UID:" + id.encode() + b"-%(cycle)d@observe"),
        (b"DESCRIPTION:stand-in", b"%(text)b"),
        (b"STATUS:stand-in", b"STATUS:%(status)b"),
    )
    written = written.replace(b"%", b"%%")
    for stand_in, slot in slots:
        head, line, rest = written.partition(b"\r\n" + stand_in + b"\r\n")
        assert line, stand_in
        written = b"".join((head, b"\r\n", slot, b"\r\n", rest))
    return written


def fold(line: bytes) -> bytes:
    """Return a line of UTF-8 folded at 75 octets, never inside a character (RFC 5545 3.1)."""
    if len(line) <= _LONGEST_LINE:
        return line
    if line.isascii():
        rest = range(_LONGEST_LINE, len(line), _LONGEST_LINE - 1)
        return b"\r\n ".join([line[:_LONGEST_LINE], *[line[at : at + _LONGEST_LINE - 1] for at in rest]])
    parts = []
    start, room = 0, _LONGEST_LINE
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[start:end])
        start, room = end, _LONGEST_LINE - 1
    parts.append(line[start:])
    return b"\r\n ".join(parts)


def _header(feed: Feed, revised: str) -> bytes:
    name, about = _plain_name(feed.name), _plain_name(feed.description)
    found = Calendar()
    found.add("VERSION", "2.0")
    found.add("PRODID", PRODUCT)
    found.add("CALSCALE", "GREGORIAN")
    found.add("METHOD", "PUBLISH")
    found.add("LAST-MODIFIED", _stamp(revised))
    found["NAME"] = found["X-WR-CALNAME"] = vText(name)
    if about:
        found["DESCRIPTION"] = found["X-WR-CALDESC"] = vText(about)
    # icalendar leaves VALUE off; RFC 7986 5.7 and 5.8 ask for it.
    found.add("REFRESH-INTERVAL", feed.refresh, parameters={"VALUE": "DURATION"})
    found.add("X-PUBLISHED-TTL", _duration(feed.refresh))
    if feed.source_url:
        found.add("SOURCE", feed.source_url, parameters={"VALUE": "URI"})
    if feed.url_base:
        found.add("URL", feed.url_base)
    found.add("COLOR", "slategray")
    return found.to_ical()


def _event(
    observance: Observance, feed: Feed, *, first: date, after: date, uid: str, status: str, text: str
) -> Event:
    found = Event()
    found.add("SUMMARY", _clean(wording.name(observance, feed.languages)))
    found.add("DTSTART", first)
    found.add("DTEND", after)
    found.add("UID", uid)
    found.add("DTSTAMP", _stamp(observance.revised))
    found.add("LAST-MODIFIED", _stamp(observance.revised))
    found.add("SEQUENCE", max(0, (date.fromisoformat(observance.revised) - _FIRST_REVISION).days))
    found.add("DESCRIPTION", text)
    found.add("STATUS", status)
    # A kind that is also a tag stands once.
    found.add("CATEGORIES", [_clean(word) for word in dict.fromkeys((observance.kind, *observance.tags))])
    found.add("CLASS", "PUBLIC")
    found.add("COLOR", COLORS[observance.kind])
    found.add("TRANSP", "OPAQUE" if feed.busy else "TRANSPARENT")
    found.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if feed.busy else "FREE")
    url = f"{feed.url_base.rstrip('/')}/{observance.id}" if feed.url_base else observance.url
    if url:
        found.add("URL", url)
    for before in feed.alarms:
        found.add_component(_alarm(before, _clean(wording.name(observance, feed.languages))))
    return found


def _alarm(before: timedelta, text: str) -> Alarm:
    found = Alarm()
    found.add("ACTION", "DISPLAY")
    # Never after the start: Outlook reads the size of a trigger and not its sign.
    found.add("TRIGGER", -before)
    found.add("DESCRIPTION", text)
    return found


def _days(occurrence: Occurrence, feed: Feed) -> tuple[date, date]:
    """Return the first day of an event and the day after its last."""
    length = (occurrence.last - occurrence.first).days + 1
    whole = length <= LONGEST_WHOLE if feed.whole_spans is None else feed.whole_spans
    last = occurrence.last if whole else occurrence.first
    return occurrence.first, last + _ONE_DAY


def _status(occurrence: Occurrence) -> str:
    return "TENTATIVE" if occurrence.certainty is Certainty.TENTATIVE else "CONFIRMED"


def _stamp(revised: str) -> datetime:
    return datetime.combine(date.fromisoformat(revised), datetime.min.time(), timezone.utc)


def _digits(day: date) -> bytes:
    return day.isoformat().replace("-", "").encode()


def _duration(length: timedelta) -> str:
    hours = length.total_seconds() // 3600
    return f"P{hours // 24:.0f}D" if hours % 24 == 0 else f"PT{hours:.0f}H"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _clean(text: str) -> str:
    """Return a text on one line, in NFC, without control characters; icalendar would write them through."""
    return " ".join(_clean_text(text).split())


def _clean_text(text: str, *, marks: bool = False) -> str:
    """Return a text in NFC without control characters but line ends, and the marks of a form if it is one."""
    control = _CONTROL_BUT_MARKS if marks else _CONTROL
    return control.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))


def _plain_name(name: str) -> str:
    """Return the name of a calendar without `,`, `;` and `\\`, which some programs show with a backslash."""
    return " ".join(re.sub(r"[,;\\]+", " ", _clean(name)).split())
