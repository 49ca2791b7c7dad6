"""Laws that every pack obeys, whatever its rules say: tried on drawn things and drawn rankings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, evolve, field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case, Record
from policyrules.cases.copies import copied
from policyrules.core import Output, Program
from policyrules.core.notes import Words
from policyrules.core.walk import reduced
from policyrules.deciding.trials import candidate
from policyrules.diagnostics import Problem, Tongue
from policyrules.driver.pipeline import Compiled
from policyrules.population import Candidate, Place, rank
from policyrules.resolve import Rule
from policyrules.resolve.editions import editions
from policyrules.syntax import nodes as syn
from policyrules.testing.gaps import gaps, widened
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.problems import AnswerFlips, LawBroken
from policyrules.testing.records import Between, Drawing, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.to_example import facts_of, to_examples
from policyrules.testing.tries import Refuted, search
from policyrules.testing.wanted import Wanted
from policyrules.testing.world import World

Ranker = Callable[[Sequence[Candidate]], list[Place]]


def check_laws(compiled: Compiled, max_examples: int = 60, seed: int | None = None) -> tuple[Problem, ...]:
    """What breaks a law: at most one problem for each kind of thing, and one for each ranking."""
    found: list[Problem] = []
    for entity in compiled.programs:
        things = _Things(compiled, entity)
        if search(things.attempt, max_examples, seed):
            found.append(things.problem())
    for rule in compiled.checked.resolved.rules.values():
        if rule.kind == "ranking" and rule.entity in compiled.programs:
            rows = _Rows(compiled, rule)
            if search(rows.attempt, max_examples, seed):
                found.append(rows.problem())
    return tuple(found)


# ---------------------------------------------------------------- one thing


@define(eq=False)
class _Things:
    """Unknown never flips an answer; no amount is negative; an exception that fires takes the entitlement away."""

    compiled: Compiled
    entity: str
    sketch: Sketch = field(init=False)
    last: tuple[str, str, Case] | None = None
    """Law, rule and case."""

    def __attrs_post_init__(self) -> None:
        self.sketch = sketch(self.program, self.compiled.checked.vocabulary, self.compiled.checked)

    @property
    def program(self) -> Program:
        return self.compiled.programs[self.entity].program

    def attempt(self, between: Between) -> None:
        of = self.sketch
        drawing = Drawing(between, of, of.edges.days[0])
        drawing = evolve(drawing, as_of=drawing.pick(of.edges.days))
        world = World(drawing.record(of.need), drawing.as_of, drawing.parameters())
        aims = [name for output, name in self.program.outputs.items() if output.what == "outcome" or output.what.startswith("exception:")]
        for _ in range(drawing.between(0, 2) if aims else 0):
            Steering(world.traced(self.program), world, drawing.cheaply()).root(drawing.pick(aims), True)
        case, traced = world.case, world.traced(self.program)
        partial = trace(self.program, gaps(case, drawing))
        flipped = next((o for o in self.program.outputs if widened(traced.value(o), partial.value(o))), None)
        broken = ("answer-flips", flipped.rule) if flipped else next(self.broken(traced), None)
        self.last = (*broken, case) if broken else None
        if broken:
            raise Refuted

    def broken(self, traced: Trace) -> Iterator[tuple[str, str]]:
        """Laws broken by single answers, with the rule."""
        for rule in self.rules():
            outcome = traced.value(Output(rule.name, "outcome"))
            for what in ("amount", "payable"):
                output = Output(rule.name, what)
                if output in self.program.outputs and outcome.low and _present(traced, output) and traced.value(output).high < 0:
                    yield "not-negative", rule.name
            if outcome.high and any(traced.value(Output(rule.name, f"exception:{label}")).low for label in excluding(rule)):
                yield "exception-excludes", rule.name

    def rules(self) -> Iterator[Rule]:
        for (entity, name), rule in self.compiled.checked.resolved.rules.items():
            if entity == self.entity and Output(name, "outcome") in self.program.outputs:
                yield rule

    def problem(self) -> Problem:
        assert self.last is not None
        law, name, case = self.last
        rule = self.compiled.checked.resolved.rules[self.entity, name]
        vocabulary, at = self.compiled.checked.vocabulary, rule.decl.title.at
        if law != "answer-flips":

            def still(smaller: Case) -> bool:
                return (law, name) in self.broken(trace(self.program, smaller))

            case = plainer(minimal(case, still), still, vocabulary)
        units = {p.name: p.type for p in self.compiled.checked.parameters.values()}
        demand = Wanted((), name, rule.kind, "no" if law == "exception-excludes" else "yes", found=law != "exception-excludes")

        def shown(tongue: Tongue) -> str:
            return to_examples(name, case, [demand], units, vocabulary, tongue)

        both = shown("zh"), shown("en")
        called = Words.named(name, vocabulary.english)
        return AnswerFlips(called, at, both) if law == "answer-flips" else LawBroken(law, called, at, both)


def _present(traced: Trace, output: Output) -> bool:
    present = Output(output.rule, f"{output.what}:present")
    return present not in traced.program.outputs or bool(traced.value(present).low)


def excluding(rule: Rule) -> list[str]:
    """The exceptions that take everything away in every edition that has them."""
    fields = [f for edition in editions(rule.decl) for f in edition.of(syn.ExceptionField)]
    paid = {f.title.name.text for f in fields if f.amount is not None}
    return [label for label in dict.fromkeys(f.title.name.text for f in fields) if label not in paid]


# ---------------------------------------------------------------- rankings


def ranking_law(candidates: Sequence[Candidate], order: Sequence[int], ranker: Ranker = rank) -> str | None:
    """The law that a ranking of the candidates breaks, if any. `order` is another order of the same rows."""
    places = ranker(candidates)
    if ranker([candidates[i] for i in order]) != [places[i] for i in order]:
        return "row-order"
    for c, place in zip(candidates, places, strict=True):
        if (place.standing == "in") != (c.sure and all(g.known for g in c.groups)) or (not c.may and (place.best or place.worst)):
            return "eligibility-first"
    ranked = [(c, place) for c, place in zip(candidates, places, strict=True) if place.standing == "in"]
    for a, ahead in ranked:
        for b, behind in ranked:
            same_group = [g.low for g in a.groups] == [g.low for g in b.groups]
            if same_group and surely_before(a, b) and not (ahead.best < behind.best and ahead.worst < behind.worst):
                return "stronger-key"
    return None


def surely_before(a: Candidate, b: Candidate) -> bool:
    """Whether `a` is ahead on one key and level on all stronger ones."""
    for x, y in zip(a.keys, b.keys, strict=True):
        if x.low > y.high:
            return True
        if not (x.known and y.known and x.low == y.low):
            return False
    return False


@define(eq=False)
class _Rows:
    compiled: Compiled
    rule: Rule
    program: Program = field(init=False)
    sketch: Sketch = field(init=False)
    last: tuple[str, list[Record]] | None = None

    def __attrs_post_init__(self) -> None:
        whole = self.compiled.programs[self.rule.entity].program
        self.program = reduced(whole, {output: name for output, name in whole.outputs.items() if output.rule == self.rule.name})
        self.sketch = sketch(self.program, self.compiled.checked.vocabulary, self.compiled.checked)

    def attempt(self, between: Between) -> None:
        """A few candidates, many of them alike but for a fact or two, so that ties are common."""
        of = self.sketch
        drawing = Drawing(between, of, of.edges.days[0])
        drawing = evolve(drawing, as_of=drawing.pick(of.edges.days))
        parameters = drawing.parameters()
        cases: list[Case] = []
        for _ in range(drawing.between(2, 6)):
            case = Case(drawing.record(of.need), drawing.as_of, parameters)
            if cases and drawing.chance(70):
                fresh = case.root
                case = copied(drawing.pick(cases))
                for name in of.need.facts:
                    if name in fresh.facts and drawing.chance(25):
                        case.root.facts[name] = fresh.facts[name]
            if drawing.chance(30):
                case = gaps(case, drawing)
            cases.append(case)
        candidates = [candidate(trace(self.program, evolve(case, parameters=parameters)), self.rule.name) for case in cases]
        order = list(range(len(cases)))
        for i in reversed(range(len(order))):
            j = drawing.between(0, i)
            order[i], order[j] = order[j], order[i]
        law = ranking_law(candidates, order)
        self.last = (law, [case.root for case in cases]) if law else None
        if law:
            raise Refuted

    def problem(self) -> Problem:
        assert self.last is not None
        law, records = self.last

        vocabulary = self.compiled.checked.vocabulary

        def shown(tongue: Tongue) -> str:
            return "\n".join(facts_of(record, vocabulary, tongue) for record in records)

        return LawBroken(law, Words.named(self.rule.name, vocabulary.english), self.rule.decl.title.at, (shown("zh"), shown("en")))
