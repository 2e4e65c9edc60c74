"""The same calendar, built of icalendar's own objects: a second opinion on every byte of output/ics.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from observe.article import Article
from observe.model import Observance, Occurrence
from observe.output import ics, notes, wording
from observe.rules.certainty import Certainty

ONE_DAY = timedelta(days=1)


def calendar(
    occurrences: Iterable[tuple[Occurrence, Article, str]], feed: ics.Feed, *, revised: str
) -> Calendar:
    """Return a calendar of occurrences, each with its article and the place for which its status is told."""
    found = Calendar()
    found.add("VERSION", "2.0")
    found.add("PRODID", ics.PRODUCT)
    found.add("CALSCALE", "GREGORIAN")
    found.add("METHOD", "PUBLISH")
    found.add("LAST-MODIFIED", _stamp(revised))
    found["NAME"] = found["X-WR-CALNAME"] = vText(ics.plain_name(feed.name))
    if feed.description:
        found["DESCRIPTION"] = found["X-WR-CALDESC"] = vText(feed.description)
    found.add("REFRESH-INTERVAL", feed.refresh, parameters={"VALUE": "DURATION"})
    found.add("X-PUBLISHED-TTL", found["REFRESH-INTERVAL"].to_ical().decode())
    if feed.source_url:
        found.add("SOURCE", feed.source_url, parameters={"VALUE": "URI"})
    if feed.url_base:
        found.add("URL", feed.url_base)
    found.add("COLOR", "slategray")
    for occurrence, article, place in occurrences:
        found.add_component(event(occurrence, article, feed, place))
    return found


def event(occurrence: Occurrence, article: Article, feed: ics.Feed, place: str = "") -> Event:
    """Return one event."""
    observance = occurrence.observance
    name = wording.name(observance, feed.languages)
    length = (occurrence.last - occurrence.first).days + 1
    whole = length <= ics.LONGEST_WHOLE if feed.whole_spans is None else feed.whole_spans
    last = occurrence.last if whole else occurrence.first
    found = Event()
    found.add("SUMMARY", name)
    found.add("DTSTART", occurrence.first)
    found.add("DTEND", last + ONE_DAY)
    found.add("DTSTAMP", _stamp(observance.revised))
    found.add("UID", f"{observance.id}-{occurrence.cycle}@observe")
    found.add("SEQUENCE", max((date.fromisoformat(observance.revised) - date(2020, 1, 1)).days, 0))
    found.add("CATEGORIES", list(dict.fromkeys((observance.kind, *observance.tags))))
    found.add("CLASS", "PUBLIC")
    found.add("COLOR", ics.COLORS[observance.kind])
    cut = last < occurrence.last
    found.add("DESCRIPTION", notes.description(occurrence, article, feed.languages, place, cut=cut))
    found.add("LAST-MODIFIED", _stamp(observance.revised))
    found.add("STATUS", "TENTATIVE" if occurrence.certainty is Certainty.TENTATIVE else "CONFIRMED")
    found.add("TRANSP", "OPAQUE" if feed.busy else "TRANSPARENT")
    found.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if feed.busy else "FREE")
    if page := _page(observance, feed):
        found.add("URL", page)
    for before in feed.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", name)
        alarm.add("TRIGGER", -before)
        found.add_component(alarm)
    return found


def _page(observance: Observance, feed: ics.Feed) -> str:
    return f"{feed.url_base.rstrip('/')}/{observance.id}" if feed.url_base else observance.url


def _stamp(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
