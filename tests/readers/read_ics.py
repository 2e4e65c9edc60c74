"""Read a calendar with ics (ics.py)."""

import json
import sys
from datetime import timedelta
from pathlib import Path

from ics import Calendar

calendar = Calendar(Path(sys.argv[1]).read_bytes().decode("utf-8"))
json.dump(
    [
        {
            "uid": event.uid,
            "start": event.begin.date().isoformat(),
            # ics tells the last day of an event without times.
            "end": (event.begin.date() + timedelta(days=max(event.duration.days, 1))).isoformat(),
            "summary": event.name,
            "description": event.description,
            "alarms": len(event.alarms),
        }
        for event in calendar.events
    ],
    sys.stdout,
)
