"""Read a calendar with recurring-ical-events, as a program does that shows a span of days."""

import json
import sys
from datetime import date
from pathlib import Path

import icalendar
import recurring_ical_events

first, last = int(sys.argv[2]), int(sys.argv[3])
calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
json.dump(
    [
        {
            "uid": event["UID"],
            "start": event["DTSTART"].dt.isoformat(),
            "end": event["DTEND"].dt.isoformat(),
            "summary": event["SUMMARY"],
            "description": event["DESCRIPTION"],
        }
        for event in recurring_ical_events.of(calendar).between(date(first, 1, 1), date(last + 1, 1, 1))
    ],
    sys.stdout,
)
