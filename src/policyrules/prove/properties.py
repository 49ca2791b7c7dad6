"""性质 put to the solver: two things that differ only where the property says so, and what it says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import field

from policyrules.backends.reference import Trace, trace
from policyrules.check import CheckedProperty
from policyrules.classes import define
from policyrules.core import All, Output
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.prove import algebra as a
from policyrules.prove.asking import Asker, Found, Part, Question, ordinary
from policyrules.prove.assumptions import Assumption, assumed
from policyrules.prove.checks import Check
from policyrules.prove.deciding import Decider, computed
from policyrules.prove.persons import Shower
from policyrules.prove.problems import PropertyRefuted
from policyrules.prove.reading import Reader, TraceReader
from policyrules.prove.steps import Further
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Setting, World
from policyrules.syntax import nodes as syn
from policyrules.testing.wanted import together, wanted

FOR_WANT_OF = {"fact", "judgement", "list"}


@define(eq=False)
class Claim:
    """A property as questions: whether its premise can hold, and whether it can hold without the claim."""

    compiled: Compiled
    prop: CheckedProperty
    setting: Setting = field(init=False)

    def __attrs_post_init__(self) -> None:
        decl, checked = self.prop.decl, self.compiled.checked
        variables = tuple(v.text for v in decl.variables)
        paths = [tuple(n.text for n in path.names) for path in decl.varying]
        named = [tuple(n.text for n in path.names) for path in decl.regardless]
        self.setting = Setting(
            checked.vocabulary, checked.parameters, frozenset(checked.resolved.presumptions), self.prop.entity,
            variables=variables,
            varying=frozenset(p[1:] if p[0] in variables else p for p in paths),
            locked=frozenset(q for p in named for q in ([p] if p[0] in variables else [(v, *p) for v in variables])),
        )  # fmt: skip

    @property
    def name(self) -> str:
        return self.prop.name

    def asker(self, assumptions: Sequence[Assumption], seconds: float) -> Asker:
        world = World(self.setting)
        made = formulas(self.compiled.properties[self.name].program, world)
        return Asker(made, assumed(assumptions, world), seconds, ordinary(world))

    def premise(self) -> Check:
        program = self.compiled.properties[self.name].program
        given = program.outputs[Output(self.name, "given")]
        op, written = program.by_name[given].op, self.prop.decl.given
        items = written.items if isinstance(written, syn.Group) else ()
        parts = [Part(lambda reader: reader.low(given))]
        if isinstance(op, All) and len(op.items) == len(items):
            said = [self.compiled.says(item.body.at) for item in items]
            parts = [_low(let, says, item) for let, says, item in zip(op.items, said, items, strict=True)]
        return Check("property", self.name, Question(tuple(parts)), "case", self.prop.decl.title.at, label="premise")

    def violation(self) -> Check:
        return Check("property", self.name, Question((Part(self.violated),)), "never", self.prop.decl.title.at)

    def violated(self, reader: Reader) -> Any:
        """设 surely holds, and 则 surely does not; with 不论 it is enough that 则 is open for want of a fact, and not of a version."""
        given, claim = (reader.program.outputs[Output(self.name, what)] for what in ("given", "claim"))
        failing = a.negated(reader.high(claim))
        if not self.setting.locked:
            return a.every((reader.low(given), failing))
        wanting = a.negated(reader.low(claim))
        if isinstance(reader, TraceReader):
            sources = {reason.source for reason in reader.of.root.env[claim].why}
            wanting = wanting and "period" not in sources and bool(sources & FOR_WANT_OF)
        return a.every((reader.low(given), a.some((failing, wanting))))

    def attacked(self, many: int) -> Found | None:
        """What is drawn against it, if anything is found."""
        from policyrules.testing.properties import check_property

        result = check_property(self.compiled, self.name, max_examples=many, seed=1)
        return Found("case", result.counterexample) if result.error == "property-fails" else None

    def excluded(self, check: Check) -> Found | None:
        """That the question is never true, where this is plain without a solver. What 不论 leaves unknown is not."""
        program = self.compiled.properties[self.name].program
        decider = Decider(Further(program), computed(self.compiled.checked))
        if self.setting.locked or not decider.excluded(check.question.parts):
            return None
        return Found("never", core=decider.fewest(check.question.parts))

    def refuted(self, found: Found, shower: Shower) -> Problem:
        assert found.case is not None
        program, question = self.compiled.properties[self.name].program, self.violation().question

        listed = together(trace(program, found.case), self.name)

        def still(traced: Trace) -> bool:
            return question.seen(traced) and together(traced, self.name) == listed

        case = shower.small(program, found.case, still, self.setting.variables, self.setting.varying)
        shown = shower.example(self.name, case, wanted(self.compiled, self.prop, case))
        return PropertyRefuted(self.name, self.prop.decl.title.at, shown)


def _low(let: str, says: Words, item: syn.Item) -> Part:
    return Part(lambda reader: reader.low(let), says, item.body.at)
