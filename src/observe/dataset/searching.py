"""Words -> ids, by the trigrams of the index, in any language."""

from __future__ import annotations

import sqlite3

from observe.dataset.folding import fold

_SHORTEST_TRIGRAM = 3
_COLUMNS = ("id", "names", "words", "texts")
_BEST_FIRST = "bm25(search, 8.0, 8.0, 4.0, 1.0), id"
"""A word in an id or a name weighs more than one in other names and tags, and that more than one in texts."""


def search(connection: sqlite3.Connection, words: list[str]) -> list[str]:
    """Return the ids of the observances that hold every word, the best first.

    A word counts wherever it stands inside a text: scripts without spaces are searched like any other.
    """
    folded = [fold(word) for word in words if word.strip()]
    if not folded:
        return []
    long = [word for word in folded if len(word) >= _SHORTEST_TRIGRAM]
    short = [word for word in folded if len(word) < _SHORTEST_TRIGRAM]
    if long:
        try:
            return _find(connection, " ".join(_quoted(word) for word in long), short, _BEST_FIRST)
        except sqlite3.OperationalError:
            # An SQLite without FTS5 has an ordinary table here, or cannot read the one there is.
            pass
    return _find(connection, "", folded, "id")


def _find(connection: sqlite3.Connection, phrase: str, contained: list[str], order: str) -> list[str]:
    anywhere = "(" + " or ".join(f"{column} like ? escape '!'" for column in _COLUMNS) + ")"
    conditions = ["search match ?"] * bool(phrase) + [anywhere] * len(contained)
    values = [phrase] * bool(phrase) + [_pattern(word) for word in contained for _ in _COLUMNS]
    rows = connection.execute(
        f"select id from search where {' and '.join(conditions)} order by {order}", values
    )
    return [id for (id,) in rows]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _pattern(word: str) -> str:
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
