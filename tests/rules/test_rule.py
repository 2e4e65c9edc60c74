"""What a whole rule makes of its phrase: shifts, years, exceptions, length, anchors, and spans of days."""

from __future__ import annotations

from datetime import date

import pytest

from observe.errors import OutOfRange, RuleError
from observe.rules.certainty import Certainty
from observe.rules.parse import parse
from observe.rules.phrases import Base
from observe.rules.rule import Rule, RuleDay, Shift, days_between, overlap

HAZIKARON = (
    "4 Iyar (hebrew); Thursday -> 1 day before; Friday -> 2 days before; Sunday -> 1 day after, since 2004"
)
OBSERVANCES = {
    "first-advent": "Sunday on or after 27 November",
    "il-yom-hazikaron": HAZIKARON,
    "leap-day": "29 February",
    "kh-new-year": "khmer new year",
    "day-of-doubt": "20 May; certainty tentative",
    "moved-once": "20 May; except 2020: 2020-05-24, 2021: none",
}


def anchors(id: str, year: int) -> tuple[Base, ...]:
    days = parse(OBSERVANCES[id]).days(year, anchors)
    return tuple(Base(day.day, day.cycle, day.certainty is not Certainty.TENTATIVE) for day in days)


def days(text: str, year: int) -> list[str]:
    return written(parse(text).days(year, anchors))


def between(text: str, first: str, last: str) -> list[str]:
    return written(days_between(parse(text), number(first), number(last), anchors))


def written(found: tuple[RuleDay, ...] | list[RuleDay]) -> list[str]:
    return [date.fromordinal(day.day).isoformat() for day in found]


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


# Shifts


def test_the_first_shift_that_matches_wins() -> None:
    text = "4 May; Sunday -> 1 day after; Saturday, Sunday -> 3 days after"

    assert days(text, 2025) == ["2025-05-05"]  # a Sunday
    assert days(text, 2024) == ["2024-05-07"]  # a Saturday


def test_a_day_that_was_shifted_is_not_shifted_again() -> None:
    text = "4 May; Saturday -> 1 day after; Sunday -> 1 day after"

    assert days(text, 2024) == ["2024-05-05"]  # from Saturday to Sunday, and no further


def test_a_weekday_that_no_shift_names_stays() -> None:
    assert days("4 May; Sunday -> 1 day after", 2026) == ["2026-05-04"]


@pytest.mark.parametrize(("year", "day"), [(1996, "1996-05-05"), (1997, "1997-05-05"), (2003, "2003-05-05")])
def test_a_shift_holds_from_its_first_to_its_last_year(year: int, day: str) -> None:
    # 4 May was a Saturday in 1996 and a Sunday in 1997, 2003 and 2008.
    text = "4 May; Sunday -> 1 day after, since 1997, until 2003; Saturday -> 1 day after, until 1996"

    assert days(text, year) == [day]
    assert days(text, 2008) == ["2008-05-04"]


def test_the_year_of_a_shift_is_the_gregorian_year_of_the_unshifted_day() -> None:
    text = "31 December; Sunday -> 1 day after, since 2023, until 2023"

    assert days(text, 2023) == ["2024-01-01"]
    assert days(text, 2017) == ["2017-12-31"]


def test_the_memorial_day_of_israel_leaves_sundays_alone_until_2003() -> None:
    assert days(HAZIKARON, 2001) == ["2001-04-25"]  # 4 Iyar was a Friday
    assert days(HAZIKARON, 2004) == ["2004-04-26"]  # a Sunday
    assert days(HAZIKARON, 1987) == ["1987-05-03"]  # a Sunday, before the amendment


def test_a_shift_is_told_with_the_day_that_it_moved() -> None:
    (moved,) = parse("4 May; Sunday -> 1 day after").days(2025)
    (stayed,) = parse("4 May; Sunday -> 1 day after").days(2026)

    assert (moved.nominal, moved.day, moved.shift) == (
        number("2025-05-04"),
        number("2025-05-05"),
        Shift((6,), 1),
    )
    assert (stayed.nominal, stayed.day, stayed.shift) == (number("2026-05-04"), number("2026-05-04"), None)


# Years


