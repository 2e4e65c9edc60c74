"""Rows and pages as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from observe.output.listing import Row, notes

if TYPE_CHECKING:
    from observe.output.letter import Letter
    from observe.output.page import Page


def listing(rows: Sequence[Row]) -> str:
    """Return rows as a Markdown table, with the footnotes below it."""
    lines = ["| Date | Day | Where | Name |", "| --- | --- | --- | --- |"]
    for row in rows:
        name = _escaped(f"{row.name} ({row.detail})" if row.detail else row.name)
        lines.append(f"| {_escaped(row.mark)}{row.day} | {row.weekday} | {_escaped(row.where)} | {name} |")
    for note in notes(rows):
        lines += ["", _escaped(note)]
    return "\n".join(lines) + "\n"


def page(page: Page) -> str:
    """Return a page as Markdown: headings, paragraphs, lists."""
    lines = [f"# {_escaped(page.title)}"]
    for block in page.blocks:
        if block.heading:
            lines += ["", f"## {_escaped(block.heading)}"]
        for paragraph in block.paragraphs:
            lines += ["", _escaped(paragraph)]
        if block.items:
            lines.append("")
        for item in block.items:
            label = f"**{_escaped(item.label)}** " if item.label else ""
            link = f" <{item.link}>" if item.link else ""
            below = f"\\\n  {_escaped(item.below)}" if item.below else ""
            lines.append(f"- {label}{_escaped(item.text)}{below}{link}")
    return "\n".join(lines) + "\n"


def letter(letter: Letter) -> str:
    """Return a letter as Markdown."""
    blocks = [f"# {_escaped(letter.title)}", _escaped(letter.opening)]
    for group in letter.groups:
        blocks.append(f"## {_escaped(group.heading)}")
        for entry in group.entries:
            blocks.append(f"**{_escaped(entry.name)}** ({_escaped(entry.where)})")
            blocks += map(_escaped, entry.paragraphs)
            blocks.append("\n".join(f"- [ ] {_escaped(task)}" for task in entry.to_do))
            blocks.append(f"<{entry.url}>" if entry.url else "")
    blocks.append(_escaped(letter.closing))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", text)
