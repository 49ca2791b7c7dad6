"""How long it takes to try the shipped rules: their examples, properties and laws; and to prove them, and with what share left open.

    python benchmarks/trying.py [SECONDS A QUESTION]

Each figure is processor seconds of one run, beside its goal. The solver's time for a question is that of the clock: on a busy machine
more is left open.
"""

from __future__ import annotations

import sys
from collections import Counter
from time import process_time

from policyrules.cli.group import cli
from policyrules.driver.files import read_pack
from policyrules.prove.assumptions import with_assumptions
from policyrules.prove.prove import prove
from policyrules.prove.report import Options


def tried(*arguments: str) -> float:
    start = process_time()
    cli(["test", "lucheng", *arguments], standalone_mode=False)
    return process_time() - start


def main(seconds: float) -> None:
    examples, whole = tried("--examples-only"), tried()
    start = process_time()
    report = prove(with_assumptions(read_pack("lucheng")), Options(seconds=seconds))
    took = process_time() - start
    verdicts = Counter(answer.verdict for answer in report.answers)
    asked = sum(verdicts.values())
    print(f"test lucheng, examples only   {examples:6.1f} s")
    print(f"test lucheng                  {whole:6.1f} s (goal 20)")
    print(f"prove lucheng                 {took:6.1f} s (goal 60)")
    print(f"of {asked} questions {verdicts['open']} not settled at {seconds:g} s each: {verdicts['open'] / asked:.1%} (goal 1 %)")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
