"""Read a calendar with vobject."""

import json
import sys
from pathlib import Path

import vobject

calendar = vobject.readOne(Path(sys.argv[1]).read_text("utf-8"))
json.dump(
    [
        {
            "uid": event.uid.value,
            "start": event.dtstart.value.isoformat(),
            "end": event.dtend.value.isoformat(),
            "summary": event.summary.value,
            "description": event.description.value,
            "alarms": len(event.contents.get("valarm", ())),
        }
        for event in calendar.vevent_list
    ],
    sys.stdout,
)
