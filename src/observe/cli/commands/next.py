"""`observe next`."""

from __future__ import annotations

import click

from observe.agenda import Selection, upcoming
from observe.cli import listing, numbers, options
from observe.cli.session import Session


@click.command("next")
@click.argument("count", type=numbers.COUNT, default=10, metavar="[N]")
@click.option("--within", metavar="LENGTH", help="No later than this: 30d, 6w, 3m, 1y.")
@click.option(
    "--milestones", metavar="YEARS", help="Only anniversaries that are multiples of these: 5,10,25,50."
)
@options.selecting
@options.formatted(*options.FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session,
    count: int,
    within: str | None,
    milestones: str | None,
    selection: Selection,
    format: str,
    *,
    exit_code: bool,
) -> int:
    """Show the next N days (10), and those that go on today.

    \b
    Examples:
      observe next
      observe next 3 --where KH --lang km
      observe next --kind remembrance --kind mourning --within 30d
      observe next --id il-yom-hashoah --json
      observe next 20 --milestones 25,50 --within 5y
    """
    dataset = session.dataset(selection)
    found = upcoming(dataset, session.today, count, selection, _milestones(milestones))
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


def _milestones(text: str | None) -> tuple[int, ...]:
    numbers = [part.strip() for part in text.split(",")] if text else []
    for number in numbers:
        if not (number.isdecimal() and len(number) <= 4 and int(number) > 0):
            raise click.BadParameter(
                f"'{number[:40]}' is not a number of years; write for example 5,10,25,50",
                param_hint="--milestones",
            )
    return tuple(map(int, numbers))
