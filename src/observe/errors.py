"""What can go wrong, in words for a person.

    ObserveError                 exit 1, something for a person to fix
    ├── DatasetError             every problem of every file, sorted by place
    ├── RuleError                a rule that cannot be read, with its column
    ├── SettingsError            every problem of the settings file
    ├── UnknownObservance        exit 2, an id that the dataset does not hold
    ├── OutOfRange               a year that a calendar's source does not cover
    └── DeliveryError            exit 3, the world did not answer; try again later

A message says what is: lower case, no full stop, it names the value. A hint says what to do.
`str(error)` is the message alone; the command line prints message and hint in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from observe.problem import Problem


class ObserveError(Exception):
    """The root of every error that this program raises on purpose."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class _ProblemsError(ObserveError):
    """Several problems at once, kept in the order of their places."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DatasetError(_ProblemsError):
    """A dataset that cannot be used; `problems` holds all of them."""


class SettingsError(_ProblemsError):
    """Settings that cannot be used; `problems` holds all of them."""


class RuleError(ObserveError):
    """A rule that cannot be read. `column` counts from 1 inside the rule's text."""

    def __init__(self, message: str, column: int = 1, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.column = column


class UnknownObservance(ObserveError):
    """An id that names no observance; `near` holds the ids that look like it."""

    exit_code = 2

    def __init__(self, id: str, near: list[str]) -> None:
        hint = f"did you mean {' or '.join(near)}?" if near else "`observe search WORDS` finds ids"
        super().__init__(f"there is no observance '{id}'", hint=hint)
        self.id = id
        self.near = near


class OutOfRange(ObserveError):
    """A year that the source of a calendar system does not cover."""

    def __init__(self, system: str, year: int, years: tuple[int, int]) -> None:
        first, last = years
        super().__init__(
            f"the {system} is computed here for {first} to {last}, not for {year}",
            hint=f"choose years between {first} and {last}",
        )
        self.system = system
        self.year = year
        self.years = years


class DeliveryError(ObserveError):
    """A target that did not take what was sent to it."""

    exit_code = 3

    def __init__(self, target: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{target}: {message}", hint=hint)
        self.target = target


def near(word: str, choices: Iterable[object], *, count: int = 3) -> list[str]:
    """Return up to `count` of the choices that look most like the word, the nearest first.

    Comparison ignores case; difflib is imported only when somebody has mistyped.
    """
    from difflib import get_close_matches

    by_folded = {str(choice).casefold(): str(choice) for choice in choices}
    found = get_close_matches(word.casefold(), list(by_folded), n=count, cutoff=0.6)
    return [by_folded[folded] for folded in found]


def did_you_mean(word: str, choices: Iterable[object]) -> str:
    """Return the hint "did you mean 'x'?" for a mistyped word, or "" if nothing is near."""
    found = near(word, choices, count=1)
    return f"did you mean '{found[0]}'?" if found else ""
