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
    """The problems found so far: errors and warnings, MOST_PROBLEMS of each and a last one that says so."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._errors = self._warnings = 0
        self._comparisons = MOST_COMPARISONS

    def add(self, location: Location, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Note a problem. No number of warnings keeps an error from being found behind them.

        Raises:
            TooManyProblems: when the list is full of errors.
        """
        problem = Problem(location, message, hint, warning)
        if warning:
            self._warnings += 1
            if self._warnings <= MOST_PROBLEMS:
                self.found.append(problem)
            elif self._warnings == MOST_PROBLEMS + 1:
                self._end("warnings", location, warning=True)
            return
        self._errors += 1
        self.found.append(problem)
        if self._errors == MOST_PROBLEMS:
            self._end("problems", location)
            raise TooManyProblems

    def _end(self, what: str, location: Location, *, warning: bool = False) -> None:
        message = f"more than {MOST_PROBLEMS} {what}"
        self.found.append(Problem(Location(location.path), message, "mend these first", warning))

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
