"""What holds of every rule, whatever it says."""

from __future__ import annotations

from datetime import date

from generated_rules import anchors, rules
from hypothesis import example, given
from hypothesis import strategies as st

from observe.errors import OutOfRange, RuleError
from observe.rules.parse import parse
from observe.rules.phrases import Easter, Fixed, Near
from observe.rules.rule import Period, Rule, RuleDay, Shift, days_between, overlap
from observe.rules.sentences import origin, sentence

LAST_DAY = date.max.toordinal()
# Covered by every calendar.
ALL_COVER = st.integers(date(1935, 1, 1).toordinal(), date(2060, 12, 31).toordinal())
YEARS = st.one_of(
    st.integers(1, 9999), st.integers(1900, 2100), st.sampled_from([1, 2, 3, 4, 9995, 9998, 9999])
)
WORDS = (
    "25", "April", "29", "February", "1st", "last", "5th", "Sunday", "of", "on", "or", "after",
    "before", "easter", "orthodox", "days", "day", "2", "366", "first-advent", "Nisan", "(hebrew)",
    "month", "leap", "(chinese)", "15", "Roch", "Phatrabot", "(khmer)", "khmer", "new", "year", "solar",
    "term", "qingming", "march", "equinox", "at", "UTC+9", "visakha", "bucha", "(thai)", "->", "|",
    "since", "until", "1990", "begins", "evening", "lasts", "certainty", "exact", "except", "2020:",
    "none", "2020-01-01", "", ";", ",", "İ", "²", "\n",
)  # fmt: skip


def days_of(rule: Rule, year: int) -> tuple[RuleDay, ...]:
    try:
        return rule.days(year, anchors)
    except OutOfRange:
        return ()


def between(rule: Rule, first: int, last: int) -> list[RuleDay] | None:
    try:
        return days_between(rule, first, last, anchors)
    except OutOfRange:
        return None


@given(rules())
def test_the_canonical_text_of_a_rule_reads_as_that_rule(rule: Rule) -> None:
    assert parse(str(rule)) == rule


@given(rules())
def test_the_canonical_text_is_written_the_same_again(rule: Rule) -> None:
    text = str(rule)

    assert str(parse(text)) == text
    assert str(parse(text.upper())).lower() == text.lower()


@given(rules(), YEARS)
@example(Rule((Period(Near(6, "before", Fixed(1, 1)), shifts=(Shift((6,), 5),)),)), 1)
@example(Rule((Period(Fixed(1, 1), evening_before=True),)), 1)
@example(Rule((Period(Fixed(31, 12), length=2),)), 9999)
def test_days_are_in_order_and_lie_within_the_reach_of_their_year(rule: Rule, year: int) -> None:
    days = days_of(rule, year)

    assert list(days) == sorted(days, key=lambda day: day.day)
    for day in days:
        assert day.year == year
        assert day.day >= date(year, 1, 1).toordinal() - rule.reach
        assert day.day + day.length - 1 <= date(year, 12, 31).toordinal() + rule.reach


@given(rules(), YEARS)
def test_every_date_of_a_day_can_be_written(rule: Rule, year: int) -> None:
    for day in days_of(rule, year):
        assert day.length >= 1
        for number in (day.day - day.evening_before, day.day, day.day + day.length - 1, day.nominal):
            assert 1 <= number <= LAST_DAY


@given(rules(), YEARS)
def test_a_rule_gives_no_day_outside_its_years(rule: Rule, year: int) -> None:
    first, last = rule.years

    assert not days_of(rule, year) or first <= year <= last


@given(rules(), ALL_COVER, st.integers(0, 900), st.integers(0, 900))
def test_the_days_of_a_span_are_those_of_its_two_parts(rule: Rule, first: int, one: int, other: int) -> None:
    middle, last = first + one, first + one + 1 + other

    whole = between(rule, first, last)
    left, right = between(rule, first, middle), between(rule, middle + 1, last)

    if whole is not None and left is not None and right is not None:
        # A day that lasts over the cut touches both parts.
        assert set(whole) == {*left, *right}
        assert whole == sorted(whole, key=lambda day: day.day)


@given(rules(), ALL_COVER, st.integers(0, 800))
@example(parse("25 April; lasts 100 days; except 2020: 2021-01-04"), date(2021, 4, 13).toordinal(), 0)
def test_the_days_of_a_span_are_those_of_the_years_that_touch_it(rule: Rule, first: int, length: int) -> None:
    last = first + length

    found = between(rule, first, last)

    around = range(date.fromordinal(first).year - 4, date.fromordinal(last).year + 5)
    touching = {
        day
        for year in around
        for day in days_of(rule, year)
        if day.day <= last and day.day + day.length > first
    }
    assert found is None or set(found) == touching


@given(rules(), st.sampled_from([1, 2, 500, LAST_DAY - 500, LAST_DAY - 1, LAST_DAY]), st.integers(0, 400))
def test_the_first_and_the_last_years_can_be_asked_for(rule: Rule, first: int, length: int) -> None:
    found = between(rule, first, min(first + length, LAST_DAY))

    assert found is None or all(day.day + day.length - 1 >= first for day in found)


@given(rules(), YEARS)
def test_every_rule_and_every_day_can_be_told(rule: Rule, year: int) -> None:
    told = [sentence(rule), *(origin(rule, day) for day in days_of(rule, year))]

    for text in told:
        assert text
        assert "  " not in text
        assert not text.endswith(".")


@given(rules())
def test_the_periods_of_a_rule_that_was_read_share_no_year(rule: Rule) -> None:
    assert overlap(parse(str(rule)).periods) is None


@given(st.text())
def test_any_text_is_read_or_refused_at_a_column_of_it(text: str) -> None:
    refused_or_read(text)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", " ", "; ", ", ", ""]))
def test_words_of_the_language_in_any_order_are_read_or_refused(words: list[str], between: str) -> None:
    refused_or_read(between.join(words))


@given(rules(), st.data())
def test_a_rule_with_one_letter_changed_is_read_or_refused(rule: Rule, data: st.DataObject) -> None:
    text = str(rule)
    at = data.draw(st.integers(0, len(text)))
    letter = data.draw(st.sampled_from(["", " ", ";", ",", "|", "-", ">", "(", "0", "9", "x", "é"]))

    refused_or_read(text[:at] + letter + text[at + 1 :])


def refused_or_read(text: str) -> None:
    try:
        rule = parse(text)
    except RuleError as error:
        assert 1 <= error.column <= len(text) + 1
        assert error.message
    else:
        assert parse(str(rule)) == rule


def test_easter_is_told_where_it_is_covered_and_refused_elsewhere() -> None:
    rule = Rule((Period(Easter()),))

    assert days_of(rule, 1583)
    assert days_of(rule, 4099)
    assert not days_of(rule, 1582)
    assert not days_of(rule, 4100)
