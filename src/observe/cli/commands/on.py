"""`observe on DATE`."""

from __future__ import annotations

import click

from observe.agenda import Selection, on_day
from observe.cli import listing, options
from observe.cli.session import Session


@click.command("on")
@click.argument("day", metavar="DATE")
@options.selecting
@options.formatted(*options.FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, day: str, selection: Selection, format: str, *, exit_code: bool) -> int:
    """Show what is observed on a day, inside longer spans and from that evening on included.

    \b
    Examples:
      observe on 2027-05-20
      observe on tomorrow --where UN
      observe on +14d --json
    """
    wanted = session.day(day, "DATE")
    found = on_day(session.dataset(selection), wanted, selection)
    return listing.write(
        session,
        found,
        selection,
        format=format,
        exit_code=exit_code,
        nothing=f"nothing that you asked for on {wanted}",
    )
