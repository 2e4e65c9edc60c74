"""Text -> phrase, shift, rule. Whatever is not exactly of the language is refused with its column.

rule    = period *(" | " period) ["; except " YEAR ": none" / ": " DATE *(", " …)]
period  = (phrase / dates) *("; " clause)
clause  = shift / "begins evening before" / "lasts N days" / "since YEAR" / "until YEAR" / "certainty WORD"
phrase  = one of the forms of phrases.py
"""

from __future__ import annotations

import re
from datetime import date

from observe.calendars import CALENDARS, calendar_system
from observe.errors import RuleError, did_you_mean
from observe.rules.certainty import Certainty
from observe.rules.phrases import (
    RELATIONS,
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
from observe.rules.rule import MOST_BEYOND, Period, Rule, Shift, overlap
from observe.rules.words import LONGEST, MAX_OFFSET, MONTHS, ORDINALS, WEEKDAYS, YEARS, Words

CERTAINTIES = {
    "exact": Certainty.COMPUTED,
    "announced": Certainty.ANNOUNCED,
    "tentative": Certainty.TENTATIVE,
}
MAX_LENGTH = 366
_EXAMPLES = 'for example "25 April", "last Monday of May" or "2 days before easter"'
_SEASONS = {"march": "equinox", "june": "solstice", "september": "equinox", "december": "solstice"}
_WEEKDAYS_LOWER = {weekday.lower() for weekday in WEEKDAYS}
_STARTS = (*WEEKDAYS, *ORDINALS, *_SEASONS, "easter", "orthodox", "khmer", "solar")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def parse(text: str) -> Rule:
    """Return the rule that a canonical text writes, so that `parse(str(rule)) == rule`.

    Raises:
        RuleError: with the column of the first thing that is not a rule.

    >>> str(parse("2 days before Easter; since 1900"))
    '2 days before easter; since 1900'
    """
    periods: list[Period] = []
    columns: list[int] = []
    exceptions: dict[int, int | None] = {}
    for part, column in _split(text, " | ", 1):
        if exceptions:
            raise RuleError("the exceptions stand at the end of a rule", column)
        clauses = _split(part, "; ", column)
        if clauses[-1][0].lower().startswith("except "):
            exceptions = _exceptions(*clauses.pop())
        if not clauses:
            raise RuleError("exceptions need a rule before them", column)
        periods.append(_period(clauses))
        columns.append(column)
    clash = overlap(periods)
    if clash:
        raise RuleError(
            f"period {clash[0] + 1} and period {clash[1] + 1} share a year",
            columns[clash[1]],
            hint="let 'until' of the earlier end before 'since' of the later",
        )
    return Rule(tuple(periods), exceptions)


def parse_phrase(text: str, *, start: int = 1) -> Phrase:
    """Return the phrase that a text writes; `start` is the column of its first letter.

    >>> str(parse_phrase("last monday of may"))
    'last Monday of May'
    """
    words = Words(text, start=start)
    phrase = _phrase(words)
    words.finish()
    return phrase


def parse_shift(text: str, *, start: int = 1) -> Shift:
    """Return the shift that a text such as `Thursday, Friday -> 1 day before, since 1951` writes."""
    arrow = text.find(" -> ")
    if arrow < 0:
        raise RuleError(
            "a shift needs ' -> ' between its weekdays and its days",
            start,
            hint='for example "Sunday -> 1 day after"',
        )
    weekdays: list[int] = []
    for name, column in _split(text[:arrow], ", ", start):
        words = Words(name, start=column)
        weekday = _weekday(words)
        words.finish()
        if weekday in weekdays:
            raise RuleError(f"{WEEKDAYS[weekday]} stands here twice", column)
        weekdays.append(weekday)
    (moved, column), *years = _split(text[arrow + 4 :], ", ", start + arrow + 4)
    words = Words(moved, start=column)
    days = _count(words, words.take_number("a number of days", 1, 31))
    words.finish()
    limits = _year_limits(years)
    return Shift(tuple(weekdays), days, limits.get("since"), limits.get("until"))


def parse_length(text: str, *, start: int = 1) -> int:
    """Return the days of `3 days`."""
    return _length(Words(text, start=start))


def parse_dates(texts: list[tuple[str, int]]) -> Dates:
    """Return the list of days, each text with its column; they must rise, one a year."""
    days: list[int] = []
    for text, column in texts:
        day = parse_date(text, start=column)
        if days and day <= days[-1]:
            raise RuleError(f"{text} does not come after the date before it", column)
        if days and date.fromordinal(days[-1]).year == date.fromordinal(day).year:
            raise RuleError(
                f"the year {text[:4]} stands here twice",
                column,
                hint="give the second day an observance of its own",
            )
        days.append(day)
    return Dates(tuple(days))


def parse_date(text: str, *, start: int = 1) -> int:
    """Return the day number of a date written YYYY-MM-DD."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text).toordinal()
        except ValueError:
            raise RuleError(f"there is no day {text}", start) from None
    raise RuleError(f"'{text[:40]}' is not a date", start, hint="a date is written YYYY-MM-DD")


def _phrase(words: Words, *, as_anchor: bool = False) -> Phrase:
    first, second = words.peek(), words.peek(1)
    if not first:
        words.take("the day to count from")
    if first[:1].isdigit() and first not in ORDINALS:
        return _numbered(words, as_anchor=as_anchor)
    if first in ORDINALS:
        nth = ORDINALS[words.take("an ordinal").lower()]
        weekday = _weekday(words)
        words.take_words("of")
        return Nth(nth, weekday, _month(words))
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
    return _near(words, _weekday(words))


def _numbered(words: Words, *, as_anchor: bool) -> Phrase:
    column = words.column
    if words.peek(1) in ("day", "days"):
        if as_anchor:
            raise RuleError("days before or after are reckoned once", column)
        count = _count_before_or_after(words)
        anchor_column = words.column
        anchor = _phrase(words, as_anchor=True)
        if isinstance(anchor, Fixed):
            raise RuleError(f"{anchor} is a plain date", anchor_column, hint="write the date that is meant")
        return Offset(count, anchor)
    if words.rest().endswith(")"):
        return _in_calendar(words)
    day = words.take_number("a day of a month", 1, 31)
    month = _month(words)
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
    month = _month(words)
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


def _period(clauses: list[tuple[str, int]]) -> Period:
    base_text, base_column = clauses[0]
    if re.match(r"[0-9]{4}-", base_text):
        base: Phrase = parse_dates(_split(base_text, ", ", base_column))
    else:
        base = parse_phrase(base_text, start=base_column)
    shifts: list[Shift] = []
    given: dict[str, object] = {}
    for text, column in clauses[1:]:
        if " -> " in text:
            shifts.append(parse_shift(text, start=column))
            continue
        key, value = _clause(text, column)
        if key in given:
            raise RuleError(f"'{text}' says again what was said before", column)
        given[key] = value
    period = Period(base, tuple(shifts), **given)  # type: ignore[arg-type]
    if period.since is not None and period.until is not None and period.until < period.since:
        raise RuleError(f"until {period.until} comes before since {period.since}", base_column)
    return period


def _clause(text: str, column: int) -> tuple[str, object]:
    if text.lower().startswith("except "):
        raise RuleError("the exceptions stand at the end of a rule", column)
    words = Words(text, start=column)
    match words.take_one_of(["begins", "lasts", "since", "until", "certainty"], "a clause of a rule"):
        case "begins":
            words.take_words("evening", "before")
            words.finish()
            return "evening_before", True
        case "lasts":
            return "length", _length(words)
        case "certainty":
            word = words.take_one_of(CERTAINTIES, "a certainty")
            words.finish()
            return "certainty", CERTAINTIES[word]
        case key:
            year = words.take_number("a year", *YEARS)
            words.finish()
            return key, year


def _exceptions(text: str, column: int) -> dict[int, int | None]:
    exceptions: dict[int, int | None] = {}
    for item, item_column in _split(text[len("except ") :], ", ", column + len("except ")):
        year_text, colon, value = item.partition(": ")
        if not colon or not re.fullmatch(r"[0-9]{1,4}", year_text) or int(year_text) < 1:
            raise RuleError(f"'{item[:40]}' is not an exception", item_column, hint="for example 2020: none")
        if int(year_text) in exceptions:
            raise RuleError(f"the year {year_text} stands here twice", item_column)
        value_column = item_column + len(year_text) + 2
        exceptions[int(year_text)] = (
            None if value.lower() == "none" else _day_of_year(value, int(year_text), value_column)
        )
    return exceptions


def _day_of_year(text: str, year: int, column: int) -> int:
    day = parse_date(text, start=column)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if not first - MOST_BEYOND <= day <= last + MOST_BEYOND:
        raise RuleError(
            f"{text} is not in {year}", column, hint="an exception gives another day of its own year"
        )
    return day


def _year_limits(parts: list[tuple[str, int]]) -> dict[str, int]:
    limits: dict[str, int] = {}
    for text, column in parts:
        words = Words(text, start=column)
        key = words.take_one_of(["since", "until"], "'since' or 'until'")
        if key in limits:
            raise RuleError(f"'{key}' stands here twice", column)
        limits[key] = words.take_number("a year", *YEARS)
        words.finish()
    if limits.get("until", YEARS[1]) < limits.get("since", YEARS[0]):
        raise RuleError(f"until {limits['until']} comes before since {limits['since']}", parts[0][1])
    return limits


def _count_before_or_after(words: Words) -> int:
    return _count(words, words.take_number("a number of days", 1, MAX_OFFSET))


def _count(words: Words, number: int) -> int:
    _take_unit(words, number)
    return -number if words.take_one_of(["before", "after"], "'before' or 'after'") == "before" else number


def _length(words: Words) -> int:
    number = words.take_number("a number of days", 1, MAX_LENGTH)
    _take_unit(words, number)
    words.finish()
    return number


def _take_unit(words: Words, number: int) -> None:
    words.take_words("day" if number == 1 else "days")


def _weekday(words: Words, *, what: str = "a weekday") -> int:
    return WEEKDAYS.index(words.take_one_of(WEEKDAYS, what))


def _month(words: Words) -> int:
    return MONTHS.index(words.take_one_of(MONTHS, "a month")) + 1


def _split(text: str, separator: str, start: int) -> list[tuple[str, int]]:
    """Return the parts of a text, each with its column."""
    parts = []
    column = start
    for part in text.split(separator):
        parts.append((part, column))
        column += len(part) + len(separator)
    return parts
