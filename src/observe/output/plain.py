"""Rows and pages as aligned text, without colour: for pipes, mails and terminals that can do no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from observe.output.listing import Row, notes
from observe.output.width import pad, settled, width, wrap

if TYPE_CHECKING:
    from observe.output.page import Page

_NARROWEST = 20


def listing(rows: Sequence[Row], columns: int | None = None) -> str:
    """Return rows as text: date, weekday, how far, where, name.

    Names stand last, so that no script shifts a column.

    Args:
        rows: what to write.
        columns: width to break long names at; None, as for a pipe, keeps one row on one line.
    """
    until_width = max((width(row.until) for row in rows), default=0)
    where_width = max((width(row.where) for row in rows), default=0)
    marked = any(row.mark for row in rows)
    lines = []
    for row in rows:
        mark = (row.mark or " ") if marked else ""
        head = (
            f"{mark}{row.day}  {row.weekday}  {pad(row.until, until_width)}  {pad(row.where, where_width)}  "
        )
        text = f"{settled(row.name)} ({row.detail})" if row.detail else row.name
        lines += _hanging(head, text, columns)
    lines += notes(rows)
    return "".join(f"{line}\n" for line in lines)


def page(page: Page, columns: int = 80) -> str:
    """Return a page as text of so many columns."""
    lines = wrap(settled(page.title), columns)
    for block in page.blocks:
        lines.append("")
        if block.heading:
            lines += wrap(block.heading, columns)
        indent = "  " if block.heading else ""
        for paragraph in block.paragraphs:
            lines += [indent + line for line in wrap(paragraph, max(columns - len(indent), _NARROWEST))]
            if paragraph is not block.paragraphs[-1]:
                lines.append("")
        label_width = max((width(item.label) for item in block.items), default=0)
        for item in block.items:
            head = f"{indent}{pad(item.label, label_width)}  " if label_width else indent
            lines += _hanging(head, item.text, columns)
            if item.link:
                lines.append(" " * width(head) + item.link)
    return "".join(f"{line}\n" for line in lines)


def _hanging(head: str, text: str, columns: int | None) -> list[str]:
    """Return lines that start with the head, later lines indented below the text."""
    if columns is None:
        return [(head + text).rstrip()]
    indent = width(head)
    if columns - indent < _NARROWEST:
        # Too narrow for a column of its own: the text goes below its head.
        return [head.rstrip(), *("  " + line for line in wrap(text, max(columns - 2, _NARROWEST)))]
    first, *rest = wrap(text, columns - indent) or [""]
    return [(head + first).rstrip(), *(" " * indent + line for line in rest)]
