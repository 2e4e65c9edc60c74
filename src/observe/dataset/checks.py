"""What must hold between the values of an entry, across entries, and in their words.

`entries.read` has made sure that every value is of its kind; here they are looked at together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from observe.dataset import rule_checks
from observe.dataset.entries import Entry, Reading
from observe.dataset.places import Key, Places
from observe.dataset.problems import Problems, TooManyProblems
from observe.dataset.texts import check_texts, markers
from observe.errors import Problem
from observe.model import PUBLIC_HOLIDAY

YEARS_FRESH = 2
"""Years after which a source should be compared with the entry again."""


class Finding(NamedTuple):
    """Something to say about a value: the keys that lead to it, what is, and what to do."""

    keys: tuple[Key, ...]
    message: str
    hint: str = ""
    warning: bool = False
    fragment: str = ""
