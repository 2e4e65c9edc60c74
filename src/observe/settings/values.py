"""The settings as the program uses them. What nobody has set is empty, which means: as the program would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from observe.selection import Selection

if TYPE_CHECKING:
    from observe.plan import Plan
    from observe.settings.feed import Feed

DEFAULT = "default"
FORMATS = ("text", "markdown", "html", "json", "ics")
"""The formats of a reminder."""


class Settings(NamedTuple):
    """All settings in force; they are flat because every run makes this type, and most use little of it.

    Attributes:
        file: the settings file, or "" when there is none.
        languages: names are told in these.
        home: the place whose law is told of a day that is kept in several; it selects nothing.
        time_zone: whose midnight begins a day; "" for the computer's.
        data: paths of dataset files instead of the built-in one.
        add: paths of dataset files on top.
        selection: what commands select that are not told otherwise.
        leads: days before a day at which to remind.
        evening: count leads to the evening on which a day begins, where it begins the evening before.
        to: names of targets, or their addresses.
        since_last_run: None when it is left to the command: yes with targets, no without.
        format: of reminders.
        subject: of messages; `{subject}` and `{date}` stand for ours.
        opening: the organisation's words before the days.
        closing: its words after them.
        targets: addresses by the names that `to` uses.
        plans: what is done before and after days.
        feeds: named selections to publish.
        origins: for each dotted key that is set, where: a file or a variable.
    """

    file: str = ""
    languages: tuple[str, ...] = ()
    home: str = ""
    time_zone: str = ""
    data: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    selection: Selection = Selection()
    leads: tuple[int, ...] = (7, 1, 0)
    evening: bool = False
    to: tuple[str, ...] = ()
    since_last_run: bool | None = None
    format: str = "text"
    subject: str = "{subject}"
    opening: str = ""
    closing: str = ""
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
