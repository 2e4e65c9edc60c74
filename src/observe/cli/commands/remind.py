"""`observe remind`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from observe.cli import listing, options
from observe.cli.session import Session
from observe.cli.telling import Printer, Receiver, Telling
from observe.reminders.due import Request
from observe.selection import Selection
from observe.settings.values import FORMATS


@click.command("remind")
@click.option(
    "--lead", "leads", multiple=True, metavar="DAYS", help="So many days ahead: 30, 4w, 0 for today."
)
@click.option(
    "--evening/--no-evening", default=None, help="Where a day begins the evening before, count to it."
)
@click.option(
    "--since-last-run/--no-since-last-run",
    default=None,
    help="Catch up on missed runs, say nothing twice; with --to that is so anyway.",
)
@click.option(
    "--to", metavar="TARGET", multiple=True, help="Send it: a target of the settings, or $NAME; - prints."
)
@click.option(
    "--profile", default="default", metavar="NAME", help="Keep a record of its own under this name."
)
@click.option("--test", is_flag=True, help="Send a message that says that the targets are reached.")
@options.selecting
@options.formatted(*FORMATS)
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session,
    leads: tuple[str, ...],
    to: tuple[str, ...],
    profile: str,
    selection: Selection,
    format: str,
    *,
    evening: bool | None,
    since_last_run: bool | None,
    test: bool,
    exit_code: bool,
) -> int:
    """Tell what is due today: days that are so many days ahead, and what your plans ask for. For cron.

    When nothing is due, nothing is printed. Leads, targets, plans and what to select come from the settings
    where they are not given.

    \b
    Examples:
      observe remind --where KH --lead 30 --lead 7 --lead 1 --lead 0
      observe remind --since-last-run
      observe remind --to board --exit-code
    """
    settings = session.settings
    request = Request(
        leads=tuple(_lead(text) for text in leads) or settings.leads,
        selection=selection,
        plans=settings.plans,
        evening=settings.evening if evening is None else evening,
    )
    asked = to or settings.to
    everybody = _receivers(session, asked)
    if test:
        return _test(everybody if asked else [])
    run = Telling(session, session.dataset(selection), request, format or settings.format, everybody)
    if since_last_run is None:
        since_last_run = (
            any(text != Printer.key for text in asked)
            if settings.since_last_run is None
            else settings.since_last_run
        )
    said = run.remembered(_profile(profile)) if since_last_run else run.once()
    return listing.NOTHING_FOUND if exit_code and not said else 0


def _receivers(session: Session, asked: Sequence[str]) -> list[Receiver]:
    if not asked:
        return [Printer(session)]
    from observe.cli.receivers import receivers

    return receivers(session, asked)


def _test(everybody: Sequence[Receiver]) -> int:
    from observe.output.letter import Message

    if not everybody:
        raise click.UsageError("--test needs a target: --to, or 'to' below [remind] in the settings")
    text = "This message was sent to see whether it arrives. Reminders of days of remembrance come this way."
    for receiver in everybody:
        receiver.send(Message("Test of observe", f"{text}\n"))
    return 0


def _lead(text: str) -> int:
    from observe.plan import MOST_DAYS, parse_days

    days = parse_days(text)
    if days is None:
        raise click.BadParameter(
            f"'{text[:40]}' is not a lead; write days, 0 to {MOST_DAYS}, or weeks such as 4w",
            param_hint="--lead",
        )
    return days


def _profile(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}", name):
        raise click.BadParameter(
            f"'{name[:40]}' is not a name; use letters, digits and hyphens", param_hint="--profile"
        )
    return name