def test_a_period_holds_in_its_first_and_its_last_year() -> None:
    text = "30 May; since 1868; until 1970"

    assert [days(text, year) for year in (1867, 1868, 1970, 1971)] == [[], ["1868-05-30"], ["1970-05-30"], []]


def test_periods_follow_one_another_and_leave_gaps() -> None:
    text = "1 May; until 1900 | 2 May; since 1950; until 1950 | 3 May; since 2000"

    assert [days(text, year) for year in (1900, 1901, 1950, 1999, 2000)] == [
        ["1900-05-01"],
        [],
        ["1950-05-02"],
        [],
        ["2000-05-03"],
    ]


def test_the_years_of_a_rule_are_those_of_its_periods_and_of_the_exceptions_that_name_a_day() -> None:
    assert parse("1 May").years == (1, 9999)
    assert parse("1 May; since 1900").years == (1900, 9999)
    assert parse("1 May; since 1900; until 1950 | 2 May; since 1960; until 1970").years == (1900, 1970)
    assert parse("1 May; since 1900; until 1950; except 1899: 1899-05-02, 1980: none").years == (1899, 1950)


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("1 May; until 1900 | 2 May; since 1901", None),
        ("1 May; since 1901 | 2 May; until 1900", None),
        ("1 May; since 1950; until 1960 | 2 May; until 1949 | 3 May; since 1961", None),
    ],
)
def test_periods_that_do_not_share_a_year_do_not_overlap(text: str, clash: None) -> None:
    assert overlap(parse(text).periods) is clash


@pytest.mark.parametrize(
    ("first", "second", "third", "clash"),
    [
        ("1 May", "2 May; since 1950", "3 May; since 2000", (0, 1)),
        ("1 May; until 1950", "2 May; since 1950", "3 May; since 2000", (0, 1)),
        ("1 May; until 1949", "2 May; since 1950", "3 May; since 2000", (1, 2)),
        ("1 May; since 2000", "2 May; since 1950; until 1960", "3 May; since 1999", (0, 2)),
    ],
)
def test_the_first_two_periods_that_share_a_year_are_named(
    first: str, second: str, third: str, clash: tuple[int, int]
) -> None:
    periods = [parse(text).periods[0] for text in (first, second, third)]

    assert overlap(periods) == clash


# Exceptions


def test_a_year_without_its_day_has_none() -> None:
    assert days("25 April; except 2020: none", 2020) == []
    assert days("25 April; except 2020: none", 2021) == ["2021-04-25"]


def test_an_exception_wins_over_shifts_and_is_not_shifted_itself() -> None:
    text = "4 May; Sunday -> 1 day after; except 2025: 2025-05-11"

    assert days(text, 2025) == ["2025-05-11"]  # a Sunday


def test_an_exception_wins_over_every_period_and_over_their_years() -> None:
    text = (
        "30 May; since 1900; until 1970 | last Monday of May; since 1975; "
        "except 1890: 1890-06-01, 1972: 1972-05-31"
    )

    assert days(text, 1890) == ["1890-06-01"]
    assert days(text, 1972) == ["1972-05-31"]
    assert between(text, "1972-01-01", "1972-12-31") == ["1972-05-31"]
    assert between(text, "1890-01-01", "1890-12-31") == ["1890-06-01"]


def test_an_exception_replaces_both_days_of_a_year_that_has_two() -> None:
    text = "10 Tevet (hebrew); except 2028: 2028-01-10"

    assert days("10 Tevet (hebrew)", 2028) == ["2028-01-09", "2028-12-28"]
    assert days(text, 2028) == ["2028-01-10"]


def test_an_exception_is_known_where_the_calendar_is_not() -> None:
    text = "1 month 1 (chinese); except 2100: 2100-02-09, 2101: none"

    assert days(text, 2100) == ["2100-02-09"]
    assert days(text, 2101) == []


def test_an_exception_is_announced_and_keeps_cycle_length_evening_and_nominal_day() -> None:
    rule = parse("27 Nisan (hebrew); begins evening before; lasts 2 days; except 2026: 2026-04-15")

    (day,) = rule.days(2026)

    assert day == RuleDay(
        day=number("2026-04-15"),
        nominal=number("2026-04-14"),
        cycle=5786,
        certainty=Certainty.ANNOUNCED,
        length=2,
        evening_before=True,
        year=2026,
    )


