"""A whole rule: phrases with their years, shifts, length and exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from observe.errors import OutOfRange, RuleError
from observe.rules.certainty import Certainty
from observe.rules.phrases import Anchors, Base, Dates, Phrase
from observe.rules.words import WEEKDAYS, YEARS

MOST_BEYOND = 4
"""Days by which the day of an exception may lie outside its year."""
_LAST_DAY = date.max.toordinal()
_FIRST_SAFE_YEAR, _LAST_SAFE_YEAR = 3, 9995
"""Years between which no rule reaches out of the calendar."""
_by_day = attrgetter("day")


@dataclass(frozen=True, slots=True)
class Shift:
    """`Thursday, Friday -> 1 day before, since 1951`: where a day goes that falls on these weekdays."""

    weekdays: tuple[int, ...]
    days: int
    since: int | None = None
    until: int | None = None

    def __str__(self) -> str:
        number = abs(self.days)
        text = (
            f"{', '.join(WEEKDAYS[weekday] for weekday in self.weekdays)} -> "
            f"{number} {'day' if number == 1 else 'days'} {'before' if self.days < 0 else 'after'}"
        )
        if self.since is not None:
            text += f", since {self.since}"
        if self.until is not None:
            text += f", until {self.until}"
        return text

    def applies(self, day: int, year: int) -> bool:
        return (day - 1) % 7 in self.weekdays and _within(year, self.since, self.until)


class RuleDay(NamedTuple):
    """One day that a rule gives.

    `day`: first day observed, as a day number. `nominal`: the day before any shift. `cycle`: the year in the
    rule's own calendar system. `length`: days, at least 1. `shift`: the shift that moved it, if one did.
    `year`: the Gregorian year it belongs to; a day near New Year may lie just outside of it.
    """

    day: int
    nominal: int
    cycle: int
    certainty: Certainty
    length: int = 1
    evening_before: bool = False
    shift: Shift | None = None
    year: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """One phrase and the years in which it holds, both included."""

    base: Phrase
    shifts: tuple[Shift, ...] = ()
    evening_before: bool = False
    length: int | None = None
    since: int | None = None
    until: int | None = None
    certainty: Certainty | None = None

    def __str__(self) -> str:
        clauses = [str(self.base), *map(str, self.shifts)]
        if self.evening_before:
            clauses.append("begins evening before")
        if self.length is not None:
            clauses.append(f"lasts {self.length} {'day' if self.length == 1 else 'days'}")
        if self.since is not None:
            clauses.append(f"since {self.since}")
        if self.until is not None:
            clauses.append(f"until {self.until}")
        if self.certainty is not None:
            clauses.append(f"certainty {'exact' if self.certainty is Certainty.COMPUTED else self.certainty}")
        return "; ".join(clauses)

    @property
    def reach(self) -> int:
        """Most days between a day of this period and the year it belongs to."""
        furthest_shift = max((abs(shift.days) for shift in self.shifts), default=0)
        # The one phrase with a length of its own, Khmer New Year, is in April.
        return self.base.reach + furthest_shift + (self.length or 1) - 1 + self.evening_before

    @property
    def years(self) -> tuple[int, int]:
        """First and last year in which the period can give a day."""
        first, last = YEARS
        if isinstance(self.base, Dates):
            first, last = (date.fromordinal(end(self.base.listed)).year for end in (min, max))
        return max(first, self.since or first), min(last, self.until or last)

    def holds(self, year: int) -> bool:
        since, until = self.since, self.until
        return (since is None or since <= year) and (until is None or year <= until)

    def days(self, year: int, anchors: Anchors) -> list[RuleDay]:
        """Return the observed days that belong to a year; none where the period does not hold."""
        if not self.holds(year):
            return []
        # The days of a list were named by somebody.
        usual = self.certainty or (
            Certainty.ANNOUNCED if isinstance(self.base, Dates) else Certainty.COMPUTED
        )
        found = []
        for day, cycle, settled, length in self.base.days(year, anchors):
            shift = self._shift(day, year) if self.shifts else None
            found.append(
                RuleDay(
                    day + shift.days if shift else day,
                    day,
                    cycle,
                    usual if settled or self.certainty is Certainty.ANNOUNCED else Certainty.TENTATIVE,
                    self.length or length,
                    self.evening_before,
                    shift,
                    year,
                )
            )
        return found

    def _shift(self, day: int, year: int) -> Shift | None:
        """Return the first shift that applies; the day that it gives is not shifted again."""
        return next((shift for shift in self.shifts if shift.applies(day, year)), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """How the days of an observance follow from a year.

    `exceptions` wins over every period: a year maps to the day number that replaces the year's days, or to
    None when the day was not held that year. `str(rule)` is the canonical text that `parse` reads.
    """

    periods: tuple[Period, ...]
    exceptions: Mapping[int, int | None] = field(default_factory=dict)

    def __str__(self) -> str:
        text = " | ".join(map(str, self.periods))
        if self.exceptions:
            listed = (
                f"{year}: {'none' if day is None else date.fromordinal(day).isoformat()}"
                for year, day in sorted(self.exceptions.items())
            )
            text += f"; except {', '.join(listed)}"
        return text

    def __hash__(self) -> int:
        return hash(str(self))

    @property
    def reach(self) -> int:
        """Most days between a day of this rule and the year it belongs to."""
        return max(period.reach for period in self.periods) + (MOST_BEYOND if self.exceptions else 0)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year in which the rule can give a day."""
        excepted = [year for year, day in self.exceptions.items() if day is not None]
        bounds = [period.years for period in self.periods]
        return min([first for first, _ in bounds] + excepted), max([last for _, last in bounds] + excepted)

    def days(self, year: int, anchors: Anchors | None = None) -> tuple[RuleDay, ...]:
        """Return the days that belong to a Gregorian year, in order: none, one or two.

        Args:
            year: Gregorian year, 1 to 9999.
            anchors: gives the days of other observances; needed when the rule is reckoned from one.

        Raises:
            OutOfRange: when the calendar system does not cover the year and no exception tells its day.
            RuleError: when the rule is reckoned from an observance and `anchors` does not know it.
        """
        anchors = anchors or _no_anchors
        days = self._excepted(year, anchors) if year in self.exceptions else self._of_periods(year, anchors)
        if not _FIRST_SAFE_YEAR < year < _LAST_SAFE_YEAR:
            days = [day for day in days if _can_be_written(day)]
        if len(days) > 1:
            days.sort(key=_by_day)
        return tuple(days)

    def _of_periods(self, year: int, anchors: Anchors) -> list[RuleDay]:
        if len(self.periods) == 1:
            # The usual case, and a large export asks a hundred thousand times: a twentieth of its work.
            return self.periods[0].days(year, anchors)
        return [day for period in self.periods for day in period.days(year, anchors)]

    def _excepted(self, year: int, anchors: Anchors) -> list[RuleDay]:
        moved_to = self.exceptions[year]
        if moved_to is None:
            return []
        try:
            days = self._of_periods(year, anchors)
        except OutOfRange:
            days = []
        period = next((period for period in self.periods if period.holds(year)), self.periods[-1])
        nominal = days[0] if days else None
        return [
            RuleDay(
                day=moved_to,
                nominal=nominal.nominal if nominal else moved_to,
                # The cycle stays, so that a subscriber's event moves instead of doubling.
                cycle=nominal.cycle if nominal else year,
                certainty=Certainty.ANNOUNCED,
                length=nominal.length if nominal else period.length or 1,
                evening_before=period.evening_before,
                year=year,
            )
        ]


