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
from pathlib import Path

from observe.dataset.index import APPLICATION_ID, FORMAT, Dataset
from observe.errors import DatasetError, Location, Problem

_PACKAGE = Path(__file__).parent.parent
SHIPPED_INDEX = _PACKAGE / "data" / "observances.sqlite"
SHIPPED_DATA = _PACKAGE / "data" / "observances.yaml"
CHECKOUT_DATA = _PACKAGE.parent.parent / "data" / "observances.yaml"
DEFAULT_YEAR = 2026
"""The year around which an index is made when nobody says which year it is."""
_QUICKLY_CHECKED = 2_000_000
"""Bytes up to which an index is read through before it is used."""


def built_in() -> Path:
    """Return the file of the built-in dataset: in a checkout its source, else the one shipped."""
    return SHIPPED_DATA if SHIPPED_DATA.exists() else CHECKOUT_DATA


def load(
    paths: Sequence[Path | str] = (),
    *,
    add: Sequence[Path | str] = (),
    cache: Path | None = None,
    year: int = DEFAULT_YEAR,
) -> Dataset:
    """Return a dataset, checked, compiled and open for reading.

    Args:
        paths: dataset files to read instead of the built-in dataset.
        add: dataset files to read on top of it.
        cache: folder in which compiled indexes are kept; without one, or when it cannot be written, the
            index is made in memory.
        year: year around which days are stored; any other year is computed when it is asked for.

    Raises:
        DatasetError: with every problem of every file.
    """
    if not paths and not add and SHIPPED_INDEX.exists():
        return Dataset(_open(SHIPPED_INDEX))
    roots = [Path(path) for path in paths or [built_in()]] + [Path(path) for path in add]
    names = [str(root.resolve()) for root in roots]
    place = cache / _name(names) if cache else None
    if place:
        connection = _current(place, names, year)
        if connection:
            return Dataset(connection)
    return Dataset(_compile(roots, names, place, year))


def _compile(roots: list[Path], names: list[str], place: Path | None, year: int) -> sqlite3.Connection:
    from observe.dataset.compiling import compile_index
    from observe.dataset.entries import read

    reading = read(roots)
    if place is None:
        return compile_index(reading, ":memory:", year=year)
    temporary = place.with_name(f"{place.name}.{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        compile_index(reading, temporary, year=year, roots=names).close()
        temporary.replace(place)
        return _open(place)
    except (OSError, sqlite3.Error):
        # A full disk or a read-only home: the work is done in memory, and nothing is left behind.
        return compile_index(reading, ":memory:", year=year)
    finally:
        _remove(temporary)


def _current(place: Path, roots: list[str], year: int) -> sqlite3.Connection | None:
    """Return a connection to an index in the cache if it can be trusted for these files, else None."""
    try:
        state = place.stat()
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
    for path, digest, size, mtime_ns in connection.execute("select path, digest, size, mtime_ns from file"):
        state = Path(path).stat()
        if (state.st_size, state.st_mtime_ns) != (size, mtime_ns) and _digest(Path(path)) != digest:
            return False
    return True


def _open(path: Path) -> sqlite3.Connection:
    # Only these three mean something in an SQLite address.
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)


def _name(roots: list[str]) -> str:
    # Two sets of files that share a name only take turns: an index names its files, and they are compared.
    return f"{FORMAT}-{crc32(chr(0).join(roots).encode('utf-8', 'surrogateescape')):08x}.sqlite"


def _digest(path: Path) -> str:
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()


def unreadable(path: Path, error: OSError) -> DatasetError:
    """Return the error for a dataset file that cannot be read."""
    reason = (error.strerror or "unreadable").lower()
    return DatasetError(
        [Problem(Location(str(path)), f"cannot be read: {reason}", "give the path of a dataset file")]
    )


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
