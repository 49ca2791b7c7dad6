"""Laws that every pack obeys, whatever its rules say: tried on drawn things and drawn rankings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import evolve, field

from policyrules.backends.reference import Trace, Tracer
from policyrules.cases import Case
from policyrules.cases.copies import copied
from policyrules.classes import define
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
from policyrules.testing.tries import Found, Refuted, looked
from policyrules.testing.wanted import Wanted
from policyrules.testing.world import World

Ranker = Callable[[Sequence[Candidate]], list[Place]]
TONGUES: Final[tuple[Tongue, Tongue]] = "zh", "en"


def check_laws(compiled: Compiled, max_examples: int = 60, seed: int | None = None) -> tuple[Problem, ...]:
    """What breaks a law: at most one problem for each kind of thing, and one for each ranking."""
    found = ((trial, looked(trial, max_examples, seed)) for trial in law_trials(compiled))
    return tuple(told(compiled, trial, broken) for trial, broken in found if broken.error)


def law_trials(compiled: Compiled) -> list[LawTrial]:
    """One kind of thing after the other, each with its rankings."""
    found: list[LawTrial] = []
    for entity, lowered in compiled.programs.items():
        program, rules = lowered.program, [r for (of, _), r in compiled.checked.resolved.rules.items() if of == entity]
        answered = {rule.name: excluding(rule) for rule in rules if Output(rule.name, "outcome") in program.outputs}
        found.append(ThingsTrial(sketch(program, compiled.checked.vocabulary, compiled.checked), answered))
        for rule in rules:
            if rule.kind == "ranking":
                alone = reduced(program, {output: name for output, name in program.outputs.items() if output.rule == rule.name})
                found.append(RankingTrial(sketch(alone, compiled.checked.vocabulary, compiled.checked), rule.name))
    return found


# ---------------------------------------------------------------- one thing


@define(eq=False)
class ThingsTrial:
    """Unknown never flips an answer; no amount is negative; an exception that fires takes the entitlement away."""

    sketch: Sketch
    rules: Mapping[str, Sequence[str]]
    """The rules that have an outcome, each with its exceptions that take everything away."""
    last: tuple[str, str, Case] | None = None
    """Law, rule and case."""
    tracer: Tracer = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tracer = Tracer(self.program)

    @property
    def name(self) -> str:
        return self.program.subject

    @property
    def program(self) -> Program:
        return self.sketch.program

    def found(self, refuted: bool) -> Found:
        if not refuted:
            return Found()
        assert self.last is not None
        law, rule, case = self.last
        return Found(law, rule, (case,))

    def attempt(self, between: Between) -> None:
        of = self.sketch
        drawing = Drawing(between, of, of.edges.days[0])
        drawing = evolve(drawing, as_of=drawing.pick(of.edges.days))
        world = World(drawing.record(of.need), drawing.as_of, drawing.parameters())
        aims = [name for output, name in self.program.outputs.items() if output.what == "outcome" or output.what.startswith("exception:")]
        for _ in range(drawing.between(0, 2) if aims else 0):
            Steering(world.traced(self.tracer), world, drawing.cheaply()).root(drawing.pick(aims), True)
        case, traced = world.case, world.traced(self.tracer)
        partial = self.tracer.trace(gaps(case, drawing), like=False)
        flipped = next((o for o in self.program.outputs if widened(traced.value(o), partial.value(o))), None)
        broken = ("answer-flips", flipped.rule) if flipped else next(self.broken(traced), None)
        self.last = (*broken, case) if broken else None
        if broken:
            raise Refuted

    def broken(self, traced: Trace) -> Iterator[tuple[str, str]]:
        """Laws broken by single answers, with the rule."""
        for rule, exceptions in self.rules.items():
            outcome = traced.value(Output(rule, "outcome"))
            for what in ("amount", "payable"):
                output = Output(rule, what)
                if output in self.program.outputs and outcome.low and _present(traced, output) and traced.value(output).high < 0:
                    yield "not-negative", rule
            if outcome.high and any(traced.value(Output(rule, f"exception:{label}")).low for label in exceptions):
                yield "exception-excludes", rule

    def still(self, law: str, rule: str) -> Callable[[Case], bool]:
        return lambda smaller: (law, rule) in self.broken(self.tracer.trace(smaller))


def _present(traced: Trace, output: Output) -> bool:
    present = Output(output.rule, f"{output.what}:present")
    return present not in traced.program.outputs or bool(traced.value(present).low)


def excluding(rule: Rule) -> tuple[str, ...]:
    """The exceptions that take everything away in every edition that has them."""
    fields = [f for edition in editions(rule.decl) for f in edition.of(syn.ExceptionField)]
    paid = {f.title.name.text for f in fields if f.amount is not None}
    return tuple(label for label in dict.fromkeys(f.title.name.text for f in fields) if label not in paid)


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
class RankingTrial:
    sketch: Sketch
    name: str
    """The rule."""
    last: tuple[str, list[Case]] | None = None
    tracer: Tracer = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tracer = Tracer(self.program)

    @property
    def program(self) -> Program:
        return self.sketch.program

    def found(self, refuted: bool) -> Found:
        if not refuted:
            return Found()
        assert self.last is not None
        law, cases = self.last
        return Found(law, self.name, tuple(cases))

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
        candidates = [candidate(self.tracer.trace(evolve(case, parameters=parameters)), self.name) for case in cases]
        order = list(range(len(cases)))
        for i in reversed(range(len(order))):
            j = drawing.between(0, i)
            order[i], order[j] = order[j], order[i]
        law = ranking_law(candidates, order)
        self.last = (law, cases) if law else None
        if law:
            raise Refuted


LawTrial: TypeAlias = ThingsTrial | RankingTrial


# ---------------------------------------------------------------- told


def told(compiled: Compiled, trial: LawTrial, found: Found) -> Problem:
    """The law that a trial of this pack found to be broken, and where: of a single thing what matters."""
    vocabulary = compiled.checked.vocabulary
    rule = compiled.checked.resolved.rules[trial.program.subject, found.rule]
    called, at, law = Words.named(rule.name, vocabulary.english), rule.decl.title.at, found.error
    if isinstance(trial, RankingTrial):
        zh, en = ("\n".join(facts_of(case.root, vocabulary, tongue) for case in found.cases) for tongue in TONGUES)
        return LawBroken(law, called, at, (zh, en))
    (case,) = found.cases
    if law != "answer-flips":
        still = trial.still(law, rule.name)
        case = plainer(minimal(case, still), still, vocabulary)
    units = {p.name: p.type for p in compiled.checked.parameters.values()}
    demand = Wanted((), rule.name, rule.kind, "no" if law == "exception-excludes" else "yes", found=law != "exception-excludes")
    zh, en = (to_examples(rule.name, case, [demand], units, vocabulary, tongue) for tongue in TONGUES)
    return AnswerFlips(called, at, (zh, en)) if law == "answer-flips" else LawBroken(law, called, at, (zh, en))
