"""The days of a whole dataset by its rules, each observance able to stand on another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from observe.errors import OutOfRange, RuleError, did_you_mean
from observe.model import Observance, Occurrence, Span
from observe.rules.certainty import Certainty
from observe.rules.phrases import Base
from observe.rules.rule import Rule, RuleDay, days_between


class Gap(NamedTuple):
    """A year of a span in which the days of an observance cannot be computed."""

    id: str
    error: OutOfRange


class Reckoning:
    """The rules of a dataset, asked for days; what one rule needs of another is computed once."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._anchored: dict[tuple[str, int], tuple[Base, ...]] = {}

    def days(self, id: str, span: Span) -> tuple[list[RuleDay], list[Gap]]:
        """Return the days of an observance that touch a span, and a gap for each year not covered."""
        rule = self._rules[id]
        first, last = span.first.toordinal(), span.last.toordinal()
        try:
            return days_between(rule, first, last, self._anchors), []
        except OutOfRange:
            return self._year_by_year(id, rule, span)

    def days_of(self, rule: Rule, span: Span) -> list[RuleDay]:
        """Return the days of a rule that is not of the dataset, but may be reckoned from one that is.

        Raises:
            OutOfRange: when a calendar's source does not cover a year of the span.
            RuleError: when the rule names an observance that there is not.
        """
        return days_between(rule, span.first.toordinal(), span.last.toordinal(), self._anchors)

    def occurrences(self, observance: Observance, span: Span) -> tuple[list[Occurrence], list[Gap]]:
        """Return the occurrences of an observance that touch a span, in order, and the gaps."""
        days, gaps = self.days(observance.id, span)
        return [occurrence(observance, day) for day in days], gaps

    def _year_by_year(self, id: str, rule: Rule, span: Span) -> tuple[list[RuleDay], list[Gap]]:
        days: dict[tuple[int, int], RuleDay] = {}
        gaps = []
        for part in _years(span):
            try:
                found = days_between(rule, part.first.toordinal(), part.last.toordinal(), self._anchors)
            except OutOfRange as error:
                gaps.append(Gap(id, error))
            else:
                # A long observance touches two years and is still one.
                days.update({(day.day, day.cycle): day for day in found})
        return [days[key] for key in sorted(days)], gaps

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
    return Occurrence(
        observance=observance,
        first=date.fromordinal(day.day),
        last=date.fromordinal(day.day + day.length - 1),
        nominal=date.fromordinal(day.nominal),
        cycle=day.cycle,
        certainty=day.certainty,
        evening_before=day.evening_before,
    )


def _years(span: Span) -> Iterator[Span]:
    for year in range(span.first.year, span.last.year + 1):
        whole = Span.of_years(year, year)
        yield Span(max(whole.first, span.first), min(whole.last, span.last))
