"""The words of the rule language, and a reader that knows the column of each word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from observe.errors import RuleError, did_you_mean

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
MAX_OFFSET = 366
YEARS = (1, 9999)


class Words:
    """The words of one text, taken from the left; every refusal names its column."""

    def __init__(self, text: str, *, start: int = 1) -> None:
        self.end = start + len(text)
        self._words: list[tuple[str, int]] = []
        if not text:
            raise RuleError("nothing is written here", start)
        column = start
        for word in text.split(" "):
            if not word:
                raise RuleError("one space between two words, please", column, hint="remove the extra space")
            self._words.append((word, column))
            column += len(word) + 1
        self._at = 0

    @property
    def column(self) -> int:
        """Column of the next word, or one past the end of the text."""
        return self._words[self._at][1] if self._at < len(self._words) else self.end

    def peek(self, ahead: int = 0) -> str:
        """Return a coming word in lower case, or "" past the end."""
        index = self._at + ahead
        return self._words[index][0].lower() if index < len(self._words) else ""

    def peek_as_written(self) -> str:
        """Return the next word, or "" past the end."""
        return self._words[self._at][0] if self._at < len(self._words) else ""

    def rest(self) -> str:
        """Return all words that are left, as written."""
        return " ".join(word for word, _ in self._words[self._at :])

    def take(self, what: str) -> str:
        """Take the next word as written; `what` says in the error what should stand here."""
        if self._at >= len(self._words):
            raise RuleError(f"the rule ends where {what} should follow", self.end)
        word = self._words[self._at][0]
        self._at += 1
        return word

    def take_one_of(self, choices: Iterable[str], what: str) -> str:
        """Take the next word, which must be one of the choices in any case; return the choice."""
        column = self.column
        word = self.take(what)
        choices = list(choices)
        for choice in choices:
            if choice.lower() == word.lower():
                return choice
        hint = did_you_mean(word, choices) or _list(choices)
        raise RuleError(f"'{_short(word)}' is not {what}", column, hint=hint)

    def take_words(self, *expected: str) -> None:
        """Take exactly these words."""
        for word in expected:
            self.take_one_of([word], f"'{word}'")

    def take_number(self, what: str, low: int, high: int) -> int:
        """Take a whole number from low to high."""
        column = self.column
        word = self.take(what)
        if not re.fullmatch(r"[0-9]{1,4}", word) or not low <= int(word) <= high:
            raise RuleError(f"'{_short(word)}' is not {what}", column, hint=f"a number from {low} to {high}")
        return int(word)

    def take_weekday(self, *, what: str = "a weekday") -> int:
        """Take a weekday; return 0 (Monday) to 6 (Sunday)."""
        return WEEKDAYS.index(self.take_one_of(WEEKDAYS, what))

    def take_month(self) -> int:
        """Take the name of a month; return 1 to 12."""
        return MONTHS.index(self.take_one_of(MONTHS, "a month")) + 1

    def take_unit(self, number: int) -> None:
        """Take "day" after 1 and "days" after any other number."""
        self.take_words("day" if number == 1 else "days")

    def take_count(self, high: int) -> int:
        """Take "2 days before" or "1 day after", up to so many days; return it with its sign."""
        number = self.take_number("a number of days", 1, high)
        self.take_unit(number)
        before = self.take_one_of(["before", "after"], "'before' or 'after'") == "before"
        return -number if before else number

    def finish(self) -> None:
        """Refuse any word that is left."""
        if self._at < len(self._words):
            raise RuleError(f"'{_short(self.rest())}' is more than the rule needs", self.column)


def _short(word: str, longest: int = 40) -> str:
    return word if len(word) <= longest else word[:longest] + "…"


def _list(choices: list[str]) -> str:
    return f"one of: {', '.join(choices)}" if 1 < len(choices) <= 12 else ""
