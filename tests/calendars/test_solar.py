"""Solar terms, equinoxes and solstices."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from observe.calendars import solar
from observe.errors import OutOfRange

# Day of April by the year modulo 4, and the year from which it holds.
QINGMING = {
    0: {1904: 5, 1976: 4, 2100: 5},
    1: {1901: 5, 2009: 4},
    2: {1902: 6, 1914: 5, 2042: 4},
    3: {1903: 6, 1947: 5, 2075: 4},
}


def test_qingming_follows_its_table_of_twelve_numbers():
    for year in range(1901, 2101):
        changes = QINGMING[year % 4]
        day = changes[max(since for since in changes if since <= year)]
        assert date.fromordinal(solar.solar_term("qingming", year)) == date(year, 4, day)


def test_the_terms_of_a_year_follow_one_another_two_weeks_apart():
    for year in range(*solar.TERM_YEARS):
        days = [solar.solar_term(name, year) for name in solar.SOLAR_TERMS]
        days.append(solar.solar_term("xiaohan", year + 1))

        assert {later - day for day, later in pairwise(days)} <= {14, 15, 16}


def test_equinoxes_and_solstices_are_the_terms_of_their_name_by_the_clock_of_china():
    for year in range(*solar.TERM_YEARS):
        for season, term in zip(solar.SEASONS, ("chunfen", "xiazhi", "qiufen", "dongzhi"), strict=True):
            day, settled = solar.season(season, year, 8 * 60)
            assert day == solar.solar_term(term, year) or not settled, (season, year)


def test_an_instant_near_midnight_is_not_settled():
    # 21 December 2021, 15:59 UTC
    assert solar.season("december solstice", 2021, 8 * 60) == (date(2021, 12, 21).toordinal(), False)
    assert solar.season("december solstice", 2021, 9 * 60) == (date(2021, 12, 22).toordinal(), True)


def test_a_clock_west_of_greenwich_can_have_the_day_before():
    # 20 March 2024, 03:06 UTC
    assert solar.season("march equinox", 2024, 0)[0] == date(2024, 3, 20).toordinal()
    assert solar.season("march equinox", 2024, -5 * 60)[0] == date(2024, 3, 19).toordinal()


def test_three_terms_to_come_are_too_near_to_midnight():
    doubtful = [
        (name, year)
        for year in range(1901, 2101)
        for name in solar.SOLAR_TERMS
        if not solar.solar_term_settled(name, year)
    ]

    # The Hong Kong Observatory warns of the same three.
    assert doubtful == [("chunfen", 2051), ("lichun", 2083), ("chunfen", 2084)]


def test_years_outside_the_tables_are_refused():
    for year in (1900, 2101):
        with pytest.raises(OutOfRange, match="table of solar terms"):
            solar.solar_term("qingming", year)
    for year in (1899, 2101):
        with pytest.raises(OutOfRange, match="table of equinoxes and solstices"):
            solar.season("june solstice", year, 0)


def test_an_unknown_term_or_season_is_a_key_error():
    with pytest.raises(KeyError, match="thermidor"):
        solar.solar_term("thermidor", 2026)
    with pytest.raises(KeyError, match="midsummer"):
        solar.season("midsummer", 2026, 0)
