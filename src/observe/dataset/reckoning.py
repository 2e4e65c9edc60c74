"""The days of a whole dataset by its rules, each observance able to stand on another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from observe.errors import OutOfRange, RuleError, did_you_mean
from observe.model import Observance, Occurrence, Span
from observe.rules.certainty import Certainty
from observe.rules.parse import parse
from observe.rules.phrases import Base
from observe.rules.rule import Rule, RuleDay, days_between
from observe.rules.words import YEARS


class Gap(NamedTuple):
    """A year in which the days of an observance cannot be computed, and why."""

    id: str
    year: int
    error: OutOfRange


class WrittenRules(Mapping[str, Rule]):
    """Rules by the ids of their observances, each parsed when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._parsed: dict[str, Rule] = {}

    def __getitem__(self, id: str) -> Rule:
        rule = self._parsed.get(id)
        if rule is None:
            rule = self._parsed[id] = parse(self._texts[id])
        return rule

    def __contains__(self, id: object) -> bool:
        return id in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class Reckoning:
    """The rules of a dataset, asked for days; what one rule needs of another is computed once.

    `gaps` collects, by id and year, the years that were asked for and that no source covers.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._anchored: dict[tuple[str, int], tuple[Base, ...]] = {}
        self.gaps: dict[tuple[str, int], Gap] = {}

    def days(self, id: str, span: Span) -> list[RuleDay]:
        """Return the days of an observance that touch a span; years that no source covers have none."""
        try:
            return self.days_of(self._rules[id], span)
        except OutOfRange:
            found: dict[tuple[int, int], RuleDay] = {}
            for part in _years(span):
                try:
                    # A long observance touches two years and is still one.
                    found |= {(day.day, day.cycle): day for day in self.days_of(self._rules[id], part)}
                except OutOfRange as error:
                    self.gaps[id, part.first.year] = Gap(id, part.first.year, error)
            return [found[key] for key in sorted(found)]

    def observed(self, observance: Observance, span: Span) -> list[RuleDay]:
        """Return the days on which an observance is held that touch a span, in order.

        Where nobody says since when it is held, none of them lies before the event or on its day.
        """
        days = self.days(observance.id, span)
        event = observance.event_day
        if event is None or self._rules[observance.id].years[0] > YEARS[0]:
            return days
        return [day for day in days if day.day > event.toordinal()]

    def occurrences(self, observance: Observance, span: Span) -> list[Occurrence]:
        """Return the occurrences of an observance that touch a span, in order."""
        return [occurrence(observance, day) for day in self.observed(observance, span)]

    def days_of(self, rule: Rule, span: Span) -> list[RuleDay]:
        """Return the days of a rule that is not of the dataset, but may be reckoned from one that is.

        Raises:
            OutOfRange: when a calendar's source does not cover a year of the span.
            RuleError: when the rule names an observance that there is not.
        """
        return days_between(rule, span.first.toordinal(), span.last.toordinal(), self._anchors)

    def _anchors(self, id: str, year: int) -> tuple[Base, ...]:
        if id not in self._rules:
            raise RuleError(f"there is no observance '{id}'", hint=did_you_mean(id, self._rules))
        key = id, year
        if key not in self._anchored:
            self._anchored[key] = tuple(
                Base(day.day, day.cycle, day.certainty is not Certainty.TENTATIVE)
                for day in self._rules[id].days(year, self._anchors)
            )
        return self._anchored[key]


def occurrence(observance: Observance, day: RuleDay) -> Occurrence:
    """Return the occurrence of an observance on a day that its rule gave."""
    first = date.fromordinal(day.day)
    return Occurrence(
        observance,
        first,
        first if day.length == 1 else date.fromordinal(day.day + day.length - 1),
        first if day.nominal == day.day else date.fromordinal(day.nominal),
        day.cycle,
        day.certainty,
        day.evening_before,
    )


def _years(span: Span) -> Iterator[Span]:
    for year in range(span.first.year, span.last.year + 1):
        whole = Span.of_years(year, year)
        yield Span(max(whole.first, span.first), min(whole.last, span.last))
