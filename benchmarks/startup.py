"""How long `policyrules --help` takes, beside a Python that does nothing; alternating, medians of whole processes. Goal: under 300 ms."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

HELP = [sys.executable, "-c", "import sys; sys.argv = ['policyrules', '--help']; from policyrules.cli.main import run; run()"]
NOTHING = [sys.executable, "-c", "pass"]


def seconds(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def main() -> None:
    pairs = [(seconds(HELP), seconds(NOTHING)) for _ in range(15)]
    help_, nothing = (median(p[i] for p in pairs) * 1000 for i in range(2))
    print(f"--help {help_:.0f} ms, empty Python {nothing:.0f} ms, ratio {median(a / b for a, b in pairs):.1f}")


if __name__ == "__main__":
    main()
