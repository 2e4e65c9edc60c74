"""The RRULE of a rule gives exactly its days, and none is given where it would not."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from generated_rules import anchor, near, nth
from hypothesis import given
from hypothesis import strategies as st

from observe.rules.parse import parse
from observe.rules.phrases import Base, Offset, Phrase
from observe.rules.recurrence import recurrence
from observe.rules.rule import Period, Rule, days_between

FIRST, LAST = date(2000, 1, 1), date(2035, 12, 31)
OBSERVANCES = {
    "first-advent": "Sunday on or after 27 November",
    "remembrance-sunday": "2nd Sunday of November",
    "since-1952": "2nd Sunday of November; since 1952",
    "was-moved": "2nd Sunday of November; except 2020: none",
    "shifted-day": "4 May; Sunday -> 1 day after",
    "fixed-day": "25 December",
}
UNTIL_2099 = "exact from 1901 to 2099"


def anchors(id: str, year: int) -> tuple[Base, ...]:
    return tuple(Base(day.day, day.cycle) for day in parse(OBSERVANCES[id]).days(year, anchors))


def by_rule(rule: Rule) -> list[date]:
    found = days_between(rule, FIRST.toordinal(), LAST.toordinal(), anchors)
    return [date.fromordinal(day.day) for day in found if day.day >= FIRST.toordinal()]


def by_recurrence(text: str) -> list[date]:
    start = datetime(FIRST.year, FIRST.month, FIRST.day)
    end = datetime(LAST.year, LAST.month, LAST.day)
    return [moment.date() for moment in rrulestr(text, dtstart=start).between(start, end, inc=True)]


@pytest.mark.parametrize(
    ("text", "rrule", "note"),
    [
        ("25 April", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25", ""),
        (
            "29 February",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "some programs place 29 February on 1 March in common years",
        ),
        ("2nd Sunday of November", "FREQ=YEARLY;BYMONTH=11;BYDAY=2SU", ""),
        ("5th Sunday of May", "FREQ=YEARLY;BYMONTH=5;BYDAY=5SU", ""),
        ("last Monday of May", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", ""),
        ("last Wednesday of February", "FREQ=YEARLY;BYMONTH=2;BYDAY=-1WE", ""),
        (
            "Sunday on or after 20 November",
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20,21,22,23,24,25,26;BYDAY=SU",
            "",
        ),
        ("Monday before 25 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18,19,20,21,22,23,24;BYDAY=MO", ""),
        (
            "Sunday on or after 27 November",
            "FREQ=YEARLY;BYYEARDAY=-35,-34,-33,-32,-31,-30,-29;BYDAY=SU",
            "",
        ),
        ("Friday after 31 October", "FREQ=YEARLY;BYYEARDAY=-61,-60,-59,-58,-57,-56,-55;BYDAY=FR", ""),
        ("Friday before 8 March", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=FR", ""),
        (
            "Friday on or before 28 February",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=22,23,24,25,26,27,28;BYDAY=FR",
            "",
        ),
        (
            "Friday before 1 January",
            "",
            "the week crosses New Year or the end of February, where year days move in leap years",
        ),
        ("Friday on or after 5 January", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5,6,7,8,9,10,11;BYDAY=FR", ""),
        (
            "3 days after last Monday of May",
            "FREQ=YEARLY;BYYEARDAY=-218,-217,-216,-215,-214,-213,-212;BYDAY=TH",
            "",
        ),
        (
            "7 days before Sunday on or after 27 November",
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20,21,22,23,24,25,26;BYDAY=SU",
            "",
        ),
        ("first-advent", "FREQ=YEARLY;BYYEARDAY=-35,-34,-33,-32,-31,-30,-29;BYDAY=SU", ""),
        (
            "14 days before first-advent",
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=13,14,15,16,17,18,19;BYDAY=SU",
            "",
        ),
        (
            "1 day after remembrance-sunday",
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=9,10,11,12,13,14,15;BYDAY=MO",
            "",
        ),
        ("15 June (julian)", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=28", UNTIL_2099),
        ("25 December (julian)", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7", UNTIL_2099),
        ("23 Yekatit (ethiopic)", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2", UNTIL_2099),
        ("12 Yekatit (ethiopic)", "FREQ=YEARLY;BYYEARDAY=-316", UNTIL_2099),
        ("10 Paoni (coptic)", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=17", UNTIL_2099),
        ("25 April; until 2010", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25;UNTIL=20101231", ""),
        ("25 April; until 999", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25;UNTIL=09991231", ""),
        ("25 April; lasts 3 days; begins evening before", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25", ""),
        ("25 April; since 1916", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25", "start it in 1916"),
        (
            "25 April; since 1916; except 2020: none, 2021: 2021-04-26",
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=25",
            "start it in 1916; the years 2020, 2021 stand apart (EXDATE, RDATE)",
        ),
    ],
)
def test_a_rule_is_written_as_a_recurrence(text: str, rrule: str, note: str) -> None:
    assert recurrence(parse(text), lambda id: parse(OBSERVANCES[id])) == (rrule, note)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("easter", "RFC 5545 has no word for 'easter'"),
        ("2 days before orthodox easter", "RFC 5545 has no word for '2 days before orthodox easter'"),
        ("27 Nisan (hebrew)", "RFC 5545 counts in the Gregorian calendar only, not in the hebrew one"),
        ("10 Muharram (umalqura)", "RFC 5545 counts in the Gregorian calendar only, not in the umalqura one"),
        ("1 Farvardin (persian)", "RFC 5545 counts in the Gregorian calendar only, not in the persian one"),
        ("15 month 7 (chinese)", "RFC 5545 counts in the Gregorian calendar only, not in the chinese one"),
        ("khmer new year", "RFC 5545 has no word for 'khmer new year'"),
        ("visakha bucha (thai)", "RFC 5545 has no word for 'visakha bucha (thai)'"),
        ("solar term qingming", "RFC 5545 has no word for 'solar term qingming'"),
        ("march equinox at UTC+9", "RFC 5545 has no word for 'march equinox at UTC+9'"),
        ("2022-06-24, 2023-07-14", "the days are named one by one"),
        (
            "4 May; Sunday -> 1 day after",
            "a day that moves off certain weekdays cannot be written as a recurrence",
        ),
        (
            "30 May; until 1970 | last Monday of May; since 1971",
            "the rule has changed over the years; each period would need a recurrence of its own",
        ),
        (
            "Friday after 29 December",
            "the week crosses New Year or the end of February, where year days move in leap years",
        ),
        (
            "Saturday on or before 1 March",
            "the week crosses New Year or the end of February, where year days move in leap years",
        ),
        ("Sunday on or after 29 February", "the days that leap years add cannot be written as a recurrence"),
        ("Sunday before 29 February", "the days that leap years add cannot be written as a recurrence"),
        ("Sunday after 28 February", "the days that leap years add cannot be written as a recurrence"),
        (
            "1 day after Sunday after 28 February",
            "RFC 5545 has no word for '1 day after Sunday after 28 February'",
        ),
        ("1 day after 5th Sunday of May", "RFC 5545 has no word for '1 day after 5th Sunday of May'"),
        (
            "1 day after last Sunday of February",
            "RFC 5545 has no word for '1 day after last Sunday of February'",
        ),
        ("300 days after last Monday of May", "RFC 5545 has no word for '300 days after last Monday of May'"),
        (
            "1 Meskerem (ethiopic)",
            "RFC 5545 has no word for a day that moves with another calendar's leap years",
        ),
        ("6 Pagume (ethiopic)", "6 Pagume (ethiopic) does not come every year"),
        ("29 February (julian)", "29 February (julian) does not come every year"),
        ("shifted-day", "RFC 5545 has no word for 'shifted-day'"),
        ("1 day after since-1952", "RFC 5545 has no word for '1 day after since-1952'"),
        ("1 day after was-moved", "RFC 5545 has no word for '1 day after was-moved'"),
        ("1 day after fixed-day", "RFC 5545 has no word for '1 day after fixed-day'"),
    ],
)
def test_a_rule_that_no_recurrence_can_write_says_why(text: str, reason: str) -> None:
    assert recurrence(parse(text), lambda id: parse(OBSERVANCES[id])) == ("", reason)


@pytest.mark.parametrize(
    "text",
    [
        "25 April",
        "29 February",
        "2nd Sunday of November",
        "5th Sunday of May",
        "last Wednesday of February",
        "Sunday on or after 27 November",
        "14 days before first-advent",
        "15 June (julian)",
        "31 December (julian)",
        "12 Yekatit (ethiopic)",
        "29 Koiak (coptic)",
        "25 April; until 2010",
        "Friday on or before 28 February; until 2020",
    ],
)
def test_a_recurrence_gives_the_days_of_its_rule(text: str) -> None:
    rule = parse(text)

    claimed = recurrence(rule, lambda id: parse(OBSERVANCES[id]))

    assert claimed.rrule
    assert by_recurrence(claimed.rrule) == by_rule(rule)


GREGORIAN: st.SearchStrategy[Phrase] = st.one_of(nth, near)


@given(
    st.one_of(
        GREGORIAN,
        st.builds(Offset, st.integers(1, 366).flatmap(lambda n: st.sampled_from([n, -n])), GREGORIAN),
    )
)
def test_whatever_weekday_is_written_as_a_recurrence_gives_the_days_of_its_rule(phrase: Phrase) -> None:
    rule = Rule((Period(phrase),))

    claimed = recurrence(rule)

    assert bool(claimed.rrule) != bool(claimed.note)
    if claimed.rrule:
        assert by_recurrence(claimed.rrule) == by_rule(rule)


@given(anchor)
def test_every_rule_has_a_recurrence_or_a_reason_for_none(phrase: Phrase) -> None:
    claimed = recurrence(Rule((Period(phrase),)))

    assert claimed.rrule or claimed.note


def test_without_other_rules_a_rule_reckoned_from_one_has_no_recurrence() -> None:
    assert recurrence(parse("14 days before first-advent")).rrule == ""
