"""Two calendars of one family, with different leap years and different customs in them."""

from __future__ import annotations

from datetime import date

import pytest

from observe.calendars import khmer, thai
from observe.errors import OutOfRange


def khmer_day(year: int, month: str, day: int) -> str | None:
    found = khmer.day_of(year, month, day)
    return found and str(date.fromordinal(found))


def test_the_buddhist_year_turns_on_the_day_after_visak_bochea():
    visak = khmer.day_of(2569, "Keit Pisak", 15)

    assert khmer.date_of(visak + 1) == (2570, "Roch Pisak", 1)


def test_asadh_is_the_second_one_in_a_year_with_a_leap_month():
    assert khmer_day(2570, "Roch Asadh", 1) == khmer_day(2570, "Roch Tutiyasadh", 1) == "2026-07-30"
    assert khmer_day(2570, "Roch Pathamasadh", 1) == "2026-06-30"


def test_a_year_without_a_leap_month_has_neither_of_the_two_asadhs():
    assert khmer_day(2569, "Keit Pathamasadh", 1) is None
    assert khmer_day(2569, "Keit Tutiyasadh", 1) is None
    assert khmer_day(2569, "Keit Asadh", 1) is not None


def test_jesth_has_a_thirtieth_day_in_leap_day_years_only():
    with_day_30 = [year - 544 for year in range(2544, 2605) if khmer_day(year, "Roch Jesth", 15)]

    assert with_day_30 == [2000, 2005, 2009, 2016, 2020, 2025, 2030, 2035, 2041, 2046, 2051, 2057]


def test_visak_bochea_stays_in_pisak_in_cambodia_and_moves_a_month_in_thailand():
    assert khmer_day(2569, "Keit Pisak", 15) == "2026-05-01"
    assert date.fromordinal(thai.feast("visakha bucha", 2026)) == date(2026, 5, 31)


def test_the_khmer_new_year_has_four_days_in_these_years():
    assert [year for year in range(2000, 2051) if khmer.new_year(year)[1] == 4] == [
        2001, 2016, 2020, 2024, 2028, 2032, 2043, 2047
    ]  # fmt: skip


def test_the_khmer_new_year_is_not_settled_when_the_sun_enters_mesha_at_midnight():
    assert [year for year in range(1900, 2100) if not khmer.new_year(year)[2]] == [1916, 1974, 2032, 2059]


def test_the_khmer_new_year_is_refused_outside_its_years():
    for year in (1899, 2100):
        with pytest.raises(OutOfRange):
            khmer.new_year(year)


@pytest.mark.parametrize("name", thai.FEASTS)
def test_a_thai_feast_is_on_the_full_moon_or_the_day_after(name):
    for year in range(1914, 2100):
        _, month, day = thai.date_of(thai.feast(name, year))

        assert (month.split()[0], day) == (("waning", 1) if name == "khao phansa" else ("waxing", 15))


def test_the_second_month_8_exists_in_leap_years_only():
    assert thai.day_of(2569, "waxing leap month 8", 1) is not None
    assert thai.day_of(2568, "waxing leap month 8", 1) is None


def test_month_7_has_a_thirtieth_day_in_2005_and_not_in_2006():
    assert thai.day_of(2548, "waning month 7", 15) is not None
    assert thai.day_of(2549, "waning month 7", 15) is None


def test_a_thai_date_of_december_names_another_day_than_the_same_date_of_january():
    january = thai.date_of(date(2024, 1, 1).toordinal())
    december = thai.date_of(date(2024, 12, 20).toordinal())

    assert january == (2567, "waning month 1", 5)
    assert december == (2568, "waning month 1", 5)


def test_a_feast_that_nobody_knows_is_a_key_error():
    with pytest.raises(KeyError):
        thai.feast("songkran", 2026)
    with pytest.raises(OutOfRange):
        thai.feast("loi krathong", 2100)
