"""Many programs, many people each: the reference, the generated evaluators and the formulas of the solver give the same bounds.

    python -m tests.agreement.campaign [--programs 10000] [--cases 200] [--kept build/agreement.jsonl]

Each program and case is made once and answered by all three. Programs are drawn in blocks; what came of a block is a line of the
file, and a further run goes on where the last one stopped. Of every program a few cases go through the solver's own simplification.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time
from typing import TypeVar

from attrs import define, field
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from tests.agreement.evaluators import VOCABULARY, by_reference, by_scalar
from tests.agreement.model import Bounds, Model

from policyrules import core
from policyrules.backends.scalar import Evaluators
from policyrules.cases import Case
from policyrules.cases.copies import reachable
from policyrules.prove.settling import nonlinear
from policyrules.testing.cases import made_case, random_case, undeclared
from policyrules.testing.programs import programs

BLOCK = 100
MOST_DRAWN = 4
"""So many times the programs of a block are drawn, and no more."""
WITH_GAPS_IN_LISTS = 5
"""One case in so many may have lists that nobody vouched for."""
WITH_UNHEARD_OF = 10
"""One case in so many tells what no vocabulary declares (a figure that somebody owes), which the evaluators cannot be told."""
AT_MOST = 2
"""So many times the cases wanted inside are drawn, and no more."""
SIMPLIFIED = 2


class Differs(AssertionError):
    """Two of the three do not agree; all that is needed to see it again."""


def compared(program: core.Program, random: Random, cases: int, simplified: int = SIMPLIFIED) -> Counter[str]:
    """As many cases as wanted in which all three have a say, and the others that were met before.

    Raises Differs for the first case in which two do not give the same bounds, or the evaluators not the same reasons.
    """
    counts = Counter(programs=1, products=nonlinear(program), steps=len(program.lets))
    evaluators, model = Evaluators(program, VOCABULARY), Model(program)
    unheard = {fact.name for fact in undeclared(program) if fact.source != "parameter"}
    for _ in range(AT_MOST * cases):
        if counts["three"] >= cases:
            break
        case = drawn(random, program)
        right = by_reference(program, case)
        open_ = sum(answer.low != answer.high for answer in right.values())
        sayable, inside = unheard.isdisjoint(case.root.facts), model.inside(case)
        if sayable:
            agree(program, case, "evaluators", by_scalar(evaluators, case), right)
        if inside:
            bounds: Bounds = {output: (answer.low, answer.high) for output, answer in right.items()}
            agree(program, case, "formulas", model.reckoned(case), bounds)
            if counts["simplified"] < simplified:
                agree(program, case, "formulas, simplified", model.simplified(case), bounds)
                counts["simplified"] += 1
        who = "three" if sayable and inside else "evaluators alone" if sayable else "formulas alone" if inside else "none"
        counts.update({who: 1, f"answers, {who}": len(right), f"open, {who}": open_})
    counts["programs, three"] += counts["three"] >= cases
    return counts


T = TypeVar("T")


def agree(program: core.Program, case: Case, who: str, found: dict[core.Output, T], right: dict[core.Output, T]) -> None:
    if found != right:
        raise Differs(f"{who}: {found}\nreference: {right}\n{case}\n{program}")


# ---------------------------------------------------------------- cases


def drawn(random: Random, program: core.Program) -> Case:
    """A case with facts, figures and months missing; seldom with a list missing."""
    share = random.choice((0, 20, 60))
    if random.randrange(WITH_GAPS_IN_LISTS) == 0:
        return random_case(random, program, share)
    case = made_case(random.randint, program, True, 0)
    for record in reachable(case.root):
        thin(record.facts, random, share)
        for history in record.histories.values():
            thin(history, random, share)
    thin(case.parameters, random, share)
    if random.randrange(WITH_UNHEARD_OF):
        for fact in undeclared(program):
            case.root.facts.pop(fact.name, None)
    return case


K = TypeVar("K")
V = TypeVar("V")


def thin(told: dict[K, V], random: Random, share: int) -> None:
    """Without `share` per cent of it."""
    chance = random.random
    for key in [k for k in told if chance() * 100 < share] if share else ():
        del told[key]


# ---------------------------------------------------------------- blocks


class Enough(Exception):
    """Raised by a block that has its programs."""


@define
class Block:
    """The programs of one seed that no earlier block had: what was counted of them, and the first difference, if there is one."""

    cases: int
    before: frozenset[str] = frozenset()
    size: int = BLOCK
    counts: Counter[str] = field(factory=Counter)
    programs: set[str] = field(factory=set)
    """Their digests: Hypothesis comes back to what it has drawn, and every third program is none."""
    difference: str = ""

    def run(self, number: int) -> None:
        options = settings(
            max_examples=MOST_DRAWN * self.size, deadline=None, database=None, phases=(Phase.generate,), verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
        )  # fmt: skip
        with suppress(Enough):
            seed(number)(options(given(st.data())(self.one)))()

    def one(self, data: st.DataObject) -> None:
        program = data.draw(programs(most=data.draw(st.sampled_from((12, 24))), proved=data.draw(st.booleans())))
        random = Random(data.draw(st.integers(0, 2**32)))
        digest = sha256(repr(program).encode()).hexdigest()[:16]
        if digest not in self.before | self.programs:
            self.programs.add(digest)
            try:
                self.counts += compared(program, random, self.cases)
            except Differs as difference:
                self.difference = str(difference)
        if self.difference or len(self.programs) >= self.size:
            raise Enough


def told(counts: Counter[str]) -> str:
    """What was compared, in words."""
    open_ = counts["open, three"] / max(1, counts["answers, three"])
    return (
        f"{counts['programs']} programs of {counts['steps']} steps, {counts['products']} of them multiply or divide facts: "
        f"{counts['programs, three']} with all the cases wanted\n"
        f"{counts['three']} cases, {counts['answers, three']} answers ({open_:.1%} open): reference, evaluators and formulas agree\n"
        f"{counts['evaluators alone']} cases outside of the formulas: reference and evaluators agree\n"
        f"{counts['formulas alone']} cases that evaluators cannot be told: reference and formulas agree\n"
        f"{counts['none']} cases only the reference answers; {counts['simplified']} cases reckoned out by the solver, too"
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=int, default=10_000)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--block", type=int, default=BLOCK, help="programs of one line of the file")
    parser.add_argument("--kept", type=Path, default=Path("build/agreement.jsonl"))
    asked = parser.parse_args(arguments)
    asked.kept.parent.mkdir(parents=True, exist_ok=True)
    lines = asked.kept.read_text("utf-8").splitlines() if asked.kept.exists() else []
    done = [json.loads(line) for line in lines]
    before = frozenset(digest for entry in done for digest in entry["programs"])
    while len(before) < asked.programs:
        start, number = process_time(), len(done)
        block = Block(asked.cases, before, asked.block)
        block.run(number)
        if block.difference:
            print(f"block {number}\n{block.difference}")
            return 1
        took = round(process_time() - start, 1)
        done.append({"block": number, "seconds": took, "counts": block.counts, "programs": sorted(block.programs)})
        before |= block.programs
        with asked.kept.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(done[-1]) + "\n")
    print(told(sum((Counter(entry["counts"]) for entry in done), Counter())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
