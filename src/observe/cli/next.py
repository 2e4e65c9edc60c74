"""`observe next`."""

from __future__ import annotations

import click

from observe.agenda import Selection, upcoming
from observe.cli import listing, options
from observe.cli.session import Session


@click.command("next")
@click.argument("count", type=click.IntRange(1, 10_000), default=10, metavar="[N]")
@click.option("--within", metavar="LENGTH", help="No later than this: 30d, 6w, 3m, 1y.")
@options.selecting
@options.formatted(*options.FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session, count: int, within: str | None, selection: Selection, format: str, *, exit_code: bool
) -> int:
    """Show the next N days (10), and those that go on today.

    \b
    Examples:
      observe next
      observe next 3 --where KH --lang km
      observe next --kind remembrance --kind mourning --within 30d
      observe next --id il-yom-hashoah --json
    """
    dataset = session.dataset(selection)
    found = upcoming(dataset, session.today, count, selection)
    if within:
        limit = session.length(within, "--within")
        found = [occurrence for occurrence in found if occurrence.first <= limit]
    return listing.write(
        session,
        found,
        selection,
        format=format,
        exit_code=exit_code,
        nothing="no day ahead that you asked for",
    )
