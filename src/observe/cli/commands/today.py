"""`observe today`."""

from __future__ import annotations

import click

from observe.agenda import Selection, on_day
from observe.cli import listing, options
from observe.cli.session import Session


@click.command("today")
@options.selecting
@options.formatted(*options.FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, selection: Selection, format: str, *, exit_code: bool) -> int:
    """Show what is observed today, inside longer spans and from this evening on included.

    \b
    Examples:
      observe today
      observe today --where DE --exit-code || echo nothing
    """
    found = on_day(session.dataset(selection), session.today, selection)
    return listing.write(
        session,
        found,
        selection,
        format=format,
        exit_code=exit_code,
        nothing="nothing that you asked for today",
    )
