"""Make events of what `khal list --json` printed: one list of mappings for each day."""

import json
import sys
from datetime import date, timedelta

events = [event for line in sys.stdin for event in json.loads(line)]
json.dump(
    [
        {
            "uid": event["uid"],
            "start": event["start-date"],
            # khal tells the last day of an event.
            "end": (date.fromisoformat(event["end-date"]) + timedelta(days=1)).isoformat(),
            "summary": event["title"],
            "description": event["description"],
        }
        for event in events
    ],
    sys.stdout,
)
