"""A pack ready to answer: rules by name, input classes, decisions with their words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, partial
from typing import Any

from attrs import evolve, field

from policyrules.backends.reference import Trace, trace
from policyrules.backends.scalar import Evaluators
from policyrules.cases import Case, Record
from policyrules.classes import define
from policyrules.core import Program
from policyrules.core.notes import Story
from policyrules.core.walk import needed
from policyrules.deciding.decision import Decision
from policyrules.deciding.inputs import ENTITY, InputError, born_later, classes, record_from_mapping, record_of_input
from policyrules.deciding.timeline import timeline
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.nearest import nearest
from policyrules.diagnostics.to_text import report
from policyrules.driver.cache import ready
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled
from policyrules.driver.ready import Asked, Heading, Ready, ready_of
from policyrules.explain import Finding, decide
from policyrules.explain.explanation import Explanation
from policyrules.explain.months import Timeline
from policyrules.explain.names import Names
from policyrules.explain.short import short
from policyrules.explain.tell import explain
from policyrules.explain.to_json import Json
from policyrules.parameters import Parameter
from policyrules.roster.words import BIRTH
from policyrules.types import Vocabulary
from policyrules.types.bounds import in_bounds, out_of_bounds
from policyrules.types.encode import DAYS_A_MONTH, of_date
from policyrules.types.months import MOST_MONTHS

NOT_DECIDED = ("ranking", "indicator", "duty", "discretion")
"""Kinds of rules that give no answer for one thing at a time."""
ANSWERED = ("eligibility", "benefit", "obligation")
"""Kinds of rules whose answers are what people come for."""


class RulesRejected(Exception):
    """The rules of a pack are wrong; the message holds every problem with its place and repair."""


class UnknownRule(LookupError):
    """No rule of that name. `rule`: as it was asked for; `near`: what was perhaps meant, or None."""

    def __init__(self, rule: str, near: str | None = None) -> None:
        super().__init__(rule)
        self.rule, self.near = rule, near

    def __str__(self) -> str:
        zh, en = f"；是否指“{self.near}”" if self.near else "", f"; did you mean `{self.near}`" if self.near else ""
        return f"规则包没有规则“{self.rule}”{zh} / the pack has no rule `{self.rule}`{en}"


class NotDecided(UnknownRule):
    """A rule that is not asked of one thing at a time: a ranking, an indicator, a duty, a discretion."""

    def __str__(self) -> str:
        return f"“{self.rule}”不对一个对象作判断（排序、指标、职责、裁量） / `{self.rule}` does not decide on one thing"


def load(name: str = "lucheng") -> Pack:
    """A pack by its name or folder, ready to decide.

    Raises RulesRejected where its rules are wrong; nothing is half loaded.

    >>> load("example").version
    '0.1.0'
    """
    found = ready(read_pack(name))
    if isinstance(found, list):
        raise RulesRejected(report(found))
    return Pack(found)


@define(eq=False, slots=False)
class Pack:
    """Rules that answer. Input classes are attributes: `pack.Person(birth_date=...)`."""

    ready: Ready = field(converter=ready_of)
    """Given as what was read of a cache, or as what has just been compiled."""
    inputs: dict[str, type] = field(init=False, repr=False)
    _evaluators: dict[str, Evaluators] = field(factory=dict, init=False, repr=False)
    _slim: dict[tuple[str, str], Program] = field(factory=dict, init=False, repr=False)
    _names: dict[tuple[str, Tongue], Names] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.inputs = classes(self.vocabulary)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["inputs"][name]
        except KeyError:
            raise AttributeError(f"pack has no input class {name!r}; there are {', '.join(self.__dict__.get('inputs', {}))}") from None

    # ------------------------------------------------------------ what it is

    @property
    def name(self) -> str:
        return self.ready.title.name

    @property
    def title(self) -> str:
        return self.ready.title.title

    @property
    def version(self) -> str:
        return self.ready.title.version

    @property
    def digest(self) -> str:
        """SHA-256 over all files of the pack."""
        return self.ready.digest

    @property
    def stamp(self) -> dict[str, Json]:
        """Which rules have answered: name, version and digest."""
        return {"name": self.name, "version": self.version, "digest": self.digest}

    @property
    def vocabulary(self) -> Vocabulary:
        return self.ready.title.vocabulary

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        return self.ready.title.parameters

    @cached_property
    def compiled(self) -> Compiled:
        """All that was found out about it: examples, properties, the texts themselves. Takes the pack through all stages
        where it was read of a cache; deciding, explaining and screening do without."""
        return self.ready.compile()

    # ------------------------------------------------------------ its rules

    @property
    def rules(self) -> tuple[Heading, ...]:
        """All rules, in the order of the files."""
        return self.ready.title.rules

    def rule(self, name: str) -> Heading:
        """A rule by its Chinese name or its alias. Raises UnknownRule."""
        names = {alias: zh for zh, alias in self.vocabulary.aliases.items()}
        wanted = names.get(name, name)
        found = [r for r in self.rules if r.name == wanted]
        if len(found) != 1:
            raise UnknownRule(name, nearest(name, (*(r.name for r in self.rules), *names)))
        return found[0]

    def lowered(self, entity: str) -> Asked:
        """The program and the words of all rules about one kind of thing."""
        return self.ready.programs[entity]

    def story(self, rule: Heading) -> Story:
        return self.lowered(rule.entity).stories[rule.name]

    def evaluators(self, entity: str) -> Evaluators:
        """The generated evaluators of all rules about one kind of thing."""
        if entity not in self._evaluators:
            self._evaluators[entity] = Evaluators(self.lowered(entity).program, self.vocabulary)
        return self._evaluators[entity]

    # ------------------------------------------------------------ answers

    def record(self, entity: str, thing: object) -> Record:
        """A record of what a caller hands over: an input object, a mapping by Chinese names or aliases, or a record."""
        if isinstance(thing, Record):
            return thing
        try:
            if isinstance(thing, Mapping):
                return record_from_mapping(entity, thing, self.vocabulary)
            return record_of_input(thing, self.vocabulary)
        except RecursionError:
            raise InputError("字典互相套成了圈，或套得太深；互相指的用输入类写 / mappings form a circle or are too deep") from None

    def decide(self, rule: str, thing: object, *, as_of: date, parameters: Mapping[str, int] | None = None) -> Decision:
        """The answer of a rule for one thing on a day.

        `parameters` (encoded) replace those of the pack. Raises UnknownRule, InputError where `thing` holds a name or a value that
        the pack does not know, a parameter is unknown or out of its bounds, somebody is born after `as_of` or that is no day, and
        TypeError where `thing` is of another kind than the rule is about.
        """
        found, case = self.case(rule, thing, as_of, parameters or {})
        return Decision(self, case, self.find(found, case, as_of))

    def decide_all(self, thing: object, *, as_of: date, parameters: Mapping[str, int] | None = None) -> tuple[Decision, ...]:
        """The answers of every 资格, 待遇 and 义务 about that kind of thing, in the order of the files. Raises as `decide` does."""
        entity = thing.entity if isinstance(thing, Record) else getattr(thing, ENTITY, None)
        if entity not in self.vocabulary.entities:
            raise TypeError("decide_all 要输入类的一个对象，如 plan.Person(…) / decide_all takes a thing of an input class")
        asked = (rule.name for rule in self.rules if rule.entity == entity and rule.kind in ANSWERED)
        return tuple(self.decide(name, thing, as_of=as_of, parameters=parameters) for name in asked)

    def months(self, rule: str, thing: object, first: date, last: date, *, parameters: Mapping[str, int] | None = None) -> Timeline:
        """The answer for each month from that of `first` to that of `last`, asked on its first day: outcome, what falls due, the first
        and last month, the total. Facts are read by the month where the thing has a history of them.

        Raises what `decide` raises, and InputError where `last` lies before `first` or more than ten years after it.

        >>> load("example").months("困难补助", {"常住": "否"}, date(2026, 1, 1), date(2026, 3, 1)).entitled
        ()
        """
        found, case = self.case(rule, thing, first, parameters or {})
        end = of_date(last) // DAYS_A_MONTH
        if not 0 <= end - case.as_of // DAYS_A_MONTH < MOST_MONTHS:
            raise InputError(f"起月在前、止月在后，至多 {MOST_MONTHS} 个月 / the first month comes first; at most {MOST_MONTHS} months")
        pays = any(output.what == "payable" for output in self.evaluators(found.entity).evaluator(found.name).outputs)
        return timeline(found.name, found.kind, case, end, pays, partial(self.find, found), self.names(found.entity))

    def case(self, rule: str, thing: object, as_of: date, parameters: Mapping[str, int]) -> tuple[Heading, Case]:
        """A rule and a thing as a question on a day. Raises as `decide` says."""
        found = self.rule(rule)
        if found.kind in NOT_DECIDED:
            raise NotDecided(rule)
        record = self.record(found.entity, thing)
        if record.entity != found.entity:
            raise TypeError(f"“{found.name}”的对象是{found.entity}，给的是{record.entity} / {getattr(thing, ENTITY, type(thing).__name__)}")
        if not isinstance(as_of, date):
            raise InputError("as_of 是判断日期，写成 date(2026, 3, 1) / as_of is a day, such as date(2026, 3, 1)")
        if born_later(record, of_date(as_of)):
            raise InputError(f"“{BIRTH}”晚于 as_of / `{self.vocabulary.alias(BIRTH)}` lies after as_of")
        return found, Case(record, of_date(as_of), self.replaced(parameters))

    def replaced(self, parameters: Mapping[str, int]) -> dict[str, int]:
        """Parameters that a caller puts in place of the pack's. Raises InputError for what the pack does not declare or allow."""
        for name, value in parameters.items():
            declared = self.parameters.get(name)
            if declared is None:
                raise InputError(f"规则包没有参数“{name}” / the pack has no parameter `{name}`")
            if not isinstance(value, int) or not in_bounds(value, declared.low, declared.high):
                told = out_of_bounds(declared.low, declared.high, declared.type, self.vocabulary)
                raise InputError(f"参数“{name}”：{told.reason('zh')}；{told.repair('zh')} / parameter `{name}`: {told.repair('en')}")
        return dict(parameters)

    def find(self, rule: Heading, case: Case, as_of: date) -> Finding:
        """The finding by the generated evaluator."""
        evaluators = self.evaluators(rule.entity)
        evaluator = evaluators.evaluator(rule.name)
        answers = dict(zip(evaluator.outputs, evaluator.answer(*evaluators.packed(case)), strict=True))
        return decide(evaluators.program, rule.name, rule.kind, as_of, answers.__getitem__)

    def slim(self, rule: Heading) -> Program:
        """The steps that one rule and its words read."""
        key = rule.entity, rule.name
        if key not in self._slim:
            lowered = self.lowered(rule.entity)
            outputs = {o: n for o, n in lowered.program.outputs.items() if o.rule == rule.name}
            wanted = [*outputs.values(), *lowered.stories[rule.name].reads()]
            self._slim[key] = evolve(lowered.program, lets=needed(lowered.program, wanted), outputs=outputs)
        return self._slim[key]

    def trace(self, rule: Heading, case: Case) -> Trace:
        """Every step of a rule by the reference evaluator: what an explanation is made from."""
        return trace(self.slim(rule), case)

    def explain(self, case: Case, finding: Finding, tongue: Tongue = "zh") -> Explanation:
        rule = self.rule(finding.rule)
        return explain(finding, self.trace(rule, case), self.story(rule), self.vocabulary, tongue, stories=self.stories)

    def short(self, finding: Finding, tongue: Tongue = "zh") -> str:
        """The answer as it stands in one cell of a table."""
        rule = self.rule(finding.rule)
        return short(finding, self.story(rule), self.names(rule.entity, tongue))

    def names(self, entity: str, tongue: Tongue = "zh") -> Names:
        """How the words of explanations name things."""
        key = entity, tongue
        if key not in self._names:
            self._names[key] = Names.of_program(self.lowered(entity).program, self.vocabulary, self.stories, tongue)
        return self._names[key]

    @cached_property
    def stories(self) -> Mapping[str, Mapping[str, Story]]:
        """The words of all rules, by the kind of thing and the rule."""
        return {entity: lowered.stories for entity, lowered in self.ready.programs.items()}
