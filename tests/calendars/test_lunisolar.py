"""Chinese, Korean and Vietnamese months: where they differ, and what nobody knows yet."""

from __future__ import annotations

from datetime import date

import pytest

from observe.calendars import calendar_system
from observe.errors import OutOfRange

chinese = calendar_system("chinese")
korean = calendar_system("korean")
vietnamese = calendar_system("vietnamese")


def new_years(calendar, first, last):
    return {year: date.fromordinal(calendar.day_of(year, "month 1", 1)) for year in range(first, last + 1)}


def test_the_korean_new_year_differs_from_the_chinese_in_eight_years_from_1962_on():
    there, here = new_years(korean, 1962, 2099), new_years(chinese, 1962, 2099)

    assert [year for year in there if there[year] != here[year]] == [
        1966, 1988, 1997, 2027, 2028, 2061, 2089, 2092
    ]  # fmt: skip


def test_tet_differs_from_the_chinese_new_year_in_six_years_from_1968_on():
    there, here = new_years(vietnamese, 1968, 2099), new_years(chinese, 1968, 2099)

    assert [year for year in there if there[year] != here[year]] == [1968, 1969, 1985, 2007, 2030, 2053]


def test_the_leap_month_of_2033_follows_month_11():
    assert chinese.day_of(2033, "leap month 11", 1) == date(2033, 12, 22).toordinal()
    assert chinese.day_of(2033, "leap month 7", 1) is None
    assert chinese.day_of(2034, "month 1", 1) == date(2034, 2, 19).toordinal()


def test_a_month_of_29_days_has_no_day_30():
    assert chinese.date_of(date(2026, 2, 16).toordinal()) == (2025, "month 12", 29)
    assert chinese.day_of(2025, "month 12", 30) is None


@pytest.mark.parametrize(
    ("calendar", "first", "last"),
    [
        (chinese, date(2057, 9, 28), date(2057, 10, 27)),
        (chinese, date(2089, 9, 4), date(2089, 10, 3)),
        (chinese, date(2097, 8, 7), date(2097, 9, 5)),
        (korean, date(2051, 11, 3), date(2051, 12, 2)),
        (vietnamese, date(2054, 5, 7), date(2054, 6, 5)),
    ],
)
def test_a_month_whose_new_moon_is_at_midnight_is_not_settled(calendar, first, last):
    first, last = first.toordinal(), last.toordinal()

    assert not any(calendar.settled(day) for day in range(first, last + 1))
    assert calendar.settled(first - 1)
    assert calendar.settled(last + 1)


def test_days_before_the_clock_of_today_are_not_settled():
    assert [korean.settled(date(year, 12, 31).toordinal()) for year in (1961, 1962)] == [False, True]
    assert [vietnamese.settled(date(year, 12, 31).toordinal()) for year in (1967, 1968)] == [False, True]


def test_the_table_begins_with_the_year_that_runs_on_1_january_1901():
    assert chinese.date_of(date(1901, 1, 1).toordinal()) == (1900, "month 11", 11)
    with pytest.raises(
        OutOfRange, match="the Chinese calendar is computed here for 1901 to 2099, not for 1899"
    ):
        chinese.day_of(1899, "month 12", 1)


def test_the_table_ends_with_the_year_that_runs_on_31_december_2099():
    assert chinese.date_of(date(2100, 2, 8).toordinal()) == (2099, "month 12", 30)
    with pytest.raises(OutOfRange, match="not for 2100"):
        chinese.date_of(date(2100, 2, 9).toordinal())
    with pytest.raises(OutOfRange, match="not for 2100"):
        chinese.day_of(2100, "month 1", 1)
