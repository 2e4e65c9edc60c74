"""Run the console examples of the documentation and hold them against what they say.

    python tools/console.py --check      say which examples differ, exit 1 if one does
    python tools/console.py --write      write the real output into them

An example is a code block marked `console`; a line that starts with "$ " is run by sh, what follows is its
output. Examples run with a fixed day, 80 columns, no colour, and empty folders.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-21"
_BLOCK = re.compile(r"(^```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """Return the documents that may hold examples."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def commands(text: str) -> Iterator[str]:
    """Yield the commands of a document."""
    for block in _BLOCK.finditer(text):
        yield from (line[2:] for line in block[2].splitlines() if line.startswith("$ "))


def updated(text: str, folder: Path) -> str:
    """Return a document with the real output of its examples."""

    def run_block(match: re.Match[str]) -> str:
        lines = match[2].splitlines()
        shown = []
        for line in lines:
            if line.startswith("$ "):
                shown += [line, *run(line[2:], folder).splitlines()]
        return match[1] + "".join(f"{line.rstrip()}\n" for line in shown) + match[3]

    return _BLOCK.sub(run_block, text)


def run(command: str, folder: Path) -> str:
    """Return what a command prints, words on stderr included."""
    scripts = Path(sys.executable).parent
    environment = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "OBSERVE_TODAY": TODAY,
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["sh", "-c", command],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return done.stdout


def main() -> int:
    """Check or write all documents."""
    differing = []
    with tempfile.TemporaryDirectory() as folder:
        for path in documents():
            text = path.read_text("utf-8")
            new = updated(text, Path(folder))
            if new != text:
                differing.append(path)
                if "--write" in sys.argv:
                    path.write_text(new, "utf-8")
    for path in differing:
        print(path.relative_to(ROOT))
    return 1 if differing and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
