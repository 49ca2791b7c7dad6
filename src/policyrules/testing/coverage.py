"""What random programs and cases have exercised: a generator that misses something makes agreement worthless."""

from __future__ import annotations

from collections import Counter

from attrs import field

from policyrules import core
from policyrules.backends import reference
from policyrules.cases import ABSENT, Case
from policyrules.cases.copies import reachable
from policyrules.classes import define
from policyrules.core.nodes import ROOT

WANTED = (
    *(op.__name__ for op in core.OPS),
    *(f"aspect {a}" for a in ("value", "present", "given")),
    *(f"source {s}" for s in ("fact", "judgement", "parameter", "period", "gap", "row", "time", "tie")),
    *(f"fold {how}" for how in ("any", "sum", "least", "most")),
    *(f"rounding {r}" for r in ("down", "up", "half_up", "half_even")),
    *(f"reason {s}" for s in ("fact", "judgement", "parameter", "period", "gap", "row", "list", "clash", "tie")),
    "path to one", "path to one and on", "fact of an element", "fact of an element of an element", "fold within a fold", "yields",
    "fact absent", "list incomplete", "list complete", "equal operands", "number at its bound", "record shared", "open", "settled",
)  # fmt: skip


@define
class Coverage:
    """Counts; `missing` names what never came."""

    seen: Counter[str] = field(factory=Counter)

    def program(self, program: core.Program) -> None:
        depth = {b.name: sum(1 for _ in program.chain(b.name)) for b in program.blocks} | {ROOT: 0}
        for let in program.lets:
            self.seen[type(let.op).__name__] += 1
            match let.op:
                case core.Fact(_, _, _, path, aspect, source):
                    places = ("", "fact of an element", "fact of an element of an element")
                    paths = ("", "path to one", "path to one and on")
                    self.seen.update([f"aspect {aspect}", f"source {source}", places[depth[let.home]], paths[len(path)]])
                case core.Fold(how):
                    self.seen.update([f"fold {how}", "fold within a fold" if let.home != ROOT else "fold"])
                case core.Quotient(_, _, rounding):
                    self.seen[f"rounding {rounding}"] += 1
                case core.Default(_, cases):
                    self.seen["yields"] += any(c.yields for c in cases)

    def answers(self, program: core.Program, case: Case) -> None:
        trace = reference.trace(program, case)
        for output in program.outputs:
            value = trace.value(output)
            self.seen["settled" if value.known else "open"] += 1
            self.seen.update({f"reason {reason.source}" for reason in value.why})
        for let in program.lets:
            env = trace.root.env
            match let.op:
                case core.Less(a, b) | core.Same(a, b) if a in env and b in env:
                    self.seen["equal operands"] += env[a] == env[b] and env[a].known
                case core.Fact(_, low, high, _, "value") if let.name in env and low < high:
                    self.seen["number at its bound"] += env[let.name].known and env[let.name].low in (low, high)
        records = reachable(case.root)
        held = Counter(id(item) for r in records for item in (*r.one.values(), *(i for many in r.many.values() for i in many.items)))
        self.seen["record shared"] += any(count > 1 for count in held.values())
        for record in records:
            self.seen["fact absent"] += sum(entry is ABSENT for entry in record.facts.values())
            self.seen.update("list complete" if listed.complete else "list incomplete" for listed in record.many.values())

    @property
    def open_share(self) -> float:
        return self.seen["open"] / max(1, self.seen["open"] + self.seen["settled"])

    def missing(self) -> list[str]:
        return [what for what in WANTED if not self.seen[what]]

    def report(self) -> str:
        lines = [f"{what:34}{self.seen[what]:8}" for what in WANTED]
        return "\n".join([*lines, f"{'answers open':34}{self.open_share:8.1%}"])
