"""The tree of a YAML text: texts, lists and mappings, each with its place."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from observe.problem import Location


class Mark(Protocol):
    """A place in the text; all three count from 0."""

    line: int
    column: int
    index: int


class Scalar(NamedTuple):
    """One text. `style` is its quote, `|` or `>`; it is empty (or None) when the text was written plain."""

    text: str
    style: str | None
    start: Mark
    end: Mark

    @property
    def offset(self) -> int | None:
        """Columns from the start of the scalar to its first letter; None where letters and columns differ.

        They differ in block scalars, over several lines and with escape sequences.
        """
        quotes = 1 if self.style in ("'", '"') else 0
        same_line = self.start.line == self.end.line
        if same_line and self.end.column - self.start.column == len(self.text) + 2 * quotes:
            return quotes
        return None


class Sequence(NamedTuple):
    """Nodes in order; None stands for a node that was refused and reported."""

    items: list[Node | None]
    start: Mark


class Mapping(NamedTuple):
    """Each key's text with the key itself and its value; None stands for a value that was refused."""

    fields: dict[str, tuple[Scalar, Node | None]]
    start: Mark


Node = Scalar | Sequence | Mapping


def location(path: str, mark: Mark) -> Location:
    """Return the place of a mark."""
    return Location(path, mark.line + 1, mark.column + 1)
