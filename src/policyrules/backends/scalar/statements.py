"""The statements of one function: plain (nothing is unknown), bounds, or bounds with reasons. One writer, three modes.

In the plain mode every fact is asked for None where its scope begins, and the function steps back to `bounds` when it meets one,
or a list that nobody vouches for; all that follows is ordinary logic.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from attrs import evolve, field

from policyrules import core
from policyrules.backends.scalar import runtime
from policyrules.backends.scalar.constants import STEP_BACK, Constants, Loop, Mode
from policyrules.backends.scalar.folds import looped
from policyrules.backends.scalar.operators import Bench, extreme, in_order, written
from policyrules.backends.scalar.placing import Region, Scope, View
from policyrules.backends.scalar.slots import Slots
from policyrules.backends.scalar.text import WIDEST, Code, Term, atomic, bare, joined, number, short, thin, united
from policyrules.classes import define
from policyrules.core.nodes import ROOT, Name
from policyrules.types import BOOL

RECORDED = ("fact", "judgement")
"""Sources of what a record may hold by the month."""


@define
class Statements:
    """Writes the steps of one function."""

    view: View
    slots: Slots
    ranges: Mapping[Name, tuple[int, int]]
    constants: Constants
    mode: Mode
    code: Code = field(factory=lambda: Code(depth=1))
    terms: dict[Name, Term] = field(factory=dict)
    loops: dict[Name, Loop] = field(factory=lambda: {ROOT: Loop("s", "()", "d")})

    @property
    def bench(self) -> Bench:
        return Bench(self.code, self.terms, self.ranges, self.mode == "reasons")

    def region(self, home: Name, wanted: list[Name]) -> None:
        """Writes what `wanted` rests on in one block. The terms are found in `terms` afterwards."""
        region = self.view.region(home, wanted)
        self._scope(region, region.top, set())

    def _scope(self, region: Region, scope: Scope, done: set[Name]) -> None:
        """Steps as soon as they can be taken, loops last, so that folds over one list that do not wait for each other share a loop."""
        if self.mode == "plain":
            self._ask_facts([let for let in scope.lets if isinstance(let.op, core.Fact)])
        waiting = list(scope.lets)
        while waiting:
            kept = []
            for let in waiting:
                if not isinstance(let.op, core.Fold) and region.requires[let.name] <= done:
                    self._let(region, let, done)
                    done.add(let.name)
                else:
                    kept.append(let)
            if len(kept) == len(waiting):
                ready = [(let, let.op) for let in kept if isinstance(let.op, core.Fold) and region.requires[let.name] <= done]
                group = [(let, op) for let, op in ready if op.block == ready[0][1].block]
                self._loop(group)
                done.update(let.name for let, _ in group)
                kept = [let for let in kept if let.name not in done]
            waiting = kept

    def _let(self, region: Region, let: core.Let, done: set[Name]) -> None:
        op = let.op
        stages = region.stages[let.name]
        if any(stage.scope.lets for stage in stages if stage.scope is not stages[0].scope):
            if isinstance(op, core.Choose):
                self.terms[let.name] = self._branches(region, let, op, done)
            else:
                self.terms[let.name] = self._guarded(region, let, done)
            return
        match op:
            case core.Fact():
                term = self._fact(let, op)
            case core.Default(base, cases):
                term = self._default(let, base, cases)
            case core.Choose(test, then, other) if then != other and not self.terms[test].thin and not self._in_order(op):
                term = self._branches(region, let, op, done)
            case _:
                term = written(op, self.bench)
        self.terms[let.name] = self._kept(let, term)

    def _in_order(self, op: core.Choose) -> bool:
        return self.mode == "bounds" and in_order(self.ranges, op.then, op.other) != 0

    def _kept(self, let: core.Let, term: Term) -> Term:
        """The term as others may mention it: in place if that happens once, else by name."""
        once = self.view.uses[let.name] == 1 and short(term.low) and short(term.high) and (self.mode != "reasons" or term.thin)
        if once or isinstance(let.op, core.Const):
            return term
        return self._named(let, term)

    def _named(self, let: core.Let, term: Term) -> Term:
        i = self.view.order[let.name]
        if term.thin:
            return thin(self._assign(f"v{i}", term.low))
        high = self._assign(f"h{i}", term.high)
        # what cannot hold does not hold for sure: most cases end here
        at_least = joined("and", [high, term.low]) if let.type == BOOL and not atomic(term.low) else term.low
        low = self._assign(f"l{i}", at_least)
        return Term(low, high, self._assign(f"w{i}", term.why) if term.why else "")

    def _assign(self, name: str, text: str) -> str:
        if atomic(text):
            return text
        self.code.line(f"{name} = {bare(text)}")
        return name

    # ------------------------------------------------------------ facts

    def _ask_facts(self, lets: list[core.Let]) -> None:
        asked = []
        for let in lets:
            slot = self._slot(let, self._op(let))
            if slot is None and self._op(let).aspect != "given" and self._op(let).source != "time":
                self.code.line(STEP_BACK)  # nobody can know it in this era: a figure that is missing, a day outside every version
                return
            if slot is not None and self._op(let).aspect != "given":
                asked.append(f"(v{self.view.order[let.name]} := {slot}) is None")
        for start in range(0, len(asked), WIDEST):
            with self.code.under(f"if {' or '.join(asked[start : start + WIDEST])}:"):
                self.code.line(STEP_BACK)

    @staticmethod
    def _op(let: core.Let) -> core.Fact:
        assert isinstance(let.op, core.Fact)
        return let.op

    def _slot(self, let: core.Let, fact: core.Fact) -> str | None:
        return self.slots.fact(self.loops[let.home].row, let.home, fact)

    def _fact(self, let: core.Let, fact: core.Fact) -> Term:
        """The terms of a fact. Companion slots: `present` of a fact that is not optional is 1 as soon as it is known."""
        if fact.source == "time":
            return thin(self.loops[let.home].day)
        slot = self._slot(let, fact)
        if fact.aspect == "given":
            return thin(f"({slot} is not None)" if slot else "False")
        always = fact.aspect == "present" and slot is not None and not self.slots.optional(let.home, fact)
        if self.mode == "plain":
            return thin("True" if always else f"v{self.view.order[let.name]}")
        why = self._why_unknown(let, fact) if self.mode == "reasons" and fact.low < fact.high else ""
        low, high = number(fact.low), number(fact.high)
        if slot is None:
            return Term(low, high, why)
        if let.type == BOOL and (fact.low, fact.high) == (0, 1):
            if self.mode == "reasons" or self.view.uses[let.name] > 1:
                slot = self._assign(f"v{self.view.order[let.name]}", slot)
            why = why and f"({why} if {slot} is None else E)"
            return Term(f"({slot} is not None)" if always else f"({slot} == 1)", "True" if always else f"({slot} != 0)", why)
        i = self.view.order[let.name]
        self.code.line(f"l{i} = h{i} = {slot}")
        if why:
            self.code.line(f"w{i} = E")
        with self.code.under(f"if l{i} is None:"):
            self.code.line(f"l{i} = {fact.low}")
            self.code.line(f"h{i} = {fact.high}")
            if why:
                self.code.line(f"w{i} = {why}")
        return Term(f"l{i}", f"h{i}", why and f"w{i}") if fact.low < fact.high else thin(f"l{i}")

    def _why_unknown(self, let: core.Let, fact: core.Fact) -> str:
        loop = self.loops[let.home]
        if fact.source == "parameter":
            return self.constants.reason(core.Reason(fact.source, fact.name))
        reason = core.Reason(fact.source, fact.name, (*self.slots.path(let.home), *fact.path))
        why = self.constants.reason(reason) if loop.items == "()" else f"named({self.constants.kind(reason)}, {loop.items})"
        if fact.kept == "monthly":
            why = f"in_month({why}, {loop.day})"
        elif fact.source in RECORDED:
            why = f"dated({why}, {self.slots.reached(loop.row, let.home, fact.path)}, {loop.day})"
        return f"({loop.stranger} or {why})" if loop.stranger else why

    # ------------------------------------------------------------ guards

    def _guarded(self, region: Region, let: core.Let, done: set[Name]) -> Term:
        """`All` or `Any`: the cheap items first, each of the others behind them."""
        stages, i = region.stages[let.name], self.view.order[let.name]
        every = isinstance(let.op, core.All)
        word = "and" if every else "or"
        first = [self.terms[n] for n in stages[0].names]
        start = self.code.depth
        if self.mode == "plain":
            self.code.line(f"v{i} = {bare(joined(word, [t.low for t in first]))}")
        else:
            self.code.line(f"h{i} = {bare(joined(word, [t.high for t in first]))}")
            self.code.line(f"l{i} = {bare(joined('and', [f'h{i}', joined(word, [t.low for t in first])]))}")
            if self.mode == "reasons":
                self.code.line(f"w{i} = {united(*(t.why for t in first))}")
        test = f"v{i}" if self.mode == "plain" else f"h{i}" if every else f"l{i}"
        for last, stage in pairwise(stages):
            self.code.line(f"if {test}:" if every else f"if not {test}:")
            self.code.depth += 1
            if stage.scope is not last.scope:
                self._scope(region, stage.scope, done)
            terms = [self.terms[n] for n in stage.names]
            low, high = joined(word, [t.low for t in terms]), joined(word, [t.high for t in terms])
            if self.mode == "plain":
                self.code.line(f"v{i} = {bare(low)}")
                continue
            self.code.line(f"h{i} = {bare(high if every else joined('or', [f'h{i}', high]))}")
            self.code.line(f"l{i} = {bare(joined('and', [f'h{i}', f'l{i}', low]) if every else low)}")
            if any(t.why for t in terms):
                self.code.line(f"w{i} = {united(f'w{i}', *(t.why for t in terms))}")
        self.code.depth = start
        if self.mode == "plain":
            return thin(f"v{i}")
        if self.mode == "reasons":
            with self.code.under(f"if l{i} or not h{i}:"):
                self.code.line(f"w{i} = E")
        return Term(f"l{i}", f"h{i}", f"w{i}" if self.mode == "reasons" else "")

    def _branches(self, region: Region, let: core.Let, op: core.Choose, done: set[Name]) -> Term:
        """`Choose` as statements: a branch is run only if it may be taken."""
        stages, i = region.stages[let.name], self.view.order[let.name]
        test = self.terms[op.test]
        scopes = [stages[k].scope if len(stages) > 1 else None for k in (-2, -1)]

        def branch(scope: Scope | None, name: Name) -> Term:
            if scope is not None:
                self._scope(region, scope, done)
            return self.terms[name]

        def take(term: Term) -> None:
            if self.mode == "plain":
                self.code.line(f"v{i} = {bare(term.low)}")
                return
            self.code.line(f"l{i} = {bare(term.low)}")
            self.code.line(f"h{i} = {bare(term.high)}")
            if self.mode == "reasons":
                self.code.line(f"w{i} = {term.why or 'E'}")

        if test.thin:
            with self.code.under(f"if {bare(test.low)}:"):
                take(branch(scopes[0], op.then))
            with self.code.under("else:"):
                take(branch(scopes[1], op.other))
        else:
            may, must = self.code.atom(test.high), self.code.atom(test.low)
            with self.code.under(f"if {may}:"):
                take(branch(scopes[0], op.then))
            with self.code.under(f"if not {must}:"):
                other = branch(scopes[1], op.other)
                low, high = self.code.atom(other.low), self.code.atom(other.high)
                with self.code.under(f"if {may}:"):
                    words = ("and", "or") if let.type == BOOL else ("<", ">")
                    order = in_order(self.ranges, op.then, op.other)
                    if order <= 0:
                        self.code.line(f"h{i} = {high if order else bare(extreme(self.code, [f'h{i}', high], words[1]))}")
                    if order >= 0:
                        self.code.line(f"l{i} = {low if order else bare(extreme(self.code, [f'l{i}', low], words[0]))}")
                    if self.mode == "reasons":
                        self.code.line(f"w{i} = E if l{i} == h{i} else {united(f'w{i}', test.why, other.why)}")
                with self.code.under("else:"):
                    take(evolve(other, low=low, high=high))
        if self.mode == "plain":
            return thin(f"v{i}")
        return Term(f"l{i}", f"h{i}", f"w{i}" if self.mode == "reasons" else "")

    # ------------------------------------------------------------ exceptions

    def _default(self, let: core.Let, base: Name, cases: tuple[core.Case, ...]) -> Term:
        if self.mode == "plain":
            return thin(self._chain(base, cases))
        i = self.view.order[let.name]
        table = self.constants.name("Y", cases, runtime.yields_of(core.Default(base, cases)))
        parts = [self._interval(base), *(f"({self._triple(c.when)}, {self._triple(c.then)})" for c in cases)]
        names = [f"l{i}", f"h{i}", f"w{i}"]
        self.code.line(f"{', '.join(names)} = unless({', '.join([table, *parts])})")
        return Term(names[0], names[1], names[2] if self.mode == "reasons" else "")

    def _interval(self, name: Name) -> str:
        return f"({self._triple(name)})"

    def _triple(self, name: Name) -> str:
        term = self.terms[name]
        return f"{bare(term.low)}, {bare(term.high)}, {term.why or 'E'}"

    def _chain(self, base: Name, cases: tuple[core.Case, ...]) -> str:
        """Who gives way to more stands further inside. Two that fire together and do not give way must give the same."""
        whens = {c.label: self.code.atom(self.terms[c.when].low) for c in cases}
        for k, one in enumerate(cases):
            rivals = [whens[o.label] for o in cases[:k] if o.then != one.then and o.label not in one.yields and one.label not in o.yields]
            if rivals:
                with self.code.under(f"if {whens[one.label]} and {joined('or', rivals)}:"):
                    self.code.line(STEP_BACK)
        text = self.terms[base].low
        for case in sorted(cases, key=lambda c: -len(c.yields)):
            text = f"({self.terms[case.then].low} if {whens[case.label]} else {text})"
            text = text if short(text) else self.code.atom(text)
        return text

    # ------------------------------------------------------------ lists

    def _loop(self, group: list[tuple[core.Let, core.Fold]]) -> None:
        looped(self, group)