def days_between(rule: Rule, first: int, last: int, anchors: Anchors | None = None) -> list[RuleDay]:
    """Return the days of a rule that touch a span of day numbers, both included, in order.

    Years are asked as far around the span as the rule reaches, so that no day is lost at New Year.

    Raises:
        OutOfRange: when a year of the span itself is not covered; years only looked at in passing are let go.
    """
    reach = rule.reach
    own_years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    low = date.fromordinal(max(first - reach, 1)).year
    high = date.fromordinal(min(last + reach, _LAST_DAY)).year
    since, until = rule.years
    found: list[RuleDay] = []
    for year in range(max(low, since), min(high, until) + 1):
        try:
            days = rule.days(year, anchors)
        except OutOfRange:
            if year in own_years:
                raise
            continue
        for day in days:
            if day.day <= last and first < day.day + day.length:
                found.append(day)
    found.sort(key=_by_day)
    return found


def overlap(periods: list[Period] | tuple[Period, ...]) -> tuple[int, int] | None:
    """Return the positions of the first two periods that share a year, or None."""
    for later in range(1, len(periods)):
        for earlier in range(later):
            one, other = periods[earlier], periods[later]
            starts_late = max(one.since or YEARS[0], other.since or YEARS[0])
            ends_early = min(one.until or YEARS[1], other.until or YEARS[1])
            if starts_late <= ends_early:
                return earlier, later
    return None


def _can_be_written(day: RuleDay) -> bool:
    """Say whether all dates of a day lie in the years 1 to 9999: nominal, first, last, the evening before."""
    first, last = min(day.nominal, day.day - day.evening_before), max(day.nominal, day.day + day.length - 1)
    return first >= 1 and last <= _LAST_DAY


def _within(year: int, since: int | None, until: int | None) -> bool:
    return (since is None or since <= year) and (until is None or year <= until)


def _no_anchors(id: str, year: int) -> tuple[Base, ...]:
    raise RuleError(f"'{id}' is the day of another observance, and no dataset is at hand to look it up")
