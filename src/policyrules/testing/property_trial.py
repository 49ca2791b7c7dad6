"""One 性质 as it is tried: cases are drawn, bent towards a violation, and judged.

A trial holds programs and what is declared, and nothing of the texts: it may be carried out in another process.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, field

from policyrules.backends.reference import Trace, Tracer, Value
from policyrules.cases import Case, Record
from policyrules.check import CheckedProperty
from policyrules.classes import define
from policyrules.core import Output, Program
from policyrules.core.walk import reduced
from policyrules.driver.pipeline import Compiled
from policyrules.lower.from_checked import PROPERTY
from policyrules.testing.gaps import gaps, widened
from policyrules.testing.records import Between, Drawing, Need, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.tries import Found, Refuted
from policyrules.testing.wanted import together
from policyrules.testing.world import Steps, World
from policyrules.types import Entity, Relation

PASSES, ROUNDS = 4, 4


def property_trial(compiled: Compiled, prop: CheckedProperty) -> PropertyTrial:
    decl = prop.decl
    variables = tuple(v.text for v in decl.variables)
    varying = [tuple(n.text for n in path.names) for path in decl.varying]
    regardless = [tuple(n.text for n in path.names) for path in decl.regardless]
    return PropertyTrial(
        prop.name,
        sketch_of(compiled, prop),
        variables,
        frozenset(path[1:] if path[0] in variables else path for path in varying),
        frozenset(q for path in regardless for q in ([path] if path[0] in variables else [(v, *path) for v in variables])),
    )


@define(eq=False)
class PropertyTrial:
    name: str
    sketch: Sketch
    variables: Steps
    varying: frozenset[Steps]
    locked: frozenset[Steps]
    whole: Tracer = field(init=False)
    given: Tracer = field(init=False)
    """Of as much of the program as 设 reads."""
    tried: int = 0
    held: int = 0
    last: Case | None = None
    error: str = ""

    def __attrs_post_init__(self) -> None:
        for path in self.locked:
            self.sketch.need.without(path, self.sketch.presumed)
        output = Output(self.name, "given")
        self.whole = Tracer(self.program)
        self.given = Tracer(reduced(self.program, {output: self.program.outputs[output]}))

    @property
    def program(self) -> Program:
        return self.sketch.program

    def found(self, refuted: bool) -> Found:
        if refuted:
            assert self.last is not None
            return Found(self.error, cases=(self.last,), tried=self.tried, held=self.held)
        return Found("" if self.held else "property-vacuous", tried=self.tried, held=self.held)

    # ------------------------------------------------------------ one attempt

    def attempt(self, between: Between) -> None:
        """Draw a case, bend it towards a violation, see that 设 holds, and judge."""
        world, drawing = self.drawn(between)
        held: bool | None = None
        if drawing.chance(75):
            for i in range(ROUNDS):
                traced = world.traced(self.whole)
                if self.violates(self.answers(traced)):
                    held = True
                    break
                world.narrow = bool(self.varying) and i > 0 and drawing.chance(60)
                moved = self.bend(traced, world, drawing, "claim", False)
                if not (moved or world.narrow):
                    break
                world.narrow = False
                held = self.premise(world, drawing)
        held = self.premise(world, drawing) if held is None else held
        if not self.error:
            self.tried += 1
            self.held += held
        self.judge(world, drawing)

    def judge(self, world: World, drawing: Drawing) -> None:
        case, found = world.case, self.answers(world.traced(self.whole))
        self.last = None
        if self.violates(found):
            self.last, self.error = case, "property-fails"
        else:
            after = self.answers(self.whole.trace(gaps(case, drawing), like=False))
            if any(widened(found[o], after[o]) for o in found):
                self.last, self.error = case, "answer-flips"
        if self.last is not None:
            raise Refuted

    def answers(self, traced: Trace) -> dict[str, Value]:
        return {what: traced.value(Output(self.name, what)) for what in ("given", "claim")}

    def violates(self, found: dict[str, Value]) -> bool:
        """设 surely holds, and 则 surely does not; with 不论 it is enough that 则 is open for want of a fact, and not of a version."""
        given, claim = found["given"], found["claim"]
        if not given.low:
            return False
        if not claim.high:
            return True
        sources = {reason.source for reason in claim.why}
        return bool(self.locked) and not claim.low and "period" not in sources and bool(sources & {"fact", "judgement", "list"})

    def same_violation(self, case: Case) -> Callable[[Case], bool]:
        as_found = self.whole.trace(case)
        before, listed = self.answers(as_found)["claim"], together(as_found, self.name)

        def still(smaller: Case) -> bool:
            traced = self.whole.trace(smaller)
            found = self.answers(traced)
            return self.violates(found) and found["claim"] == before and together(traced, self.name) == listed

        return still

    # ------------------------------------------------------------ the case

    def drawn(self, between: Between) -> tuple[World, Drawing]:
        days = self.sketch.edges.days
        drawing = Drawing(between, self.sketch, days[0])
        drawing = evolve(drawing, as_of=drawing.pick(days))
        first = drawing.record(self.sketch.need.one[self.variables[0]])
        things = {self.variables[0]: first}
        for variable in self.variables[1:]:
            need = self.sketch.need.one[variable]
            things[variable] = self.twin(first, need, drawing) if self.varying else drawing.record(need)
        world = World(Record(PROPERTY, one=things), drawing.as_of, drawing.parameters(), self.variables, self.varying, self.locked)
        return world, drawing

    def twin(self, first: Record, need: Need, drawing: Drawing) -> Record:
        """The same but for what varies; what lies on the way there is copied."""
        twin = _copied(first)
        for path in sorted(self.varying):
            at, inner = twin, need
            for step in path[:-1]:
                if step not in at.one or step not in inner.one:
                    break
                at.one[step] = _copied(at.one[step])
                at, inner = at.one[step], inner.one[step]
            else:
                self.vary(at, inner, path[-1], drawing)
        return twin

    def vary(self, at: Record, need: Need, name: str, drawing: Drawing) -> None:
        if name in need.facts:
            at.facts.pop(name, None)
            drawn = drawing.record(Need(need.entity, {name: need.facts[name]}))
            at.facts |= drawn.facts
        elif name in need.one:
            at.one[name] = drawing.record(need.one[name])
        elif name in need.many:
            at.many[name] = drawing.listed(need, name)

    # ------------------------------------------------------------ bending it

    def premise(self, world: World, drawing: Drawing) -> bool:
        """Whether 设 holds in the end."""
        for i in range(PASSES + 1):
            traced = world.traced(self.given)
            if traced.value(Output(self.name, "given")).low:
                return True
            if i < PASSES:
                self.bend(traced, world, drawing, "given", True, results=i >= PASSES - 2)
        return False

    def bend(self, traced: Trace, world: World, drawing: Drawing, what: str, want: bool, results: bool = False) -> bool:
        """False where nothing could be done."""
        return Steering(traced, world, drawing.cheaply(), results).root(traced.program.outputs[Output(self.name, what)], want)


def _copied(record: Record) -> Record:
    """Shallow: what stands behind relations and lists is the same thing."""
    return Record(record.entity, dict(record.facts), dict(record.one), dict(record.many), dict(record.histories))


# ---------------------------------------------------------------- what a property reads


def sketch_of(compiled: Compiled, prop: CheckedProperty) -> Sketch:
    """The variables agree in what is read of them, so that each has all facts."""
    variables = [v.text for v in prop.decl.variables]
    root = Entity(PROPERTY, relations={v: Relation(v, PROPERTY, prop.entity) for v in variables})
    vocabulary = compiled.checked.vocabulary
    found = sketch(
        compiled.properties[prop.name].program, evolve(vocabulary, entities={**vocabulary.entities, PROPERTY: root}), compiled.checked
    )
    whole = Need(prop.entity)
    for need in found.need.one.values():
        whole.add(need)
    found.need.one = {variable: whole.copy() for variable in variables}
    return found
