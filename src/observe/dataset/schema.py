"""The format of dataset files as one table, from which reading follows.

Each mapping of a file is a `Record` here, and each of its keys a row: name, shape of its value, what it says.
Reading (fields.py), the JSON Schema (json_schema.py) and the reference of the format all follow this table.
"""

from __future__ import annotations

from observe.article import SOURCE_KINDS
from observe.dataset.shapes import (
    SLUG,
    ByLanguage,
    Choice,
    Day,
    Either,
    Field,
    Keyed,
    ListOf,
    Number,
    Place,
    Record,
    RulePart,
    Text,
    Word,
)
from observe.model import BODIES, KINDS, STATUSES

FORMAT = 1
LATEST_YEAR = 9999
_BODIES = " ".join(BODIES)

ID = Word(
    "an id",
    rf"(?=[a-z])(?=[^-]+-){SLUG}",
    "lower-case words joined by hyphens, the first a place, body or tradition",
)
SOURCE_ID = Word("the id of a source", SLUG, "lower-case letters and digits, joined by hyphens")
TAG = Word("a tag", SLUG, "lower-case words joined by hyphens")
PEOPLE = Word("a people", r"[^\sA-Z0-9_.,;:/\"()-]+(?:[ -][^\sA-Z0-9_.,;:/\"()-]+)*", "lower-case words")
URL = Word(
    "an address",
    r"https?://[^\s/?#@:<>\"]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"]*)?",
    "it begins with https://",
    1000,
)
FILE = Word("a file to include", r"(?![/~])[^\\:*?\"<>|]+\.ya?ml", "a path such as observances/KH.yaml", 200)
YEAR = Number("a year", 1, LATEST_YEAR)
PEOPLE_COUNTED = Number("a number of people", 0, 10_000_000_000)
LINE = Text(longest=500)
PARAGRAPHS = Text(longest=20_000, paragraphs=True)

SINCE = Field("since", YEAR, "First year, included.")
UNTIL = Field("until", YEAR, "Last year, included.")
NOTE = Field("note", LINE, "What else a reader should know.")
CITED = Field("source", SOURCE_ID, "Id of the source that says so.")
WHEN = Field(
    "when", RulePart("a phrase"), "The day, as a phrase of the rule language: '20 May', 'last Monday of May'."
)
DATES = Field("dates", ListOf(Day()), "The days themselves, where no rule gives them; one a year.")
CLAUSES = (
    Field("shift", ListOf(RulePart("a shift")),
          "Where a day goes that falls on a weekday: 'Sunday -> 1 day after'."),
    Field("begins", Choice("a beginning", ("midnight", "evening before")),
          "When the day begins; midnight if not said."),
    Field("lasts", RulePart("a length"), "How long it lasts: '3 days'."),
    Field("certainty", Choice("a certainty", ("exact", "announced", "tentative")),
          "How sure the days are: exact by arithmetic, announced by an authority, or tentative."),
)  # fmt: skip

FORMER_NAME = Record("a former name", "What it was called; without `until`, its end is not known.", (
    Field("name", ByLanguage(LINE, english=False), "The name, by language.", required=True),
    SINCE, UNTIL, NOTE, CITED,
))  # fmt: skip

STATUS = Record("a status", "What the observance is by law in a place, from one year to another.", (
    SINCE, UNTIL,
    Field("is", Choice("a status", STATUSES), "Its status.", required=True),
    Field("by", LINE, "The instrument: the law, decree or resolution; a public holiday must have one."),
    Field("where", Place(), "The place, where it is not all places of the observance."),
    Field("note", LINE, "What else a reader should know; calendars tell it too."),
    Field("basis", LINE, "What its years and its act rest on beside the source, and where pages differ."),
    CITED,
))  # fmt: skip

REMEMBERED = Record("what is remembered", "The event behind the observance.", (
    Field("what", ByLanguage(LINE), "Reads after '48th anniversary of': 'the fall of Phnom Penh'.",
          required=True),
    Field("from", Day(partial=True), "When it happened or began: a day, a month or a year."),
    Field("to", Day(partial=True), "When it ended."),
    Field("anniversary", Choice("an anniversary", ("from", "to", "none")),
          "Counted from its beginning (if not said) or to its end; none where counting would be odd."),
))  # fmt: skip

ESTIMATE = Record("an estimate", "A number of people, with the author of it.", (
    Field("low", PEOPLE_COUNTED, "The lower bound, or 'at least'."),
    Field("high", PEOPLE_COUNTED, "The upper bound, or 'at most'."),
    Field("unit", LINE, "What is counted: deaths.", required=True),
    Field("by", LINE, "Who estimates.", required=True),
    Field("year", YEAR, "The year of the estimate."),
    Field("basis", LINE, "What it rests on."),
    NOTE,
    Field("source", SOURCE_ID, "Id of the source that says so.", required=True),
))  # fmt: skip

