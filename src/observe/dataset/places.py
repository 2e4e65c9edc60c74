"""Where a value of an entry stands in its file, found again when there is something to say about it.

Entries do not carry the place of every value: fifty thousand of them would need a gigabyte for places that
nobody asks for. An entry knows where its id stands, and what is below that is read once more on demand.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from observe.dataset.characters import Unreadable, decode, place
from observe.dataset.entries import Entry, Reading
from observe.dataset.files import Unusable, read_file
from observe.dataset.findings import Key
from observe.dataset.nodes import Mapping, Node, Scalar, Sequence
from observe.dataset.problems import Problems, TooManyProblems
from observe.dataset.reader import read_tree
from observe.problem import Location


class Places:
    """Finds values in the files of a reading. Where that fails, the place of the entry's id is the answer."""

    def __init__(self, reading: Reading) -> None:
        self._digests = {file.path: file.digest for file in reading.files}
        self._lines: dict[str, list[str]] = {}
        self._entry: Entry | None = None
        self._text = ""
        self._tree: Node | None = None

    def find(self, entry: Entry, keys: tuple[Key, ...], fragment: str = "") -> Location:
        """Return the place of a value.

        Args:
            entry: one of the reading.
            keys: names of keys and positions in lists that lead from the entry to the value.
            fragment: words of the value; if they are found, their place is returned.
        """
        if entry is not self._entry:
            self._entry = entry
            self._text = self._slice(entry)
            self._tree = None
            # Where the lines cannot be read by themselves, the id is near enough.
            with suppress(TooManyProblems):
                self._tree = read_tree(self._text, entry.location.path, Problems()) if self._text else None
        found = _follow(self._tree, (entry.id, *keys))
        if found is None:
            return entry.location
        line, column = found.start.line + 1, found.start.column + 1
        if fragment:
            words = r"\s+".join(re.escape(word) for word in fragment.split()[:12])
            match = re.compile(words).search(self._text, found.start.index)
            if match:
                line, column = place(self._text, match.start())
        return Location(entry.location.path, entry.location.line + line - 1, column)

    def _slice(self, entry: Entry) -> str:
        """Return the lines of an entry, from the one with its id to the last one below it."""
        path, line, column = entry.location
        lines = self._file_lines(path)
        first = lines[line - 1] if line <= len(lines) else ""
        if first[: column - 1].strip(" "):
            # Written in braces, on a line with other entries.
            return ""
        end = line
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * column)):
            end += 1
        return "\n".join(lines[line - 1 : end]) + "\n"

    def _file_lines(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = []
            try:
                read, data = read_file(Path(path))
                if self._digests.get(read.path) == read.digest:
                    self._lines[path] = re.split("\r\n|\r|\n", decode(data))
            except (Unusable, Unreadable):
                pass
        return self._lines[path]


def _follow(tree: Node | None, keys: tuple[Key, ...]) -> Node | None:
    """Return the node to which keys lead; for a mapping the key before it, which is where a reader looks."""
    node, shown = tree, tree
    for key in keys:
        if isinstance(node, Mapping) and key in node.fields:
            name, below = node.fields[str(key)]
            node, shown = below, below if isinstance(below, Scalar | Sequence) else name
        elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
            node = shown = node.items[key]
        else:
            return shown if node is not tree else None
    return shown
