"""Rules of all forms for property tests, and what an observance of that name stands for in them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from observe.calendars import CALENDARS, calendar_system
from observe.calendars.solar import SEASONS, SOLAR_TERMS
from observe.calendars.thai import FEASTS
from observe.rules.certainty import Certainty
from observe.rules.phrases import (
    RELATIONS,
    Base,
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
from observe.rules.rule import Period, Rule, Shift
from observe.rules.words import LONGEST

MOST_YEARS = st.one_of(st.integers(1, 9999), st.integers(1935, 2065))


def anchors(id: str, year: int) -> tuple[Base, ...]:
    """Return the day of an observance that is kept on 29 February, or as far from its year as may be."""
    if id == "leap-day":
        return Fixed(29, 2).days(year, anchors)
    away = {"far-before": -Observed.reach, "far-after": 364 + Observed.reach}.get(id, 100)
    return (Base(date(year, 1, 1).toordinal() + away, year),)


def _fixed() -> st.SearchStrategy[Fixed]:
    return st.integers(1, 12).flatmap(
        lambda month: st.builds(Fixed, st.integers(1, LONGEST[month - 1]), st.just(month))
    )


def _in_calendar(name: str) -> st.SearchStrategy[InCalendar]:
    months = calendar_system(name).SYSTEM.months
    return st.sampled_from(sorted(months)).flatmap(
        lambda month: st.builds(InCalendar, st.integers(1, months[month]), st.just(month), st.just(name))
    )


weekdays = st.integers(0, 6)
nth = st.builds(Nth, st.sampled_from([1, 2, 3, 4, 5, -1]), weekdays, st.integers(1, 12))
near = st.builds(Near, weekdays, st.sampled_from(RELATIONS), _fixed())
observed = st.builds(Observed, st.sampled_from(["leap-day", "kh-day", "far-before", "far-after"]))
in_calendar = st.sampled_from(sorted(CALENDARS)).flatmap(_in_calendar)
season = st.builds(Season, st.sampled_from(SEASONS), st.integers(-14 * 60, 14 * 60))
anchor: st.SearchStrategy[Phrase] = st.one_of(
    st.builds(Easter, st.booleans()),
    nth,
    near,
    observed,
    in_calendar,
    season,
    st.just(KhmerNewYear()),
    st.builds(ThaiFeast, st.sampled_from(FEASTS)),
    st.builds(SolarTerm, st.sampled_from(SOLAR_TERMS)),
)
offset = st.builds(
    Offset,
    st.one_of(st.integers(1, 366), st.sampled_from([1, 366])).flatmap(lambda n: st.sampled_from([n, -n])),
    anchor,
)
phrases: st.SearchStrategy[Phrase] = st.one_of(_fixed(), anchor, offset)


@st.composite
def dates(draw: st.DrawFn) -> Dates:
    years = sorted(draw(st.sets(MOST_YEARS, min_size=1, max_size=5)))
    return Dates(tuple(draw(st.dates(date(year, 1, 1), date(year, 12, 31))).toordinal() for year in years))


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    count = draw(st.integers(1, 31))
    since, until = draw(_years())
    named = tuple(draw(st.lists(weekdays, min_size=1, max_size=7, unique=True)))
    return Shift(named, draw(st.sampled_from([count, -count])), since, until)


@st.composite
def _years(draw: st.DrawFn) -> tuple[int | None, int | None]:
    since, until = draw(st.one_of(st.none(), MOST_YEARS)), draw(st.one_of(st.none(), MOST_YEARS))
    return (until, since) if since and until and until < since else (since, until)


@st.composite
def rules(draw: st.DrawFn, *, bases: st.SearchStrategy[Phrase] | None = None) -> Rule:
    """Draw a rule of up to three periods that follow one another."""
    ends = sorted(draw(st.sets(st.integers(2, 9998), max_size=4)))
    # Some years lie in no period: every second gap between the ends is left out.
    limits: list[tuple[int | None, int | None]] = [(None, None)]
    if len(ends) >= 2:
        limits = [(None, ends[0]), (ends[1], ends[2] if len(ends) > 2 else None)]
    if len(ends) == 4:
        limits.append((ends[3], None))
    periods = tuple(
        Period(
            draw(st.one_of(phrases, dates()) if bases is None else bases),
            tuple(draw(st.lists(shifts(), max_size=3))),
            draw(st.booleans()),
            draw(st.one_of(st.none(), st.integers(1, 12), st.integers(1, 366))),
            since,
            until,
            draw(st.one_of(st.none(), st.sampled_from(Certainty))),
        )
        for since, until in _apart(limits)
    )
    return Rule(periods, draw(_exceptions()))


def _apart(limits: list[tuple[int | None, int | None]]) -> list[tuple[int | None, int | None]]:
    """Keep the limits whose years neither turn round nor meet the ones before."""
    kept: list[tuple[int | None, int | None]] = []
    last = 0
    for since, until in limits:
        if (since or 1) > last and (until or 9999) >= (since or 1):
            kept.append((since, until))
            last = until or 9999
    return kept


@st.composite
def _exceptions(draw: st.DrawFn) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for year in draw(st.sets(MOST_YEARS, max_size=3)):
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        furthest = max(1, first - 4), min(date.max.toordinal(), last + 4)
        found[year] = draw(st.one_of(st.none(), st.integers(*furthest), st.sampled_from(furthest)))
    return found
