"""A named selection to publish, as the settings describe it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from observe.selection import Selection


class Feed(NamedTuple):
    """A calendar that is published under its slug.

    `languages` is empty where those of the settings hold; `alarms` are times before the day.
    """

    slug: str
    title: str = ""
    description: str = ""
    languages: tuple[str, ...] = ()
    alarms: tuple[timedelta, ...] = ()
    selection: Selection = Selection()
