"""Everything that is asked of a pack, rule by rule: shown by the solver, run on the reference evaluator, attacked with drawn people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core import Output, Program
from policyrules.core.notes import Story
from policyrules.core.walk import needed, rests_on
from policyrules.diagnostics import Problem, Severity
from policyrules.driver.pipeline import Compiled
from policyrules.prove.answers import problem_of
from policyrules.prove.asking import Found
from policyrules.prove.assumptions import MARK, Assuming, clashing
from policyrules.prove.checks import ASKED, Check, Kind, both, checks, takes_away
from policyrules.prove.cliffs import cliffs
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
from policyrules.prove.report import EVERYTHING, Answer, Options, Report
from policyrules.prove.settling import Settling, hard
from policyrules.prove.solver import there
from policyrules.resolve import Rule
from policyrules.source import Span

UNSEEN = "没有求解器，区间和选项的组合看不出", "without a solver, and not plain from intervals and choices"


def prove(assuming: Assuming, options: Options = EVERYTHING, tell: Callable[[int, int], None] = lambda done, of: None) -> Report:
    """Ask everything of every rule. Contradicting assumptions end it: from these everything would follow."""
    work = _Work(assuming, options)
    file, english = assuming.compiled.files.findings, assuming.compiled.checked.vocabulary.english
    known, unread = read_known(file, english) if file else ([], [])
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
    # of a rule that is compared with a wanted one alone, not all was asked
    asked = [(answer.kind, answer.rule) for answer in work.report.answers if answer.kind != "relation" or work.wanted(answer.rule)]
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
        asked = self.settling(rule, self.program(rule, story))
        for check in checks(asked.program, story, rule.decl.title.at):
            if check.kind in self.options.kinds:
                self.report.answers.append(self.answer(check, rule, asked))
        for check in self.partners(rule, story) if "both" in self.options.kinds else ():
            with_other = self.settling(rule, self.program(rule, story, check.other))
            self.report.answers.append(self.answer(check, rule, with_other))
        if "cliff" in self.options.kinds and rule.kind == "benefit" and Output(rule.name, "payable") in asked.program.outputs:
            self.cliffs(asked, rule)
        if "order" in self.options.kinds and rule.kind == "ranking":
            self.order(asked, rule, story)
        if "edition" in self.options.kinds:
            self.editions(rule)

    def settling(self, rule: Rule, program: Program) -> Settling:
        return Settling(self.assuming, self.options, rule.entity, program)

    def answer(self, check: Check, rule: Rule, asked: Settling) -> Answer:
        found, attacked = asked.settle(check)
        self.report.replayed += found.how == "case"
        self.report.disagreements += found.disagrees
        self.report.places = max(self.report.places, asked.places)
        if found.how == "open":
            at = check.at or rule.decl.title.at
            problem = self.open(check.kind, check.rule, at, asked.program, check.says.zh or check.label)
            return Answer(check.kind, check.rule, "open", problem, attacked)
        if found.how == check.good:
            return Answer(check.kind, check.rule, "good", None, attacked, found.assumed)
        return Answer(check.kind, check.rule, "wrong", problem_of(check, found, asked.program, self.shower), attacked, found.assumed)

    def editions(self, rule: Rule) -> None:
        """Each edition against the one before. Without a solver nothing is said of them."""
        compiled = self.assuming.compiled
        for step in steps(compiled, rule, self.options.seconds, self.assuming.assumptions) if there() else ():
            verdict, problem = answer_of(step, rule, compiled.checked.vocabulary)
            if verdict == "open":
                problem = self.open("edition", rule.name, rule.decl.title.at, step.program)
            self.report.replayed += len(step.regions)
            self.report.answers.append(Answer("edition", rule.name, verdict, problem))

    def order(self, asked: Settling, rule: Rule, story: Story) -> None:
        """Whether each key of a ranking decides between some two."""
        if not there():
            self.report.answers.append(Answer("order", rule.name, "open", self.open("order", rule.name, rule.decl.title.at, asked.program)))
            return
        for key in keys(asked.asker, story, rule.decl.title.at):
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

    def cliffs(self, asked: Settling, rule: Rule) -> None:
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
            (f"{ASKED[kind].zh}{f'（{about}）' if about else ''}", f"{ASKED[kind].en}{f': `{about}`' if about else ''}"),
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
