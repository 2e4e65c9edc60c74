"""Text -> phrase: one function for each form, each refusal with its column."""

from __future__ import annotations

import re

from observe.calendars import CALENDARS, calendar_system
from observe.errors import RuleError, did_you_mean
from observe.rules.phrases import (
    RELATIONS,
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
from observe.rules.words import LONGEST, MAX_OFFSET, MONTHS, ORDINALS, WEEKDAYS, Words

_EXAMPLES = 'for example "25 April", "last Monday of May" or "2 days before easter"'
_SEASONS = {"march": "equinox", "june": "solstice", "september": "equinox", "december": "solstice"}
_WEEKDAYS_LOWER = {weekday.lower() for weekday in WEEKDAYS}
_STARTS = (*WEEKDAYS, *ORDINALS, *_SEASONS, "easter", "orthodox", "khmer", "solar")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def parse_phrase(text: str, *, start: int = 1) -> Phrase:
    """Return the phrase that a text writes; `start` is the column of its first letter.

    >>> str(parse_phrase("last monday of may"))
    'last Monday of May'
    """
    words = Words(text, start=start)
    phrase = _phrase(words)
    words.finish()
    return phrase


def _phrase(words: Words, *, as_anchor: bool = False) -> Phrase:
    first, second = words.peek(), words.peek(1)
    if not first:
        words.take("the day to count from")
    if first[:1].isdigit() and first not in ORDINALS:
        return _numbered(words, as_anchor=as_anchor)
    if first in ORDINALS:
        nth = ORDINALS[words.take("an ordinal").lower()]
        weekday = words.take_weekday()
        words.take_words("of")
        return Nth(nth, weekday, words.take_month())
    if first in ("easter", "orthodox"):
        if first == "orthodox":
            words.take("'orthodox'")
        words.take_words("easter")
        return Easter(orthodox=first == "orthodox")
    if first == "khmer":
        words.take_words("khmer", "new", "year")
        return KhmerNewYear()
    if first == "solar":
        return _solar_term(words)
    if first in _SEASONS and second[:1].isalpha():
        return _season(words)
    if words.rest().lower().endswith(" (thai)"):
        return _thai_feast(words)
    if "-" in first and _ID.fullmatch(first):
        return Observed(words.take("an id").lower())
    if first not in _WEEKDAYS_LOWER:
        raise RuleError(
            f"'{words.peek_as_written()[:40]}' does not begin a rule",
            words.column,
            hint=(first not in _SEASONS and did_you_mean(first, _STARTS)) or _EXAMPLES,
        )
    return _near(words, words.take_weekday())


def _numbered(words: Words, *, as_anchor: bool) -> Phrase:
    column = words.column
    if words.peek(1) in ("day", "days"):
        if as_anchor:
            raise RuleError("days before or after are reckoned once", column)
        count = words.take_count(MAX_OFFSET)
        anchor_column = words.column
        anchor = _phrase(words, as_anchor=True)
        if isinstance(anchor, Fixed):
            raise RuleError(f"{anchor} is a plain date", anchor_column, hint="write the date that is meant")
        return Offset(count, anchor)
    if words.rest().endswith(")"):
        return _in_calendar(words)
    day = words.take_number("a day of a month", 1, 31)
    month = words.take_month()
    if day > LONGEST[month - 1]:
        raise RuleError(f"{MONTHS[month - 1]} has {LONGEST[month - 1]} days, not {day}", column)
    return Fixed(day, month)


def _in_calendar(words: Words) -> Phrase:
    column = words.column
    day = words.take_number("a day of a month", 1, 31)
    label_column = words.column
    text = words.rest()
    label, opening, name = text.rpartition(" (")
    name = name.removesuffix(")")
    name_column = label_column + len(label) + len(opening)
    if not opening:
        raise RuleError("a month should stand before the calendar system", label_column)
    if name.lower() not in CALENDARS:
        hint = did_you_mean(name, CALENDARS) or f"one of: {', '.join(CALENDARS)}"
        raise RuleError(f"'{name[:40]}' is not a calendar system", name_column, hint=hint)
    system = calendar_system(name.lower()).SYSTEM
    months = {month.casefold(): month for month in system.months}
    if label.casefold() not in months:
        hint = did_you_mean(label, system.months) or f"one of: {', '.join(system.months)}"
        raise RuleError(f"'{label[:40]}' is not a month of the {system.title}", label_column, hint=hint)
    month = months[label.casefold()]
    if day > system.months[month]:
        raise RuleError(f"{month} has at most {system.months[month]} days, not {day}", column)
    for _ in text.split(" "):
        words.take("a month")
    return InCalendar(day, month, system.name)


def _near(words: Words, weekday: int) -> Near:
    column = words.column
    relation = next(
        (
            relation
            for relation in RELATIONS
            if relation.split() == [words.peek(ahead) for ahead in range(len(relation.split()))]
        ),
        None,
    )
    if relation is None:
        word = words.take("'on or after', 'after', 'on or before' or 'before'")
        raise RuleError(
            f"'{word[:40]}' does not say where the {WEEKDAYS[weekday]} lies",
            column,
            hint=f"one of: {', '.join(RELATIONS)}",
        )
    for word in relation.split():
        words.take(word)
    anchor_column = words.column
    day = words.take_number("a day of a month", 1, 31)
    month = words.take_month()
    if day > LONGEST[month - 1]:
        raise RuleError(f"{MONTHS[month - 1]} has {LONGEST[month - 1]} days, not {day}", anchor_column)
    return Near(weekday, relation, Fixed(day, month))


def _solar_term(words: Words) -> SolarTerm:
    from observe.calendars.solar import SOLAR_TERMS

    words.take_words("solar", "term")
    return SolarTerm(words.take_one_of(SOLAR_TERMS, "a solar term"))


def _season(words: Words) -> Season:
    month = words.take_one_of(_SEASONS, "a month")
    turning_point = words.take_one_of([_SEASONS[month]], f"the turning point of {month.title()}")
    words.take_words("at")
    column = words.column
    text = words.take("an offset such as UTC+9")
    match = re.fullmatch(r"UTC([+-])([0-9]{1,2})(?::([0-9]{2}))?", text, re.IGNORECASE)
    minutes = int(match[2]) * 60 + int(match[3] or 0) if match else -1
    if not match or minutes > 14 * 60 or int(match[3] or 0) > 59:
        raise RuleError(
            f"'{text[:40]}' is not an offset from UTC", column, hint="for example UTC+9 or UTC+5:30"
        )
    return Season(f"{month} {turning_point}", -minutes if match[1] == "-" else minutes)


def _thai_feast(words: Words) -> ThaiFeast:
    from observe.calendars.thai import FEASTS

    column = words.column
    name = words.rest().lower().removesuffix(" (thai)")
    if name not in FEASTS:
        raise RuleError(
            f"'{name[:40]}' is not a Thai feast",
            column,
            hint=did_you_mean(name, FEASTS) or f"one of: {', '.join(FEASTS)}",
        )
    for _ in words.rest().split(" "):
        words.take("a feast")
    return ThaiFeast(name)
