"""Text -> phrase, shift, rule. Whatever is not exactly of the language is refused with its column.

rule    = period *(" | " period) ["; except " YEAR ": none" / ": " DATE *(", " …)]
period  = (phrase / dates) *("; " clause)
clause  = shift / "begins evening before" / "lasts N days" / "since YEAR" / "until YEAR" / "certainty WORD"
phrase  = one of the forms of phrases.py
"""

from __future__ import annotations

import re
from datetime import date

from observe.errors import RuleError
from observe.rules.certainty import Certainty
from observe.rules.phrase_parser import parse_phrase
from observe.rules.phrases import Dates, Phrase
from observe.rules.rule import MOST_BEYOND, Period, Rule, Shift, overlap
from observe.rules.words import WEEKDAYS, YEARS, Words

CERTAINTIES = {
    "exact": Certainty.COMPUTED,
    "announced": Certainty.ANNOUNCED,
    "tentative": Certainty.TENTATIVE,
}
MAX_LENGTH = 366


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
        weekday = words.take_weekday()
        words.finish()
        if weekday in weekdays:
            raise RuleError(f"{WEEKDAYS[weekday]} stands here twice", column)
        weekdays.append(weekday)
    (moved, column), *years = _split(text[arrow + 4 :], ", ", start + arrow + 4)
    words = Words(moved, start=column)
    days = words.take_count(31)
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
    # `_clause` gives each field a value of its type.
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


def _length(words: Words) -> int:
    number = words.take_number("a number of days", 1, MAX_LENGTH)
    words.take_unit(number)
    words.finish()
    return number


def _split(text: str, separator: str, start: int) -> list[tuple[str, int]]:
    """Return the parts of a text, each with its column."""
    parts = []
    column = start
    for part in text.split(separator):
        parts.append((part, column))
        column += len(part) + len(separator)
    return parts
