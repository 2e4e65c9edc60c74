"""A list of problems that knows its limits, so that a hostile file cannot make a long report."""

from __future__ import annotations

from collections.abc import Iterable

from observe.errors import did_you_mean
from observe.problem import Location, Problem

MOST_PROBLEMS = 1000
# Comparing one mistyped word with one choice takes some ten microseconds.
MOST_COMPARISONS = 100_000


class TooManyProblems(Exception):
    """The list is full: reading on would tell nobody anything."""


class Problems:
    """The problems found so far, at most MOST_PROBLEMS of them and a last one that says so."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._comparisons = MOST_COMPARISONS

    def add(self, location: Location, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Note a problem.

        Raises:
            TooManyProblems: when the list is full.
        """
        self.found.append(Problem(location, message, hint, warning))
        if len(self.found) == MOST_PROBLEMS:
            self.found.append(
                Problem(Location(location.path), f"more than {MOST_PROBLEMS} problems", "mend these first")
            )
            raise TooManyProblems

    def near(self, word: str, choices: Iterable[str]) -> str:
        """Return the hint "did you mean 'x'?", or "" if nothing is near or too much was compared already."""
        choices = list(choices)
        if self._comparisons < len(choices):
            return ""
        self._comparisons -= len(choices)
        return did_you_mean(word, choices)

    @property
    def errors(self) -> list[Problem]:
        """The problems that are no warnings."""
        return [problem for problem in self.found if not problem.warning]
