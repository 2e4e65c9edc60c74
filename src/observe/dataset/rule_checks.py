"""What the rules of a dataset must give: days, within the years that their calendars cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from observe.dataset.findings import Finding, Key
from observe.errors import OutOfRange
from observe.rules.certainty import Certainty
from observe.rules.phrases import Anchors, Base, Fixed, InCalendar, Nth
from observe.rules.rule import Period, Rule
from observe.rules.words import YEARS

YEARS_AROUND = 10
"""Years before and after today in which a day that is still kept must fall at least once."""


def anchor_days(rules: Mapping[str, Rule]) -> Anchors:
    """Return what gives the days of an observance to the rules that are reckoned from it."""

    def days(id: str, year: int) -> tuple[Base, ...]:
        return tuple(
            Base(day.day, day.cycle, day.certainty is not Certainty.TENTATIVE)
            for day in rules[id].days(year, days)
        )

    return days


def check_rule(rule: Rule, anchors: Anchors, today: date) -> Iterator[Finding]:
    """Yield what is wrong with the days of a rule whose anchors are sound."""
    outside = False
    for position, period in enumerate(rule.periods):
        keys: tuple[Key, ...] = ("when",) if len(rule.periods) == 1 else ("rules", position, "when")
        fault = _outside_its_calendar(period, anchors, today)
        if fault:
            outside = True
            yield Finding(keys, *fault)
        elif _misses_years(period, today):
            message = f"'{period.base}' does not exist in every year"
            yield Finding(keys, message, "in such years there is no occurrence", warning=True)
    has_ended = all(period.until is not None for period in rule.periods)
    if not outside and not has_ended and not _falls_around(rule, anchors, today):
        message = f"no day from {today.year - YEARS_AROUND} to {today.year + YEARS_AROUND}, and no 'until'"
        yield Finding((), message, "add 'until', the last year in which it was held", warning=True)


def _outside_its_calendar(period: Period, anchors: Anchors, today: date) -> tuple[str, str] | None:
    since, until = period.since or YEARS[0], period.until or YEARS[1]
    try:
        period.base.days(min(max(today.year, since), until), anchors)
    except OutOfRange as error:
        first, last = error.years
        if last < since or until < first:
            years = f"{since} to {until}" if until < YEARS[1] else f"{since} on"
            return (
                f"{error.message.partition(',')[0]}; this rule holds from {years}",
                "name the days under 'dates'",
            )
    return None


def _misses_years(period: Period, today: date) -> bool:
    base = period.base
    if isinstance(base, Nth):
        return base.nth == 5
    if isinstance(base, Fixed):
        return (base.day, base.month) == (29, 2)
    if not isinstance(base, InCalendar):
        return False
    from observe.calendars import calendar_system

    system = calendar_system(base.system)
    if base.day < min(29, system.SYSTEM.months[base.month]) and "leap" not in base.month:
        return False
    try:
        cycle = system.date_of(today.toordinal())[0]
        cycles = range(cycle - YEARS_AROUND, cycle + YEARS_AROUND)
        return any(system.day_of(each, base.month, base.day) is None for each in cycles)
    except OutOfRange:
        return False


def _falls_around(rule: Rule, anchors: Anchors, today: date) -> bool:
    """Say whether a rule gives a day in the years around today; True where that cannot be computed."""
    # This year comes first: most rules answer at once.
    for distance in range(YEARS_AROUND + 1):
        for year in {today.year + distance, today.year - distance}:
            try:
                if YEARS[0] <= year <= YEARS[1] and rule.days(year, anchors):
                    return True
            except OutOfRange:
                return True
    return False