def test_an_exception_in_a_year_without_a_day_stands_for_itself() -> None:
    rule = parse("29 February; lasts 2 days; except 2025: 2025-03-01")

    (day,) = rule.days(2025)

    assert (day.day, day.nominal, day.cycle, day.length) == (
        number("2025-03-01"),
        number("2025-03-01"),
        2025,
        2,
    )


def test_the_day_of_an_exception_outside_its_year_is_found() -> None:
    text = "28 December; lasts 30 days; except 2025: 2026-01-04"

    assert days(text, 2025) == ["2026-01-04"]
    assert between(text, "2026-02-02", "2026-02-02") == ["2026-01-04"]
    assert between(text, "2026-02-03", "2026-02-03") == []


# None, one or two days a year


def test_a_lunar_day_comes_not_at_all_or_twice_in_some_years() -> None:
    assert [len(days("10 Tevet (hebrew)", year)) for year in (2018, 2019, 2020, 2027, 2028)] == [
        1,
        0,
        2,
        0,
        2,
    ]


def test_the_cycles_of_two_days_in_a_year_differ() -> None:
    assert [day.cycle for day in parse("10 Tevet (hebrew)").days(2020)] == [5780, 5781]


def test_a_day_that_a_year_lacks_is_not_replaced() -> None:
    assert days("29 February", 2026) == []
    assert days("29 February", 2028) == ["2028-02-29"]
    assert days("29 February", 1900) == []
    assert days("5th Sunday of May", 2026) == ["2026-05-31"]
    assert days("5th Sunday of June", 2026) == []
    assert days("Sunday after 29 February", 2026) == []
    assert days("30 Adar I (hebrew)", 2026) == []


# Length, evening, certainty


def test_lasts_says_how_many_days_and_a_single_day_is_the_default() -> None:
    (one,) = parse("25 April").days(2026)
    (three,) = parse("25 April; lasts 3 days").days(2026)

    assert (one.length, three.length) == (1, 3)


@pytest.mark.parametrize(("year", "first", "length"), [(2026, "2026-04-14", 3), (2028, "2028-04-13", 4)])
def test_the_khmer_new_year_knows_its_own_length(year: int, first: str, length: int) -> None:
    (day,) = parse("khmer new year").days(year)

    assert (day.day, day.length) == (number(first), length)


def test_lasts_wins_over_the_length_of_the_calendar() -> None:
    (day,) = parse("khmer new year; lasts 1 day").days(2028)

    assert day.length == 1


def test_begins_evening_before_leaves_the_day_where_it_is() -> None:
    (plain,) = parse("9 Av (hebrew)").days(2026)
    (evening,) = parse("9 Av (hebrew); begins evening before").days(2026)

    assert (plain.evening_before, evening.evening_before) == (False, True)
    assert plain.day == evening.day


@pytest.mark.parametrize(
    ("text", "year", "certainty"),
    [
        ("25 April", 2026, Certainty.COMPUTED),
        ("25 April; certainty exact", 2026, Certainty.COMPUTED),
        ("25 April; certainty announced", 2026, Certainty.ANNOUNCED),
        ("25 April; certainty tentative", 2026, Certainty.TENTATIVE),
        ("2022-06-24", 2022, Certainty.ANNOUNCED),
        ("2022-06-24; certainty exact", 2022, Certainty.COMPUTED),
        ("2022-06-24; certainty tentative", 2022, Certainty.TENTATIVE),
        ("10 Muharram (umalqura)", 2026, Certainty.COMPUTED),
        ("10 Muharram (umalqura)", 2040, Certainty.TENTATIVE),
        ("10 Muharram (umalqura); certainty exact", 2040, Certainty.TENTATIVE),
        ("10 Muharram (umalqura); certainty announced", 2040, Certainty.ANNOUNCED),
        ("khmer new year", 2026, Certainty.COMPUTED),
        ("khmer new year", 2032, Certainty.TENTATIVE),
        ("1 day before khmer new year", 2032, Certainty.TENTATIVE),
        ("visakha bucha (thai)", 2020, Certainty.COMPUTED),
        ("visakha bucha (thai)", 2040, Certainty.TENTATIVE),
        ("solar term chunfen", 2050, Certainty.COMPUTED),
        ("solar term chunfen", 2051, Certainty.TENTATIVE),
        ("1 day after day-of-doubt", 2026, Certainty.TENTATIVE),
        ("25 April; certainty tentative; except 2026: 2026-04-26", 2026, Certainty.ANNOUNCED),
    ],
)
def test_a_day_is_as_sure_as_its_calendar_and_its_rule_allow(
    text: str, year: int, certainty: Certainty
) -> None:
    (day,) = parse(text).days(year, anchors)

    assert day.certainty is certainty


