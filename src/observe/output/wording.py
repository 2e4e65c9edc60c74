"""How days, places, names and anniversaries are said, the same in every output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from observe.model import Anniversary, Observance, Occurrence, in_language, in_one_language

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
TENTATIVE = "~"
TENTATIVE_NOTE = (
    "~ the date is tentative: it depends on a sighting, a decree or an announcement, and may move."
)
MILESTONE = "*"
MILESTONE_NOTE = "* a round anniversary."


def name(observance: Observance, languages: Sequence[str]) -> str:
    """Return the name in the languages asked for, in their order; English where there is none.

    Two languages give "ទិវាជាតិនៃការចងចាំ / National Day of Remembrance".
    """
    names = [in_one_language(observance.names, language) for language in languages]
    return " / ".join(dict.fromkeys(filter(None, names))) or observance.names["en"]


def text(texts: Mapping[str, str] | None, languages: Sequence[str]) -> str:
    """Return a text in the first language that there is, else in English; "" when there is none."""
    return in_language(texts, languages) if texts else ""


def until(occurrence: Occurrence, today: date) -> str:
    """Return how far a day is: "today", "in 7 days", "3 days ago", "day 2 of 7"."""
    if occurrence.first < today <= occurrence.last:
        passed, whole = (today - occurrence.first).days + 1, (occurrence.last - occurrence.first).days + 1
        return f"day {passed} of {whole}"
    days = (occurrence.first - today).days
    if days == 1 and occurrence.evening_before:
        return "this evening"
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def places(where: Sequence[str], *, most: int = 3, first: str = "") -> str:
    """Return places as codes, at most so many, one of them in front: "KH", "EE, LV", "AU, NZ, TO +2"."""
    shown = ", ".join(in_front(first, where)[:most])
    return f"{shown} +{len(where) - most}" if len(where) > most else shown


def in_front(place: str, where: Sequence[str]) -> list[str]:
    """Return places with one of them in front, if it is among them."""
    return sorted(where, key=lambda code: code != place)


def anniversary(found: Anniversary | None, languages: Sequence[str] = ()) -> str:
    """Return "48th anniversary of the fall of Phnom Penh", or "" when there is none."""
    if found is None:
        return ""
    return f"{ordinal(found.number)} anniversary of {in_language(found.of, languages)}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st …"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{_SUFFIXES.get(number % 10, 'th')}"


def long_date(day: date) -> str:
    """Return "Thursday 7 January 2027"."""
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
    return f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}"


def partial_date(written: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words: "1979", "January 1979", "7 January 1979"."""
    year, *rest = written.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    if rest:
        words.append(MONTHS[int(rest[0]) - 1])
    return " ".join([*words, str(int(year))])


def period(since: int | None, until_year: int | None) -> str:
    """Return years from and to, both included: "1984-2017", "since 2020", "until 1991", "2018"."""
    if since is not None and until_year is not None:
        return str(since) if since == until_year else f"{since}-{until_year}"
    if since is not None:
        return f"since {since}"
    return f"until {until_year}" if until_year is not None else ""
