"""Keep the dataset files in one style (data_style.py), observances in the order of their days.

    python tools/format_data.py --check [FILE…]     say which files differ, exit 1 if one does
    python tools/format_data.py --write [FILE…]     write them anew

Without a file, all of data/ are meant. What the files say is read again and compared before anything is
written. Comments are kept, above the line of what they stand at.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import data_style

from observe.dataset import build
from observe.dataset.characters import decode
from observe.dataset.entries import read
from observe.dataset.fields import record
from observe.dataset.nodes import Mapping as MappingNode
from observe.dataset.nodes import Node, Scalar
from observe.dataset.nodes import Sequence as ListNode
from observe.dataset.problems import Problems
from observe.dataset.reader import read_tree
from observe.dataset.reckoning import Reckoning
from observe.dataset.scalars import Faults
from observe.dataset.schema import DATASET
from observe.model import Span

DATA = Path(__file__).parent.parent / "data"
YEAR = 2027
"""Observances stand in the order of their days in this year."""
_FARTHEST = 60
_COMMENT = re.compile(r"(?<![^\s])#.*")

Days = Mapping[str, tuple[int, int]]


class Unformatted(Exception):
    """A file that cannot be written anew without changing what it says."""


def usual_days(root: Path = DATA / "observances.yaml") -> Days:
    """Return the month and day of each observance in YEAR, or in the year nearest to it."""
    entries = read([root]).entries
    reckoning = Reckoning({id: build.rule(entry.mapping) for id, entry in entries.items()})
    return {id: _usual_day(reckoning, id) for id in entries}


def formatted(text: str, days: Days) -> str:
    """Return the text of a dataset file in the one style.

    Raises:
        Unformatted: when the file has a fault, or what it says would change.
    """
    tree, content = _read(text)
    comments = dict(_comments(text, tree))
    wanted = data_style.arranged(DATASET, content)
    if "observances" in wanted:
        ids = sorted(wanted["observances"], key=lambda id: (days.get(id, (13, 0)), id))
        wanted["observances"] = {id: wanted["observances"][id] for id in ids}
    writer = data_style.Writer(comments)
    writer.mapping(DATASET, wanted, (), 0)
    writer.comment((), 0, below=True)
    written = "\n".join(writer.lines) + "\n"
    if json.dumps(_read(written)[1]) != json.dumps(wanted):
        raise Unformatted("what it says would change")
    return written


def _read(text: str) -> tuple[Node, dict[str, Any]]:
    """Return the tree of a text and its checked content, as `entries.read` has it of each entry."""
    problems = Problems()
    tree = read_tree(text, "the file", problems)
    content = record(Faults("the file", problems), DATASET, tree) if tree else None
    if tree is None or content is None or problems.errors:
        raise Unformatted(f"it has faults: {problems.found[0]}")
    return tree, content


def _usual_day(reckoning: Reckoning, id: str) -> tuple[int, int]:
    for distance in range(_FARTHEST):
        for year in (YEAR - distance, YEAR + distance):
            for day in reckoning.days(id, Span.of_years(year, year)):
                first = date.fromordinal(day.day)
                if first.year == year:
                    return first.month, first.day
    return 13, 0


def _comments(text: str, tree: Node) -> Iterator[tuple[data_style.Path, list[str]]]:
    """Yield comments with the keys that lead to what they stand at: on their line, or below it."""
    scalars: list[tuple[int, int]] = []
    places: list[tuple[int, int, data_style.Path]] = []
    _walk(tree, (), scalars, places)
    places.sort(key=lambda place: place[0])
    found: dict[data_style.Path, list[str]] = {}
    for match in _COMMENT.finditer(text):
        if any(start <= match.start() < end for start, end in scalars):
            continue
        line = text.count("\n", 0, match.start())
        here = [path for _, at_line, path in places if at_line == line]
        after = [path for start, _, path in places if start > match.start()]
        path = here[0] if here else after[0] if after else ()
        found.setdefault(path, []).append(match[0].rstrip())
    yield from found.items()


def _walk(
    node: Node | None,
    path: data_style.Path,
    scalars: list[tuple[int, int]],
    places: list[tuple[int, int, data_style.Path]],
) -> None:
    match node:
        case Scalar():
            scalars.append((node.start.index, node.end.index))
        case ListNode():
            for position, item in enumerate(node.items):
                if item is not None:
                    places.append((item.start.index, item.start.line, (*path, position)))
                    _walk(item, (*path, position), scalars, places)
        case MappingNode():
            for name, (key, below) in node.fields.items():
                places.append((key.start.index, key.start.line, (*path, name)))
                scalars.append((key.start.index, key.end.index))
                _walk(below, (*path, name), scalars, places)


def main(arguments: list[str]) -> int:
    """Check or write the named files, or all."""
    write = "--write" in arguments
    named = [Path(argument) for argument in arguments if not argument.startswith("-")]
    days = usual_days()
    code = 0
    for path in named or sorted(DATA.rglob("*.yaml")):
        text = decode(path.read_bytes())
        try:
            anew = formatted(text, days)
        except Unformatted as error:
            print(f"{path}: {error}", file=sys.stderr)
            code = 1
            continue
        if anew != text:
            print(path)
            if write:
                path.write_text(anew, "utf-8")
            else:
                code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
