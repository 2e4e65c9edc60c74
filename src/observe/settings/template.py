"""The commented file that `observe init` writes: every key, what it says, and an example to uncomment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from observe.settings.keys import (
    GENERAL,
    NAMED,
    SECTIONS,
    SELECTION,
    TARGETS,
    TARGETS_DOC,
    TARGETS_EXAMPLE,
    Key,
)

_HEAD = """\
# Settings of observe.
#
# Take the # away from a line to set something. An option of the command line comes before a variable of the
# environment, and that comes before this file. `observe config` shows what is in force.
"""
_NAMES = {"plan": "statement", "feed": "cambodia"}
_WIDTH = 108


def template(answers: Mapping[str, object] | None = None) -> str:
    """Return the text of a settings file.

    Args:
        answers: values by dotted key that are set from the start: texts, or lists of texts.
    """
    answers = answers or {}
    lines = [_HEAD, *_keys("", GENERAL, answers)]
    for table in SECTIONS:
        lines += [*_comment(table.doc), f"[{table.name}]", "", *_keys(f"{table.name}.", table.keys, answers)]
    lines += [*_comment(TARGETS_DOC), f"[{TARGETS}]", f"# {TARGETS_EXAMPLE}", ""]
    for table in NAMED:
        own = [key for key in table.keys if key not in SELECTION]
        lines += [*_comment(table.doc), f"# [{table.name}.{_NAMES[table.name]}]"]
        lines += [f"# {key.name} = {key.example}" for key in (*own, SELECTION[0])]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _keys(table: str, keys: Iterable[Key], answers: Mapping[str, object]) -> Iterator[str]:
    for key in keys:
        variable = f" (${key.variable})" if key.variable else ""
        yield from _comment(f"{key.doc.rstrip('.')}{variable}.")
        if table + key.name in answers:
            # What JSON writes for texts and lists of them, TOML reads.
            yield f"{key.name} = {json.dumps(answers[table + key.name], ensure_ascii=False)}"
        else:
            yield f"# {key.name} = {key.example}"
        yield ""


def _comment(text: str) -> Iterator[str]:
    from textwrap import wrap

    return (f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
