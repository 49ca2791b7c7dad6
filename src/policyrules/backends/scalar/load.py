"""Evaluators ready to call: generated, checked, compiled, one version for each span of days in which nothing in the rule changes."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, TypeAlias

from attrs import evolve, field

from policyrules import core, types
from policyrules.backends.scalar.classes import Memo, Moment, ParameterRows, Row, Rows, Seer, numbered
from policyrules.backends.scalar.constants import Mode
from policyrules.backends.scalar.from_core import ASKING, DECIDING, Module, module
from policyrules.backends.scalar.placing import View
from policyrules.backends.scalar.readable import commented
from policyrules.backends.scalar.slots import Slots
from policyrules.backends.scalar.whitelist import refused
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.core.ranges import Range
from policyrules.core.walk import needed
from policyrules.passes.eras import eras
from policyrules.passes.specialise import specialise
from policyrules.types.encode import DAYS_A_MONTH

Bounds: TypeAlias = tuple[tuple[int, int], ...]
"""Lowest and highest of each output, in the order of `Evaluator.outputs`; equal where it is settled."""
Decide: TypeAlias = Callable[[Row, int, Row], Bounds]
NO_SPAN: Range = (1, 0)
ALWAYS: Range = (-(10**9), 10**9)
"""The one span of a rule that does not read the day."""
Reasons: TypeAlias = Callable[[Row, int, Row], tuple[frozenset[core.Reason], ...]]


@define(eq=False)
class Functions:
    """The compiled functions of one rule in one span of days, for calling in a tight loop."""

    decide: Decide
    bounds: Decide
    _ask: Callable[[], Reasons]
    _asked: Reasons | None = field(default=None, init=False)

    def reasons(self, root: Row, as_of: int, parameters: Row) -> tuple[frozenset[core.Reason], ...]:
        """What would settle each output. Its code is made at the first question."""
        asked = self._asked = self._asked or self._ask()
        return asked(root, as_of, parameters)


def nothing_yet(root: Row, as_of: int, parameters: Row) -> Bounds:
    raise AssertionError("no day lies in an empty span")


NEVER: tuple[int, int, Decide] = (*NO_SPAN, nothing_yet)


@frozen
class Answer:
    """What the reference calls a value: bounds, and what would settle it (nothing where they meet)."""

    low: int
    high: int
    why: frozenset[core.Reason] = frozenset()


@frozen(eq=False)
class Evaluator:
    """All outputs of one rule, for rows packed by `Evaluators.rows` and `Evaluators.parameters`."""

    rule: str
    outputs: tuple[core.Output, ...]
    _make: Callable[[Range | None], Functions] = field(repr=False)
    _spans: tuple[Range, ...] = field(repr=False)
    """Closed, in order, without holes; days before and after them have versions of their own."""
    _made: dict[Range, Functions] = field(factory=dict, repr=False)
    decide: Decide = field(init=False, repr=False)
    """The same as calling the evaluator, a little faster."""

    def __attrs_post_init__(self) -> None:
        last = NEVER

        def decide(root: Row, as_of: int, parameters: Row) -> Bounds:
            """Keeps the span of the last call: the next one is nearly always in it."""
            nonlocal last
            low, high, run = last
            if not low <= as_of <= high:
                span = self._span(as_of)
                run = self._version(span).decide
                if span:
                    last = (*span, run)
            return run(root, as_of, parameters)

        object.__setattr__(self, "decide", decide)

    def at(self, as_of: int) -> Functions:
        """The version for that day: to be kept by whoever decides many cases on one day."""
        return self._version(self._span(as_of))

    def _span(self, as_of: int) -> Range | None:
        return next((s for s in self._spans if s[0] <= as_of <= s[1]), None)

    def _version(self, span: Range | None) -> Functions:
        if (span or NO_SPAN) not in self._made:
            self._made[span or NO_SPAN] = self._make(span)
        return self._made[span or NO_SPAN]

    def __call__(self, root: Row, as_of: int, parameters: Row) -> Bounds:
        return self.decide(root, as_of, parameters)

    def reasons(self, root: Row, as_of: int, parameters: Row) -> tuple[frozenset[core.Reason], ...]:
        """What would settle each output; empty sets where they are settled."""
        return self.at(as_of).reasons(root, as_of, parameters)

    def answer(self, root: Row, as_of: int, parameters: Row) -> tuple[Answer, ...]:
        """Bounds and reasons; reasons are computed only if an output is open."""
        functions = self.at(as_of)
        bounds = functions.decide(root, as_of, parameters)
        if all(low == high for low, high in bounds):
            return tuple(Answer(low, high) for low, high in bounds)
        whys = functions.reasons(root, as_of, parameters)
        return tuple(Answer(low, high, why) for (low, high), why in zip(bounds, whys, strict=True))


@define(eq=False)
class Evaluators:
    """The evaluators of a program, made when they are first asked for.

    Raises ValueError if the program reads relations that the vocabulary does not declare.
    """

    program: core.Program
    vocabulary: types.Vocabulary
    rows: Rows = field()
    parameters: ParameterRows = field()
    _evaluators: dict[str, Evaluator] = field(factory=dict, init=False)

    @rows.default
    def _(self) -> Rows:
        return Rows(self.vocabulary)

    @parameters.default
    def _(self) -> ParameterRows:
        names = dict.fromkeys(let.op.name for let in self.program.lets if isinstance(let.op, core.Fact) and let.op.source == "parameter")
        return ParameterRows(numbered("f", names))

    def of_part(self, program: core.Program) -> Evaluators:
        """The evaluators of a program that reads nothing but what this one reads, for cases packed by these."""
        return Evaluators(program, self.vocabulary, self.rows, self.parameters)

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(output.rule for output in self.program.outputs))

    def evaluator(self, rule: str) -> Evaluator:
        """Raises KeyError for a rule that the program does not have."""
        if rule not in self._evaluators:
            self._evaluators[rule] = self._evaluator(rule)
        return self._evaluators[rule]

    def packed(self, case: Case, memo: Memo | None = None) -> tuple[Row, int, Row]:
        """The arguments of an evaluator. A `memo` is for questions about one month."""
        asked = case.as_of // DAYS_A_MONTH
        seer = Seer(self.rows, asked, {} if memo is None else {asked: memo}) if self._looks_over_months else None
        root = self.rows.packed(case.root, seer.memos.setdefault(asked, {}) if seer else memo, at=Moment(asked, asked, seer))
        return root, case.as_of, self.parameters.packed(case.parameters)

    @property
    def _looks_over_months(self) -> bool:
        return any(block.months for block in self.program.blocks)

    def source(self, rule: str, as_of: int | None = None, says: Mapping[core.Name, str] | None = None) -> str:
        """The generated text, for reading: the version of a day, or that for days outside the bounds of the calendar.

        `says` has words for steps of the program; they come in as comments.
        """
        sliced = self._sliced(rule)
        span = next((s for s in eras(sliced) if as_of is not None and s[0] <= as_of <= s[1]), None)
        text = "\n".join(self._module(sliced, span, modes).text for modes in (DECIDING, ASKING))
        return commented(text, View(specialise(sliced, span)).order, says) if says else text

    def _sliced(self, rule: str) -> core.Program:
        outputs = {output: name for output, name in self.program.outputs.items() if output.rule == rule}
        if not outputs:
            raise KeyError(rule)
        return evolve(self.program, lets=needed(self.program, outputs.values()), outputs=outputs)

    def _module(self, sliced: core.Program, span: Range | None, modes: tuple[Mode, ...]) -> Module:
        narrow = specialise(sliced, span)
        return module(narrow, Slots(narrow, self.rows, self.parameters.slots), modes, span)

    def _functions(self, sliced: core.Program, span: Range | None) -> Functions:
        space = compiled(self._module(sliced, span, DECIDING))
        return Functions(space["decide"], space["bounds"], partial(self._asking, sliced, span))

    def _asking(self, sliced: core.Program, span: Range | None) -> Reasons:
        asking: Reasons = compiled(self._module(sliced, span, ASKING))["reasons"]
        return asking

    def _evaluator(self, rule: str) -> Evaluator:
        sliced = self._sliced(rule)
        return Evaluator(rule, tuple(sliced.outputs), partial(self._functions, sliced), tuple(eras(sliced) or [ALWAYS]))


def compiled(of: Module) -> dict[str, Any]:
    """The functions of a module by name.

    The text is checked against what generated code may hold, registered for tracebacks, and run without builtins.
    """
    tree = ast.parse(of.text)
    nodes = list(ast.walk(tree))
    if found := refused(nodes, of.names):
        raise AssertionError(f"generated code holds what it must not: {found[:3]}")
    name = f"<rules {sha256(of.text.encode()).hexdigest()[:16]}>"
    linecache.cache[name] = len(of.text), None, of.text.splitlines(keepends=True), name
    space: dict[str, Any] = {"__builtins__": {}, **_used(nodes, of.names)}
    exec(compile(tree, name, "exec"), space)
    return space


def _used(nodes: Iterable[ast.AST], names: Mapping[str, object]) -> dict[str, object]:
    """Only what the text mentions."""
    mentioned = {node.id for node in nodes if isinstance(node, ast.Name)}
    return {name: value for name, value in names.items() if name in mentioned}
