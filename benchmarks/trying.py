"""How long it takes to try the shipped rules: their examples, properties and laws; and to prove them, and with what share left open.

    python benchmarks/trying.py [SECONDS A QUESTION]

Trying is a process of its own each time, with its helpers: seconds of the clock, beside the goal, and of processors. Proving is in
processor seconds; the solver's time for a question is that of the clock: on a busy machine more is left open.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from time import monotonic, process_time

from policyrules.driver.files import read_pack
from policyrules.prove.assumptions import with_assumptions
from policyrules.prove.prove import prove
from policyrules.prove.report import Options

RUN = "from policyrules.cli.main import run; run()"


def tried(*arguments: str) -> tuple[float, float]:
    """Seconds of the clock and of processors."""
    began, before = monotonic(), os.times()
    subprocess.run([sys.executable, "-c", RUN, "test", "lucheng", *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return monotonic() - began, sum(after[2:4]) - sum(before[2:4])


def main(seconds: float) -> None:
    for said, arguments in (
        ("examples only", ["--examples-only"]),
        ("one process", ["--seed", "1", "--jobs", "1"]),
        ("as it comes", ["--seed", "1"]),
    ):
        clock, worked = tried(*arguments)
        print(f"test lucheng, {said:14}  {clock:6.1f} s by the clock, {worked:6.1f} of processors (goal 20)")
    start = process_time()
    report = prove(with_assumptions(read_pack("lucheng")), Options(seconds=seconds))
    took = process_time() - start
    verdicts = Counter(answer.verdict for answer in report.answers)
    asked = sum(verdicts.values())
    print(f"prove lucheng                 {took:6.1f} s (goal 60)")
    print(f"of {asked} questions {verdicts['open']} not settled at {seconds:g} s each: {verdicts['open'] / asked:.1%} (goal 1 %)")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
