"""Everything that is asked of a pack, rule by rule: shown by the solver, run on the reference evaluator, attacked with drawn people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal

from attrs import define, evolve, field, frozen

from policyrules import core
from policyrules.core import Output, Program
from policyrules.core.notes import Story
from policyrules.core.ranges import ranges
from policyrules.core.walk import needed, rests_on
from policyrules.diagnostics import Problem, Severity
from policyrules.driver.pipeline import Compiled
from policyrules.prove.answers import problem_of
from policyrules.prove.asking import Asker, Found, ordinary
from policyrules.prove.assumptions import MARK, Assuming, assumed, clashing
from policyrules.prove.attack import Attack
from policyrules.prove.checks import ASKED, KINDS, Check, Kind, both, checks, takes_away
from policyrules.prove.cliffs import cliffs
from policyrules.prove.deciding import Decider, computed
from policyrules.prove.edition_findings import answer_of
from policyrules.prove.editions import steps
from policyrules.prove.known import is_known, of_the_text, read_known, sorted_out, unknown_rules
from policyrules.prove.persons import Shower
from policyrules.prove.problems import NotSettled
from policyrules.prove.properties import Claim
from policyrules.prove.rankings import keys
from policyrules.prove.related import sweeps
from policyrules.prove.related_findings import findings
from policyrules.prove.related_model import Relation
from policyrules.prove.solver import there
from policyrules.prove.steps import Further
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import FEW, Setting, World
from policyrules.resolve import Rule
from policyrules.source import Span

UNSEEN = "没有求解器，区间和选项的组合看不出", "without a solver, and not plain from intervals and choices"


@frozen
class Options:
    """`only`: rules and properties to ask about (none: all). `tries`: drawn people for each rule of which something never happens."""

    only: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(KINDS)
    seconds: float = 5
    tries: int = 24


@frozen(eq=False)
class Answer:
    """What came out of one question; `known` is wrong, and the pack says why. `attacked`: how many drawn people were tried against it."""

    kind: Kind
    rule: str
    verdict: Literal["good", "wrong", "known", "open"]
    problem: Problem | None = None
    attacked: int = 0
    assumed: tuple[str, ...] = ()


@define(eq=False)
class Report:
    """All answers about a pack. `places`: with how many elements of a list the answers were shown at most. `found`: all that is wrong,
    is worth knowing or was not settled, each once, what the pack knows already told as such."""

    answers: list[Answer] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    found: list[Problem] = field(factory=list)
    rules: int = 0
    replayed: int = 0
    disagreements: int = 0
    places: int = FEW
    relations: list[Relation] = field(factory=list)


def prove(assuming: Assuming, options: Options = Options(), tell: Callable[[int, int], None] = lambda done, of: None) -> Report:
    """Ask everything of every rule. Contradicting assumptions end it: from these everything would follow."""
    work = _Work(assuming, options)
    known, unread = read_known(assuming.compiled.files.findings) if assuming.compiled.files.findings else ([], [])
    work.report.problems += [*assuming.problems, *clashing(assuming), *unread, *unknown_rules(known, assuming.compiled)]
    work.report.found = list(work.report.problems)
    if work.report.problems:
        return work.report
    rules = list(work.rules())
    properties = [p for p in assuming.compiled.checked.properties if "property" in options.kinds and work.wanted(p.name)]
    for done, rule in enumerate(rules):
        tell(done, len(rules) + len(properties))
        work.rule(rule)
    for done, prop in enumerate(properties):
        tell(len(rules) + done, len(rules) + len(properties))
        work.property(Claim(assuming.compiled, prop))
    if "relation" in options.kinds:
        work.relate(lambda: tell(len(rules) + len(properties), len(rules) + len(properties)))
    work.report.rules = len(rules)
    asked = [(answer.kind, answer.rule) for answer in work.report.answers]
    left_open = [(answer.kind, answer.rule) for answer in work.report.answers if answer.verdict == "open"]
    found, gone = sorted_out(known, ((x.rule, x.problem) for x in work.report.answers if x.problem is not None), asked, left_open)
    for i, answer in enumerate(work.report.answers):
        if answer.verdict == "wrong" and is_known(known, answer.rule, answer.problem):
            work.report.answers[i] = evolve(answer, verdict="known")
    work.report.found = [*of_the_text(known, assuming.compiled, options.only), *found, *gone]
    return work.report


def declared_in(compiled: Compiled, file: str) -> list[str]:
    """The rules and properties that stand in a file of a pack."""
    rules = [rule.name for rule in compiled.checked.resolved.rules.values() if rule.decl.at.file.name == file]
    return [*rules, *(p.name for p in compiled.checked.properties if p.decl.at.file.name == file)]


@define(eq=False)
class _Work:
    assuming: Assuming
    options: Options
    report: Report = field(factory=Report)
    shower: Shower = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.shower = Shower(self.assuming.compiled)

    def wanted(self, name: str) -> bool:
        return not self.options.only or name in self.options.only

    def rules(self) -> Iterator[Rule]:
        for (entity, name), rule in self.assuming.compiled.checked.resolved.rules.items():
            lowered = self.assuming.compiled.programs.get(entity)
            if lowered and name in lowered.stories and self.wanted(name) and not name.startswith(MARK):
                yield rule

    # ------------------------------------------------------------ one rule

    def rule(self, rule: Rule) -> None:
        lowered = self.assuming.compiled.programs[rule.entity]
        story = lowered.stories[rule.name]
        asked = _Asked(self, rule, story, self.program(rule, story))
        for check in checks(asked.program, story, rule.decl.title.at):
            if check.kind in self.options.kinds:
                self.report.answers.append(asked.answer(check))
        for check in self.partners(rule, story) if "both" in self.options.kinds else ():
            with_other = _Asked(self, rule, story, self.program(rule, story, check.other))
            self.report.answers.append(with_other.answer(check))
        if "cliff" in self.options.kinds and rule.kind == "benefit" and Output(rule.name, "payable") in asked.program.outputs:
            self.cliffs(asked, rule)
        if "order" in self.options.kinds and rule.kind == "ranking":
            self.order(asked, rule)
        if "edition" in self.options.kinds:
            self.editions(rule)

    def editions(self, rule: Rule) -> None:
        """Each edition against the one before. Without a solver nothing is said of them."""
        compiled = self.assuming.compiled
        for step in steps(compiled, rule, self.options.seconds, self.assuming.assumptions) if there() else ():
            verdict, problem = answer_of(step, rule, compiled.checked.vocabulary)
            if verdict == "open":
                problem = self.open("edition", rule.name, rule.decl.title.at, step.program)
            self.report.replayed += len(step.regions)
            self.report.answers.append(Answer("edition", rule.name, verdict, problem))

    def order(self, asked: _Asked, rule: Rule) -> None:
        """Whether each key of a ranking decides between some two."""
        if not there():
            self.report.answers.append(Answer("order", rule.name, "open", self.open("order", rule.name, rule.decl.title.at, asked.program)))
            return
        for key in keys(asked.asker, asked.story, rule.decl.title.at):
            verdict: Literal["good", "wrong", "open"] = "open" if not key.settled else "wrong" if key.problem else "good"
            problem = key.problem if key.settled else self.open("order", rule.name, rule.decl.title.at, asked.program, key.key)
            self.report.replayed += verdict == "good"
            self.report.answers.append(Answer("order", rule.name, verdict, problem))

    def program(self, rule: Rule, story: Story, other: str = "") -> Program:
        """The steps that a rule and its words read."""
        whole = self.assuming.compiled.programs[rule.entity].program
        outputs = {o: n for o, n in whole.outputs.items() if o.rule in (rule.name, other)}
        return evolve(whole, lets=needed(whole, [*outputs.values(), *story.reads()]), outputs=outputs)

    def partners(self, rule: Rule, story: Story) -> Iterator[Check]:
        """Entitlements that an exception of this one is named after, or asks about."""
        rules, whole = self.assuming.compiled.checked.resolved.rules, self.assuming.compiled.programs[rule.entity].program
        taking = [e for edition in story.editions for e in edition.exceptions if takes_away(e)]
        read = rests_on(whole.by_name, [e.note.let for e in taking])
        labels = {e.label for e in taking}
        for (entity, name), other in rules.items():
            if entity == rule.entity and name != rule.name and other.kind == rule.kind == "benefit":
                outcome = whole.outputs.get(Output(name, "outcome"))
                if name in labels or (outcome is not None and outcome in read):
                    yield both(rule.name, name, rule.decl.title.at, other.decl.title.at)

    def asker(self, program: Program, entity: str, slots: int, *, assuming: bool = True) -> Asker:
        checked = self.assuming.compiled.checked
        presumed = frozenset(checked.resolved.presumptions)
        world = World(Setting(checked.vocabulary, checked.parameters, presumed, entity, slots))
        made = formulas(program, world)
        said = assumed(self.assuming.assumptions, world) if assuming else ()
        return Asker(made, said, self.options.seconds, ordinary(world))

    def cliffs(self, asked: _Asked, rule: Rule) -> None:
        if not there():
            problem: Problem | None = self.open("cliff", rule.name, rule.decl.title.at, asked.program)
            self.report.answers.append(Answer("cliff", rule.name, "open", problem))
            return
        for cliff in cliffs(asked.asker, rule.name, rule.decl.title.at, self.shower):
            problem = cliff.problem if cliff.settled else self.open("cliff", rule.name, rule.decl.title.at, asked.program, cliff.fact)
            verdict: Literal["good", "open"] = "good" if cliff.settled else "open"
            self.report.answers.append(Answer("cliff", rule.name, verdict, problem, assumed=cliff.assumed))

    def open(self, kind: Kind, rule: str, at: Span, program: Program, about: str = "") -> Problem:
        return NotSettled(
            rule,
            at,
            (f"{ASKED[kind].zh}{f'（{about}）' if about else ''}", f"{ASKED[kind].en} {about}".strip()),
            hard(program) if there() else UNSEEN,
            there(),
        )

    # ------------------------------------------------------------ two rules

    def relate(self, tell: Callable[[], None]) -> None:
        """Each pair of rules about one kind of thing. Of those that were not settled, one word for each rule."""
        for sweep in sweeps(self.assuming, self.options.seconds, self.options.tries):
            tell()
            found = list(sweep.relations(self.options.only))
            told = {id(relation): problem for relation, problem in findings(found, self.shower)}
            for relation in found:
                problem = told.get(id(relation)) or self.left_open(relation, found, sweep.program)
                wrong = problem is not None and problem.severity is Severity.WARNING
                verdict: Literal["good", "wrong", "open"] = "open" if relation.word == "open" else "wrong" if wrong else "good"
                answer = Answer("relation", relation.first.name, verdict, problem, relation.attacked, relation.found.assumed)
                self.report.answers.append(answer)
            self.report.relations += found
            self.report.replayed += sum(relation.case is not None for relation in found)
            self.report.disagreements += sweep.disagreements
            self.report.places = max(self.report.places, sweep.places)

    def left_open(self, relation: Relation, found: list[Relation], program: Program) -> Problem | None:
        others = [r.second.name for r in found if r.word == "open" and r.first is relation.first]
        if relation.word != "open" or relation.second.name != others[0]:
            return None
        return self.open("relation", relation.first.name, relation.first.decl.title.at, program, "、".join(others))

    # ------------------------------------------------------------ properties

    def property(self, claim: Claim) -> None:
        """First that the premise can hold at all, then that the claim follows from it."""
        at, program = claim.prop.decl.title.at, self.assuming.compiled.properties[claim.name].program
        premise, violation = claim.premise(), claim.violation()
        asker = claim.asker(self.assuming.assumptions, self.options.seconds) if there() else None
        found = asker.ask(premise.question) if asker else claim.excluded(premise)
        if found is not None and found.how == "never":
            self.report.answers.append(Answer("property", claim.name, "wrong", problem_of(premise, found, program, self.shower)))
            return
        found = (asker.ask(violation.question, shown=True) if asker else claim.excluded(violation)) or Found("open")
        against = claim.attacked(self.options.tries) if found.how != "case" and self.options.tries else None
        found = against or found
        match found.how:
            case "case":
                self.report.replayed += 1
                self.report.answers.append(Answer("property", claim.name, "wrong", claim.refuted(found, self.shower)))
            case "never":
                self.report.answers.append(Answer("property", claim.name, "good", None, self.options.tries, found.assumed))
            case "open":
                self.report.disagreements += found.disagrees
                self.report.answers.append(Answer("property", claim.name, "open", self.open("property", claim.name, at, program)))


@define(eq=False, slots=False)
class _Asked:
    """One rule, ready to be asked about."""

    work: _Work
    about: Rule
    story: Story
    program: Program
    attack: Attack = field(init=False)
    _wider: Asker | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        assuming = self.work.assuming
        self.attack = Attack(self.program, assuming.compiled.checked, assuming.assumptions, self.work.options.tries)

    def answer(self, check: Check) -> Answer:
        shown = check.good == "never"
        found = (self.drawn(check) or self.led(check)) if check.good == "case" and self.costly else None
        found = found or (self.solved(check, shown) if there() else self.plain(check))
        attacked = 0
        if found.how != "case" and self.work.options.tries:
            attacked = len(self.attack.traces)
            found = self.drawn(check) or found
        report = self.work.report
        report.replayed += found.how == "case"
        report.disagreements += found.disagrees
        if found.how == "open":
            at = check.at or self.about.decl.title.at
            problem = self.work.open(check.kind, check.rule, at, self.program, check.says.zh or check.label)
            return Answer(check.kind, check.rule, "open", problem, attacked)
        if found.how == check.good:
            return Answer(check.kind, check.rule, "good", None, attacked, found.assumed)
        return Answer(check.kind, check.rule, "wrong", problem_of(check, found, self.program, self.work.shower), attacked, found.assumed)

    @cached_property
    def asker(self) -> Asker:
        return self.work.asker(self.program, self.about.entity, FEW)

    def solved(self, check: Check, shown: bool) -> Found:
        """With few places in each list, and with more before anything is said never to happen."""
        found = self.asker.ask(check.question, shown)
        if found.how == "open" and not found.disagrees:
            found = self.afresh(check, shown)
        return self.wider.ask(check.question, shown) if found.how == "never" and self.asker.world.widest > FEW else found

    def afresh(self, check: Check, shown: bool) -> Found:
        """Of a new solver, since what one was asked before leads it astray at times; first with nothing assumed, which is easier, and
        what never happens then does not happen at all."""
        found = self.work.asker(self.program, self.about.entity, FEW, assuming=False).ask(check.question, shown)
        return found if found.how == "never" else self.work.asker(self.program, self.about.entity, FEW).ask(check.question, shown)

    def plain(self, check: Check) -> Found:
        """Without a solver; what is open although all is known shows in a case alone."""
        return self.decider.ask(check.question, self.attack) if check.kind != "gap" else self.drawn(check) or Found("open")

    @cached_property
    def decider(self) -> Decider:
        return Decider(Further(self.program), computed(self.work.assuming.compiled.checked))

    def drawn(self, check: Check) -> Found | None:
        """One of the drawn people of whom it is true."""
        case = self.attack.drawn(check.question)
        return Found("case", case) if case is not None else None

    def led(self, check: Check) -> Found | None:
        """Somebody who was led towards it."""
        case = self.attack.led(check.question)
        return Found("case", case) if case is not None else None

    @cached_property
    def costly(self) -> bool:
        """Products and quotients of facts take the solver long: there, drawn people are looked at first."""
        return nonlinear(self.program)

    @property
    def wider(self) -> Asker:
        """The same with more places in each list."""
        if self._wider is None:
            slots = self.asker.world.widest
            self.work.report.places = max(self.work.report.places, slots)
            self._wider = self.work.asker(self.program, self.about.entity, slots)
        return self._wider


def nonlinear(program: Program) -> bool:
    """Whether two facts are multiplied, or divided by each other."""
    fixed = {name for name, (low, high) in ranges(program).items() if low == high}
    return any(
        (isinstance(let.op, core.Times) and not {let.op.left, let.op.right} & fixed)
        or (isinstance(let.op, core.Quotient) and let.op.by not in fixed)
        for let in program.lets
    )


def hard(program: Program) -> tuple[str, str]:
    """What in a program makes it hard to settle."""
    if nonlinear(program):
        return "含有两个事实的乘积或商", "products or quotients of two facts"
    if any(isinstance(let.op, core.Fold) for let in program.lets):
        return "含有清单的合计或逐项条件", "sums or conditions over lists"
    return "时间不够", "not enough time"


__all__ = ["Answer", "Options", "Report", "declared_in", "prove"]