# Anchors


def test_days_before_another_observance_are_counted_from_where_it_is_kept() -> None:
    assert days("1 day after il-yom-hazikaron", 2026) == ["2026-04-22"]
    # 4 Iyar 5788 is a Sunday: kept on Monday 1 May, so Independence Day is Tuesday.
    assert days(HAZIKARON, 2028) == ["2028-05-01"]
    assert days("1 day after il-yom-hazikaron", 2028) == ["2028-05-02"]


def test_the_exceptions_of_an_anchor_move_what_is_reckoned_from_it() -> None:
    assert days("1 day after moved-once", 2020) == ["2020-05-25"]
    assert days("1 day after moved-once", 2021) == []
    assert days("1 day after moved-once", 2022) == ["2022-05-21"]


def test_an_anchor_that_a_year_lacks_gives_no_day() -> None:
    assert days("1 day after leap-day", 2026) == []
    assert days("1 day after leap-day", 2028) == ["2028-03-01"]


def test_a_day_reckoned_from_a_long_one_is_one_day_long_and_counts_from_its_first() -> None:
    (day,) = parse("1 day before kh-new-year").days(2028, anchors)

    assert (day.day, day.length) == (number("2028-04-12"), 1)


def test_another_observance_alone_is_a_rule_with_shifts_of_its_own() -> None:
    assert days("first-advent", 2026) == ["2026-11-29"]
    assert days("first-advent; Sunday -> 1 day after", 2026) == ["2026-11-30"]


def test_a_rule_reckoned_from_an_observance_needs_one_who_knows_it() -> None:
    with pytest.raises(RuleError) as raised:
        parse("14 days before first-advent").days(2026)

    assert raised.value.message == (
        "'first-advent' is the day of another observance, and no dataset is at hand to look it up"
    )


# Over New Year


def test_a_day_after_the_last_of_december_belongs_to_the_year_it_is_reckoned_from() -> None:
    text = "Sunday after 25 December"

    assert days(text, 2005) == ["2006-01-01"]
    assert days(text, 2006) == ["2006-12-31"]
    assert between(text, "2005-01-01", "2005-12-31") == []
    assert between(text, "2006-01-01", "2006-12-31") == ["2006-01-01", "2006-12-31"]


def test_a_day_before_the_first_of_january_belongs_to_the_year_it_is_reckoned_from() -> None:
    text = "Tuesday before 1 January"

    assert days(text, 2026) == ["2025-12-30"]
    assert between(text, "2025-12-25", "2025-12-31") == ["2025-12-30"]


def test_a_shift_may_leave_the_year() -> None:
    text = "1 January; Thursday -> 1 day before; Saturday -> 2 days after"

    assert days(text, 2026) == ["2025-12-31"]
    assert between(text, "2025-12-31", "2025-12-31") == ["2025-12-31"]
    assert between("31 December; Friday -> 3 days after", "2022-01-03", "2022-01-03") == ["2022-01-03"]


def test_an_offset_of_a_whole_year_is_found_from_both_sides() -> None:
    assert between("366 days after first-advent", "2027-11-30", "2027-11-30") == ["2027-11-30"]
    assert between("366 days before first-advent", "2025-11-28", "2025-11-28") == ["2025-11-28"]


def test_the_last_year_of_a_rule_is_that_of_the_day_it_is_reckoned_from() -> None:
    text = "Sunday after 25 December; until 2005"

    assert between(text, "2006-01-01", "2006-12-31") == ["2006-01-01"]


# Spans


def test_a_long_observance_touches_a_span_with_any_of_its_days() -> None:
    text = "28 December; lasts 10 days"

    assert between(text, "2027-01-06", "2027-01-31") == ["2026-12-28"]
    assert between(text, "2027-01-07", "2027-01-31") == []
    assert between(text, "2026-12-01", "2026-12-28") == ["2026-12-28"]
    assert between(text, "2026-12-01", "2026-12-27") == []


