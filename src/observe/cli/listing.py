"""Occurrences written in the format that was asked for, or that suits the surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from observe.cli.session import Session
from observe.model import Occurrence, Span

if TYPE_CHECKING:
    from observe.agenda import Selection
    from observe.dataset import Dataset
    from observe.output.page import Page

NOTHING_FOUND = 4


def write(
    session: Session,
    occurrences: Sequence[Occurrence],
    selection: Selection,
    *,
    format: str,
    exit_code: bool,
    nothing: str,
) -> int:
    """Write occurrences and return the exit code; `nothing` is told on stderr when there are none."""
    text = formatted(session, occurrences, selection, format or ("table" if session.is_terminal else "plain"))
    if text:
        session.write(text)
    if occurrences:
        return 0
    session.tell(nothing)
    return NOTHING_FOUND if exit_code else 0


def formatted(session: Session, occurrences: Sequence[Occurrence], selection: Selection, format: str) -> str:
    """Return occurrences in a format; lists of nothing are empty, but for JSON and CSV."""
    today, languages = session.today, session.languages
    if format in ("json", "csv"):
        from observe.output import records

        found = [records.record(occurrence, today, selection, languages) for occurrence in occurrences]
        return records.table(found) if format == "csv" else records.document(today, {"occurrences": found})
    if not occurrences:
        return ""
    from observe.output.listing import rows

    listed = rows(occurrences, today, languages, selection.place)
    if format == "markdown":
        from observe.output import markdown

        return markdown.listing(listed)
    if format == "table":
        from observe.output import terminal

        return terminal.listing(listed, session.columns, color=session.use_color)
    from observe.output import plain

    return plain.listing(listed, session.columns if session.is_terminal else None)


def write_page(session: Session, page: Page, format: str) -> None:
    """Write a page in the format that was asked for, or that suits the surroundings."""
    if format == "markdown":
        from observe.output import markdown

        session.write(markdown.page(page))
    elif format == "table" or (not format and session.is_terminal and session.use_color):
        # A table breaks a long address over lines: it is still one link, but only where there is colour.
        from observe.output import terminal

        session.write(terminal.page(page, session.columns, color=session.use_color))
    else:
        from observe.output import plain

        session.write(plain.page(page, session.columns))


def tell_gaps(session: Session, dataset: Dataset, span: Span, selection: Selection) -> None:
    """Tell on stderr which selected observances could not be computed for years of a span."""
    missing: dict[tuple[str, tuple[int, int]], set[str]] = {}
    for gap in dataset.gaps(span):
        if selection.admits(dataset.observance(gap.id)):
            missing.setdefault((gap.error.system, gap.error.years), set()).add(gap.id)
    for (system, (first, last)), ids in sorted(missing.items()):
        session.tell(
            f"note: the {system} is computed here for {first} to {last}; "
            f"outside these years there is no day for {', '.join(sorted(ids))}"
        )
