"""Other programs, asked for the same days. Where one differs, the test says where and why."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from itertools import chain

import pytest

from observe.calendars import MonthCalendar, calendar_system, solar

pytest.importorskip("convertdate")


def days(first: int, last: int, step: int) -> range:
    """Return every step-th day number of the years from first to last."""
    return range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1, step)


def number(calendar: MonthCalendar, label: str) -> int:
    return list(calendar.SYSTEM.months).index(label) + 1


def first_days(calendar: MonthCalendar, first: int, last: int) -> list[int]:
    """Return the first day of each month. Months tile the years, so these settle every other day."""
    return [day for day in days(first, last, 1) if calendar.date_of(day)[2] == 1]


@pytest.mark.parametrize(
    ("name", "module"), [("coptic", "coptic"), ("islamic-civil", "islamic"), ("julian", "julian")]
)
def test_convertdate_has_the_same_arithmetic_calendars(name, module):
    calendar = calendar_system(name)
    witness = import_module(f"convertdate.{module}")

    for day in chain(days(1900, 2100, 11), days(calendar.SYSTEM.years[0], 9999, 3001)):
        gregorian = date.fromordinal(day)
        year, month, of_month = calendar.date_of(day)
        expected = witness.from_gregorian(gregorian.year, gregorian.month, gregorian.day)
        assert tuple(expected) == (year, number(calendar, month), of_month)


@pytest.mark.filterwarnings("ignore:month_days is deprecated:DeprecationWarning")
def test_convertdate_has_the_same_hebrew_dates():
    witness = import_module("convertdate.hebrew")
    hebrew = calendar_system("hebrew")
    # It counts from Nisan, and its month 12 is Adar or Adar I.
    labels = [
        "Nisan",
        "Iyar",
        "Sivan",
        "Tammuz",
        "Av",
        "Elul",
        "Tishrei",
        "Cheshvan",
        "Kislev",
        "Tevet",
        "Shevat",
    ]

    for day in chain(days(1900, 2100, 97), days(1000, 6000, 2917)):
        gregorian = date.fromordinal(day)
        year, month, of_month = hebrew.date_of(day)
        expected = witness.from_gregorian(gregorian.year, gregorian.month, gregorian.day)
        index = labels.index(month) + 1 if month in labels else 13 if month == "Adar II" else 12
        assert tuple(expected) == (year, index, of_month)


def test_convertdate_has_the_same_bahai_dates_from_2015_on():
    witness = import_module("convertdate.bahai")
    bahai = calendar_system("bahai")

    for day in days(2016, 2064, 373):
        gregorian = date.fromordinal(day)
        year, month, of_month = bahai.date_of(day)
        expected = witness.from_gregorian(gregorian.year, gregorian.month, gregorian.day)
        assert tuple(expected) == (year, number(bahai, month), of_month)


def test_persiantools_has_the_same_persian_dates():
    jdatetime = pytest.importorskip("persiantools.jdatetime")
    persian = calendar_system("persian")

    for day in days(1900, 2100, 7):
        expected = jdatetime.JalaliDate(date.fromordinal(day))
        year, month, of_month = persian.date_of(day)
        assert (expected.year, expected.month, expected.day) == (year, number(persian, month), of_month)


def test_every_persian_year_begins_by_the_equinox_seen_from_iran():
    persian = calendar_system("persian")
    # The law's meridian is 52.5 degrees east; a year begins on the day whose noon follows the equinox.
    to_noon = 210 + 12 * 60

    for year in range(1900, 2101):
        day, _ = solar.season("march equinox", year, to_noon)
        # Within the quarter of an hour between mean and true noon the table alone does not decide.
        near = {solar.season("march equinox", year, to_noon - minutes)[0] for minutes in (0, 8)}
        assert persian.day_of(year - 621, "Farvardin", 1) in near, (year, day)


def test_lunar_python_has_the_same_chinese_months():
    solar_day = pytest.importorskip("lunar_python").Solar
    chinese = calendar_system("chinese")

    different = []
    for day in first_days(chinese, 1901, 2099)[::17]:
        gregorian = date.fromordinal(day)
        lunar = solar_day.fromYmd(gregorian.year, gregorian.month, gregorian.day).getLunar()
        month = f"{'leap ' if lunar.getMonth() < 0 else ''}month {abs(lunar.getMonth())}"
        if (lunar.getYear(), month, lunar.getDay()) != chinese.date_of(day):
            different.append(day)

    # The new moon of 8 August 2097 comes 15 seconds after midnight; lunar_python has it on the day before.
    assert set(different) <= {date(2097, 8, 8).toordinal()}
    assert not any(chinese.settled(day) for day in different)


def test_korean_lunar_calendar_has_the_same_months_up_to_2050():
    witness = pytest.importorskip("korean_lunar_calendar").KoreanLunarCalendar()
    korean = calendar_system("korean")

    for day in first_days(korean, 1901, 2050):
        gregorian = date.fromordinal(day)
        assert witness.setSolarDate(gregorian.year, gregorian.month, gregorian.day)
        month = f"{'leap ' if witness.isIntercalation else ''}month {witness.lunarMonth}"
        assert (witness.lunarYear, month, witness.lunarDay) == korean.date_of(day)


def test_lunar_python_has_the_same_solar_terms():
    lunar = pytest.importorskip("lunar_python").Lunar
    names = {"冬至": "dongzhi", "立春": "lichun", "春分": "chunfen", "清明": "qingming", "夏至": "xiazhi"}

    for year in range(1902, 2101, 6):
        # The table of a lunar year begins with the winter solstice of the year before.
        table = lunar.fromYmd(year, 6, 1).getJieQiTable()
        for chinese, name in names.items():
            moment = table[chinese]
            expected = date(moment.getYear(), moment.getMonth(), moment.getDay()).toordinal()
            assert solar.solar_term(name, moment.getYear()) == expected, (name, year)