def test_an_observance_longer_than_a_year_touches_each_day_of_it() -> None:
    text = "1 March; lasts 366 days; since 2026; until 2026"

    assert between(text, "2027-03-01", "2027-03-01") == ["2026-03-01"]
    assert between(text, "2027-03-02", "2027-03-02") == []


def test_the_days_of_many_years_come_in_order() -> None:
    found = between("10 Tevet (hebrew)", "2018-01-01", "2020-12-31")

    assert found == ["2018-12-18", "2020-01-07", "2020-12-25"]


def test_a_span_of_one_day_is_a_span() -> None:
    assert between("25 April", "2026-04-25", "2026-04-25") == ["2026-04-25"]
    assert between("25 April", "2026-04-24", "2026-04-24") == []


# The ends of the calendar


def test_the_years_1_and_9999_have_their_days() -> None:
    for text in ("25 April", "last Monday of May", "Sunday on or after 27 November", "27 Nisan (hebrew)"):
        assert len(days(text, 1)) == 1
        assert len(days(text, 9999)) == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Sunday before 1 January", 1),
        ("Sunday after 31 December", 9999),
        ("31 December; lasts 2 days", 9999),
        ("1 January; Monday -> 1 day before", 1),
        ("Sunday before 1 January; Sunday -> 5 days after", 1),
        ("1 January; begins evening before", 1),
    ],
)
def test_a_day_that_no_date_can_write_is_left_out(text: str, year: int) -> None:
    assert days(text, year) == []


def test_spans_may_begin_on_the_first_day_and_end_on_the_last() -> None:
    assert between("1 January", "0001-01-01", "0001-12-31") == ["0001-01-01"]
    assert between("31 December", "9999-01-01", "9999-12-31") == ["9999-12-31"]


@pytest.mark.parametrize(
    ("text", "year", "message", "hint"),
    [
        (
            "1 month 1 (chinese)",
            2100,
            "the Chinese calendar is computed here for 1901 to 2099, not for 2100",
            "choose years between 1901 and 2099",
        ),
        (
            "2 days before easter",
            1582,
            "the date of Easter is computed here for 1583 to 4099, not for 1582",
            "choose years between 1583 and 4099",
        ),
        (
            "solar term qingming",
            1900,
            "the table of solar terms is computed here for 1901 to 2100, not for 1900",
            "choose years between 1901 and 2100",
        ),
        (
            "march equinox at UTC+9",
            2101,
            "the table of equinoxes and solstices is computed here for 1900 to 2100, not for 2101",
            "choose years between 1900 and 2100",
        ),
        (
            "khmer new year",
            1899,
            "the Khmer calendar is computed here for 1900 to 2099, not for 1899",
            "choose years between 1900 and 2099",
        ),
        (
            "visakha bucha (thai)",
            1913,
            "the Thai lunar calendar is computed here for 1914 to 2099, not for 1913",
            "choose years between 1914 and 2099",
        ),
    ],
)
def test_a_year_that_no_source_covers_is_refused(text: str, year: int, message: str, hint: str) -> None:
    with pytest.raises(OutOfRange) as raised:
        parse(text).days(year)

    assert (raised.value.message, raised.value.hint) == (message, hint)


def test_a_span_with_a_year_that_is_not_covered_is_refused() -> None:
    with pytest.raises(OutOfRange):
        between("1 month 1 (chinese)", "2099-01-01", "2100-01-01")


def test_years_that_are_only_looked_at_in_passing_are_not_refused() -> None:
    assert between("1 month 1 (chinese); lasts 15 days", "2099-12-01", "2099-12-31") == []
    assert between("2 days before easter", "1583-01-01", "1583-12-31") == ["1583-04-08"]


def test_a_rule_is_not_asked_outside_its_own_years() -> None:
    assert between("1 month 1 (chinese); since 2000; until 2050", "2099-01-01", "2110-12-31") == []


def test_no_rule_can_be_changed_after_it_was_read() -> None:
    rule = parse("25 April")

    with pytest.raises(AttributeError):
        rule.periods = ()  # type: ignore[misc]
    assert isinstance(rule, Rule)
