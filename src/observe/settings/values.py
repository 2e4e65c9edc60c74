"""The settings as the program uses them. What nobody has set is empty, which means: as the program would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from observe.selection import Selection

if TYPE_CHECKING:
    from datetime import timedelta

    from observe.plan import Plan

DEFAULT = "default"


class Reminding(NamedTuple):
    """What `observe remind` does. `leads` are days before a day; `to` names targets, or is their addresses.

    `since_last_run` is None when it is left to the command: yes with targets, no without.
    """

    leads: tuple[int, ...] = (7, 1, 0)
    evening: bool = False
    to: tuple[str, ...] = ()
    since_last_run: bool | None = None
    format: str = "text"


class Messages(NamedTuple):
    """The organisation's own words around a reminder. `{subject}` and `{date}` stand for ours."""

    subject: str = "{subject}"
    opening: str = ""
    closing: str = ""


class Feed(NamedTuple):
    """A named selection to publish. `languages` is empty where those of the settings hold."""

    slug: str
    title: str = ""
    description: str = ""
    languages: tuple[str, ...] = ()
    alarms: tuple[timedelta, ...] = ()
    selection: Selection = Selection()


class Settings(NamedTuple):
    """All settings in force. `origins` says for each dotted key that is set where: a file or a variable.

    `home` is the place whose law is told where a day is kept in several; it selects nothing. `data` and `add`
    are paths of dataset files; `targets` are addresses by the names that `remind.to` uses.
    """

    file: str = ""
    languages: tuple[str, ...] = ()
    home: str = ""
    time_zone: str = ""
    data: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    selection: Selection = Selection()
    remind: Reminding = Reminding()
    messages: Messages = Messages()
    targets: Mapping[str, str] = {}
    plans: tuple[Plan, ...] = ()
    feeds: tuple[Feed, ...] = ()
    origins: Mapping[str, str] = {}

    def ids(self) -> frozenset[str]:
        """Return every id of an observance that the settings name."""
        selections = [self.selection]
        selections += [plan.selection for plan in self.plans]
        selections += [feed.selection for feed in self.feeds]
        return frozenset(id for found in selections for id in (*found.ids, *found.excluded))

    def origin(self, key: str) -> str:
        """Return where the value of a dotted key comes from: a file, a variable, or "default"."""
        return self.origins.get(key, DEFAULT)
