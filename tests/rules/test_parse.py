"""Every form of the rule language, in its canonical text, and every refusal: column, message and hint."""

from __future__ import annotations

import pytest

from observe.errors import RuleError
from observe.rules.certainty import Certainty
from observe.rules.parse import parse, parse_dates, parse_length, parse_shift
from observe.rules.phrase_parser import parse_phrase
from observe.rules.phrases import (
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

EXAMPLES = 'for example "25 April", "last Monday of May" or "2 days before easter"'
CLAUSES = "one of: begins, lasts, since, until, certainty"
WEEKDAYS = "one of: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
RELATIONS = "one of: on or after, after, on or before, before"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("25 April", Fixed(25, 4)),
        ("29 February", Fixed(29, 2)),
        ("1st Sunday of June", Nth(1, 6, 6)),
        ("5th Monday of May", Nth(5, 0, 5)),
        ("last Saturday of December", Nth(-1, 5, 12)),
        ("Sunday on or after 27 November", Near(6, "on or after", Fixed(27, 11))),
        ("Sunday after 25 December", Near(6, "after", Fixed(25, 12))),
        ("Saturday on or before 1 March", Near(5, "on or before", Fixed(1, 3))),
        ("Monday before 25 May", Near(0, "before", Fixed(25, 5))),
        ("easter", Easter()),
        ("orthodox easter", Easter(orthodox=True)),
        ("1 day before easter", Offset(-1, Easter())),
        ("366 days after orthodox easter", Offset(366, Easter(orthodox=True))),
        ("kh-pchum-ben", Observed("kh-pchum-ben")),
        ("14 days before first-advent", Offset(-14, Observed("first-advent"))),
        ("2 days after last Monday of May", Offset(2, Nth(-1, 0, 5))),
        ("2 days after Sunday before 3 May", Offset(2, Near(6, "before", Fixed(3, 5)))),
        ("1 day after 27 Nisan (hebrew)", Offset(1, InCalendar(27, "Nisan", "hebrew"))),
        ("1 day after khmer new year", Offset(1, KhmerNewYear())),
        ("1 day after visakha bucha (thai)", Offset(1, ThaiFeast("visakha bucha"))),
        ("1 day after solar term qingming", Offset(1, SolarTerm("qingming"))),
        ("1 day after march equinox at UTC+9", Offset(1, Season("march equinox", 540))),
        ("27 Nisan (hebrew)", InCalendar(27, "Nisan", "hebrew")),
        ("14 Adar I (hebrew)", InCalendar(14, "Adar I", "hebrew")),
        ("10 Muharram (umalqura)", InCalendar(10, "Muharram", "umalqura")),
        ("12 Rabi al-Awwal (islamic-civil)", InCalendar(12, "Rabi al-Awwal", "islamic-civil")),
        ("1 Farvardin (persian)", InCalendar(1, "Farvardin", "persian")),
        ("6 Pagume (ethiopic)", InCalendar(6, "Pagume", "ethiopic")),
        ("1 Thout (coptic)", InCalendar(1, "Thout", "coptic")),
        ("15 June (julian)", InCalendar(15, "June", "julian")),
        ("5 Ayyam-i-Ha (bahai)", InCalendar(5, "Ayyam-i-Ha", "bahai")),
        ("15 month 7 (chinese)", InCalendar(15, "month 7", "chinese")),
        ("1 leap month 6 (chinese)", InCalendar(1, "leap month 6", "chinese")),
        ("15 month 8 (korean)", InCalendar(15, "month 8", "korean")),
        ("10 month 3 (vietnamese)", InCalendar(10, "month 3", "vietnamese")),
        ("15 Roch Phatrabot (khmer)", InCalendar(15, "Roch Phatrabot", "khmer")),
        ("15 waxing month 6 (thai)", InCalendar(15, "waxing month 6", "thai")),
        ("khmer new year", KhmerNewYear()),
        ("visakha bucha (thai)", ThaiFeast("visakha bucha")),
        ("solar term qingming", SolarTerm("qingming")),
        ("march equinox at UTC+9", Season("march equinox", 540)),
        ("december solstice at UTC-3:30", Season("december solstice", -210)),
        ("june solstice at UTC+0", Season("june solstice", 0)),
    ],
)
def test_a_phrase_is_read_and_written_back(text: str, phrase: Phrase) -> None:
    read = parse_phrase(text)

    assert read == phrase
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("25 APRIL", "25 April"),
        ("05 may", "5 May"),
        ("LAST monday OF may", "last Monday of May"),
        ("sunday ON OR AFTER 27 november", "Sunday on or after 27 November"),
        ("2 Days Before Orthodox Easter", "2 days before orthodox easter"),
        ("14 days before First-Advent", "14 days before first-advent"),
        ("27 nisan (HEBREW)", "27 Nisan (hebrew)"),
        ("15 ROCH phatrabot (Khmer)", "15 Roch Phatrabot (khmer)"),
        ("12 rabi AL-awwal (umalqura)", "12 Rabi al-Awwal (umalqura)"),
        ("Khmer New Year", "khmer new year"),
        ("Visakha Bucha (Thai)", "visakha bucha (thai)"),
        ("Solar Term QingMing", "solar term qingming"),
        ("March Equinox at utc+09:00", "march equinox at UTC+9"),
        ("march equinox at UTC-0", "march equinox at UTC+0"),
        ("25 April; SUNDAY -> 1 DAY AFTER, SINCE 1990", "25 April; Sunday -> 1 day after, since 1990"),
        ("25 April; until 1990; since 1950", "25 April; since 1950; until 1990"),
        ("25 April; certainty TENTATIVE", "25 April; certainty tentative"),
        ("25 April; EXCEPT 2021: 2021-05-01, 2020: NONE", "25 April; except 2020: none, 2021: 2021-05-01"),
    ],
)
def test_any_case_and_order_is_read_and_one_is_written(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


def test_a_rule_with_everything_is_read_into_its_parts() -> None:
    rule = parse(
        "30 May; since 1868; until 1970 | last Monday of May; Monday, Tuesday -> 2 days before, since 1990, "
        "until 1995; Friday -> 1 day after; begins evening before; lasts 3 days; since 1971; "
        "certainty announced; except 2020: none, 2021: 2021-06-01"
    )

    assert rule == Rule(
        (
            Period(Fixed(30, 5), since=1868, until=1970),
            Period(
                Nth(-1, 0, 5),
                shifts=(Shift((0, 1), -2, 1990, 1995), Shift((4,), 1)),
                evening_before=True,
                length=3,
                since=1971,
                certainty=Certainty.ANNOUNCED,
            ),
        ),
        {2020: None, 2021: 737942},
    )


def test_a_list_of_dates_is_a_rule() -> None:
    rule = parse("2022-06-24, 2023-07-14; lasts 2 days")

    assert rule.periods[0].base == Dates((738330, 738715))
    assert str(rule) == "2022-06-24, 2023-07-14; lasts 2 days"


def test_rules_that_write_the_same_are_equal_and_have_one_hash() -> None:
    one, other = parse("25 April; except 2020: none"), parse("25 april; Except 2020: NONE")

    assert one == other
    assert len({one, other}) == 1


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        # The beginning of a phrase
        ("", 1, "nothing is written here", ""),
        ("Eastr", 1, "'Eastr' does not begin a rule", "did you mean 'easter'?"),
        ("April 25", 1, "'April' does not begin a rule", EXAMPLES),
        ("sometimes", 1, "'sometimes' does not begin a rule", EXAMPLES),
        ("25  April", 4, "one space between two words, please", "remove the extra space"),
        (" 25 April", 1, "one space between two words, please", "remove the extra space"),
        ("25 April ", 10, "one space between two words, please", "remove the extra space"),
        ("25\tApril", 1, "'25\tApril' is not a day of a month", "a number from 1 to 31"),
        ("sixth Sunday of May", 1, "'sixth' does not begin a rule", EXAMPLES),
        (
            "supercalifragilisticexpialidociousness-Day of May",
            44,
            "'of May' is more than the rule needs",
            "",
        ),
        # Form 1
        ("25", 3, "the rule ends where a month should follow", ""),
        ("25 Aprul", 4, "'Aprul' is not a month", "did you mean 'April'?"),
        (
            "25 Floréal",
            4,
            "'Floréal' is not a month",
            "one of: January, February, March, April, May, June, July, August, September, October, November, "
            "December",
        ),
        ("0 April", 1, "'0' is not a day of a month", "a number from 1 to 31"),
        ("32 May", 1, "'32' is not a day of a month", "a number from 1 to 31"),
        ("25th April", 1, "'25th' is not a day of a month", "a number from 1 to 31"),
        ("٢٥ April", 1, "'٢٥' is not a day of a month", "a number from 1 to 31"),
        ("31 April", 1, "April has 30 days, not 31", ""),
        ("30 February", 1, "February has 29 days, not 30", ""),
        ("25 April 2020", 10, "'2020' is more than the rule needs", ""),
        # Form 2
        ("1st", 4, "the rule ends where a weekday should follow", ""),
        ("1st Sundy of May", 5, "'Sundy' is not a weekday", "did you mean 'Sunday'?"),
        ("1st Q of May", 5, "'Q' is not a weekday", WEEKDAYS),
        ("1st Sunday", 11, "the rule ends where 'of' should follow", ""),
        ("1st Sunday in May", 12, "'in' is not 'of'", ""),
        ("1st Sunday of", 14, "the rule ends where a month should follow", ""),
        ("last Sunday of Mai", 16, "'Mai' is not a month", "did you mean 'May'?"),
        ("6th Sunday of May", 1, "'6th' is not a day of a month", "a number from 1 to 31"),
        # Form 3
        (
            "Sunday",
            7,
            "the rule ends where 'on or after', 'after', 'on or before' or 'before' should follow",
            "",
        ),
        ("Sunday of May", 8, "'of' does not say where the Sunday lies", RELATIONS),
        ("Sunday on 27 November", 8, "'on' does not say where the Sunday lies", RELATIONS),
        ("Sunday after", 13, "the rule ends where a day of a month should follow", ""),
        ("Sunday after easter", 14, "'easter' is not a day of a month", "a number from 1 to 31"),
        ("Sunday after 31 June", 14, "June has 30 days, not 31", ""),
        ("Sunday after 3 May 2020", 20, "'2020' is more than the rule needs", ""),
        # Form 4
        ("2 days", 7, "the rule ends where 'before' or 'after' should follow", ""),
        ("2 days until easter", 8, "'until' is not 'before' or 'after'", "one of: before, after"),
        ("2 days before", 14, "the rule ends where the day to count from should follow", ""),
        ("1 days before easter", 3, "'days' is not 'day'", "did you mean 'day'?"),
        ("2 day before easter", 3, "'day' is not 'days'", "did you mean 'days'?"),
        ("0 days before easter", 1, "'0' is not a number of days", "a number from 1 to 366"),
        ("367 days after easter", 1, "'367' is not a number of days", "a number from 1 to 366"),
        ("2 days before 25 April", 15, "25 April is a plain date", "write the date that is meant"),
        ("2 days before 1 day after easter", 15, "days before or after are reckoned once", ""),
        ("2 days before Chrismas", 15, "'Chrismas' does not begin a rule", EXAMPLES),
        ("orthodox Christmas", 10, "'Christmas' is not 'easter'", ""),
        ("orthodox", 9, "the rule ends where 'easter' should follow", ""),
        ("easter monday", 8, "'monday' is more than the rule needs", ""),
        # Forms 5 to 7
        ("27 Nissan (hebrew)", 4, "'Nissan' is not a month of the Hebrew calendar", "did you mean 'Nisan'?"),
        ("27 Nisan (hebreww)", 11, "'hebreww' is not a calendar system", "did you mean 'hebrew'?"),
        (
            "27 Nisan ()",
            11,
            "'' is not a calendar system",
            "one of: bahai, chinese, coptic, ethiopic, hebrew, islamic-civil, julian, khmer, korean, "
            "persian, thai, umalqura, vietnamese",
        ),
        ("30 Iyar (hebrew)", 1, "Iyar has at most 29 days, not 30", ""),
        ("27 (hebrew)", 4, "a month should stand before the calendar system", ""),
        ("27 Nisan(hebrew)", 4, "a month should stand before the calendar system", ""),
        ("16 Keit Pisak (khmer)", 1, "Keit Pisak has at most 15 days, not 16", ""),
        (
            "15 month 13 (chinese)",
            4,
            "'month 13' is not a month of the Chinese calendar",
            "did you mean 'month 3'?",
        ),
        # Forms 8 to 10
        ("khmer new years", 11, "'years' is not 'year'", "did you mean 'year'?"),
        ("khmer christmas", 7, "'christmas' is not 'new'", ""),
        ("solar", 6, "the rule ends where 'term' should follow", ""),
        ("solar term quingming", 12, "'quingming' is not a solar term", "did you mean 'qingming'?"),
        ("solar term x", 12, "'x' is not a solar term", ""),
        ("march equinox", 14, "the rule ends where 'at' should follow", ""),
        ("march equinox at", 17, "the rule ends where an offset such as UTC+9 should follow", ""),
        ("March 25", 1, "'March' does not begin a rule", EXAMPLES),
        (
            "march equinix at UTC+9",
            7,
            "'equinix' is not the turning point of March",
            "did you mean 'equinox'?",
        ),
        ("march solstice at UTC+9", 7, "'solstice' is not the turning point of March", ""),
        ("march equinox at +9", 18, "'+9' is not an offset from UTC", "for example UTC+9 or UTC+5:30"),
        (
            "march equinox at UTC+15",
            18,
            "'UTC+15' is not an offset from UTC",
            "for example UTC+9 or UTC+5:30",
        ),
        (
            "march equinox at UTC+9:5",
            18,
            "'UTC+9:5' is not an offset from UTC",
            "for example UTC+9 or UTC+5:30",
        ),
        (
            "march equinox at UTC+9:60",
            18,
            "'UTC+9:60' is not an offset from UTC",
            "for example UTC+9 or UTC+5:30",
        ),
        ("visaka bucha (thai)", 1, "'visaka bucha' is not a Thai feast", "did you mean 'visakha bucha'?"),
        (
            "full moon (thai)",
            1,
            "'full moon' is not a Thai feast",
            "one of: makha bucha, visakha bucha, asalha bucha, khao phansa, ok phansa, loi krathong",
        ),
        # Dates
        ("2020-02-30", 1, "there is no day 2020-02-30", ""),
        ("2020-1-1", 1, "'2020-1-1' is not a date", "a date is written YYYY-MM-DD"),
        ("2020-01-01, 2019-01-01", 13, "2019-01-01 does not come after the date before it", ""),
        (
            "2020-01-01, 2020-06-01",
            13,
            "the year 2020 stands here twice",
            "give the second day an observance of its own",
        ),
        ("2020-01-01, ", 13, "'' is not a date", "a date is written YYYY-MM-DD"),
        # Shifts
        ("25 April; Sundy -> 1 day after", 11, "'Sundy' is not a weekday", "did you mean 'Sunday'?"),
        ("25 April; Sunday, Sunday -> 1 day after", 19, "Sunday stands here twice", ""),
        ("25 April; Sunday -> 32 days after", 21, "'32' is not a number of days", "a number from 1 to 31"),
        ("25 April; Sunday -> 1 day", 26, "the rule ends where 'before' or 'after' should follow", ""),
        (
            "25 April; Sunday -> 1 day later",
            27,
            "'later' is not 'before' or 'after'",
            "did you mean 'after'?",
        ),
        ("25 April; Sunday -> 1 day after easter", 33, "'easter' is more than the rule needs", ""),
        (
            "25 April; Sunday -> 1 day after, from 1990",
            34,
            "'from' is not 'since' or 'until'",
            "one of: since, until",
        ),
        ("25 April; Sunday -> 1 day after, since 0", 40, "'0' is not a year", "a number from 1 to 9999"),
        ("25 April; Sunday -> 1 day after, since 1, since 2", 43, "'since' stands here twice", ""),
        (
            "25 April; Sunday -> 1 day after, since 1990, until 1980",
            34,
            "until 1980 comes before since 1990",
            "",
        ),
        # Clauses
        ("25 April;", 4, "'April;' is not a month", "did you mean 'April'?"),
        ("25 April; ", 11, "nothing is written here", ""),
        ("25 April; sinse 1990", 11, "'sinse' is not a clause of a rule", "did you mean 'since'?"),
        ("25 April; on Sundays", 11, "'on' is not a clause of a rule", CLAUSES),
        ("25 April; since", 16, "the rule ends where a year should follow", ""),
        ("25 April; since 10000", 17, "'10000' is not a year", "a number from 1 to 9999"),
        ("25 April; since 1990 AD", 22, "'AD' is more than the rule needs", ""),
        ("25 April; since 1990; since 1991", 23, "'since 1991' says again what was said before", ""),
        ("25 April; since 1991; until 1990", 1, "until 1990 comes before since 1991", ""),
        ("25 April; begins at sunset", 18, "'at' is not 'evening'", ""),
        ("25 April; begins evening", 25, "the rule ends where 'before' should follow", ""),
        ("25 April; lasts", 16, "the rule ends where a number of days should follow", ""),
        ("25 April; lasts three days", 17, "'three' is not a number of days", "a number from 1 to 366"),
        ("25 April; lasts 1 days", 19, "'days' is not 'day'", "did you mean 'day'?"),
        ("25 April; lasts 367 days", 17, "'367' is not a number of days", "a number from 1 to 366"),
        ("25 April; certainty sure", 21, "'sure' is not a certainty", "one of: exact, announced, tentative"),
        # Exceptions
        ("25 April; except 2020", 18, "'2020' is not an exception", "for example 2020: none"),
        ("25 April; except 2020: never", 24, "'never' is not a date", "a date is written YYYY-MM-DD"),
        ("25 April; except 0: none", 18, "'0: none' is not an exception", "for example 2020: none"),
        ("25 April; except 2020: none, 2020: none", 30, "the year 2020 stands here twice", ""),
        ("25 April; except 2020: 2020-02-30", 24, "there is no day 2020-02-30", ""),
        (
            "25 April; except 2020: 2021-04-25",
            24,
            "2021-04-25 is not in 2020",
            "an exception gives another day of its own year",
        ),
        ("except 2020: none", 1, "exceptions need a rule before them", ""),
        ("25 April; except 2020: none; since 1990", 11, "the exceptions stand at the end of a rule", ""),
        ("25 April; except 2020: none | 26 April", 31, "the exceptions stand at the end of a rule", ""),
        # Periods
        (
            "25 April | 26 April",
            12,
            "period 1 and period 2 share a year",
            "let 'until' of the earlier end before 'since' of the later",
        ),
        (
            "25 April; until 1990 | 26 April; since 1995 | 27 April; since 1991; until 1995",
            47,
            "period 2 and period 3 share a year",
            "let 'until' of the earlier end before 'since' of the later",
        ),
        ("25 April; until 1990 | ", 24, "nothing is written here", ""),
        ("| 25 April", 1, "'|' does not begin a rule", EXAMPLES),
    ],
)
def test_a_text_that_is_no_rule_is_refused_at_its_first_wrong_word(
    text: str, column: int, message: str, hint: str
) -> None:
    with pytest.raises(RuleError) as raised:
        parse(text)

    assert (raised.value.column, raised.value.message, raised.value.hint) == (column, message, hint)


def test_columns_count_from_the_start_that_is_given() -> None:
    with pytest.raises(RuleError) as of_phrase:
        parse_phrase("25 Aprul", start=41)
    with pytest.raises(RuleError) as of_shift:
        parse_shift("Sundy -> 1 day after", start=41)
    with pytest.raises(RuleError) as of_length:
        parse_length("3 dais", start=41)
    with pytest.raises(RuleError) as of_dates:
        parse_dates([("2020-01-01", 41), ("2019-01-01", 60)])

    assert [raised.value.column for raised in (of_phrase, of_shift, of_length, of_dates)] == [44, 41, 43, 60]


def test_a_shift_without_an_arrow_is_refused_with_an_example() -> None:
    with pytest.raises(RuleError) as raised:
        parse_shift("Sunday: next Monday", start=7)

    assert raised.value.column == 7
    assert raised.value.message == "a shift needs ' -> ' between its weekdays and its days"
    assert raised.value.hint == 'for example "Sunday -> 1 day after"'


def test_a_long_word_is_cut_in_the_message() -> None:
    with pytest.raises(RuleError) as raised:
        parse(f"25 {'A' * 5000}")

    assert raised.value.message == f"'{'A' * 40}…' is not a month"
