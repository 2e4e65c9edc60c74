"""The exact RRULE (RFC 5545) of a rule, where there is one; never an approximate one.

Feeds do not use it: they write one event a year (calendar programs read recurrences differently). It is told
to a reader who keeps a calendar by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from observe.rules.phrases import (
    AFTER,
    BEFORE,
    ON_OR_AFTER,
    Base,
    Dates,
    Fixed,
    InCalendar,
    Near,
    Nth,
    Observed,
    Offset,
    Phrase,
)
from observe.rules.rule import Rule
from observe.rules.words import LONGEST

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Recurrence(NamedTuple):
    """An RRULE and how far it may be used; or none, and why not."""

    rrule: str
    note: str


def recurrence(rule: Rule, rules: Callable[[str], Rule] | None = None) -> Recurrence:
    """Return the RRULE whose days are exactly the rule's, or an empty one with the reason.

    The first year, and days left out or moved, are told in the note: RFC 5545 writes them as DTSTART,
    EXDATE and RDATE.

    Args:
        rule: the rule to write.
        rules: gives the rule of another observance by its id, for a rule that is reckoned from one.
    """
    if len(rule.periods) > 1:
        return Recurrence(
            "", "the rule has changed over the years; each period would need a recurrence of its own"
        )
    (period,) = rule.periods
    if period.shifts:
        return Recurrence("", "a day that moves off certain weekdays cannot be written as a recurrence")
    parts, note = _parts(_resolved(period.base, rules))
    if not parts:
        return Recurrence("", note)
    if period.until is not None:
        parts += f";UNTIL={period.until:04}1231"
    notes = [note] if note else []
    if period.since is not None:
        notes.append(f"start it in {period.since}")
    if rule.exceptions:
        years = ", ".join(map(str, sorted(rule.exceptions)))
        notes.append(f"the years {years} stand apart (EXDATE, RDATE)")
    return Recurrence(f"FREQ=YEARLY;{parts}", "; ".join(notes))


def _resolved(phrase: Phrase, rules: Callable[[str], Rule] | None) -> Phrase:
    """Return a phrase that stands on its own, as far as it can be told without another observance."""
    if isinstance(phrase, Observed) and rules:
        rule = rules(phrase.id)
        period = rule.periods[0]
        plain = period.since is None and period.until is None and not period.shifts and not rule.exceptions
        return _resolved(period.base, rules) if plain and len(rule.periods) == 1 else phrase
    if isinstance(phrase, Offset):
        return _moved(_resolved(phrase.anchor, rules), phrase.count) or phrase
    return phrase


def _moved(anchor: Phrase, days: int) -> Near | None:
    """Return the week of a weekday, moved by some days; None if it leaves March to December."""
    match anchor:
        case Nth(-1, weekday, month) if month != 2:
            first = date(2001, month, LONGEST[month - 1]).toordinal() - 6
        case Nth(nth, weekday, month) if 1 <= nth <= 4:
            first = date(2001, month, 1).toordinal() + 7 * (nth - 1)
        case Near(weekday, relation, Fixed(day, month)) if (day, month) not in ((28, 2), (29, 2)):
            first = date(2001, month, day).toordinal() + {ON_OR_AFTER: 0, AFTER: 1, BEFORE: -7}.get(
                relation, -6
            )
        case _:
            return None
    start, end = date.fromordinal(first + days), date.fromordinal(first + days + 6)
    stays = date(2001, 3, 1) <= start <= end <= date(2001, 12, 31) and date.fromordinal(first) >= date(
        2001, 3, 1
    )
    return Near((weekday + days) % 7, ON_OR_AFTER, Fixed(start.day, start.month)) if stays else None


def _parts(phrase: Phrase) -> tuple[str, str]:
    match phrase:
        case Fixed(day, month):
            note = (
                "some programs place 29 February on 1 March in common years"
                if (day, month) == (29, 2)
                else ""
            )
            return f"BYMONTH={month};BYMONTHDAY={day}", note
        case Nth(nth, weekday, month):
            return f"BYMONTH={month};BYDAY={nth}{_DAYS[weekday]}", ""
        case Near():
            return _near(phrase)
        case InCalendar(_, _, "julian" | "ethiopic" | "coptic"):
            return _until_2099(phrase)
        case InCalendar(_, _, name):
            return "", f"RFC 5545 counts in the Gregorian calendar only, not in the {name} one"
        case Dates():
            return "", "the days are named one by one"
    return "", f"RFC 5545 has no word for '{phrase}'"


def _near(phrase: Near) -> tuple[str, str]:
    day, month = phrase.anchor.day, phrase.anchor.month
    if (day, month) == (29, 2) or (day, month, phrase.relation) == (28, 2, AFTER):
        return "", "the days that leap years add cannot be written as a recurrence"
    after = phrase.relation in (ON_OR_AFTER, AFTER)
    first = day + (phrase.relation == AFTER) if after else day - (phrase.relation == BEFORE) - 6
    last = first + 6
    weekday = _DAYS[phrase.weekday]
    longest = 28 if month == 2 else LONGEST[month - 1]
    if first >= 1 and last <= longest:
        days = ",".join(map(str, range(first, last + 1)))
        return f"BYMONTH={month};BYMONTHDAY={days};BYDAY={weekday}", ""
    start = date(2001, month, 1).toordinal() - 1 + first
    if date.fromordinal(start) < date(2001, 3, 1) or date.fromordinal(start + 6).year != 2001:
        return "", "the week crosses New Year or the end of February, where year days move in leap years"
    # Counted from the end of the year, no leap day moves them from March on.
    year_days = (_negative_year_day(date.fromordinal(start + step)) for step in range(7))
    return f"BYYEARDAY={','.join(map(str, year_days))};BYDAY={weekday}", ""


def _until_2099(phrase: InCalendar) -> tuple[str, str]:
    """Return the Gregorian day of a Julian, Ethiopic or Coptic one, the same every year from 1901 to 2099."""
    days = {year: phrase.days(year, _no_anchors) for year in range(1901, 2100)}
    dates = {year: date.fromordinal(found[0].day) for year, found in days.items() if found}
    limit = "exact from 1901 to 2099"
    if len(dates) < len(days):
        return "", f"{phrase} does not come every year"
    if len(month_days := {(day.month, day.day) for day in dates.values()}) == 1:
        ((month, day),) = month_days
        return f"BYMONTH={month};BYMONTHDAY={day}", limit
    if len(year_days := {_negative_year_day(day) for day in dates.values()}) == 1:
        return f"BYYEARDAY={year_days.pop()}", limit
    return "", "RFC 5545 has no word for a day that moves with another calendar's leap years"


def _negative_year_day(day: date) -> int:
    return day.toordinal() - date(day.year, 12, 31).toordinal() - 1


def _no_anchors(id: str, year: int) -> tuple[Base, ...]:
    return ()
