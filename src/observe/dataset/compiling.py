"""Checked entries -> one SQLite file: observances as JSON, their days over a horizon, and search.

The file holds nothing executable. It is written under a temporary name, synced and renamed, so that a
reader sees the old index or the new one and never half of one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

from observe.dataset import build
from observe.dataset.anchors import anchors_of
from observe.dataset.entries import Entry, Reading
from observe.dataset.folding import fold
from observe.dataset.index import APPLICATION_ID, FORMAT
from observe.dataset.reckoning import Reckoning
from observe.model import Span, country
from observe.rules.rule import Rule

Watch = Callable[[list[str]], Iterable[str]]
YEARS_BACK, YEARS_ON = 1, 10
"""The horizon: whole years before and after the year in which an index is made."""

_TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table file (
    path text primary key, digest text not null, size integer not null, mtime_ns integer not null)
    without rowid;
create table observance (
    rank integer primary key, id text not null unique, card text not null, entry text not null,
    rule text not null, path text not null, line integer not null, col integer not null);
create table occurrence (
    first integer not null, rank integer not null, cycle integer not null, last integer not null,
    nominal integer not null, certainty text not null, evening integer not null,
    primary key (first, rank, cycle)) without rowid;
create index long_occurrence on occurrence (last) where last > first;
create table kept (country text not null, rank integer not null, primary key (country, rank)) without rowid;
create table plan (rank integer primary key, steps text not null);
create table search (id text not null, names text not null, words text not null, texts text not null);
create table gap (
    rank integer not null, year integer not null, system text not null, low integer not null,
    high integer not null);
"""


def horizon(year: int) -> Span:
    """Return the span of days that an index made in a year holds."""
    return Span.of_years(max(1, year - YEARS_BACK), min(9999, year + YEARS_ON))


def compile_index(
    reading: Reading, target: Path | str, *, year: int, roots: Sequence[str] = (), watch: Watch = iter
) -> sqlite3.Connection:
    """Write the index of a reading and return the connection to it.

    Args:
        reading: entries without problems.
        target: a file that does not exist yet, or ":memory:".
        year: Gregorian year around which the horizon lies.
        roots: the files that were asked for, by which the index is found again.
        watch: passes the ids on, and may show how far the work has come.

    Raises:
        sqlite3.Error, OSError: when the file cannot be written.
    """
    connection = sqlite3.connect(target)
    # The file is new and is thrown away if anything goes wrong, so SQLite need not keep a journal.
    connection.execute("pragma journal_mode = off")
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    with connection:
        connection.executescript(_TABLES)
        span = horizon(year)
        connection.executemany(
            "insert into meta values (?, ?)",
            [
                ("format", str(FORMAT)),
                ("title", reading.title),
                ("licence", reading.licence),
                ("horizon", f"{span.first.year} {span.last.year}"),
                ("roots", "\0".join(roots)),
            ],
        )
        connection.executemany(
            "insert into file values (?, ?, ?, ?)",
            [(str(file.path), file.digest, file.size, file.mtime_ns) for file in reading.files],
        )
        _write_observances(connection, reading, span, watch)
        _write_search(connection, reading)
    return connection


def _write_observances(connection: sqlite3.Connection, reading: Reading, span: Span, watch: Watch) -> None:
    entries = dict(sorted(reading.entries.items()))
    rules = {id: build.rule(entry.mapping) for id, entry in entries.items()}
    reckoning = Reckoning(rules)
    ranks = {id: rank for rank, id in enumerate(entries, 1)}
    revised = _revised(entries, rules)
    for id in watch(list(entries)):
        entry, rank = entries[id], ranks[id]
        mapping = {**entry.mapping, "revised": revised[id]}
        observance = build.observance(id, mapping)
        connection.execute(
            "insert into observance values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                rank,
                id,
                build.card(observance),
                _json(mapping),
                str(rules[id]),
                *entry.location,
            ),
        )
        connection.executemany(
            "insert into kept values (?, ?)",
            [(code, rank) for code in dict.fromkeys(map(country, observance.where))],
        )
        if "plan" in mapping:
            connection.execute("insert into plan values (?, ?)", (rank, _json(mapping["plan"])))
        connection.executemany(
            "insert into occurrence values (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    day.day,
                    rank,
                    day.cycle,
                    day.day + day.length - 1,
                    day.nominal,
                    day.certainty,
                    day.evening_before,
                )
                for day in reckoning.observed(observance, span)
            ],
        )
    connection.executemany(
        "insert into gap values (?, ?, ?, ?, ?)",
        [(ranks[gap.id], gap.year, gap.error.system, *gap.error.years) for gap in reckoning.gaps.values()],
    )


def _revised(entries: Mapping[str, Entry], rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return by id the day on which an entry, or one that its days are reckoned from, last changed.

    A calendar program takes the new date of an event only when the event says that it is newer.
    """
    anchors = {id: anchors_of(rule) for id, rule in rules.items()}
    found: dict[str, str] = {}
    for id in TopologicalSorter(anchors).static_order():
        own = str(entries[id].mapping["revised"])
        found[id] = max([own, *(found[anchor] for anchor in anchors[id])])
    return found


def _write_search(connection: sqlite3.Connection, reading: Reading) -> None:
    connection.executemany(
        "insert into search values (?, ?, ?, ?)",
        (
            (id, *(fold(text) for text in build.search_texts(entry.mapping)))
            for id, entry in sorted(reading.entries.items())
        ),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
