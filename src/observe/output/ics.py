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
_PARAGRAPH = "\\n\\n"
"""An empty line between paragraphs, as TEXT escapes it."""
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
            template = templates[id] = _Template(observance, articles(id), feed, place(observance))
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
            notes.description(occurrence, article, feed.languages, place, shown_until=after - timedelta(1))
        ),
    )
    return found


class _Template:
    """The event of one observance, cut where its years differ."""

    def __init__(self, observance: Observance, article: Article, feed: Feed, place: str) -> None:
        self._article = article
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
        cut = re.split(
            rb"(?<=DTSTART;VALUE=DATE:)20000101|(?<=DTEND;VALUE=DATE:)20000102|DESCRIPTION:stand-in(?=\r\nL)|stand-in",
            written,
        )
        self._summary_to_start, self._to_end, self._to_uid, self._to_text, self._to_status, self._rest = cut
        self._around: dict[Certainty, tuple[str, str]] = {}

    def event(self, occurrence: Occurrence) -> bytes:
        first, after = _days(occurrence, self._feed)
        return b"".join(
            (
                self._summary_to_start,
                _digits(first),
                self._to_end,
                _digits(after),
                self._to_uid,
                occurrence.uid.encode(),
                self._to_text,
                self._text(occurrence, after),
                self._to_status,
                _status(occurrence).encode(),
                self._rest,
            )
        )

    def _text(self, occurrence: Occurrence, after: date) -> bytes:
        around = self._around.get(occurrence.certainty)
        if around is None:
            around = self._around[occurrence.certainty] = self._fixed(occurrence)
        opening, closing = around
        yearly = notes.of_the_year(
            occurrence, self._feed.languages, self._place, shown_until=after - timedelta(1)
        )
        middle = _PARAGRAPH.join([_escape(_clean_text(paragraph)) for paragraph in yearly])
        parts = (opening, middle, closing)
        return fold(f"DESCRIPTION:{_PARAGRAPH.join([part for part in parts if part])}".encode())

    def _fixed(self, occurrence: Occurrence) -> tuple[str, str]:
        """Return the opening and the closing of the description, escaped."""
        opening = notes.opening(
            occurrence.observance,
            occurrence.certainty,
            self._feed.languages,
            evening=occurrence.evening_before,
        )
        closing = notes.closing(self._article, self._feed.languages)
        return _escape(_clean_text("\n\n".join(opening))), _escape(_clean_text("\n\n".join(closing)))


def fold(line: bytes) -> bytes:
    """Return a line of UTF-8 folded at 75 octets, never inside a character (RFC 5545 3.1)."""
    if len(line) <= _LONGEST_LINE:
        return line
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
    found.add("CATEGORIES", [_clean(word) for word in (observance.kind.title(), *observance.tags)])
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
    return occurrence.first, last + timedelta(1)


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


def _clean_text(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        for character in text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
        if character in "\n\t" or unicodedata.category(character) != "Cc"
    )


def _plain_name(name: str) -> str:
    """Return the name of a calendar without `,`, `;` and `\\`, which some programs show with a backslash."""
    return " ".join(re.sub(r"[,;\\]+", " ", _clean(name)).split())
