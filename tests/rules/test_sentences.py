"""A rule and its days in words, for every form."""

from __future__ import annotations

import pytest

from observe.rules.parse import parse
from observe.rules.phrases import Base
from observe.rules.sentences import in_words, origin, sentence

NAMES = {"first-advent": "the First Sunday of Advent"}


def anchors(id: str, year: int) -> tuple[Base, ...]:
    return tuple(Base(day.day, day.cycle) for day in parse("Sunday on or after 27 November").days(year))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("25 April", "on 25 April"),
        ("29 February", "on 29 February, in leap years"),
        ("2nd Sunday of November", "on the second Sunday of November"),
        ("5th Sunday of May", "on the fifth Sunday of May"),
        ("last Monday of May", "on the last Monday of May"),
        ("Sunday on or after 27 November", "on the Sunday on or after 27 November"),
        ("Monday before 25 May", "on the Monday before 25 May"),
        ("easter", "on Easter Sunday"),
        ("orthodox easter", "on Orthodox Easter"),
        ("1 day before easter", "one day before Easter Sunday"),
        ("12 days after orthodox easter", "twelve days after Orthodox Easter"),
        ("46 days before easter", "46 days before Easter Sunday"),
        ("first-advent", "on the First Sunday of Advent"),
        ("14 days before first-advent", "14 days before the First Sunday of Advent"),
        ("3 days after last Monday of May", "three days after the last Monday of May"),
        ("3 days after Monday before 25 May", "three days after the Monday before 25 May"),
        ("27 Nisan (hebrew)", "on 27 Nisan (Hebrew calendar)"),
        ("14 Adar I (hebrew)", "on 14 Adar I (Hebrew calendar)"),
        ("10 Muharram (umalqura)", "on 10 Muharram (Umm al-Qura calendar)"),
        ("1 Farvardin (persian)", "on 1 Farvardin (Persian calendar)"),
        ("12 Yekatit (ethiopic)", "on 12 Yekatit (Ethiopic calendar)"),
        ("1 Thout (coptic)", "on 1 Thout (Coptic calendar)"),
        ("15 June (julian)", "on 15 June (Julian calendar)"),
        ("1 Baha (bahai)", "on 1 Baha (Bahá’í calendar)"),
        ("15 month 7 (chinese)", "on day 15 of month 7 (Chinese calendar)"),
        ("1 leap month 6 (korean)", "on day 1 of leap month 6 (Korean calendar)"),
        ("10 month 3 (vietnamese)", "on day 10 of month 3 (Vietnamese calendar)"),
        ("15 Roch Phatrabot (khmer)", "on 15 Roch Phatrabot (Khmer calendar)"),
        ("15 waxing month 6 (thai)", "on day 15 of waxing month 6 (Thai lunar calendar)"),
        ("khmer new year", "on the Khmer New Year (the sun enters Mesha)"),
        ("visakha bucha (thai)", "on Visakha Bucha as Thailand reckons it"),
        ("solar term qingming", "on the solar term Qingming (China, UTC+8)"),
        ("march equinox at UTC+9", "on the day of the March equinox (UTC+9)"),
        ("2022-06-24, 2023-07-14", "on days named one by one: Friday 24 June 2022, Friday 14 July 2023"),
        (
            "4 May; Saturday -> 1 day before",
            "on 4 May; if that is a Saturday, one day earlier",
        ),
        (
            "4 May; Friday, Saturday, Sunday -> 13 days after, since 1990",
            "on 4 May; if that is a Friday, a Saturday or a Sunday, 13 days later (since 1990)",
        ),
        (
            "4 May; Sunday -> 1 day after, until 1979; Sunday -> 2 days after, since 1980, until 1990",
            "on 4 May; if that is a Sunday, one day later (until 1979); if that is a Sunday, two days later "
            "(from 1980 to 1990)",
        ),
        (
            "4 May; Sunday -> 1 day after, since 1980, until 1980",
            "on 4 May; if that is a Sunday, one day later (in 1980)",
        ),
        (
            "4 May; begins evening before; lasts 3 days",
            "on 4 May; begins the evening before; lasts three days",
        ),
        ("4 May; lasts 1 day", "on 4 May"),
        ("4 May; since 1945", "on 4 May; observed since 1945"),
        ("4 May; until 1945", "on 4 May; observed until 1945"),
        ("4 May; since 1945; until 1950", "on 4 May; observed from 1945 to 1950"),
        ("4 May; since 1945; until 1945", "on 4 May; observed in 1945"),
        ("4 May; certainty exact", "on 4 May"),
        ("4 May; certainty tentative", "on 4 May; the day may still move"),
        ("4 May; certainty announced", "on 4 May; an authority announces the day"),
        (
            "30 May; since 1868; until 1970 | last Monday of May; since 1971",
            "on 30 May; from 1868 to 1970 — on the last Monday of May; since 1971",
        ),
        (
            "4 May; except 2021: 2021-05-05, 2020: none",
            "on 4 May; not held in 2020; in 2021 on Wednesday 5 May 2021",
        ),
        (
            "27 Nisan (hebrew); Friday -> 1 day before; Sunday -> 1 day after, since 1997; "
            "begins evening before; since 1951",
            "on 27 Nisan (Hebrew calendar); if that is a Friday, one day earlier; if that is a Sunday, "
            "one day later (since 1997); begins the evening before; observed since 1951",
        ),
    ],
)
def test_a_rule_is_told_in_a_sentence(text: str, told: str) -> None:
    assert sentence(parse(text), lambda id: NAMES[id]) == told


