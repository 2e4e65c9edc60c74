"""`observe calendar [YEAR [MONTH]]`."""

from __future__ import annotations

from datetime import date, timedelta

import click

from observe.agenda import Selection, listed
from observe.cli import listing, numbers, options
from observe.cli.session import Session
from observe.model import Span
from observe.output.months import months

_LONGEST_MARKED = 14
"""Days up to which a span is marked whole; a longer one is marked on its first day."""


@click.command("calendar")
@click.argument("year", type=numbers.YEAR, required=False)
@click.argument("month", type=numbers.MONTH, required=False)
@options.selecting
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, year: int | None, month: int | None, selection: Selection) -> int:
    """Show a year or a month with its days marked, and their list.

    \b
    Examples:
      observe calendar
      observe calendar 2027 4
      observe calendar 2027 --where KH
    """
    year = year or session.today.year
    span = Span.of_years(year, year)
    if month:
        after = date(year, month + 1, 1) if month < 12 else None
        span = Span(date(year, month, 1), after - timedelta(1) if after else span.last)
    dataset = session.dataset(selection)
    found = listed(dataset, span, selection)
    marked = {day for occurrence in found for day in _days(occurrence.first, occurrence.last)}
    wanted = [month] if month else range(1, 13)
    session.write(months(year, wanted, marked, session.columns, color=session.use_color))
    session.write(listing.formatted(session, found, selection, "table" if session.is_terminal else "plain"))
    listing.tell_gaps(session, dataset, span, selection)
    return 0


def _days(first: date, last: date) -> list[date]:
    length = (last - first).days + 1
    return [first + timedelta(step) for step in range(length if length <= _LONGEST_MARKED else 1)]
