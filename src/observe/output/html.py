"""A letter as HTML: plain elements without a style, so that a mail program shows it as its reader likes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from observe.output.letter import Entry, Letter


def letter(letter: Letter) -> str:
    """Return a letter as a page of HTML."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        f'<head><meta charset="utf-8"><title>{escape(letter.subject)}</title></head>',
        "<body>",
        f"<h1>{escape(letter.title)}</h1>",
        *_paragraphs(letter.opening),
    ]
    for group in letter.groups:
        lines.append(f"<h2>{escape(group.heading)}</h2>")
        for entry in group.entries:
            lines += _entry(entry)
    lines += _paragraphs(letter.closing)
    return "\n".join([*lines, "</body>", "</html>"]) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    # Names stand in scripts of either direction.
    yield f'<h3 dir="auto">{escape(entry.name)}</h3>'
    yield f"<p>{escape(entry.where)}</p>"
    for paragraph in entry.paragraphs:
        yield f'<p dir="auto">{escape(paragraph)}</p>'
    if entry.to_do:
        items = "".join(f'<li dir="auto">{escape(task)}</li>' for task in entry.to_do)
        yield f"<p>To do:</p>\n<ul>{items}</ul>"
    if entry.url:
        yield f'<p><a href="{escape(entry.url)}">Source</a></p>'


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield f"<p>{escape(paragraph.strip()).replace(chr(10), '<br>')}</p>"
