"""Draw the README's screenshot: real output of two commands, as SVG.

python tools/screenshot.py
"""

from __future__ import annotations

import tempfile
from io import StringIO
from pathlib import Path

from console import ROOT, run
from rich.console import Console
from rich.text import Text

COLUMNS = 92
COMMANDS = (
    "observe next 6 --where KH --where RW --where UN",
    "observe show kh-day-of-remembrance | head -21",
)


def main() -> None:
    """Write docs/screenshot.svg."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        for command in COMMANDS:
            console.print(Text.assemble(("$ ", "bold green"), command))
            shown = command.replace("observe ", f"COLUMNS={COLUMNS - 4} observe --color always ", 1)
            first, bar, rest = shown.partition(" |")
            console.print(
                Text.from_ansi(run(f"{first} --format table{bar}{rest}", Path(folder)).rstrip("\n"))
            )
            console.print()
    (ROOT / "docs" / "screenshot.svg").write_text(console.export_svg(title="observe"), "utf-8")


if __name__ == "__main__":
    main()