@pytest.mark.parametrize(
    ("text", "year", "told"),
    [
        ("25 April", 2026, "a fixed date: Saturday 25 April 2026"),
        ("29 February", 2028, "a fixed date: Tuesday 29 February 2028"),
        ("2nd Sunday of November", 2026, "the second Sunday of November 2026 is Sunday 8 November 2026"),
        ("Monday before 25 May", 2026, "the Monday before 25 May 2026 is Monday 18 May 2026"),
        ("Sunday after 25 December", 2005, "the Sunday after 25 December 2005 is Sunday 1 January 2006"),
        ("easter", 2026, "Easter Sunday is Sunday 5 April 2026"),
        ("orthodox easter", 2026, "Orthodox Easter is Sunday 12 April 2026"),
        ("2 days before easter", 2026, "two days before Easter Sunday is Friday 3 April 2026"),
        ("first-advent", 2026, "the First Sunday of Advent is Sunday 29 November 2026"),
        (
            "14 days before first-advent",
            2026,
            "14 days before the First Sunday of Advent is Sunday 15 November 2026",
        ),
        ("27 Nisan (hebrew)", 2026, "27 Nisan 5786 AM (Hebrew calendar) is Tuesday 14 April 2026"),
        ("15 June (julian)", 2026, "15 June 2026 (Julian calendar) is Sunday 28 June 2026"),
        (
            "15 month 7 (chinese)",
            2026,
            "day 15 of month 7 of 2026 (Chinese calendar) is Thursday 27 August 2026",
        ),
        (
            "8 month 12 (chinese)",
            2026,
            "day 8 of month 12 of 2025 (Chinese calendar) is Monday 26 January 2026",
        ),
        (
            "15 Roch Phatrabot (khmer)",
            2026,
            "15 Roch Phatrabot 2570 BE (Khmer calendar) is Sunday 11 October 2026",
        ),
        (
            "15 waxing month 6 (thai)",
            2026,
            "day 15 of waxing month 6 of 2569 BE (Thai lunar calendar) is Friday 1 May 2026",
        ),
        (
            "khmer new year",
            2028,
            "the Khmer New Year (the sun enters Mesha) is Thursday 13 April 2028; it lasts until "
            "Sunday 16 April 2028",
        ),
        ("visakha bucha (thai)", 2026, "Visakha Bucha as Thailand reckons it is Sunday 31 May 2026"),
        ("solar term qingming", 2026, "the solar term Qingming (China, UTC+8) is Sunday 5 April 2026"),
        ("march equinox at UTC+9", 2026, "the day of the March equinox (UTC+9) is Friday 20 March 2026"),
        ("2022-06-24, 2023-07-14", 2022, "a day named for that year: Friday 24 June 2022"),
        (
            "27 Nisan (hebrew); Sunday -> 1 day after",
            2028,
            "27 Nisan 5788 AM (Hebrew calendar) is Sunday 23 April 2028; a Sunday moves one day later, to "
            "Monday 24 April 2028",
        ),
        (
            "27 Nisan (hebrew); Friday -> 1 day before; begins evening before",
            2025,
            "27 Nisan 5785 AM (Hebrew calendar) is Friday 25 April 2025; a Friday moves one day earlier, to "
            "Thursday 24 April 2025; it begins on the evening of Wednesday 23 April 2025",
        ),
        (
            "25 April; begins evening before; lasts 3 days",
            2026,
            "a fixed date: Saturday 25 April 2026; it begins on the evening of Friday 24 April 2026 and "
            "lasts until Monday 27 April 2026",
        ),
        (
            "30 May; until 1970 | last Monday of May; since 1971",
            1970,
            "a fixed date: Saturday 30 May 1970",
        ),
        (
            "25 April; lasts 2 days; except 2021: 2021-05-01",
            2021,
            "for 2021 the day was set apart from the rule: Saturday 1 May 2021 instead of Sunday "
            "25 April 2021; it lasts until Sunday 2 May 2021",
        ),
        (
            "25 April; since 2000; except 1999: 1999-04-26",
            1999,
            "for 1999 the day was set apart from the rule: Monday 26 April 1999",
        ),
    ],
)
def test_a_day_is_told_with_how_it_came_about(text: str, year: int, told: str) -> None:
    rule = parse(text)

    (day,) = rule.days(year, anchors)

    assert origin(rule, day, lambda id: NAMES[id]) == told


def test_each_of_two_days_in_a_year_is_told_with_its_own_cycle() -> None:
    rule = parse("10 Tevet (hebrew)")

    told = [origin(rule, day) for day in rule.days(2020)]

    assert told == [
        "10 Tevet 5780 AM (Hebrew calendar) is Tuesday 7 January 2020",
        "10 Tevet 5781 AM (Hebrew calendar) is Friday 25 December 2020",
    ]


def test_a_day_over_new_year_is_told_by_the_rule_and_the_exceptions_of_its_own_year() -> None:
    rule = parse("Sunday after 25 December; until 2005 | 1 May; since 2006; except 2011: 2012-01-02")

    (crossing,) = rule.days(2005)
    (moved,) = rule.days(2011)

    assert origin(rule, crossing) == "the Sunday after 25 December 2005 is Sunday 1 January 2006"
    assert origin(rule, moved) == (
        "for 2011 the day was set apart from the rule: Monday 2 January 2012 instead of Sunday 1 May 2011"
    )


def test_without_names_another_observance_is_told_by_its_id() -> None:
    assert sentence(parse("14 days before first-advent")) == "14 days before first-advent"


def test_a_day_number_is_written_with_its_weekday() -> None:
    assert in_words(1) == "Monday 1 January 1"
    assert in_words(3652059) == "Friday 31 December 9999"
