"""Time commands one after the other, again and again: python benchmarks/interleaved.py RUNS COMMAND COMMAND…

What else the machine does meets all of them alike. Prints the median of each, the least, and how many times as
long as the first command it takes.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from statistics import median


def main() -> None:
    """Run what the command line names."""
    runs, commands = int(sys.argv[1]), sys.argv[2:]
    taken: dict[str, list[float]] = {command: [] for command in commands}
    for run in range(runs + 2):
        for command in commands:
            started = time.perf_counter()
            subprocess.run(shlex.split(command), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # The first two runs fill caches.
            if run >= 2:
                taken[command].append(time.perf_counter() - started)
    floor, least = median(taken[commands[0]]), min(taken[commands[0]])
    for command, times in taken.items():
        ratio, least_ratio = median(times) / floor, min(times) / least
        print(f"{median(times) * 1000:8.1f} ms {ratio:6.2f}x   least {min(times) * 1000:8.1f} ms {least_ratio:6.2f}x   {command}")


if __name__ == "__main__":
    main()
