"""`observe show ID [YEAR]`."""

from __future__ import annotations

import click

from observe.agenda import Selection, upcoming
from observe.cli import listing, numbers, options
from observe.cli.session import Session
from observe.dataset import Dataset
from observe.model import Span
from observe.output.page import Subject, page, page_as_of
from observe.rules.recurrence import recurrence
from observe.rules.sentences import origin, sentence

_COMING = 5


@click.command("show")
@click.argument("id")
@click.argument("year", type=numbers.YEAR, required=False)
@click.option("--as-of", "as_of", type=numbers.YEAR, metavar="YEAR", help="Its name and status in that year.")
@options.formatted("table", "plain", "json", "markdown")
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, id: str, year: int | None, as_of: int | None, format: str) -> int:
    """Tell everything about an observance: names, status, story, estimates, disputes, dates, sources.

    \b
    Examples:
      observe show kh-day-of-remembrance
      observe show il-yom-hashoah 2028
      observe show kh-day-of-remembrance --as-of 1985
    """
    dataset = session.dataset()
    subject = _subject(session, dataset, id, as_of or year or session.today.year)
    if format == "json":
        from observe.output import records

        session.write(records.document(session.today, {"observance": _whole(subject, session)}))
        return 0
    listing.write_page(session, page_as_of(subject, as_of) if as_of else page(subject), format)
    return 0


def _subject(session: Session, dataset: Dataset, id: str, year: int) -> Subject:
    observance = dataset.observance(id)
    rule = dataset.rule(id)
    reckoning = dataset.reckoning()
    span = Span.of_years(year, year)

    days = reckoning.observed(observance, span)
    for gap in reckoning.gaps.values():
        session.tell(f"note: {gap.error.message}")

    def name(other: str) -> str:
        return dataset.observance(other).names["en"]

    told = recurrence(rule, dataset.rule)
    return Subject(
        observance=observance,
        article=dataset.article(id),
        year=year,
        today=session.today,
        sentence=sentence(rule, name),
        origins=tuple(origin(rule, day, name) for day in days),
        this_year=tuple(reckoning.occurrences(observance, span)),
        coming=tuple(upcoming(dataset, session.today, _COMING, Selection(ids=(id,)))),
        recurrence=f"{told.rrule} ({told.note})"
        if told.rrule and told.note
        else told.rrule or f"none: {told.note}",
        names=name,
        languages=tuple(session.languages),
    )


def _whole(subject: Subject, session: Session) -> dict[str, object]:
    from observe.output import records

    article = {
        name: records.plain(value) for name, value in subject.article._asdict().items() if name != "location"
    }
    return {
        **records.observance(subject.observance, session.languages),
        **article,
        "year": subject.year,
        "days": [records.days(occurrence) for occurrence in subject.this_year],
        "next": [records.days(occurrence) for occurrence in subject.coming],
        "rule": subject.sentence,
        "rrule": subject.recurrence,
    }
