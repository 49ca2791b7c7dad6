"""性质 tried: for drawn things that satisfy 设, 则 must hold; and what is settled while facts are missing stays so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from attrs import define, evolve, field, frozen

from policyrules.backends.reference import Trace, Value, trace
from policyrules.cases import Case, Record
from policyrules.check import CheckedProperty
from policyrules.core import Output, Program
from policyrules.core.notes import Words
from policyrules.core.walk import reduced
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.lower.from_checked import PROPERTY
from policyrules.testing.gaps import gaps, widened
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.problems import AnswerFlips, PropertyFails, PropertyVacuous
from policyrules.testing.records import Between, Drawing, Need, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.to_example import to_examples
from policyrules.testing.tries import Refuted, search
from policyrules.testing.wanted import Demand, together, wanted
from policyrules.testing.world import Steps, World
from policyrules.types import Entity, Relation, Scalar, Vocabulary
from policyrules.types.encode import to_date

Code = Literal["property-fails", "property-vacuous", "answer-flips"]
PASSES, ROUNDS = 4, 4


@frozen(eq=False)
class PropertyResult:
    """`tried` cases, of which `premise_held` satisfied 设. A counterexample holds only the facts that matter.

    The root of `counterexample` is a made-up thing from which the variables of the property lead to those it is about. `wanted`
    says what the property demands of single rules there; `units` gives the types of the parameters of the case.
    """

    about: CheckedProperty
    tried: int
    premise_held: int
    counterexample: Case | None = None
    error: Code | None = None
    wanted: tuple[Demand, ...] = ()
    units: dict[str, Scalar] = field(factory=dict)

    @property
    def name(self) -> str:
        return self.about.name

    @property
    def as_of(self) -> date | None:
        return to_date(self.counterexample.as_of) if self.counterexample else None


def check_property(compiled: Compiled, name: str, max_examples: int = 200, seed: int | None = None, shown: bool = True) -> PropertyResult:
    """Try a property of a pack. Raises KeyError for a name that the pack has no property of (or a pack with errors).

    Without `shown` a counterexample is left as it was drawn, and nothing but the property itself is read of the pack.
    """
    prop = next((p for p in compiled.checked.properties if p.name == name), None)
    if prop is None:
        raise KeyError(name)
    trial = _Trial(prop, sketch_of(compiled, prop))
    refuted = search(trial.attempt, max_examples, seed)
    units = {p.name: p.type for p in compiled.checked.parameters.values()}
    if refuted:
        assert trial.last is not None and trial.error is not None
        code = trial.error
        case = trial.last
        if not shown:
            return PropertyResult(prop, trial.tried, trial.held, case, code)
        if code == "property-fails":
            still = trial.same_violation(case)
            case = minimal(case, still, trial.variables, trial.varying)
            case = plainer(case, still, compiled.checked.vocabulary, trial.variables, trial.varying)
        return PropertyResult(prop, trial.tried, trial.held, case, code, wanted(compiled, prop, case), units)
    return PropertyResult(prop, trial.tried, trial.held, error=None if trial.held else "property-vacuous")


def problem(result: PropertyResult, vocabulary: Vocabulary) -> Problem | None:
    """What is wrong with a property, if anything is."""
    at, name = result.about.decl.title.at, Words.named(result.name, vocabulary.english)
    match result.error:
        case None:
            return None
        case "property-vacuous":
            return PropertyVacuous(name, at, result.tried)
        case "property-fails":
            return PropertyFails(name, at, (describe(result, vocabulary, "zh"), describe(result, vocabulary, "en")))
        case "answer-flips":
            return AnswerFlips(name, at, (describe(result, vocabulary, "zh"), describe(result, vocabulary, "en")))


def describe(result: PropertyResult, vocabulary: Vocabulary, tongue: Literal["zh", "en"] = "zh") -> str:
    """The counterexample as 示例 that can be pasted, one for each thing of which the property demands something; "" without one."""
    if result.counterexample is None:
        return ""
    return to_examples(result.name, result.counterexample, result.wanted, result.units, vocabulary, tongue)


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


@define(eq=False)
class _Trial:
    prop: CheckedProperty
    sketch: Sketch
    tried: int = 0
    held: int = 0
    last: Case | None = None
    error: Code | None = None
    variables: Steps = field(init=False)
    varying: frozenset[Steps] = field(init=False)
    locked: frozenset[Steps] = field(init=False)
    given: Program = field(init=False)
    """As much of the program as 设 reads."""

    def __attrs_post_init__(self) -> None:
        decl = self.prop.decl
        self.variables = tuple(v.text for v in decl.variables)
        paths = [tuple(n.text for n in path.names) for path in decl.varying]
        self.varying = frozenset(p[1:] if p[0] in self.variables else p for p in paths)
        named = [tuple(n.text for n in path.names) for path in decl.regardless]
        self.locked = frozenset(q for p in named for q in ([p] if p[0] in self.variables else [(v, *p) for v in self.variables]))
        for path in self.locked:
            self.sketch.need.without(path, self.sketch.presumed)
        whole = self.sketch.program
        output = Output(self.prop.name, "given")
        self.given = reduced(whole, {output: whole.outputs[output]})

    # ------------------------------------------------------------ one attempt

    def attempt(self, between: Between) -> None:
        """Draw a case, bend it towards a violation, see that 设 holds, and judge."""
        world, drawing = self.drawn(between)
        held: bool | None = None
        if drawing.chance(75):
            for i in range(ROUNDS):
                traced = world.traced(self.sketch.program)
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
        if self.error is None:
            self.tried += 1
            self.held += held
        self.judge(world, drawing)

    def judge(self, world: World, drawing: Drawing) -> None:
        case, found = world.case, self.answers(world.traced(self.sketch.program))
        self.last = None
        if self.violates(found):
            self.last, self.error = case, "property-fails"
        else:
            after = self.judged(gaps(case, drawing))
            if any(widened(found[o], after[o]) for o in found):
                self.last, self.error = case, "answer-flips"
        if self.last is not None:
            raise Refuted

    def judged(self, case: Case) -> dict[str, Value]:
        return self.answers(trace(self.sketch.program, case))

    def answers(self, traced: Trace) -> dict[str, Value]:
        return {what: traced.value(Output(self.prop.name, what)) for what in ("given", "claim")}

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
        before, listed = self.judged(case)["claim"], together(trace(self.sketch.program, case), self.prop.name)

        def still(smaller: Case) -> bool:
            traced = trace(self.sketch.program, smaller)
            found = self.answers(traced)
            return self.violates(found) and found["claim"] == before and together(traced, self.prop.name) == listed

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
            if traced.value(Output(self.prop.name, "given")).low:
                return True
            if i < PASSES:
                self.bend(traced, world, drawing, "given", True, results=i >= PASSES - 2)
        return False

    def bend(self, traced: Trace, world: World, drawing: Drawing, what: str, want: bool, results: bool = False) -> bool:
        """False where nothing could be done."""
        return Steering(traced, world, drawing.cheaply(), results).root(traced.program.outputs[Output(self.prop.name, what)], want)


def _copied(record: Record) -> Record:
    """Shallow: what stands behind relations and lists is the same thing."""
    return Record(record.entity, dict(record.facts), dict(record.one), dict(record.many), dict(record.histories))
