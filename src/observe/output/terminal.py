"""Rows and pages on a terminal, by rich. Data never brings its own styles: markup is not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from observe.output import plain
from observe.output.listing import Row, notes
from observe.output.width import settled, width

if TYPE_CHECKING:
    from observe.output.page import Block, Page

KIND_STYLES = {
    "remembrance": "blue",
    "mourning": "",
    "liberation": "cyan",
    "heroes": "cyan",
    "rights": "green",
    "awareness": "green",
    "peace": "green",
    "religious": "magenta",
    "national": "yellow",
}
_LINE_END = re.compile(r"(?:\x1b\[[0-9;]*m| )+$", re.MULTILINE)
_NARROW = 64
_NARROWEST = 36
"""Columns below which a table would tear words apart."""
_LONGEST_LABEL = 34


def listing(rows: Sequence[Row], columns: int, *, color: bool) -> str:
    """Return rows as a table of so many columns; on a narrow one place and distance go below the name."""
    if columns < _NARROWEST:
        return plain.listing(rows, columns)
    table = Table(
        box=None, padding=(0, 2, 0, 0), show_header=columns >= _NARROW, header_style="dim", expand=False
    )
    table.add_column("date", no_wrap=True)
    if columns >= _NARROW:
        table.add_column("", no_wrap=True)
        table.add_column("", no_wrap=True)
        table.add_column("where", overflow="fold", max_width=12)
    table.add_column("name", overflow="fold")
    for row in rows:
        day = Text(f"{row.day}{row.mark}", "bold" if row.until == "today" else "")
        name = Text(settled(row.name), KIND_STYLES.get(row.kind, ""))
        if columns >= _NARROW:
            if row.detail:
                name.append(f"\n{row.detail}", "dim")
            table.add_row(day, Text(row.weekday, "dim"), Text(row.until), Text(row.where, "dim"), name)
        else:
            name.append(f"\n{row.until}, {row.where}", "dim")
            table.add_row(day, name)
    console = _console(columns, color=color)
    console.print(table)
    for note in notes(rows):
        console.print(Text(note, "dim"))
    return _text(console)


def page(page: Page, columns: int, *, color: bool) -> str:
    """Return a page of so many columns, links on their sources."""
    console = _console(columns, color=color)
    console.print(Text(settled(page.title), "bold"))
    for block in page.blocks:
        console.print()
        if block.heading:
            console.print(Text(block.heading, "bold"))
        _print_block(console, block)
    return _text(console)


def _print_block(console: Console, block: Block) -> None:
    indent = 2 if block.heading else 0
    for index, paragraph in enumerate(block.paragraphs):
        if index:
            console.print()
        console.print(Padding(Text(settled(paragraph)), (0, 0, 0, indent)))
    if not block.items:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column("", max_width=_label_width(block, console.width), overflow="fold", style="dim")
    table.add_column("", overflow="fold", ratio=1)
    for item in block.items:
        text = Text(settled(item.text))
        if item.below:
            text.append(f"\n{settled(item.below)}", Style(dim=True))
        if item.link:
            text.append(f"\n{item.link}", Style(dim=True, link=item.link))
        table.add_row(Text(item.label), text)
    console.print(Padding(table, (0, 0, 0, indent)))


def _label_width(block: Block, columns: int) -> int:
    """Return a third of the columns, or up to half where a word, as an id to copy, would be torn."""
    longest_word = max((width(word) for item in block.items for word in item.label.split()), default=0)
    return max(min(_LONGEST_LABEL, columns // 3), min(longest_word, columns // 2))


def _console(columns: int, *, color: bool) -> Console:
    return Console(
        file=StringIO(),
        width=columns,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _text(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    # The spaces that fill a column go: where a terminal draws a script wider than rich thinks, they would
    # break the line.
    return _LINE_END.sub(lambda end: end[0].replace(" ", ""), console.file.getvalue())
