"""The main job on a large roster: 10,000 invented persons over the shipped rules, to a finished workbook.

Every stage is timed in processor seconds of this process, in one run; the last column is the share of the whole. The goal is the
whole under 60 s and 1 GB; the memory includes that of making the roster. `python benchmarks/screen.py [PERSONS]`.
"""

from __future__ import annotations

import gc
import io
import resource
import sys
from datetime import date
from time import perf_counter, process_time

from policyrules.deciding.pack import load
from policyrules.roster.read import read_roster
from policyrules.roster.sample import sample
from policyrules.roster.sheets import read_sheets
from policyrules.roster.write import write_workbook
from policyrules.screening.screen import screen
from policyrules.types.encode import of_date

DAY = date(2025, 12, 1)


def main(persons: int) -> None:
    data = sample(persons, seed=1)
    assert isinstance(data, bytes)
    stages: dict[str, tuple[float, float]] = {}
    started = process_time(), perf_counter()

    def done(stage: str) -> None:
        nonlocal started
        now = process_time(), perf_counter()
        stages[stage] = now[0] - started[0], now[1] - started[1]
        started = now

    plan = load("lucheng")
    done("load the pack")
    gc.disable()  # as the command does
    found = read_roster(read_sheets(data, "roster.xlsx").sheets, plan.vocabulary, as_of=of_date(DAY), name="roster")
    done("read the roster")
    result = screen(plan, found, as_of=DAY)
    done("decide and word")
    stream = io.BytesIO()
    write_workbook(stream, result)
    done("write the workbook")
    whole = sum(cpu for cpu, _ in stages.values())
    print(f"{persons} persons, {len(data) // 1024} KiB in, {len(stream.getvalue()) // 1024} KiB out")
    for stage, (cpu, wall) in stages.items():
        print(f"  {stage:20} {cpu:6.2f} s processor {wall:6.2f} s wall {cpu / whole:6.0%}")
    print(f"  {'whole':20} {whole:6.2f} s processor {sum(w for _, w in stages.values()):6.2f} s wall (goal 60)")
    print(f"  {'most memory':20} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB (goal 1000)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
