"""Rows and pages as aligned text, without colour: for pipes, mails and terminals that can do no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from observe.output.listing import Row, notes
from observe.output.width import pad, settled, width, wrap

if TYPE_CHECKING:
    from observe.output.letter import Entry, Letter
    from observe.output.page import Item, Page

_NARROWEST = 20
_LETTER_WIDTH = 72


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
        lines += _items(block.items, indent, columns)
    return "".join(f"{line}\n" for line in lines)


def _items(items: Sequence[Item], indent: str, columns: int) -> list[str]:
    """Return items with their labels in a column, or above their texts where the labels are long."""
    label_width = max((width(item.label) for item in items), default=0)
    lines: list[str] = []
    for item in items:
        if label_width > columns // 2:
            lines += [indent + line for line in wrap(item.label, columns - len(indent))]
            head = f"{indent}  "
        else:
            head = f"{indent}{pad(item.label, label_width)}  " if label_width else indent
        lines += _hanging(head, item.text, columns)
        if item.below:
            lines += _hanging(" " * width(head), item.below, columns)
        if item.link:
            lines.append(" " * width(head) + item.link)
    return lines


def letter(letter: Letter, columns: int = _LETTER_WIDTH) -> str:
    """Return a letter as text, as a mail shows it."""
    blocks = [letter.title, *_wrapped(letter.opening, columns)]
    for group in letter.groups:
        blocks.append(group.heading)
        blocks += ["\n".join(_entry(entry, columns)) for entry in group.entries]
    blocks += _wrapped(letter.closing, columns)
    return "\n\n".join(blocks) + "\n"


def _entry(entry: Entry, columns: int) -> list[str]:
    lines = [settled(entry.name), entry.where]
    for paragraph in entry.paragraphs:
        lines += wrap(paragraph, columns - 2)
    for task in entry.to_do:
        lines += _hanging("To do: ", task, columns - 2)
    lines += [f"Source: {entry.url}"] if entry.url else []
    lines.append(f"More: observe show {entry.id}")
    return [f"  {line}" for line in lines]


def _wrapped(text: str, columns: int) -> list[str]:
    """Return the paragraphs of a text, each broken into lines; a line end in a paragraph is kept."""
    return [
        "\n".join("\n".join(wrap(line, columns)) for line in paragraph.splitlines())
        for paragraph in text.split("\n\n")
        if paragraph.strip()
    ]


def _hanging(head: str, text: str, columns: int | None) -> list[str]:
    """Return lines that start with the head, later lines indented below the text."""
    if columns is None:
        return [(head + text).rstrip()]
    indent = width(head)
    if columns - indent < _NARROWEST:
        # Too narrow for a column of its own: the text goes below its head.
        return [*wrap(head, columns), *("  " + line for line in wrap(text, max(columns - 2, 1)))]
    first, *rest = wrap(text, columns - indent) or [""]
    return [(head + first).rstrip(), *(" " * indent + line for line in rest)]