VIEW = Record("a view", "What one side says.", (
    Field("by", LINE, "Who says it.", required=True),
    Field("says", ByLanguage(Text()), "What they say.", required=True),
    Field("source", SOURCE_ID, "Id of the source that reports it.", required=True),
))  # fmt: skip

DISPUTE = Record("a dispute", "A point on which people differ.", (
    Field("point", ByLanguage(LINE), "The point: 'why 20 May was chosen'.", required=True),
    Field("views", ListOf(VIEW), "The views, of two sides at least.", required=True),
))  # fmt: skip

SOURCE = Record("a source", "Where a claim can be read.", (
    Field("title", LINE, "Its title.", required=True),
    Field("publisher", LINE, "Who published it."),
    Field("url", URL, "Its address."),
    Field("published", Day(partial=True), "When: a day, a month or a year."),
    Field("kind", Choice("a kind of source", SOURCE_KINDS), "What kind of source it is.", required=True),
    Field("checked", Day(), "The day on which a person last compared it with the entry.", required=True),
))  # fmt: skip

PERIOD = Record(
    "a rule", "The rule of some years.", (WHEN, DATES, *CLAUSES, SINCE, UNTIL), one_of=("when", "dates")
)

MOVED = Record("an exception", "A year in which the day was moved or not held, and who says so.", (
    Field("is", Day(none=True), "The day that replaces the day of the rule, or none.", required=True),
    CITED, NOTE,
))  # fmt: skip

STEP = Record("a step", "Something to do before, on or after the day.", (
    Field("days", Word("a number of days", r"0|\+?[1-9][0-9]{0,2}", "30 before, 0 on, +1 after the day", 40),
          "How many days before the first day; 0 on it; with a + after the last.", required=True),
    Field("do", ByLanguage(LINE), "What to do.", required=True),
))  # fmt: skip

OBSERVANCE = Record("an observance", "A thing kept, timeless.", (
    Field("name", ByLanguage(LINE), "The official name, by language; English is needed.", required=True),
    Field("former-names", ListOf(FORMER_NAME), "What it was called before."),
    Field("also", ByLanguage(ListOf(LINE), english=False), "Other names and search words, by language."),
    Field("kind", Choice("a kind", KINDS), "What kind of day it is.", required=True),
    Field("where", ListOf(Place()), f"ISO 3166 codes, bodies ({_BODIES}), or world.", required=True),
    Field("people", ListOf(PEOPLE), "The people, faith or diaspora whose day it is."),
    WHEN,
    Field("rules", ListOf(PERIOD), "Rules that follow one another, each with its years; what stands beside "
          "them (shift, begins, lasts, certainty) holds where they say nothing else."),
    DATES,
    *CLAUSES,
    Field("since", YEAR,
          "First year in which it was held. Without one, no day before the event of `remembers` is listed."),
    Field("until", YEAR, "Last year in which it was held."),
    Field("exceptions", Keyed(YEAR, Either(Day(none=True), MOVED)),
          "Years in which the day was another, or none."),
    Field("status", ListOf(STATUS), "What it is by law, each change with its instrument."),
    Field("remembers", REMEMBERED, "The event behind it."),
    Field("estimates", ListOf(ESTIMATE), "Numbers of people, always with their authors."),
    Field("summary", ByLanguage(Text(longest=1000)), "One or two sentences, by language.", required=True),
    Field("description", ByLanguage(PARAGRAPHS),
          "Short paragraphs, each claim with a marker such as [^source-id]."),
    Field("observed", ByLanguage(PARAGRAPHS), "How it is observed."),
    Field("care", ByLanguage(PARAGRAPHS), "What to say and what not to say."),
    Field("disputed", ListOf(DISPUTE), "Points on which people differ, with the views of each side."),
    Field("related", ListOf(ID), "Ids of observances that belong together with this one."),
    Field("plan", ListOf(STEP), "What those who keep the day do before, on and after it."),
    Field("tags", ListOf(TAG), "Subjects."),
    Field("sources", Keyed(SOURCE_ID, SOURCE), "Where the claims can be read; the first settles the date.",
          required=True),
    Field("revised", Day(), "The day on which the entry last changed.", required=True),
), one_of=("when", "rules", "dates"))  # fmt: skip

DATASET = Record("a dataset", "Observances, and the files that hold more of them.", (
    Field("format", Number("a format", FORMAT, FORMAT), "The version of this format.", required=True),
    Field("title", LINE, "What the file holds."),
    Field("licence", LINE, "The licence of the texts, as an SPDX identifier."),
    Field("include", ListOf(FILE), "Files below the folder of this one that are read with it."),
    Field("observances", Keyed(ID, OBSERVANCE), "Observances by their ids, which are permanent."),
))  # fmt: skip
