"""A calendar read back by icalendar, which shares no code with our writer, before it is put in place."""

from __future__ import annotations

from collections import Counter
from typing import Any

from icalendar import Calendar


def complaints(data: bytes) -> list[str]:
    """Return what a reader finds wrong with the bytes of a calendar; nothing, if all is as it should be."""
    # icalendar types a property as whatever it might be.
    calendar: Any
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        return [f"it cannot be read: {error}"]
    found = [f"{name}: {fault}" for part in calendar.walk() for name, fault in part.errors]
    events = calendar.walk("VEVENT")
    written = data.count(b"\r\nBEGIN:VEVENT\r\n")
    if len(events) != written:
        found.append(f"{len(events)} of {written} events are read")
    uids = Counter(str(event["UID"]) for event in events)
    found += [f"{uid} stands there {count} times" for uid, count in uids.items() if count > 1]
    found += [
        f"{event['UID']} ends before it has begun"
        for event in events
        if event["DTEND"].dt <= event["DTSTART"].dt
    ]
    return found
