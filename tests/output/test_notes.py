"""The text of a day in a calendar: what a person wants to read there."""

from __future__ import annotations

from datetime import date

import pytest

from observe.article import Article, Source
from observe.model import Observance, Occurrence, Remembered, Status
from observe.output import notes
from observe.rules.certainty import Certainty

DAY = date(2027, 5, 20)


def observance(**given: object) -> Observance:
    usual = {
        "id": "kh-day",
        "names": {"en": "A Day"},
        "kind": "remembrance",
        "where": ("KH",),
        "summary": {"en": "People remember."},
        "revised": "2026-11-21",
    }
    return Observance(**{**usual, **given})  # type: ignore[arg-type]


def described(
    kept: Observance,
    article: Article | None = None,
    place: str = "",
    languages: tuple[str, ...] = (),
    **given: object,
) -> str:
    usual = {"last": DAY, "nominal": DAY, "cycle": 2027}
    cut = bool(given.pop("cut", False))
    found = Occurrence(kept, DAY, **{**usual, **given})  # type: ignore[arg-type]
    return notes.description(found, article or Article(), languages, place, cut=cut)


def source(number: int, url: str = "https://example.org/{}") -> Source:
    return Source(f"s{number}", f"Title {number}", "law", "2026-11-21", url=url.format(number))


def test_a_day_of_which_little_is_known_is_described_by_its_summary() -> None:
    assert described(observance()) == "People remember."


def test_everything_has_a_paragraph_of_its_own_in_the_order_in_which_a_person_asks() -> None:
    kept = observance(
        remembers=Remembered({"en": "the fall of Phnom Penh"}, "1979-01-07"),
        statuses=(Status("public holiday", 2018),),
    )
    article = Article(
        observed={"en": "Monks pray.[^s1]\nSchools close.\n\nWreaths are laid.[^s2]"},
        sources=(source(1), source(2)),
    )

    text = described(
        kept, article, certainty=Certainty.TENTATIVE, evening_before=True, last=date(2027, 5, 22), cut=True
    )

    assert text.split("\n\n") == [
        "People remember.",
        "(Date to be confirmed: it depends on a sighting, a decree or an announcement.)",
        "Begins at sunset on the evening before.",
        "Lasts until Saturday 22 May 2027.",
        "48th anniversary of the fall of Phnom Penh.",
        "Public holiday in Cambodia in 2027.",
        "Monks pray. Schools close.",
        "Wreaths are laid.",
        "Sources:\nTitle 1\nhttps://example.org/1\nTitle 2\nhttps://example.org/2",
    ]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status("public holiday"), "Public holiday in Cambodia in 2027."),
        (Status("memorial day"), "Memorial day in Cambodia in 2027, not a day off."),
        (Status("observance"), "Observed in Cambodia in 2027, not a public holiday."),
        (Status("suspended"), "By law a public holiday in Cambodia, suspended in 2027."),
        (Status("abolished"), "No longer an official day in Cambodia in 2027."),
        (Status("public holiday", note="for some"), "Public holiday in Cambodia in 2027 (for some)."),
        (
            Status("observance", note="by school[^a-1] and bank[^b]"),
            "Observed in Cambodia in 2027, not a public holiday (by school and bank).",
        ),
        (Status("memorial day", basis="by a list"), "Memorial day in Cambodia in 2027, not a day off."),
        (Status("public holiday", where="KH-12"), "Public holiday in Cambodia (KH-12) in 2027."),
        (Status("public holiday", where="US"), "Public holiday in the United States in 2027."),
        (
            Status("public holiday", where="CD"),
            "Public holiday in the Democratic Republic of the Congo in 2027.",
        ),
    ],
)
def test_the_status_is_told_for_the_year_of_the_day(status: Status, words: str) -> None:
    assert described(observance(statuses=(status,))).split("\n\n")[1:] == [words]


@pytest.mark.parametrize("where", ["UN", "world"])
def test_what_has_no_holidays_has_no_status(where: str) -> None:
    assert described(observance(where=(where,), statuses=(Status("observance"),))) == "People remember."


def test_a_status_of_another_year_is_not_told() -> None:
    assert described(observance(statuses=(Status("public holiday", until=2026),))) == "People remember."


def test_the_status_is_that_of_the_place_asked_for() -> None:
    kept = observance(
        where=("CN", "HK"), statuses=(Status("public holiday", where="CN"), Status("observance", where="HK"))
    )

    assert "Observed in Hong Kong in 2027" in described(kept, place="HK")


def test_a_status_without_a_place_of_its_own_names_none_where_several_could_be_meant() -> None:
    kept = observance(where=("CN", "HK"), statuses=(Status("public holiday"),))

    assert "Public holiday in 2027." in described(kept)


def test_at_most_four_sources_are_named_and_only_those_that_can_be_opened() -> None:
    article = Article(sources=(source(0, ""), *(source(number) for number in range(1, 7))))

    text = described(observance(), article)

    assert text.count("https://") == 4
    assert "Title 0" not in text


def test_there_is_no_anniversary_before_the_first() -> None:
    assert "anniversary" not in described(observance(remembers=Remembered({"en": "it"}, "2027")))


def test_a_text_is_told_in_the_language_asked_for_where_there_is_one() -> None:
    kept = observance(summary={"en": "People remember.", "km": "មនុស្សចងចាំ។"})

    assert described(kept, languages=("km",)) == "មនុស្សចងចាំ។"
    assert described(kept, languages=("he",)) == "People remember."


def test_marks_in_a_text_are_not_taken_for_those_of_the_form() -> None:
    kept = observance(summary={"en": f"People{notes.YEAR} remember{notes.NUMBER}.{notes.LAST_DAY}"})

    assert described(kept) == "People remember."
