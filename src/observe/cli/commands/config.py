"""`observe config`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import click

from observe.cli import options
from observe.cli.session import Session, state_folder
from observe.settings import Settings
from observe.settings.keys import GENERAL, SECTIONS, TARGETS
from observe.settings.values import DEFAULT

_UNSET = "-"
_WIDEST = 40


class Row(NamedTuple):
    """A setting: its dotted key, its value (None when it is not set), where that comes from."""

    key: str
    value: object
    origin: str


@click.command("config")
@options.formatted("plain", "json")
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, format: str) -> int:
    """Show the settings in force, and where each comes from; mistakes are told with file:line:column.

    \b
    Examples:
      observe config
      observe config --config institute.toml
      OBSERVE_LEAD="14 0" observe config
    """
    settings = session.settings
    rows = [*_rows(session, settings)]
    if format == "json":
        from observe.output import records

        content = {"file": settings.file or None, "values": [row._asdict() for row in rows]}
        session.write(records.document(session.today, {"settings": content}))
        return 0
    written = [(row.key, _UNSET if row.value is None else _toml(row.value), row.origin) for row in rows]
    # A long value, such as a plan, pushes its own origin aside and no other.
    widths = [min(max(len(row[column]) for row in written), _WIDEST) for column in (0, 1)]
    for key, value, origin in written:
        session.write(f"{key:{widths[0]}}  {value:{widths[1]}}  {origin}\n")
    session.tell(f"settings: {settings.file or 'no file; `observe init` writes one'}")
    session.tell(f"record of what was said: {state_folder() or 'no folder'}")
    return 0


def _rows(session: Session, settings: Settings) -> Iterator[Row]:
    lines = _Lines(settings)
    given = {"lang": session.lang, "data": session.data, "add": session.add}
    tables = [("", GENERAL), *((f"{table.name}.", table.keys) for table in SECTIONS)]
    for table, keys in tables:
        holder = settings.selection if table == "selection." else settings
        for key in keys:
            if given.get(table + key.name):
                yield Row(key.name, given[key.name], f"--{key.name}")
                continue
            value = getattr(holder, key.field)
            value = list(value) if isinstance(value, tuple) else value
            yield Row(table + key.name, None if value in ("", []) else value, lines.of(table + key.name))
    for name, address in settings.targets.items():
        # An address may hold a password; how it begins is enough to know it by.
        shown = address if address.startswith("$") else f"{address.partition('://')[0]}://…"
        yield Row(f"{TARGETS}.{name}", shown, lines.of(f"{TARGETS}.{name}"))
    for plan in settings.plans:
        steps = [f"{'+' if step.days < 0 else ''}{abs(step.days)}: {step.texts['en']}" for step in plan.steps]
        yield Row(f"plan.{plan.name}.steps", steps, lines.of(f"plan.{plan.name}.steps"))
    for feed in settings.feeds:
        yield Row(f"feed.{feed.slug}", feed.title or feed.slug, lines.of(f"feed.{feed.slug}"))


class _Lines:
    """Tells where settings come from, with the line for those of the file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._text = ""
        if settings.file:
            from observe.settings.source import text_of

            self._text = text_of(settings.file)

    def of(self, key: str) -> str:
        """Return "observe.toml:12", a variable, or "default"."""
        origin = self._settings.origin(key)
        if key.startswith("feed."):
            origin = self._settings.file
        if not origin or origin == DEFAULT or origin != self._settings.file:
            return origin
        from observe.settings.places import place

        line, _ = place(self._text, tuple(key.split(".")))
        return f"{origin}:{line}"


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
