"""Read a calendar with icalendar."""

import json
import sys
from pathlib import Path

from icalendar import Calendar

calendar = Calendar.from_ical(Path(sys.argv[1]).read_bytes())
faults = [fault for component in calendar.walk() for fault in component.errors]
if faults:
    sys.exit(f"icalendar complains: {faults[:5]}")
json.dump(
    [
        {
            "uid": event["UID"],
            "start": event["DTSTART"].dt.isoformat(),
            "end": event["DTEND"].dt.isoformat(),
            "summary": event["SUMMARY"],
            "description": event["DESCRIPTION"],
            "alarms": len(event.alarms.times),
        }
        for event in calendar.events
    ],
    sys.stdout,
)
