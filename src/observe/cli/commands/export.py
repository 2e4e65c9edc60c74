"""`observe export`."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

import click

from observe.agenda import Selection, picked
from observe.cli import listing, options
from observe.cli.session import Session
from observe.dataset import Dataset
from observe.errors import ObserveError
from observe.model import Occurrence, Span
from observe.plan import Task, plans_for, tasks

if TYPE_CHECKING:
    from observe.settings.feed import Feed

_YEARS_BACK, _YEARS_ON = 1, 5
_PATIENCE = 1.0
"""Seconds after which a terminal is shown how far the export has come."""


@click.command("export")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to this file; - is stdout.")
@options.spanning
@options.selecting_feed
@click.option("--name", metavar="TEXT", help="Name of the calendar.")
@click.option("--description", default="", metavar="TEXT", help="What the calendar is about.")
@click.option(
    "--alarm", "alarms", multiple=True, metavar="LENGTH", help="Remind so long before: 7d, 15h, 0d."
)
@click.option("--busy", is_flag=True, help="Show the days as busy; they are free else.")
@click.option(
    "--whole-span/--first-day", "whole", default=None, help="Long observances: all days, or the first."
)
@click.option(
    "--url-base", default="", metavar="URL", help="Address below which each observance has its page."
)
@click.option("--source-url", default="", metavar="URL", help="Address at which this calendar is published.")
@click.option(
    "--refresh", default="1d", metavar="LENGTH", help="How often subscribers should look again (1d)."
)
@click.option("--with-plan", is_flag=True, help="Write the tasks of plans too, as VTODO.")
@click.option("--verify", is_flag=True, help="Have icalendar read it back before it takes its place.")
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session,
    output: str,
    span_of: Callable[[Session, Span], Span],
    selection: Selection,
    feed: Feed,
    name: str | None,
    description: str,
    alarms: tuple[str, ...],
    url_base: str,
    source_url: str,
    refresh: str,
    *,
    whole: bool | None,
    busy: bool,
    with_plan: bool,
    verify: bool,
    exit_code: bool,
) -> int:
    """Write an .ics file that every calendar program reads, the same bytes every time.

    Without a span: from the start of last year to the end of the fifth year on.

    \b
    Examples:
      observe export --where KH -o cambodia.ics
      observe export --where UN --where RW --years 2026..2031 -o institute.ics
      observe export --where KH --lang km --lang en --alarm 7d -o mine.ics
      observe export --feed cambodia -o cambodia.ics
    """
    from observe.output import ics

    today = session.today
    default = Span.of_years(max(today.year - _YEARS_BACK, 1), min(today.year + _YEARS_ON, 9999))
    span = span_of(session, default)
    # An event ends on the day after its last, and a file cannot name the day after 9999-12-31.
    span = Span(span.first, min(span.last, date.max - timedelta(1)))
    dataset = session.dataset(selection)
    wanted = ics.Feed(
        name=_name(session, name or feed.title) or dataset.title,
        description=_text(description, "--description") or feed.description,
        languages=tuple(session.lang or feed.languages or session.languages),
        alarms=tuple(dict.fromkeys(_length(text, "--alarm", least=0) for text in alarms)) or feed.alarms,
        busy=busy,
        whole_spans=whole,
        url_base=_address(url_base, "--url-base"),
        source_url=_address(source_url, "--source-url"),
        refresh=_length(refresh, "--refresh", least=1),
    )
    looked_at = dataset.observances(selection.where, selection.ids)
    chosen = [observance.revised for observance in looked_at if selection.admits(observance)]
    found = picked(dataset, span, selection)
    first = next(found, None)
    if first is None:
        session.tell("nothing that you asked for: no calendar is written")
        listing.tell_gaps(session, dataset, span, selection)
        return listing.NOTHING_FOUND if exit_code else 0
    chunks = ics.calendar(
        _watched(session, chain([first], found), span, to_terminal=output == "-"),
        wanted,
        articles=dataset.article,
        revised=max(chosen),
        place=selection.place,
        tasks=_tasks(session, dataset) if with_plan else None,
    )
    size = _write(session, output, _verified(chunks) if verify else chunks)
    if size > ics.LARGEST_FOR_GOOGLE:
        session.tell(
            f"note: the calendar has {size:,} bytes; Google takes at most {ics.LARGEST_FOR_GOOGLE:,}. "
            "Choose fewer years (--years), places (--where) or kinds (--kind), or write several calendars."
        )
    listing.tell_gaps(session, dataset, span, selection)
    return 0


def _tasks(session: Session, dataset: Dataset) -> Callable[[Occurrence], list[Task]]:
    """Return what gives the tasks of an occurrence: by its own plan and by those of the settings."""
    own = dataset.plans()

    def tasks_of(occurrence: Occurrence) -> list[Task]:
        observance = occurrence.observance
        return tasks(occurrence, plans_for(observance, session.settings.plans, own.get(observance.id, ())))

    return tasks_of


def _verified(chunks: Iterable[bytes]) -> list[bytes]:
    from observe.output import proof

    data = b"".join(chunks)
    complaints = proof.complaints(data)
    if complaints:
        raise ObserveError(
            f"the calendar is not read back as it was written: {'; '.join(complaints[:3])}",
            hint="nothing was written; please report this as a bug, with the dataset",
        )
    return [data]


def _write(session: Session, output: str, chunks: Iterable[bytes]) -> int:
    if output != "-":
        from observe.delivery import files

        return files.write(output, chunks)
    return sum(session.write_bytes(chunk) for chunk in chunks)


def _watched(
    session: Session, occurrences: Iterable[Occurrence], span: Span, *, to_terminal: bool
) -> Iterator[Occurrence]:
    """Pass occurrences on; when that takes long, draw on a terminal how far it has come."""
    # A calendar that is shown on the terminal is how far it has come.
    if sys.stderr is None or not sys.stderr.isatty() or (to_terminal and session.is_terminal):
        yield from occurrences
        return
    started, shown = time.monotonic(), False
    days = (span.last - span.first).days + 1
    bar = click.progressbar(length=days, label="export", file=sys.stderr)
    passed = 0
    try:
        for occurrence in occurrences:
            yield occurrence
            at = min(max((occurrence.first - span.first).days, 0), days)
            if at - passed > days // 100 and time.monotonic() - started > _PATIENCE:
                if not shown:
                    bar.render_progress()
                    shown = True
                bar.update(at - passed)
                passed = at
        if shown:
            bar.update(days - passed)
    finally:
        if shown:
            # It hides the cursor while it draws.
            bar.render_finish()


def _length(text: str, option: str, *, least: int) -> timedelta:
    match = re.fullmatch(r"([0-9]{1,3})(h|d|w)", text.strip().lower())
    if not match or int(match[1]) < least:
        hint = "write a time before the day such as 7d, 15h, 2w, 0d" if not least else "write 12h, 1d, 1w …"
        raise click.BadParameter(f"'{text[:40]}' is not a length; {hint}", param_hint=option)
    return timedelta(hours=int(match[1]) * {"h": 1, "d": 24, "w": 168}[match[2]])


def _address(text: str, option: str) -> str:
    if text and not re.fullmatch(r"(https?|webcals?)://[!-~]+", text):
        raise click.BadParameter(f"'{text[:60]}' is not an address; write https://…", param_hint=option)
    return text


def _text(text: str, option: str) -> str:
    if text.encode("utf-8", "replace") != text.encode("utf-8", "surrogatepass"):
        raise click.BadParameter(f"'{text[:40]}' is not UTF-8", param_hint=option)
    return text


def _name(session: Session, name: str | None) -> str:
    from observe.output import ics

    plain = ics.plain_name(_text(name or "", "--name"))
    if plain and plain != name:
        session.tell(f"note: the calendar is named '{plain}': some programs show , ; \\ with a backslash")
    return plain
