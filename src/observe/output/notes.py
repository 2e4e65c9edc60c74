"""The text of one occurrence in a calendar or a mail: what a person wants to read there, without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from observe.article import Article
from observe.dataset.codes import COUNTRIES
from observe.model import BODIES, WORLD, Observance, Occurrence, Status, country
from observe.output import wording
from observe.rules.certainty import Certainty

# What differs from year to year is marked by characters that stand for none, and so in no text.
NUMBER, YEAR, LAST_DAY = "\ufdd0", "\ufdd1", "\ufdd2"
_MOST_SOURCES = 4
_STATUS_SENTENCES = {
    "public holiday": "Public holiday{place} in {year}",
    "memorial day": "Memorial day{place} in {year}, not a day off",
    "observance": "Observed{place} in {year}, not a public holiday",
    "suspended": "By law a public holiday{place}, suspended in {year}",
    "abolished": "No longer an official day{place} in {year}",
}
_WITH_ARTICLE = (
    "AE", "AX", "BQ", "BS", "CC", "CD", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "HM", "IM", "IO", "KM",
    "KY", "MH", "MP", "MV", "NL", "PH", "PN", "SB", "SC", "TC", "TF", "UM", "US", "VA", "VG", "VI",
)  # fmt: skip
_MARKER = re.compile(r"\[\^[a-z0-9-]+\]")
_MARKS = re.compile(f"[{NUMBER}{YEAR}{LAST_DAY}]")


class Words(NamedTuple):
    """What decides the wording of an occurrence: two with the same words differ only in numbers and dates."""

    certainty: Certainty
    evening_before: bool
    status: Status | None
    counted: bool
    cut: bool


def description(
    occurrence: Occurrence,
    article: Article,
    languages: Sequence[str] = (),
    place: str = "",
    *,
    cut: bool = False,
) -> str:
    """Return summary, certainty, anniversary, status, how it is observed and sources, a paragraph each.

    Args:
        occurrence: the day.
        article: the long text of its observance.
        languages: languages wished for.
        place: the place for which the status is told, or "" for all of them.
        cut: whether the calendar shows fewer days than are observed, so that the last has to be told.
    """
    decided = words(occurrence, place, cut=cut)
    unfilled = form(occurrence.observance, decided, place, languages, closing(article, languages))
    return filled(unfilled, occurrence)


def words(occurrence: Occurrence, place: str, *, cut: bool) -> Words:
    """Return what decides the text of an occurrence; `place` and `cut` as for `description`."""
    observance = occurrence.observance
    return Words(
        occurrence.certainty,
        occurrence.evening_before,
        observance.status(occurrence.first.year, place),
        occurrence.anniversary is not None,
        cut,
    )


def form(observance: Observance, words: Words, place: str, languages: Sequence[str], closing: str) -> str:
    """Return the text of all occurrences of the same words, marked where `filled` puts numbers and dates."""
    paragraphs = [_unmarked(wording.text(observance.summary, languages))]
    if words.certainty is Certainty.TENTATIVE:
        paragraphs.append("(Date to be confirmed: it depends on a sighting, a decree or an announcement.)")
    if words.evening_before:
        paragraphs.append("Begins at sunset on the evening before.")
    if words.cut:
        paragraphs.append(f"Lasts until {LAST_DAY}.")
    if words.counted and observance.remembers:
        what = _unmarked(wording.text(observance.remembers.what, languages))
        paragraphs.append(f"{NUMBER} anniversary of {what}.")
    paragraphs += [_status(observance, words.status, place), closing]
    return "\n\n".join(filter(None, paragraphs))


def closing(article: Article, languages: Sequence[str]) -> str:
    """Return the end of the text, which is the same every year: how the day is observed, and the sources."""
    paragraphs = _plain(wording.text(article.observed, languages))
    sources = [f"{source.title}\n{source.url}" for source in article.sources if source.url]
    if sources:
        paragraphs.append("Sources:\n" + "\n".join(sources[:_MOST_SOURCES]))
    return _unmarked("\n\n".join(paragraphs))


def filled(form: str, occurrence: Occurrence) -> str:
    """Return a form with the numbers and dates of an occurrence."""
    if LAST_DAY in form:
        form = form.replace(LAST_DAY, wording.long_date(occurrence.last))
    if NUMBER in form and (anniversary := occurrence.anniversary):
        form = form.replace(NUMBER, wording.ordinal(anniversary.number))
    return form.replace(YEAR, str(occurrence.first.year))


def place_name(code: str) -> str:
    """Return the English name of a place or body: "Germany", and "Germany (DE-BY)" for a part of it."""
    state = country(code)
    # "Congo, Democratic Republic of the" is put back in the order in which it is said.
    name = " ".join(reversed((BODIES.get(code) or COUNTRIES.get(state, code)).split(", ")))
    return f"{name} ({code})" if state != code and state in COUNTRIES else name


def _status(observance: Observance, status: Status | None, place: str) -> str:
    """Return "Public holiday in Cambodia in 2027.", or "" when nothing is known."""
    if status is None:
        return ""
    where = status.where or place or (observance.where[0] if len(observance.where) == 1 else "")
    if where in BODIES or where == WORLD:
        # They have no holidays; that a body observes the day is said by the day itself.
        return ""
    article = "the " if country(where) in _WITH_ARTICLE else ""
    shown = f" in {article}{place_name(where)}" if where else ""
    note = f" ({_unmarked(_MARKER.sub('', status.note))})" if status.note else ""
    return f"{_STATUS_SENTENCES[status.is_a].format(place=shown, year=YEAR)}{note}."


def _plain(text: str) -> list[str]:
    without_markers = _MARKER.sub("", text)
    return [
        " ".join(paragraph.split())
        for paragraph in re.split(r"\n\s*\n", without_markers)
        if paragraph.strip()
    ]


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text)
