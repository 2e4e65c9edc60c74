"""`observe plan ID [YEAR]`."""

from __future__ import annotations

import click

from observe.agenda import listed, upcoming
from observe.cli import listing, numbers, options
from observe.cli.session import Session
from observe.dataset import Dataset
from observe.model import Occurrence, Span
from observe.output.timeline import timeline
from observe.plan import plans_for, tasks
from observe.selection import Selection


@click.command("plan")
@click.argument("id")
@click.argument("year", type=numbers.YEAR, required=False)
@options.formatted("table", "plain", "json", "markdown")
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, id: str, year: int | None, format: str, *, exit_code: bool) -> int:
    """Show what is to be done before, on and after a day: its own plan, and those of your settings.

    Without a year, the next time is shown.

    \b
    Examples:
      observe plan kh-day-of-remembrance 2027
      observe plan kh-day-of-remembrance --format markdown
    """
    dataset = session.dataset()
    observance = dataset.observance(id)
    plans = plans_for(observance, session.settings.plans, dataset.plans().get(id, ()))
    occurrences = _occurrences(session, dataset, id, year)
    found = [(occurrence, tasks(occurrence, plans)) for occurrence in occurrences] if plans else []
    if format == "json":
        from observe.output import records

        content = [
            {
                **records.record(occurrence, session.today, Selection(), session.languages),
                "tasks": [records.task(task, session.languages) for task in planned],
            }
            for occurrence, planned in found
        ]
        session.write(records.document(session.today, {"plans": content}))
    for number, (occurrence, planned) in enumerate(found if format != "json" else ()):
        page = timeline(occurrence, planned, session.today, session.languages)
        session.write("\n" if number else "")
        listing.write_page(session, page, format)
    if not plans:
        session.tell(f"no plan for '{id}'; a table [plan.NAME] in the settings makes one")
    elif not found:
        session.tell(f"'{id}' is not observed in {year}" if year else f"'{id}' is not ahead any more")
    return 0 if found or not exit_code else listing.NOTHING_FOUND


def _occurrences(session: Session, dataset: Dataset, id: str, year: int | None) -> list[Occurrence]:
    chosen = Selection(ids=(id,))
    if year is None:
        return upcoming(dataset, session.today, 1, chosen)
    found = listed(dataset, Span.of_years(year, year), chosen)
    return [occurrence for occurrence in found if occurrence.first.year == year]
