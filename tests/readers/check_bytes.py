"""Look at the bytes of a calendar, without a library: python check_bytes.py FILE."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def complaints(data: bytes) -> list[str]:
    """Return what is wrong by RFC 5545 and RFC 7986, in words."""
    found = []
    if data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"END:VCALENDAR\r\n"):
        found.append("the file begins with a byte order mark or does not end with its calendar")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for number, line in enumerate(physical, 1):
        if not 0 < len(line) <= 75:
            found.append(f"line {number} has {len(line)} octets")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            found.append(f"line {number} parts a character")
            continue
        if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", text):
            found.append(f"line {number} holds a control character")
    lines = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    values: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        values.setdefault(name, []).append(value)
    for name in ("DTSTART", "DTEND", "REFRESH-INTERVAL", "SOURCE"):
        if name in values:
            found.append(f"{name} stands without VALUE")
    for never in ("RRULE", "RDATE", "ATTENDEE", "ORGANIZER", "DURATION"):
        if any(name.split(";")[0] == never for name in values):
            found.append(f"{never} has no place here")
    uids = values["UID"]
    if len(set(uids)) < len(uids) or len(uids) != values["BEGIN"].count("VEVENT"):
        found.append("an event has no UID of its own")
    starts, ends = values["DTSTART;VALUE=DATE"], values["DTEND;VALUE=DATE"]
    if not all(start < end for start, end in zip(starts, ends, strict=True)):
        found.append("an event ends before it begins")
    if any(trigger != "P0D" and not trigger.startswith("-P") for trigger in values.get("TRIGGER", ())):
        found.append("an alarm rings after the start")
    return found


def main() -> None:
    """Complain about the file that the command line names, or say nothing."""
    if found := complaints(Path(sys.argv[1]).read_bytes()):
        sys.exit("\n".join([f"{sys.argv[1]}: {len(found)} complaints", *found[:10]]))


if __name__ == "__main__":
    main()
