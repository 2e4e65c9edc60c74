"""Dataset files for tests, with as little in them as there must be."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 21)
FIELDS = {
    "name": "{en: Day of Remembrance}",
    "kind": "remembrance",
    "where": "[KH]",
    "when": "20 May",
    "summary": "{en: People are remembered.}",
    "sources": "{law-1: {title: A law, url: 'https://example.org/law', kind: law, checked: 2026-11-21}}",
    "revised": "2026-11-21",
}


def entry(id: str = "kh-day", *without: str, **fields: str) -> str:
    """Return the lines of an entry: the fields given, and those that every entry must have."""
    kept = {key: value for key, value in FIELDS.items() if key not in without}
    kept |= {key.replace("_", "-"): value for key, value in fields.items()}
    return f"  {id}:\n" + "".join(f"    {key}: {value}\n" for key, value in kept.items())


def dataset(*entries: str) -> str:
    """Return the text of a dataset file with these entries."""
    return "format: 1\ntitle: Days for tests\nlicence: CC-BY-4.0\nobservances:\n" + "".join(entries)
