"""Words -> ids, in any language, by the folded texts of the index.

The texts are read through, with no index of words: a few hundred entries take milliseconds, fifty thousand a
moment. An index would be larger than the dataset, and would know nothing of scripts without spaces.
"""

from __future__ import annotations

import sqlite3

from observe.dataset.folding import fold

_WEIGHTS = {"id": 4, "names": 4, "words": 2, "texts": 1}
"""A word in an id or a name weighs more than one among tags and places, and that more than one in texts."""


def search(connection: sqlite3.Connection, words: list[str]) -> list[str]:
    """Return the ids of the observances that hold every word, the best first.

    A word counts wherever it stands inside a text: scripts without spaces are searched like any other.
    """
    patterns = [_pattern(fold(word)) for word in words if word.strip()]
    if not patterns:
        return []
    held = {column: f"{column} like ? escape '!'" for column in _WEIGHTS}
    anywhere = f"({' or '.join(held.values())})"
    weight = " + ".join(f"{weight} * ({held[column]})" for column, weight in _WEIGHTS.items())
    rows = connection.execute(
        f"select id from search where {' and '.join([anywhere] * len(patterns))} "
        f"order by {' + '.join([weight] * len(patterns))} desc, id",
        [pattern for pattern in patterns * 2 for _ in _WEIGHTS],
    )
    return [id for (id,) in rows]


def _pattern(word: str) -> str:
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
