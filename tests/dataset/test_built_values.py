"""What a checked entry becomes: an observance, a rule, an article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from observe.article import Estimate, FormerName, Source, View, YearException
from observe.dataset import build
from observe.dataset.entries import read
from observe.model import Remembered, Status
from observe.problem import Location
from observe.rules.parse import parse

FULL = Path(__file__).parent / "full.yaml"
ENTRIES = read([FULL]).entries
DAY: Any = ENTRIES["kh-day-of-remembrance"].mapping
OTHER: Any = ENTRIES["kh-other-day"].mapping


def test_an_observance_has_what_a_listing_says() -> None:
    day = build.observance("kh-day-of-remembrance", DAY)

    assert day.id == "kh-day-of-remembrance"
    assert day.names["km"] == "ទិវាជាតិនៃការចងចាំ"
    assert (day.kind, day.revised) == ("remembrance", "2026-11-21")
    assert day.where == ("KH", "US-CA", "UN", "world", "NO")
    assert day.people[1] == "māori"
    assert day.tags == ("genocide", "khmer-rouge")
    assert day.summary["en"] == "Cambodia remembers the people who died."
    assert day.statuses == (
        Status(
            "public holiday",
            2018,
            2019,
            "Decree 19 of 14 February 2018",
            "",
            "",
            "decree-2019",
            "the page gives no first year",
        ),
        Status("observance", 2020, None, "", "KH-12", "at schools"),
    )
    assert day.remembers == Remembered(
        {"en": "the victims of Democratic Kampuchea"}, "1975-04-17", "1979-01", "none"
    )


def test_the_address_is_that_of_the_first_source_that_has_one() -> None:
    assert build.observance("kh-a", DAY).url == "https://example.org/a?b=c#d"
    assert build.observance("kh-b", OTHER).url == ""


@pytest.mark.parametrize("mapping", [DAY, OTHER])
def test_a_card_is_all_that_a_listing_needs_of_an_observance(mapping: Any) -> None:
    whole = build.observance("kh-a", mapping)
    listed = build.from_card("kh-a", build.card(whole))

    bare = tuple(
        Status(status.is_a, status.since, status.until, where=status.where) for status in whole.statuses
    )
    assert listed == whole._replace(statuses=bare)


def test_a_rule_is_made_of_all_its_clauses() -> None:
    rule = build.rule(DAY)

    assert str(rule) == (
        "20 May; Saturday, Sunday -> 1 day after, since 2001; begins evening before; lasts 3 days; "
        "since 1984; until 2090; certainty tentative; "
        "except 2019: none, 2020: 2020-08-01, 2021: 2021-10-01, 2022: none"
    )
    assert parse(str(rule)) == rule


def test_clauses_beside_rules_hold_for_each_that_says_nothing_else() -> None:
    assert [str(period) for period in build.rule(OTHER).periods] == [
        "last Monday of May; Monday -> 1 day before; begins evening before; since 1990; until 1999; "
        "certainty announced",
        "2001-05-20, 2003-05-21; begins evening before; since 2000; until 2009; certainty exact",
        "2 days after kh-day-of-remembrance; since 2010; certainty announced",
    ]


def test_an_article_holds_the_rest() -> None:
    article = build.article(DAY, Location("x.yaml", 5, 3))

    assert article.former_names == (
        FormerName(
            {"en": "Day of Maintaining Rage", "km": "ទិវាចងកំហឹង"},
            1984,
            2017,
            "often mistranslated",
            "paper-2018",
        ),
        FormerName({"fr": "Jour de la colère"}),
    )
    assert article.also == {"en": ("Remembrance Day", "Day of Anger")}
    assert article.description is not None
    assert article.description["en"].count("\n\n") == 1
    assert article.estimates == (
        Estimate(
            "deaths", "Ben Kiernan", "paper-2018", 1671000, 1871000, 1996, basis="demography", note="a range"
        ),
        Estimate("deaths", "a court", "paper-2018", 5),
    )
    (dispute,) = article.disputes
    assert dispute.views[0] == View("one side", {"en": "that"}, "paper-2018")
    assert article.exceptions[1:3] == (
        YearException(2020, "2020-08-01"),
        YearException(2021, "2021-10-01", "moved because of the epidemic", "decree-2019"),
    )
    assert article.related == ("kh-other-day",)
    assert [step.days for step in article.plan] == [30, 0, -1]
    assert article.plan[0].texts == {"en": "Ask who speaks", "km": "សួរ"}
    assert article.sources[1] == Source(
        "paper-2018",
        "A paper: its title",
        "press",
        "2026-11-20",
        "Press",
        "https://example.org/a?b=c#d",
        "2018-02",
    )
    assert article.location == ("x.yaml", 5, 3)


def test_an_article_of_a_short_entry_is_mostly_empty() -> None:
    article = build.article(OTHER)

    assert (article.also, article.description, article.location) == (None, None, None)
    assert (article.former_names, article.estimates, article.exceptions) == ((), (), ())


def test_a_search_looks_through_names_words_and_texts() -> None:
    names, words, texts = build.search_texts(DAY)

    assert names.splitlines()[-2:] == ["Remembrance Day", "Day of Anger"]
    assert "Jour de la colère" in names
    assert words.splitlines()[:2] == ["remembrance", "KH"]
    assert "Ceremonies at memorials" in texts
    assert "why 20 May was chosen" in texts
