"""What every calendar system promises, whatever its reckoning."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observe.calendars import CALENDARS, MonthCalendar, calendar_system
from observe.errors import OutOfRange

NAMES = sorted(CALENDARS)
LONG = ["coptic", "ethiopic", "hebrew", "islamic-civil", "julian"]
# Days read one by one: all that a short calendar covers, forty years of a long one.
WALK = (date(2000, 1, 1).toordinal(), date(2039, 12, 31).toordinal())
# Leap months that do not occur from 1901 to 2099.
NEVER_LEAP = {
    "chinese": {"leap month 1", "leap month 12"},
    "korean": {"leap month 1", "leap month 12"},
    "vietnamese": {"leap month 1", "leap month 10", "leap month 12"},
}


def ends(calendar: MonthCalendar) -> tuple[int, int]:
    first, last = calendar.SYSTEM.years
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


@pytest.fixture(params=NAMES)
def calendar(request: pytest.FixtureRequest) -> MonthCalendar:
    return calendar_system(request.param)


def test_every_day_has_one_date_and_dates_follow_one_another(calendar):
    first, last = ends(calendar)
    if calendar.SYSTEM.name in LONG:
        first, last = WALK
    longest: dict[str, int] = {}
    months_seen: set[tuple[int, str]] = set()

    before = (0, "", 0)
    for day in range(first, last + 1):
        year, month, of_month = now = calendar.date_of(day)
        assert calendar.day_of(year, month, of_month) == day
        if of_month == 1:
            assert (year, month) not in months_seen
            months_seen.add((year, month))
            assert before[0] <= year <= before[0] + 1 or not before[0]
        else:
            assert now == (before[0], before[1], before[2] + 1) or day == first
        longest[month] = max(longest.get(month, 0), of_month)
        before = now

    possible = calendar.SYSTEM.months
    assert set(possible) - set(longest) == NEVER_LEAP.get(calendar.SYSTEM.name, set())
    for month, days in longest.items():
        assert days == possible[month] or (month.startswith("leap month") and days == 29), month


@pytest.mark.parametrize("name", LONG)
def test_a_long_calendar_gives_back_the_day_it_was_asked_for(name):
    calendar = calendar_system(name)
    first, last = ends(calendar)

    @given(st.integers(first, last))
    def round_trip(day: int) -> None:
        assert calendar.day_of(*calendar.date_of(day)) == day

    round_trip()
    for day in (first, last):
        assert calendar.day_of(*calendar.date_of(day)) == day


def test_every_date_of_the_first_and_last_year_can_be_asked_for(calendar):
    # A rule asks for the year of 1 January and that of 31 December, which reach beyond the years covered.
    for edge in ends(calendar):
        year = calendar.date_of(edge)[0]
        for label, longest in calendar.SYSTEM.months.items():
            for of_month in range(1, longest + 1):
                day = calendar.day_of(year, label, of_month)
                if day is not None:
                    assert calendar.date_of(day)[::2] == (year, of_month)


def test_days_outside_the_years_covered_are_refused(calendar):
    first, last = ends(calendar)
    before, after = calendar.date_of(first)[0] - 1, calendar.date_of(last)[0] + 1
    years = calendar.SYSTEM.years
    label = next(iter(calendar.SYSTEM.months))

    for day in (first - 400, last + 400, -(10**6), 10**7):
        with pytest.raises(OutOfRange) as refusal:
            calendar.date_of(day)
        assert refusal.value.years == years
        assert not years[0] <= refusal.value.year <= years[1]
    for year in (before, after, -(10**5), 10**5):
        with pytest.raises(OutOfRange) as refusal:
            calendar.day_of(year, label, 1)
        assert refusal.value.years == years
        assert not years[0] <= refusal.value.year <= years[1]


@given(
    name=st.sampled_from(NAMES),
    year=st.integers(-(10**5), 10**5),
    month=st.integers(0, 25),
    day=st.integers(-2, 40),
)
def test_a_date_is_found_refused_or_does_not_exist_and_is_never_moved(name, year, month, day):
    calendar = calendar_system(name)
    labels = list(calendar.SYSTEM.months)
    label = labels[month % len(labels)]

    try:
        found = calendar.day_of(year, label, day)
    except OutOfRange:
        return

    if found is not None:
        first, last = ends(calendar)
        assert first - 400 < found < last + 400
        assert 1 <= day <= calendar.SYSTEM.months[label]
        # A label can be a second name of another: Adar of Adar II, Asadh of Tutiyasadh.
        assert calendar.date_of(found)[::2] == (year, day)


def test_every_label_names_a_day_in_some_year(calendar):
    first = calendar.date_of(ends(calendar)[0])[0]
    last = calendar.date_of(ends(calendar)[1])[0]
    years = range(max(first, last - 200) + 1, last)

    never = {
        label
        for label in calendar.SYSTEM.months
        if all(calendar.day_of(year, label, 1) is None for year in years)
    }

    assert never == NEVER_LEAP.get(calendar.SYSTEM.name, set())


def test_a_day_beyond_the_longest_month_does_not_exist(calendar):
    year = calendar.date_of(date(2020, 6, 1).toordinal())[0]

    for label, longest in calendar.SYSTEM.months.items():
        assert calendar.day_of(year, label, 0) is None
        assert calendar.day_of(year, label, longest + 1) is None


def test_an_unknown_month_is_a_key_error(calendar):
    with pytest.raises(KeyError):
        calendar.day_of(2000, "Brumaire", 1)


def test_what_is_said_of_a_calendar_is_complete(calendar):
    system = calendar.SYSTEM

    assert CALENDARS[system.name] == calendar.__name__
    assert system.title.endswith("calendar")
    assert system.years[0] < 2000 < system.years[1]
    for text in (system.method, system.accuracy, system.source):
        assert text.endswith(".")
        assert len(text) > 20


def test_every_day_of_2000_to_2035_is_settled_but_where_the_future_is_open(calendar):
    open_from = {"thai": date(2027, 1, 1), "umalqura": date(2029, 5, 14)}
    name = calendar.SYSTEM.name

    unsettled = [
        day
        for day in range(date(2002, 1, 1).toordinal(), date(2035, 12, 31).toordinal() + 1)
        if not calendar.settled(day)
    ]

    if name == "bahai":
        assert max(unsettled) == date(2015, 3, 20).toordinal()
    elif name in open_from:
        assert min(unsettled) == open_from[name].toordinal()
    else:
        assert not unsettled


def test_importing_the_package_imports_no_calendar_and_no_library():
    code = (
        "import sys, observe.calendars; unwanted = ('pyluach', 'hijridate', 'observe.calendars.');"
        "print([name for name in sys.modules if name.startswith(unwanted)])"
    )

    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert output.strip() == "[]"
