"""Nodes -> plain values as the table in schema.py wants them; every fault becomes a problem at its place.

What comes out is made of dict, list, str and int alone: numbers and years are int, days are ISO text, text is
NFC with single spaces. None stands for a value that was refused and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from observe.dataset.characters import quoted
from observe.dataset.codes import LANGUAGE_SLIPS, LANGUAGES
from observe.dataset.nodes import Mapping, Node, Scalar, Sequence, location
from observe.dataset.scalars import Faults, one_text
from observe.dataset.shapes import (
    LANGUAGE_TAG,
    ByLanguage,
    Either,
    Keyed,
    ListOf,
    Record,
    Shape,
)
from observe.problem import Location

JSON = dict[str, "JSON"] | list["JSON"] | str | int

_LANGUAGE = re.compile(LANGUAGE_TAG)


def value(faults: Faults, shape: Shape, node: Node | None) -> JSON | None:
    """Return the plain value of a node, or None when it is not of the shape."""
    if node is None:
        return None
    if isinstance(shape, Either):
        shape = shape.short if isinstance(node, Scalar) else shape.record
    reader = _READERS.get(type(shape), one_text)
    return reader(faults, shape, node)


def record(
    faults: Faults, shape: Record, node: Node, *, at: Location | None = None, done: tuple[str, ...] = ()
) -> dict[str, JSON] | None:
    """Return the plain mapping of a node.

    Args:
        faults: where problems go.
        shape: the keys that it may have.
        node: what should be a mapping.
        at: where a missing key is reported, when not at the start of the mapping.
        done: keys that are checked elsewhere.
    """
    if not isinstance(node, Mapping):
        faults.mistyped(node, shape.what, _keys(shape))
        return None
    found: dict[str, JSON] = {}
    by_name = shape.by_name
    for name, (key, below) in node.fields.items():
        field = by_name.get(name)
        if field is None:
            if not _refused_as_text(faults, key, below):
                hint = faults.problems.near(name, by_name) or _keys(shape)
                faults.refuse(key, f"unknown key {quoted(name)}", hint)
        elif name not in done:
            plain = value(faults, field.shape, below)
            if plain is not None:
                found[field.name] = plain
    if shape.required and not node.fields.keys() >= shape.required:
        place = at or location(faults.path, node.start)
        for name in sorted(shape.required):
            if name not in node.fields:
                hint = f"add '{name}: …' ({by_name[name].doc.rstrip('.')})"
                faults.problems.add(place, f"{shape.what} needs '{name}'", hint)
    if shape.one_of:
        _one_of(faults, shape, node, at or location(faults.path, node.start))
    return found


def _keys(shape: Record) -> str:
    names = list(shape.by_name)
    shown = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
    return f"it has the keys {shown}"


def _one_of(faults: Faults, shape: Record, node: Mapping, place: Location) -> None:
    present = [name for name in shape.one_of if name in node.fields]
    names = ", ".join(f"'{name}'" for name in shape.one_of[:-1]) + f" or '{shape.one_of[-1]}'"
    if not present:
        faults.problems.add(place, f"{shape.what} needs {names}", "for example  when: 20 May")
    elif len(present) > 1:
        key = node.fields[present[1]][0]
        faults.refuse(key, f"'{present[0]}' and '{present[1]}' stand side by side", f"keep one of {names}")


def _list(faults: Faults, shape: ListOf, node: Node) -> list[JSON] | None:
    if not isinstance(node, Sequence):
        hint = (
            f"write [{node.text}]" if isinstance(node, Scalar) and len(node.text) < 40 and node.text else ""
        )
        faults.mistyped(node, "a list", hint)
        return None
    if not node.items:
        faults.refuse(node, "the list is empty", "remove its key")
    found: list[JSON] = []
    texts: set[str] = set()
    for item in node.items:
        plain = value(faults, shape.of, item)
        if isinstance(plain, str):
            if plain in texts:
                faults.refuse(
                    node if item is None else item, f"{quoted(plain)} stands here twice", "keep one"
                )
                continue
            texts.add(plain)
        if plain is not None:
            found.append(plain)
    return found


def _by_language(faults: Faults, shape: ByLanguage, node: Node) -> dict[str, JSON] | None:
    if not isinstance(node, Mapping):
        faults.mistyped(node, "a mapping of languages", "for example {en: …, km: …}")
        return None
    found: dict[str, JSON] = {}
    for tag, (key, below) in node.fields.items():
        if not _is_language(tag):
            if not _refused_as_text(faults, key, below):
                faults.refuse(key, f"{quoted(tag)} is not a language tag", _language_hint(tag))
            continue
        plain = value(faults, shape.of, below)
        if plain is not None:
            found[tag] = plain
    if shape.english and "en" not in node.fields:
        faults.refuse(node, "the English text is missing", "add it under 'en'")
    return found


def _keyed(faults: Faults, shape: Keyed, node: Node) -> dict[str, JSON] | None:
    if not isinstance(node, Mapping):
        faults.mistyped(node, f"a mapping whose keys are each {shape.key.what}")
        return None
    if not node.fields:
        faults.refuse(node, "the mapping is empty", "remove its key")
    found: dict[str, JSON] = {}
    for key, below in node.fields.values():
        name = one_text(faults, shape.key, key)
        plain = value(faults, shape.of, below)
        if name is not None and plain is not None:
            found[str(name)] = plain
    return found


# Each shape that is more than one text, and what reads it; all others are read by `one_text`.
_READERS: dict[type, Callable[[Faults, Any, Node], JSON | None]] = {
    ByLanguage: _by_language,
    ListOf: _list,
    Keyed: _keyed,
    Record: record,
}


def _refused_as_text(faults: Faults, key: Scalar, below: Node | None) -> bool:
    """Report a key without a value: `{en: first, second}` has the key `second`, where a text was meant."""
    if not isinstance(below, Scalar) or below.text or below.style:
        return False
    message = f"{quoted(key.text)} is read as a key without a value"
    faults.refuse(key, message, "a text with a comma inside { } is put into quotes")
    return True


@lru_cache(maxsize=1000)
def _is_language(tag: str) -> bool:
    return bool(_LANGUAGE.fullmatch(tag)) and (len(tag.partition("-")[0]) == 3 or tag[:2] in LANGUAGES)


def _language_hint(tag: str) -> str:
    first, *rest = tag.replace("_", "-").split("-")
    first = LANGUAGE_SLIPS.get(first.lower(), first.lower())
    parts = [
        part.title() if len(part) == 4 else part.upper() if len(part) < 4 else part.lower() for part in rest
    ]
    likely = "-".join([first, *parts])
    return f"did you mean '{likely}'?" if _is_language(likely) else "a BCP 47 tag such as en, km or zh-Hant"
