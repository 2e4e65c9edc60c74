"""`observe list`."""

from __future__ import annotations

from collections.abc import Callable

import click

from observe.agenda import Selection, listed
from observe.cli import listing, options
from observe.cli.session import Session
from observe.model import Span


@click.command("list")
@options.spanning
@options.selecting
@options.formatted(*options.FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session,
    span_of: Callable[[Session, Span], Span],
    selection: Selection,
    format: str,
    *,
    exit_code: bool,
) -> int:
    """List the days of a span; of this year, if no span is given.

    \b
    Examples:
      observe list --where RW
      observe list --years 2027..2030 --kind remembrance --format csv
      observe list --from today --within 90d --tag genocide
    """
    span = span_of(session, Span.of_years(session.today.year, session.today.year))
    dataset = session.dataset(selection)
    found = listed(dataset, span, selection)
    code = listing.write(
        session,
        found,
        selection,
        format=format,
        exit_code=exit_code,
        nothing=f"nothing that you asked for from {span.first} to {span.last}",
    )
    listing.tell_gaps(session, dataset, span, selection)
    return code
