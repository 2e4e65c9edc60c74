"""A rule in words: "on 27 Nisan (Hebrew calendar); if that is a Friday, one day earlier"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from observe.calendars import calendar_system
from observe.rules.certainty import Certainty
from observe.rules.phrases import (
    Dates,
    Easter,
    Fixed,
    InCalendar,
    KhmerNewYear,
    Near,
    Nth,
    Observed,
    Offset,
    Phrase,
    Season,
    SolarTerm,
    ThaiFeast,
)
from observe.rules.rule import Period, Rule, RuleDay, Shift
from observe.rules.words import MONTHS, WEEKDAYS

_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
Names = Callable[[str], str]
"""Gives the name of an observance by its id."""


def sentence(rule: Rule, names: Names = str) -> str:
    """Return a rule in one English sentence, without the full stop.

    Args:
        rule: the rule to tell.
        names: turns the id of another observance into its name.
    """
    told = " — ".join(_period(period, names, several=len(rule.periods) > 1) for period in rule.periods)
    if rule.exceptions:
        told += "; " + "; ".join(_exception(year, day) for year, day in sorted(rule.exceptions.items()))
    return told


def origin(rule: Rule, day: RuleDay, names: Names = str) -> str:
    """Return in words how one day of a rule came about, without the full stop.

    "27 Nisan 5788 AM is Sunday 23 April 2028; a Sunday moves one day later, to Monday 24 April 2028"
    """
    period = next((period for period in rule.periods if period.holds(day.year)), rule.periods[-1])
    if day.year in rule.exceptions:
        told = f"for {day.year} the day was set apart from the rule: {in_words(day.day)}"
        if day.nominal != day.day:
            told += f" instead of {in_words(day.nominal)}"
    elif isinstance(period.base, Fixed | Dates):
        what = "a fixed date" if isinstance(period.base, Fixed) else "a day named for that year"
        told = f"{what}: {in_words(day.nominal)}"
    else:
        told = f"{_occasion(period.base, day.cycle, names)} is {in_words(day.nominal)}"
    if day.shift:
        weekday = WEEKDAYS[(day.nominal - 1) % 7]
        told += f"; a {weekday} moves {_moved(day.shift.days)}, to {in_words(day.day)}"
    spans = [f"begins on the evening of {in_words(day.day - 1)}"] if day.evening_before else []
    if day.length > 1:
        spans.append(f"lasts until {in_words(day.day + day.length - 1)}")
    return f"{told}; it {' and '.join(spans)}" if spans else told


def in_words(day: int) -> str:
    """Return a day number as "Monday 24 April 2028"."""
    written = date.fromordinal(day)
    return f"{WEEKDAYS[written.weekday()]} {written.day} {MONTHS[written.month - 1]} {written.year}"


def _period(period: Period, names: Names, *, several: bool) -> str:
    parts = [_phrase(period.base, names)]
    parts += [_shift(shift) for shift in period.shifts]
    if period.evening_before:
        parts.append("begins the evening before")
    if period.length is not None and period.length > 1:
        parts.append(f"lasts {_count(period.length, 'day')}")
    years = _years(period.since, period.until)
    if years:
        parts.append(years if several else f"observed {years}")
    if period.certainty is Certainty.TENTATIVE:
        parts.append("the day may still move")
    if period.certainty is Certainty.ANNOUNCED:
        parts.append("an authority announces the day")
    return "; ".join(parts)


def _phrase(phrase: Phrase, names: Names) -> str:
    match phrase:
        case Fixed(day, month):
            return f"on {day} {MONTHS[month - 1]}" + (", in leap years" if (day, month) == (29, 2) else "")
        case Nth(nth, weekday, month):
            return f"on the {_NTH[nth]} {WEEKDAYS[weekday]} of {MONTHS[month - 1]}"
        case Near(weekday, relation, anchor):
            return f"on the {WEEKDAYS[weekday]} {relation} {anchor}"
        case Dates(listed):
            return "on days named one by one: " + ", ".join(in_words(day) for day in listed)
        case Offset(count, anchor):
            return f"{_before_or_after(count)} {_occasion(anchor, None, names)}"
        case SolarTerm() | Season() | KhmerNewYear() | Easter() | Observed() | ThaiFeast() | InCalendar():
            return f"on {_occasion(phrase, None, names)}"
    raise AssertionError(phrase)


def _occasion(phrase: Phrase, cycle: int | None, names: Names) -> str:
    """Return what a phrase points at, with its cycle when one is given."""
    match phrase:
        case Easter(orthodox):
            return "Orthodox Easter" if orthodox else "Easter Sunday"
        case Observed(id):
            return names(id)
        case KhmerNewYear():
            return "the Khmer New Year (the sun enters Mesha)"
        case ThaiFeast(name):
            return f"{name.title()} as Thailand reckons it"
        case SolarTerm(name):
            return f"the solar term {name.title()} (China, UTC+8)"
        case Season(name, _):
            month, turning_point = name.split()
            offset = str(phrase).rpartition(" ")[2]
            return f"the day of the {month.title()} {turning_point} ({offset})"
        case InCalendar(day, month, name):
            system = calendar_system(name).SYSTEM
            # "day 15 of month 7", but "27 Nisan".
            numbered = month[-1].isdigit()
            told = f"day {day} of {month}" if numbered else f"{day} {month}"
            if cycle is None:
                return f"{told} ({system.title})"
            year = f"{cycle} {system.era}".rstrip()
            return f"{told} {'of ' if numbered else ''}{year} ({system.title})"
        case Fixed():
            return f"{phrase}" if cycle is None else f"{phrase} {cycle}"
        case Nth(nth, weekday, month):
            told = f"the {_NTH[nth]} {WEEKDAYS[weekday]} of {MONTHS[month - 1]}"
            return told if cycle is None else f"{told} {cycle}"
        case Near(weekday, relation, anchor):
            told = f"the {WEEKDAYS[weekday]} {relation} {anchor}"
            return told if cycle is None else f"{told} {cycle}"
        case Offset():
            return _phrase(phrase, names)
        case Dates():
            return "the day named for that year"
    raise AssertionError(phrase)


def _before_or_after(days: int) -> str:
    return f"{_count(abs(days), 'day')} {'before' if days < 0 else 'after'}"


def _shift(shift: Shift) -> str:
    weekdays = [f"a {WEEKDAYS[weekday]}" for weekday in shift.weekdays]
    told = f"if that is {_either(weekdays)}, {_moved(shift.days)}"
    years = _years(shift.since, shift.until)
    return f"{told} ({years})" if years else told


def _exception(year: int, day: int | None) -> str:
    return f"not held in {year}" if day is None else f"in {year} on {in_words(day)}"


def _moved(days: int) -> str:
    return f"{_count(abs(days), 'day')} {'earlier' if days < 0 else 'later'}"


def _years(since: int | None, until: int | None) -> str:
    if since is not None and until is not None:
        return f"in {since}" if since == until else f"from {since} to {until}"
    if since is not None:
        return f"since {since}"
    return f"until {until}" if until is not None else ""


def _count(number: int, unit: str) -> str:
    word = _SMALL[number] if number < len(_SMALL) else str(number)
    return f"{word} {unit}{'' if number == 1 else 's'}"


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
