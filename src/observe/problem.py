"""Places in files, and what there is to mend at them. Imported where files are read, not by every listing."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file; line and column count from 1, and 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing to mend in a file. A warning is worth a look and stops nothing."""

    location: Location
    message: str
    hint: str = ""
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        text = f"{self.location}: {kind}{self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text
