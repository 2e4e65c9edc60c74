"""Bring everything that is generated up to date, after a change of data, commands or output.

    python tools/refresh.py

The differences are what a reviewer reads: golden lists, reports, reference, examples.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parent
STEPS = ("format_data", "golden", "report_sources", "report_differences", "reference", "console")


def main() -> int:
    """Run every generator with --write; stop at the first that fails."""
    for step in STEPS:
        done = subprocess.run([sys.executable, str(TOOLS / f"{step}.py"), "--write"], check=False)
        if done.returncode:
            print(f"tools/{step}.py failed")
            return 1
    subprocess.run([sys.executable, str(TOOLS / "screenshot.py")], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
