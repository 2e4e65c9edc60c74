"""Write what the reference says twice, from the code that says it first.

    python tools/reference.py --check     say which documents are behind, exit 1 if one is
    python tools/reference.py --write     bring them up to date

Commands and the man page come from click, calendar systems from their modules, the dataset format from the
table in dataset/schema.py, the solar terms from theirs. Generated parts stand between markers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from observe import __version__
from observe.calendars import CALENDARS, calendar_system
from observe.cli import COMMANDS, cli
from observe.dataset import schema
from observe.dataset.shapes import (
    ByLanguage,
    Choice,
    Day,
    Either,
    Keyed,
    ListOf,
    Number,
    Place,
    Record,
    RulePart,
    Shape,
)
from observe.settings import keys as settings_keys
from observe.settings.reading import variables

DOCS = Path(__file__).parent.parent / "docs"


def cli_reference() -> str:
    """Return the help of every command."""
    parts = [_help([], cli)]
    for names in COMMANDS.values():
        for name in names:
            command = cli.get_command(click.Context(cli), name)
            assert command is not None
            parts.append(f"## observe {name}\n\n{_help([name], command)}")
    return "\n".join(parts)


def calendars_reference() -> str:
    """Return range, method, accuracy, source and months of every calendar system."""
    parts = []
    for name in CALENDARS:
        system = calendar_system(name).SYSTEM
        first, last = system.years
        parts.append(
            f"## {system.title}\n\n"
            f"- **In a rule:** `({system.name})`\n"
            f"- **Years:** {first} to {last}\n"
            f"- **Method:** {system.method}\n"
            f"- **Accuracy:** {system.accuracy}\n"
            f"- **Source:** {system.source}\n"
            f"- **Months:** {', '.join(system.months)}\n"
        )
    return "\n".join(parts)


def dataset_reference() -> str:
    """Return the keys of every mapping of the dataset format."""
    return "\n".join(_record(record) for record in _records(schema.DATASET, set()))


def settings_reference() -> str:
    """Return the keys of every table of observe.toml."""
    selection = settings_keys.SELECTION
    parts = [_settings_table(settings_keys.GENERAL)]
    for table in settings_keys.SECTIONS:
        parts.append(f"## [{table.name}]\n\n{table.doc}\n\n{_settings_table(table.keys)}")
    targets = settings_keys.TARGETS_DOC.removeprefix(f"[{settings_keys.TARGETS}]: ")
    parts.append(
        f"## [{settings_keys.TARGETS}]\n\n{targets[0].upper()}{targets[1:]}\n\n"
        f"```toml\n{settings_keys.TARGETS_EXAMPLE}\n```\n"
    )
    for table in settings_keys.NAMED:
        own = tuple(key for key in table.keys if key not in selection)
        doc = table.doc.partition(": ")[2]
        parts.append(
            f"## [{table.name}.NAME]\n\n{doc[0].upper()}{doc[1:]} The keys of `[selection]`, and these:\n\n"
            f"{_settings_table(own)}"
        )
    return "\n".join(parts)


def _settings_table(keys: tuple[settings_keys.Key, ...]) -> str:
    lines = ["| key | says | for example | variable |", "| --- | --- | --- | --- |"]
    for key in keys:
        variable = f"`{key.variable}`" if key.variable else ""
        lines.append(f"| `{key.name}` | {key.doc} | `{key.example}` | {variable} |")
    return "\n".join(lines) + "\n"


def man_page() -> str:
    """Return the man page, in man(7) markup."""
    lines = [
        f'.TH OBSERVE 1 "" "observe {__version__}" "User Commands"',
        ".SH NAME",
        "observe \\- a calendar of commemorations",
        ".SH SYNOPSIS",
        ".B observe",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH DESCRIPTION",
        *_man_text(cli.help or ""),
        ".SH OPTIONS",
        "They stand before or after the name of a command.",
        *_man_options(cli),
    ]
    for job, names in COMMANDS.items():
        for name in names:
            command = cli.get_command(click.Context(cli), name)
            assert command is not None
            lines += [f'.SH "COMMAND: {name.upper()}"', f"({job})", ".PP", *_man_text(command.help or "")]
            lines += _man_options(command)
    lines += [
        ".SH EXIT STATUS",
        *_man_list(
            [
                ("0", "done"),
                ("1", "something for a person to fix in data or settings"),
                ("2", "wrong words on the command line"),
                ("3", "try again later: network or server"),
                ("4", "nothing found, only with --exit-code"),
                ("130", "interrupted, or nobody reads the output any more"),
            ]
        ),
        ".SH ENVIRONMENT",
        *_man_list(
            [
                ("OBSERVE_TODAY", "the day to work as if it were, YYYY-MM-DD"),
                ("OBSERVE_CONFIG", "the settings file"),
                *((variable, f"the setting {key}") for key, variable in variables().items()),
                ("NO_COLOR", "no colour, if set"),
                ("COLUMNS", "the width of the terminal"),
                (
                    "XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
                    "folders of settings, of compiled datasets, and of what was said",
                ),
            ]
        ),
        ".SH FILES",
        *_man_list(
            [
                ("~/.config/observe/observances.yaml", "days of your own, read with the built-in ones"),
                ("~/.config/observe/observe.toml", "settings"),
                ("~/.cache/observe/", "compiled datasets, made anew when missing"),
                ("~/.local/state/observe/", "what `observe remind` has said"),
            ]
        ),
    ]
    return "\n".join(lines) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "reference/cli.md": cli_reference,
    "reference/calendars.md": calendars_reference,
    "reference/dataset.md": dataset_reference,
    "reference/settings.md": settings_reference,
}
_MARKED = re.compile(r"(<!-- generated -->\n).*?(<!-- end of generated -->\n)", re.DOTALL)


def outdated(*, write: bool) -> list[Path]:
    """Return the documents that were behind; bring them up to date when asked to."""
    behind = []
    texts = {}
    for name, generate in GENERATED.items():
        path = DOCS / name
        texts[path] = _MARKED.sub(lambda part: f"{part[1]}\n{generate()}\n{part[2]}", path.read_text("utf-8"))  # noqa: B023
    texts[DOCS / "man" / "observe.1"] = man_page()
    for path, text in texts.items():
        if not path.exists() or path.read_text("utf-8") != text:
            behind.append(path)
            if write:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    return behind


def _context(command: click.Command, **given: Any) -> click.Context:
    # A command remembers the names of its help option from its first context.
    return click.Context(command, help_option_names=cli.context_settings["help_option_names"], **given)


def _help(names: list[str], command: click.Command) -> str:
    context = _context(command, info_name=" ".join(["observe", *names]), terminal_width=100)
    return f"```text\n{command.get_help(context)}\n```\n"


def _records(record: Record, seen: set[str]) -> Iterator[Record]:
    """Yield a record and those below it, each once."""
    if record.what in seen:
        return
    seen.add(record.what)
    yield record
    for field in record.fields:
        for inner in _inner(field.shape):
            yield from _records(inner, seen)


def _inner(shape: Shape) -> Iterator[Record]:
    match shape:
        case Record():
            yield shape
        case ByLanguage(of) | ListOf(of) | Keyed(_, of):
            yield from _inner(of)
        case Either(_, record):
            yield record


def _record(record: Record) -> str:
    lines = [
        f"## {record.what[0].upper()}{record.what[1:]}",
        "",
        record.doc,
        "",
        "| key | value | says |",
        "| --- | --- | --- |",
    ]
    for field in record.fields:
        needed = " **Required.**" if field.required else ""
        lines.append(f"| `{field.name}` | {_shape(field.shape)} | {field.doc}{needed} |")
    if record.one_of:
        lines += ["", f"Exactly one of {', '.join(f'`{name}`' for name in record.one_of)} must be there."]
    return "\n".join(lines) + "\n"


def _shape(shape: Shape) -> str:
    match shape:
        case ListOf(of):
            return f"list of: {_shape(of)}"
        case ByLanguage(of):
            return f"by language: {_shape(of)}"
        case Keyed(key, of):
            return f"by {_shape(key).removeprefix('a ').removeprefix('an ')}: {_shape(of)}"
        case Either(short, record):
            return f"{_shape(short)}, or {record.what}"
        case Choice(_, words):
            return ", ".join(f"`{word}`" for word in words)
        case Number(what, low, high):
            return f"{what}, {low} to {high}" if low != high else f"`{low}`"
        case Day(partial, none, _):
            return "date" + (", month or year" if partial else "") + (", or `none`" if none else "")
        case Place():
            return "ISO 3166 code, body, or `world`"
        case RulePart(what):
            return f"{what} of [the rule language](rules.md)"
        case _:
            return shape.what


def _man_text(text: str) -> list[str]:
    lines: list[str] = []
    verbatim = False
    for line in cleandoc(text).replace("\b\n", "\b").split("\n"):
        if line.startswith("\b"):
            lines.append(".nf")
            verbatim = True
            line = line[1:]
        if not line and verbatim:
            lines.append(".fi")
            verbatim = False
        lines.append(_man(line) if line else ".PP")
    return lines + [".fi"] * verbatim


def _man_options(command: click.Command) -> list[str]:
    context = _context(command)
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    return _man_list([record for record in records if record])


def _man_list(items: list[tuple[str, str]]) -> list[str]:
    return [line for term, text in items for line in (".TP", f".B {_man(term)}", _man(text))]


def _man(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main() -> int:
    """Check or write all generated documents."""
    write = "--write" in sys.argv
    behind = outdated(write=write)
    for path in behind:
        print(path.relative_to(DOCS.parent))
    return 1 if behind and not write else 0


if __name__ == "__main__":
    sys.exit(main())
