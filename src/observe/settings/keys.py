"""Every key of observe.toml as one table, which reading, `init`, `config` and the reference follow.

A key that stands for an option of the command line has its name.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from observe.settings import checks
from observe.settings.checks import Check, several
from observe.settings.values import FORMATS


class Key(NamedTuple):
    """A key: its name, the field that it fills, its check, what it says, an example written as TOML.

    `variable` of the environment overrides it; `parted` is the pattern at which its text is parted, or "".
    """

    name: str
    field: str
    check: Check[Any]
    doc: str
    example: str
    variable: str = ""
    parted: str = r"[\s,]+"


class Table(NamedTuple):
    """A table of the file: its keys and what they are for."""

    name: str
    keys: tuple[Key, ...]
    doc: str


GENERAL = (
    Key("lang", "languages", several(checks.language),
        "Names in these languages, side by side; other texts in the first.",
        '["km", "en"]', "OBSERVE_LANG"),
    Key("home", "home", checks.place,
        "Where you are: whose law is told of a day that is kept in several places. It selects nothing.",
        '"KH"', "OBSERVE_HOME", parted=""),
    Key("time-zone", "time_zone", checks.time_zone, "Whose midnight begins a day, for a server elsewhere.",
        '"Asia/Phnom_Penh"', "OBSERVE_TIME_ZONE", parted=""),
    Key("data", "data", several(checks.line), "Dataset files to read instead of the built-in dataset.",
        '["days.yaml"]'),
    Key("add", "add", several(checks.line),
        "Dataset files of your own to read too; a relative path begins at the folder of this file.",
        '["institute.yaml"]'),
)  # fmt: skip
SELECTION = (
    Key("where", "where", several(checks.place), "Places: ISO 3166 codes, bodies (UN, EU …), or world.",
        '["KH", "UN"]', "OBSERVE_WHERE"),
    Key("people", "people", several(checks.line), "Days of these peoples or faiths.", '["roma", "jewish"]'),
    Key("kind", "kinds", several(checks.kind), "Kinds of day.", '["remembrance", "mourning", "liberation"]'),
    Key("tag", "tags", several(checks.slug), "Subjects.", '["genocide"]'),
    Key("id", "ids", several(checks.slug), "Just these observances.", '["kh-day-of-remembrance"]'),
    Key("not", "excluded", several(checks.slug), "Without these observances.", '["kh-meak-bochea"]'),
    Key("holiday", "holiday", checks.flag, "Only public holidays.", "false"),
    Key("match", "text", checks.line, "Only with this text in name, summary or tags.", '"genocide"'),
)  # fmt: skip
REMIND = (
    Key("lead", "leads", checks.leads, 'How many days ahead: 30, or "4w".', "[30, 7, 1, 0]", "OBSERVE_LEAD"),
    Key("evening", "evening", checks.flag,
        "Count leads to the evening on which a day begins, where it begins the evening before.", "true"),
    Key("to", "to", several(checks.line), "Targets: names of [targets], or addresses.", '["board"]',
        "OBSERVE_TO", parted=r"\s+"),
    Key("since-last-run", "since_last_run", checks.flag,
        "Keep a record, catch up on missed runs and say nothing twice; with targets that is so anyway.",
        "true"),
    Key("format", "format", checks.message_format, f"One of {', '.join(FORMATS)}.", '"text"'),
)  # fmt: skip
MESSAGES = (
    Key("subject", "subject", checks.subject,
        "The subject of a message; {subject} is what it would be, {date} is the day.",
        '"Institute: {subject}"'),
    Key("opening", "opening", checks.text, "What stands before the days.",
        '"Good morning. These days are ahead:"'),
    Key("closing", "closing", checks.text, "What stands after them.", '"The calendar desk, extension 12"'),
)  # fmt: skip
PLAN = (
    Key("steps", "steps", several(checks.step),
        "What to do so many days before, on (0) and after (+) each day.",
        '["90 days: invite speakers", "30: draft the statement", "0: flags at half-mast until sunset", '
        '"+1: thank the speakers"]'),
)  # fmt: skip
FEED = (
    Key("title", "title", checks.line, "The name of the calendar.", '"Days of remembrance in Cambodia"'),
    Key("description", "description", checks.text, "What it is about.", '"Kept by the institute."'),
    Key("lang", "languages", several(checks.language), "Its languages, if others.", '["km", "en"]'),
    Key("alarm", "alarms", several(checks.alarm), "Reminders inside the calendar.", '["7d"]'),
)  # fmt: skip

SECTIONS = (
    Table("selection", SELECTION, "Which days every command shows, unless an option says otherwise."),
    Table("remind", REMIND, "What `observe remind` says, when, and to whom."),
    Table("messages", MESSAGES, "Your words around a reminder."),
)
NAMED = (
    Table("plan", (*PLAN, *SELECTION),
          "[plan.NAME]: what to do before and after days; for those that it selects, or for all."),
    Table("feed", (*FEED, *SELECTION),
          "[feed.NAME]: a calendar for `observe export --feed NAME`: the days that it selects, or all."),
)  # fmt: skip
TARGETS = "targets"
TARGETS_DOC = (
    "[targets]: names of your own, each with the address of a target (apprise.readthedocs.io), or with the "
    "variable of the environment that holds it."
)
TARGETS_EXAMPLE = 'board = "$OBSERVE_BOARD"'
