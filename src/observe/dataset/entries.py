"""Dataset files -> their entries, checked key by key; or every problem of every file at once."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from observe.dataset.characters import Unreadable, decode, quoted
from observe.dataset.fields import JSON, record, value
from observe.dataset.files import FileRead, Unusable, below, read_file
from observe.dataset.nodes import Mapping, Node, Scalar, location
from observe.dataset.nodes import Sequence as ListNode
from observe.dataset.problems import Problems, TooManyProblems
from observe.dataset.reader import read_tree
from observe.dataset.rule_block import check_rule
from observe.dataset.scalars import Faults, one_text
from observe.dataset.schema import DATASET, ID, OBSERVANCE
from observe.errors import DatasetError
from observe.problem import Location, Problem

MOST_FILES_DEEP = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One observance as it was written: a mapping of dict, list, str and int, with the place of its id."""

    id: str
    mapping: dict[str, JSON]
    location: Location


@dataclass(frozen=True, slots=True)
class Reading:
    """What dataset files hold. `title` and `licence` are those of the first file, or empty."""

    title: str
    licence: str
    entries: dict[str, Entry]
    files: tuple[FileRead, ...]
    warnings: tuple[Problem, ...] = ()


def read(roots: Sequence[Path]) -> Reading:
    """Return the entries of files, and of the files that they include, as one dataset.

    Raises:
        DatasetError: with all problems of all files, at most MOST_PROBLEMS of them.
    """
    reader = _DatasetReader()
    with _without_garbage_collection(), suppress(TooManyProblems):
        for root in roots:
            reader.read_root(Path(root))
    if reader.problems.errors:
        raise DatasetError(reader.problems.found)
    return Reading(
        reader.title,
        reader.licence,
        reader.entries,
        tuple(reader.files),
        tuple(sorted(reader.problems.found)),
    )


@dataclass(frozen=True, slots=True)
class _Request:
    """A file that is to be read: its path, what asks for it, and the files through which it was reached."""

    path: Path
    asked: Location
    name: str
    chain: tuple[Path, ...] = ()


class _DatasetReader:
    """Reads file after file, and knows what it has read."""

    def __init__(self) -> None:
        self.problems = Problems()
        self.entries: dict[str, Entry] = {}
        self.files: list[FileRead] = []
        self.title = ""
        self.licence = ""
        self._first_asked: dict[Path, Location] = {}

    def read_root(self, root: Path) -> None:
        """Read a file and all that it includes, the file first."""
        requests = deque([_Request(root, Location(_shown(root)), "the file")])
        while requests:
            requests.extend(self._read_file(requests.popleft()))

    def _read_file(self, request: _Request) -> list[_Request]:
        path = _shown(request.path)
        try:
            read, data = read_file(request.path)
        except Unusable as fault:
            self.problems.add(request.asked, f"{request.name} {fault.message}", fault.hint)
            return []
        if read.path in self._first_asked:
            self._refuse_again(request, read.path)
            return []
        self._first_asked[read.path] = request.asked
        self.files.append(read)
        faults = Faults(path, self.problems)
        try:
            text = decode(data)
        except Unreadable as error:
            self.problems.add(Location(path, error.line, error.column), error.message, error.hint)
            return []
        del data
        tree = read_tree(
            text,
            path,
            self.problems,
            streamed="observances",
            take=lambda key, node: self._take(faults, key, node),
        )
        return self._read_top(faults, tree, request, read.path) if tree is not None else []

    def _read_top(self, faults: Faults, tree: Node, request: _Request, real: Path) -> list[_Request]:
        top = record(faults, DATASET, tree, at=Location(faults.path), done=("observances", "include"))
        if top is None or not isinstance(tree, Mapping):
            return []
        if len(self.files) == 1:
            self.title, self.licence = str(top.get("title", "")), str(top.get("licence", ""))
        if "observances" not in tree.fields and "include" not in tree.fields:
            message = "a dataset needs 'observances' or 'include'"
            self.problems.add(Location(faults.path), message, "write  observances:  and entries below it")
        _, observances = tree.fields.get("observances", (None, None))
        if observances is not None and not isinstance(observances, Mapping):
            value(faults, DATASET.by_name["observances"].shape, observances)
        _, include = tree.fields.get("include", (None, None))
        wanted = value(faults, DATASET.by_name["include"].shape, include)
        if not isinstance(include, ListNode) or not isinstance(wanted, list):
            return []
        found = []
        for item in include.items:
            if isinstance(item, Scalar) and item.text in wanted:
                wanted.remove(item.text)
                found.append(self._request(faults, item, request, real))
        return [each for each in found if each]

    def _request(self, faults: Faults, item: Scalar, request: _Request, real: Path) -> _Request | None:
        if len(request.chain) == MOST_FILES_DEEP:
            faults.refuse(
                item, f"more than {MOST_FILES_DEEP} files that include each other", "include it above"
            )
            return None
        try:
            path = below(request.path.parent, item.text)
        except Unusable as fault:
            faults.refuse(item, f"{quoted(item.text)} {fault.message}", fault.hint)
            return None
        return _Request(path, location(faults.path, item.start), quoted(item.text), (*request.chain, real))

    def _refuse_again(self, request: _Request, real: Path) -> None:
        if real in request.chain:
            message, hint = f"{request.name} includes itself", "remove it from 'include'"
            if request.chain[-1] != real:
                message += " through other files"
        else:
            message, hint = (
                f"{request.name} is read twice; first at {self._first_asked[real]}",
                "name it once",
            )
        self.problems.add(request.asked, message, hint)

    def _take(self, faults: Faults, key: Scalar, node: Node | None) -> None:
        """Check one observance as soon as it is read."""
        id = one_text(faults, ID, key)
        place = location(faults.path, key.start)
        first = self.entries.get(key.text)
        if first:
            message = f"the id {quoted(key.text)} is used twice; first at {first.location}"
            self.problems.add(place, message, "give one of the two another id")
        if node is None:
            return
        before = len(self.problems.found)
        mapping = record(faults, OBSERVANCE, node, at=place)
        if mapping is None or not isinstance(node, Mapping):
            return
        if len(self.problems.found) == before:
            check_rule(faults, node, mapping)
        if id is not None and not first:
            self.entries[key.text] = Entry(key.text, mapping, place)


def _shown(path: Path) -> str:
    """Return a path as it can be printed."""
    text = str(path)
    return text if text.isprintable() else quoted(text, 4096)[1:-1]


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep the collector from looking at millions of nodes again and again; none of them is in a cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
