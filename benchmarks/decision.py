"""One decision without trace, and with every condition recorded: generated code against the same rule by hand, measured side by side.

    python benchmarks/decision.py [rounds]

Prints microseconds for a decision (median of alternating rounds) and ratios to the rule by hand, which knows of unknowns too; the goal
is at most 2 for a decision, and at most 4 where every truth value on the way is kept, as for an explanation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import thread_time_ns

sys.path.insert(0, str(Path(__file__).parent))

from attrs import evolve
from pattern_rules import SUBJECTS, Subject, vocabulary

from policyrules.backends.reference import trace
from policyrules.backends.scalar import Evaluators
from policyrules.backends.scalar.classes import Row
from policyrules.core import ROOT, Output, Program
from policyrules.types import BOOL

CASES, UNKNOWN, CHECKED = 2000, 0.3, 300
Decide = Callable[[Row, int, Row], object]


def measured(subject: Subject, rounds: int) -> str:
    """One line for a rule. Raises AssertionError where the three do not agree."""
    program = subject.program()
    evaluators = Evaluators(program, vocabulary())
    cases = subject.cases(CASES, UNKNOWN)
    rows = [evaluators.packed(case) for case in cases]
    evaluator = evaluators.evaluator(subject.name)
    generated = evaluator.at(cases[0].as_of).decide
    open_ = 0
    for i, (case, row) in enumerate(zip(cases, rows, strict=True)):
        got = generated(*row)
        assert got == subject.by_hand(*row), f"case {i}: {got} by rule, {subject.by_hand(*row)} by hand"
        open_ += got[0][0] != got[0][1]
        if i < CHECKED:
            told = trace(program, case)
            assert got == tuple((told.value(o).low, told.value(o).high) for o in program.outputs)
    recording = Evaluators(recorded(program), vocabulary()).evaluator(subject.name).at(cases[0].as_of).decide
    ways: dict[str, Decide] = {
        "by hand": subject.by_hand, "generated": generated, "called by rule": evaluator.decide, "every condition": recording,
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, decide in ways.items():
            times[name].append(timed(decide, rows))
    found = {name: median(some) * 1e6 for name, some in times.items()}
    ratios = [median(a / b for a, b in zip(times[name], times["by hand"], strict=True)) for name in ways if name != "by hand"]
    speeds = ", ".join(f"{name} {value:.3f} µs" for name, value in found.items())
    beside = f"ratio {ratios[0]:.2f} (through the evaluator {ratios[1]:.2f}), {ratios[2]:.2f} with every condition recorded"
    return f"{subject.name}: {speeds}; {beside}; outcome open in {open_ / CASES:.0%}"


def recorded(program: Program) -> Program:
    """The program with each truth value of its subject as an output."""
    rule = next(iter(program.outputs)).rule
    conditions = {Output(rule, f"condition:{let.name}"): let.name for let in program.lets if let.type == BOOL and let.home == ROOT}
    return evolve(program, outputs={**program.outputs, **conditions})


def timed(decide: Decide, rows: Sequence[tuple[Row, int, Row]]) -> float:
    """Seconds of processor time a decision, so that others on the machine do not count."""
    start = thread_time_ns()
    for s, d, p in rows:
        decide(s, d, p)
    return (thread_time_ns() - start) / 1e9 / len(rows)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for subject in SUBJECTS:
        print(measured(subject, rounds))


if __name__ == "__main__":
    main()
