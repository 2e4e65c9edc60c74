"""Which index serves a set of dataset files: the shipped one, one in the cache, or one made now.

An index in the cache is named after its format and the files that were asked for, and it names every file
that it was made from. It is used only if it is ours and whole, and those files have not changed since.
"""

from __future__ import annotations

import os
import sqlite3
from binascii import crc32
from collections.abc import Sequence
from contextlib import suppress
from os import path
from typing import TYPE_CHECKING, Any

from observe.dataset.index import APPLICATION_ID, FORMAT, Dataset
from observe.errors import DatasetError

if TYPE_CHECKING:
    from pathlib import Path

    from observe.dataset.compiling import Watch
    from observe.dataset.entries import Reading

# Paths are plain text here: importing pathlib would cost a listing more than reading its index.
_PACKAGE = path.dirname(path.dirname(path.abspath(__file__)))
SHIPPED_INDEX = path.join(_PACKAGE, "data", "observances.sqlite")
SHIPPED_DATA = path.join(_PACKAGE, "data", "observances.yaml")
CHECKOUT_DATA = path.join(path.dirname(path.dirname(_PACKAGE)), "data", "observances.yaml")
DEFAULT_YEAR = 2026
"""The year around which an index is made when nobody says which year it is."""
_QUICKLY_CHECKED = 2_000_000
"""Bytes up to which an index is read through before it is used."""


def built_in() -> str:
    """Return the file of the built-in dataset: in a checkout its source, else the one shipped."""
    return SHIPPED_DATA if path.exists(SHIPPED_DATA) else CHECKOUT_DATA


def load(
    paths: Sequence[Path | str] = (),
    *,
    add: Sequence[Path | str] = (),
    cache: str | Path | None = None,
    year: int = DEFAULT_YEAR,
    watch: Watch = iter,
) -> Dataset:
    """Return a dataset, checked, compiled and open for reading.

    Args:
        paths: dataset files to read instead of the built-in dataset.
        add: dataset files to read on top of it.
        cache: folder in which compiled indexes are kept; without one, or when it cannot be written, the
            index is made in memory.
        year: year around which days are stored; any other year is computed when it is asked for.
        watch: passes on the ids that are being compiled, and may show how far the work has come.

    Raises:
        DatasetError: with every problem of every file.
    """
    if not paths and not add and path.exists(SHIPPED_INDEX):
        return Dataset(_open(SHIPPED_INDEX))
    roots = [path.realpath(root) for root in [*(paths or [built_in()]), *add]]
    place = path.join(cache, _name(roots)) if cache else ""
    if place:
        connection = _current(place, roots, year)
        if connection:
            return Dataset(connection)
    return Dataset(_compile([*(paths or [built_in()]), *add], roots, place, year, watch))


def _compile(
    asked: Sequence[Path | str], roots: list[str], place: str, year: int, watch: Watch
) -> sqlite3.Connection:
    from pathlib import Path

    from observe.dataset.compiling import compile_index
    from observe.dataset.entries import read

    # Read by the names that were given, so that a problem is told with the name that its reader knows.
    reading = read([Path(root) for root in asked])
    _refuse_problems(reading)
    if not place:
        return compile_index(reading, ":memory:", year=year, watch=watch)
    # Runs at once must not write one file together.
    temporary = f"{place}.{os.urandom(6).hex()}.tmp"
    try:
        os.makedirs(path.dirname(place), mode=0o700, exist_ok=True)
        compile_index(reading, temporary, year=year, roots=roots, watch=watch).close()
        os.replace(temporary, place)
        return _open(place)
    except (OSError, sqlite3.Error):
        # A full disk or a read-only home: the work is done in memory, and nothing is left behind.
        return compile_index(reading, ":memory:", year=year, watch=watch)
    finally:
        _remove(temporary)


def _refuse_problems(reading: Reading) -> None:
    """Refuse a reading in which something is wrong across its entries; warnings are for `observe check`."""
    from datetime import date

    from observe.dataset.checks import check

    # No clock: the dataset is judged on the day on which it was last worked on.
    mappings: list[Any] = [entry.mapping for entry in reading.entries.values()]
    days = [mapping["revised"] for mapping in mappings]
    days += [source["checked"] for mapping in mappings for source in mapping["sources"].values()]
    today = date.fromisoformat(max(days)) if days else date(DEFAULT_YEAR, 1, 1)
    errors = [problem for problem in check(reading, today) if not problem.warning]
    if errors:
        raise DatasetError(errors)


def _current(place: str, roots: list[str], year: int) -> sqlite3.Connection | None:
    """Return a connection to an index in the cache if it can be trusted for these files, else None."""
    try:
        state = os.stat(place)
        if hasattr(os, "getuid") and state.st_uid != os.getuid():
            return None
        connection = _open(place)
        try:
            if _is_whole(connection, state.st_size) and _is_current(connection, roots, year):
                return connection
        except (sqlite3.Error, ValueError, KeyError, OSError):
            pass
        connection.close()
    except (OSError, sqlite3.Error):
        pass
    return None


def _is_whole(connection: sqlite3.Connection, size: int) -> bool:
    (application,) = connection.execute("pragma application_id").fetchone()
    (pages,) = connection.execute("pragma page_count").fetchone()
    (page_size,) = connection.execute("pragma page_size").fetchone()
    if application != APPLICATION_ID or pages * page_size != size:
        return False
    # Reading a large index through would cost more than using it; damage there is met when it is read.
    return size > _QUICKLY_CHECKED or connection.execute("pragma quick_check(1)").fetchone() == ("ok",)


def _is_current(connection: sqlite3.Connection, roots: list[str], year: int) -> bool:
    meta = dict(connection.execute("select key, value from meta"))
    first, last = map(int, meta["horizon"].split())
    if int(meta["format"]) != FORMAT or meta["roots"].split("\0") != roots:
        return False
    if not (first <= max(year - 1, 1) and min(year + 2, 9999) <= last):
        return False
    for file, digest, size, mtime_ns in connection.execute("select path, digest, size, mtime_ns from file"):
        state = os.stat(file)
        if (state.st_size, state.st_mtime_ns) != (size, mtime_ns) and _digest(file) != digest:
            return False
    return True


def _open(file: str) -> sqlite3.Connection:
    # Only these three mean something in an SQLite address.
    quoted = file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)


def _name(roots: list[str]) -> str:
    # Two sets of files that share a name only take turns: an index names its files, and they are compared.
    return f"{FORMAT}-{crc32(chr(0).join(roots).encode('utf-8', 'surrogateescape')):08x}.sqlite"


def _digest(file: str) -> str:
    from hashlib import sha256

    with open(file, "rb") as opened:
        return sha256(opened.read()).hexdigest()


def _remove(file: str) -> None:
    with suppress(OSError):
        os.unlink(file)
