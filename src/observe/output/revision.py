"""How a calendar tells that an entry was revised (RFC 5545 3.8.7): by that day, never by the clock."""

from __future__ import annotations

from datetime import date

_FIRST = date(2020, 1, 1)


def stamp(revised: str) -> str:
    """Return the start of a day, given as YYYY-MM-DD, as DTSTAMP and LAST-MODIFIED have it."""
    return f"{revised.replace('-', '')}T000000Z"


def sequence(revised: str) -> int:
    """Return the days from 1 January 2020 to a day, at least 0: a SEQUENCE that grows with each revision."""
    return max(0, (date.fromisoformat(revised) - _FIRST).days)
