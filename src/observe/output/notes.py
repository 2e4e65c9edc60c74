"""The text of one occurrence in a calendar or a mail: what a person wants to read there, without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from observe.article import Article
from observe.dataset.codes import COUNTRIES
from observe.model import Observance, Occurrence
from observe.output import wording
from observe.rules.certainty import Certainty

_MOST_SOURCES = 4
_STATUS_WORDS = {
    "public holiday": "Public holiday",
    "memorial day": "Memorial day, not a day off,",
    "observance": "Observed, not a public holiday,",
    "suspended": "By law a public holiday, suspended,",
    "abolished": "No longer an official day",
}
_MARKER = re.compile(r"\[\^[a-z0-9-]+\]")
_BODIES = {
    "UN": "the United Nations",
    "EU": "the European Union",
    "COE": "the Council of Europe",
    "AU": "the African Union",
    "OAS": "the Organization of American States",
}


def description(
    occurrence: Occurrence,
    article: Article,
    languages: Sequence[str] = (),
    place: str = "",
    *,
    shown_until: date | None = None,
) -> str:
    """Return summary, certainty, anniversary, status, how it is observed and sources, a paragraph each.

    Args:
        occurrence: the day.
        article: the long text of its observance.
        languages: languages wished for.
        place: the place for which the status is told, or "" for all of them.
        shown_until: last day that the calendar shows, where that is not the last day observed.
    """
    lead = opening(occurrence.observance, occurrence.certainty, languages, evening=occurrence.evening_before)
    yearly = of_the_year(occurrence, languages, place, shown_until=shown_until)
    return "\n\n".join([*lead, *yearly, *closing(article, languages)])


def opening(
    observance: Observance, certainty: Certainty, languages: Sequence[str], *, evening: bool
) -> list[str]:
    """Return the first paragraphs: what the day is, and how sure it is."""
    paragraphs = [wording.text(observance.summary, languages)]
    if certainty is Certainty.TENTATIVE:
        paragraphs.append("(Date to be confirmed: it depends on a sighting, a decree or an announcement.)")
    if evening:
        paragraphs.append("Begins at sunset on the evening before.")
    return paragraphs


def of_the_year(
    occurrence: Occurrence, languages: Sequence[str], place: str, *, shown_until: date | None = None
) -> list[str]:
    """Return the paragraphs that differ from year to year: span, anniversary, status."""
    paragraphs = []
    if shown_until is not None and shown_until < occurrence.last:
        paragraphs.append(f"Lasts until {wording.long_date(occurrence.last)}.")
    anniversary = wording.anniversary(occurrence.anniversary, languages)
    if anniversary:
        paragraphs.append(f"{anniversary}.")
    status = status_sentence(occurrence, place)
    if status:
        paragraphs.append(status)
    return paragraphs


def closing(article: Article, languages: Sequence[str]) -> list[str]:
    """Return the last paragraphs: how the day is observed, and the first sources with their addresses."""
    paragraphs = _plain(wording.text(article.observed, languages))
    sources = [f"{source.title}\n{source.url}" for source in article.sources if source.url]
    if sources:
        paragraphs.append("Sources:\n" + "\n".join(sources[:_MOST_SOURCES]))
    return paragraphs


def status_sentence(occurrence: Occurrence, place: str = "") -> str:
    """Return "Public holiday in Cambodia in 2027.", or "" when nothing is known."""
    observance = occurrence.observance
    year = occurrence.first.year
    status = observance.status(year, place)
    if status is None:
        return ""
    where = status.where or place or _one_place(observance)
    at = f" in {place_name(where)}" if where and where not in _BODIES else ""
    return f"{_STATUS_WORDS[status.is_a]}{at} in {year}."


def place_name(code: str) -> str:
    """Return the English name of a place, or its code where it is a part of a country."""
    return _BODIES.get(code) or COUNTRIES.get(code, code)


def _one_place(observance: Observance) -> str:
    return observance.where[0] if len(observance.where) == 1 else ""


def _plain(text: str) -> list[str]:
    without_markers = _MARKER.sub("", text)
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", without_markers) if paragraph.strip()]
