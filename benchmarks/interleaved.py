"""Time commands one after the other, again and again: python benchmarks/interleaved.py RUNS COMMAND…

What else the machine does meets all of them alike. For each it tells the median and the shortest time, and
how many times as long as the first command it takes.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from statistics import median

WARM_UP = 2
"""Runs that fill caches and are not counted."""


def seconds(command: str) -> float:
    """Return how long a command takes."""
    started = time.perf_counter()
    subprocess.run(shlex.split(command), check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Run what the command line names."""
    runs, commands = int(sys.argv[1]), sys.argv[2:]
    rounds = [[seconds(command) for command in commands] for _ in range(WARM_UP + runs)][WARM_UP:]
    taken = list(zip(*rounds, strict=True))
    for command, times in zip(commands, taken, strict=True):
        middle, least = median(times), min(times)
        ratios = f"{middle / median(taken[0]):6.2f} {least / min(taken[0]):6.2f}"
        sys.stdout.write(f"{middle * 1000:8.1f} ms {least * 1000:8.1f} ms {ratios}  {command}\n")


if __name__ == "__main__":
    main()
