"""Where two steps of one program may come apart: a truth value that holds wherever they do.

Both were made of rules that are nearly the same, so it goes down both at once and stops where they meet again. It may hold where
they are equal after all (what a list holds is looked at element by element), never the other way round.
"""

from __future__ import annotations

from attrs import field

from policyrules import core
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.core.cells import never
from policyrules.core.ranges import ranges
from policyrules.types import BOOL

MOST_STEPS = 4000
"""Beyond it two steps that are not the same name count as different."""


@define
class Unequal:
    builder: Builder
    known: dict[tuple[Name, Name], Name] = field(factory=dict)
    flat: dict[Name, Name] = field(factory=dict)
    impossible: dict[Name, bool] = field(factory=dict)

    def of(self, x: Name, y: Name) -> Name:
        """Whether the two steps differ."""
        b = self.builder
        if x == y:
            return b.truth(False)
        key = min(x, y), max(x, y)
        if key not in self.known:
            self.known[key] = self.leaf(x, y) if len(self.known) > MOST_STEPS else self.looked(x, y)
        return self.known[key]

    def never(self, name: Name) -> bool:
        """Whether the cells of all comparisons show that a truth value never holds."""
        if name not in self.impossible:
            program = self.builder.program({core.Output("", ""): name})
            self.impossible[name] = never(program.by_name, ranges(program), name)
        return self.impossible[name]

    def looked(self, x: Name, y: Name) -> Name:
        b = self.builder
        match b.op_of(x), b.op_of(y):
            case core.Const(a), core.Const(c):
                return b.truth(a != c)
            case core.Not(p), core.Not(q):
                return self.of(p, q)
            case (core.All(p), core.All(q)) | (core.Any(p), core.Any(q)) if self.alike(p, q):
                return b.truth(False)
            case (core.All(p), core.All(q)) | (core.Any(p), core.Any(q)) if set(p) & set(q):
                return self.joined(type(b.op_of(x)) is core.All, p, q)
            case core.Choose(), core.Choose():
                return self.chosen(x, y)
            case core.Choose(test, then, other), _:
                return self.either(test, self.of(then, y), self.of(other, y))
            case _, core.Choose(test, then, other):
                return self.either(test, self.of(x, then), self.of(x, other))
            case core.Default(), core.Default():
                return self.excepted(x, y)
            case core.Default(), _:
                return self.of(self.plain(x), y) if self.plain(x) != x else self.leaf(x, y)
            case _, core.Default():
                return self.of(x, self.plain(y)) if self.plain(y) != y else self.leaf(x, y)
            case core.Fold(), core.Fold():
                return self.folded(x, y)
            case _:
                return self.leaf(x, y)

    def leaf(self, x: Name, y: Name) -> Name:
        b = self.builder
        if b.type_of(x) == BOOL:
            x, y = self.spread(x), self.spread(y)
            return b.any(b.all(x, b.not_(y)), b.all(b.not_(x), y))
        return b.not_(b.same(x, y))

    def alike(self, p: tuple[Name, ...], q: tuple[Name, ...]) -> bool:
        """Whether each item is surely the same as its counterpart."""
        return len(p) == len(q) and all(self.never(self.of(a, c)) for a, c in zip(p, q, strict=True))

    def joined(self, every: bool, p: tuple[Name, ...], q: tuple[Name, ...]) -> Name:
        """What both have in common must let the rest decide."""
        b = self.builder
        shared = [item for item in p if item in q]
        join = b.all if every else b.any
        rest = self.of(join(*(i for i in p if i not in shared)), join(*(i for i in q if i not in shared)))
        return b.all(*(item if every else b.not_(item) for item in shared), rest)

    def chosen(self, x: Name, y: Name) -> Name:
        b, p, q = self.builder, self.builder.op_of(x), self.builder.op_of(y)
        assert isinstance(p, core.Choose) and isinstance(q, core.Choose)
        if p.test == q.test or self.never(self.of(p.test, q.test)):
            return self.either(p.test, self.of(p.then, q.then), self.of(p.other, q.other))
        if (p.then, p.other) == (q.then, q.other):
            return b.all(self.of(p.test, q.test), self.of(p.then, p.other))
        return self.either(p.test, self.of(p.then, y), self.of(p.other, y))

    def either(self, test: Name, then: Name, other: Name) -> Name:
        b = self.builder
        never, test = b.truth(False), self.spread(test)
        ways = [b.all(b.not_(test) if turned else test, way) for turned, way in ((False, then), (True, other)) if way != never]
        return b.any(*ways)

    def spread(self, name: Name) -> Name:
        """The same truth value without choices between two, so that its comparisons can be seen."""
        if name not in self.flat:
            self.flat[name] = self.spread_out(name)
        return self.flat[name]

    def spread_out(self, name: Name) -> Name:
        b = self.builder
        match b.op_of(name):
            case core.Choose(test, then, other) if b.type_of(name) == BOOL:
                test = self.spread(test)
                return b.any(b.all(test, self.spread(then)), b.all(b.not_(test), self.spread(other)))
            case core.All(items):
                return b.all(*map(self.spread, items))
            case core.Any(items):
                return b.any(*map(self.spread, items))
            case core.Not(of):
                return b.not_(self.spread(of))
            case core.Default() if self.plain(name) != name:
                return self.spread(self.plain(name))
            case _:
                return name

    def excepted(self, x: Name, y: Name) -> Name:
        """Exceptions of the same results: the first that fires in one only, or the base where none does."""
        p, q = self.plain(x), self.plain(y)
        if (p, q) != (x, y):
            return self.of(p, q)
        return self.leaf(x, y)

    def plain(self, name: Name) -> Name:
        """Exceptions that take the answer away are conditions like others."""
        b, op = self.builder, self.builder.op_of(name)
        no = b.truth(False)
        if isinstance(op, core.Default) and all(case.then == no for case in op.cases):
            base = b.op_of(op.base)
            parts = base.items if isinstance(base, core.All) else (op.base,)
            return b.all(*parts, *(b.not_(case.when) for case in op.cases))
        return name

    def folded(self, x: Name, y: Name) -> Name:
        """Lists differ only where an element does."""
        b, p, q = self.builder, self.builder.op_of(x), self.builder.op_of(y)
        assert isinstance(p, core.Fold) and isinstance(q, core.Fold)
        if (p.how, p.block, p.none) != (q.how, q.block, q.none):
            return self.leaf(x, y)
        apart = self.of(p.when, q.when)
        if p.how != "any":
            apart = b.any(apart, b.all(p.when, self.of(p.value, q.value)))
        return b.truth(False) if self.never(apart) else self.leaf(x, y)
