"""Programs made step by step: each step is named once, and lives as far out as its operands allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile

from attrs import field

from policyrules import core
from policyrules.cases import Kept
from policyrules.classes import define
from policyrules.core.nodes import ROOT, Name
from policyrules.core.ranges import Range, range_of, span_of
from policyrules.core.walk import operands, rests_on
from policyrules.types import BOOL, DATE, MONTH, Number, Scalar

COUNT = Number()


@define
class Builder:
    """Gathers the lets of one program about `subject`.

    Every method that makes a step returns its name; the same operation of the same type in the same block has one name, so
    that what two rules share is computed once. Steps are made after their operands, hence the order of the program.
    Raises ValueError where operands live in lists that do not see each other.
    """

    subject: str
    _lets: dict[Name, core.Let] = field(factory=dict, init=False)
    _places: dict[Name, int] = field(factory=dict, init=False)
    _bounds: dict[Name, Range] = field(factory=dict, init=False)
    _blocks: dict[Name, core.Block] = field(factory=dict, init=False)
    _named: dict[tuple[core.Op, Scalar, Name | None], Name] = field(factory=dict, init=False)
    """By what a step is; also without its home, which follows from its operands."""
    _order: list[Name] = field(factory=list, init=False)

    def type_of(self, name: Name) -> Scalar:
        return self._lets[name].type

    def op_of(self, name: Name) -> core.Op:
        return self._lets[name].op

    def home_of(self, name: Name) -> Name:
        return self._lets[name].home

    def block(self, parent: Name, path: Sequence[str], over: str, size: int) -> Name:
        """The list `over` of what is reached over `path` from an element of `parent`; the same list has one block."""
        for block in self._blocks.values():
            if (block.parent, block.path, block.over, block.months) == (parent, tuple(path), over, None):
                return block.name
        name = f"b{len(self._blocks) + 1}"
        self._blocks[name] = core.Block(name, over, size, tuple(path), parent)
        return name

    def months(self, parent: Name, months: core.Months, size: int) -> Name:
        """An element of `parent` seen in each of some months; the same months have one block."""
        for block in self._blocks.values():
            if (block.parent, block.months, block.size) == (parent, months, size):
                return block.name
        name = f"b{len(self._blocks) + 1}"
        self._blocks[name] = core.Block(name, "", size, parent=parent, months=months)
        return name

    @property
    def lets(self) -> Mapping[Name, core.Let]:
        """All steps so far."""
        return self._lets

    def bounds(self) -> Mapping[Name, Range]:
        """Between which bounds each step so far lies, whatever the day; each is found once, for no step changes."""
        new = self._order[len(self._bounds) :]
        sizes = {block.name: block.size for block in self._blocks.values()} if new else {}
        for name in new:
            self._bounds[name] = range_of(self._lets[name].op, self._bounds, None, sizes)
        return self._bounds

    def program(self, outputs: dict[core.Output, Name], also: Iterable[Name] = ()) -> core.Program:
        """All steps so far that the outputs rest on, and those of `also` (steps that only an explanation reads)."""
        kept = sorted(rests_on(self._lets, [*outputs.values(), *also]), key=self._places.__getitem__)
        return core.Program(self.subject, tuple(self._blocks.values()), tuple(self._lets[name] for name in kept), outputs)

    def add(self, op: core.Op, type: Scalar, home: Name | None = None) -> Name:
        """A step; `home` is found from the operands unless it is given, as it must be for facts of an element."""
        key = op, type, home
        name = self._named.get(key)
        if name is None:
            whole = op, type, self._home(op) if home is None else home
            name = self._named.get(whole) or f"t{len(self._lets) + 1}"
            self._named[key] = self._named[whole] = name
            if name not in self._lets:
                self._places[name] = len(self._lets)
                self._lets[name] = core.Let(name, *whole)
                self._order.append(name)
        return name

    def _home(self, op: core.Op) -> Name:
        match op:
            case core.Fold(_, block, when, value, none):
                if not {self.home_of(when), self.home_of(value)} <= set(self._chain(block)):
                    raise ValueError(f"a fold over {block} reads what its elements do not see")
                parent = self._blocks[block].parent
                if self.home_of(none) not in self._chain(parent):
                    raise ValueError(f"the value for an empty {block} must be seen outside of it")
                return parent
            case _:
                return self.deepest(operands(op))

    def deepest(self, names: Iterable[Name]) -> Name:
        """The innermost block among the homes of some steps."""
        found = ROOT
        for name in names:
            home = self.home_of(name)
            if home == found or home in self._chain(found):
                continue
            if found not in self._chain(home):
                raise ValueError(f"{found} and {home} do not see each other")
            found = home
        return found

    def _chain(self, home: Name) -> list[Name]:
        found = [home]
        while found[-1] != ROOT:
            found.append(self._blocks[found[-1]].parent)
        return found

    # ------------------------------------------------------------ leaves

    def const(self, value: int, type: Scalar = COUNT) -> Name:
        return self.add(core.Const(value), type)

    def truth(self, value: bool) -> Name:
        return self.const(int(value), BOOL)

    def fact(
        self, name: str, type: Scalar = BOOL, low: int = 0, high: int = 1, *, home: Name = ROOT, path: Sequence[str] = (),
        aspect: core.Aspect = "value", source: core.Source = "fact", kept: Kept = "fixed",
    ) -> Name:  # fmt: skip
        """A fact of an element of `home`. Parameters belong to no element: they live in the root."""
        if source == "parameter":
            home, path = ROOT, ()
        return self.add(core.Fact(name, low, high, tuple(path), aspect, source, kept), type if aspect == "value" else BOOL, home)

    def as_of(self, low: int, high: int, name: str = "计算日", home: Name = ROOT) -> Name:
        """The day of the answer, between `low` and `high`; in a block of months and the lists in it, the first day of the month."""
        around = [self._blocks[block] for block in self._chain(home) if block != ROOT]
        while around and around[0].months is None:
            around.pop(0)
        for block in reversed([b for b in around if b.months]):
            low, high = span_of(block, (low, high))
        return self.fact(name, DATE, low, high, source="time", home=around[0].name if around else ROOT)

    # ------------------------------------------------------------ truth values

    def not_(self, of: Name) -> Name:
        inner = self.op_of(of)
        return inner.of if isinstance(inner, core.Not) else self.add(core.Not(of), BOOL)

    def all(self, *items: Name) -> Name:
        flat = tuple(dict.fromkeys(items))
        return flat[0] if len(flat) == 1 else self.add(core.All(flat), BOOL) if flat else self.truth(True)

    def any(self, *items: Name) -> Name:
        flat = tuple(dict.fromkeys(items))
        return flat[0] if len(flat) == 1 else self.add(core.Any(flat), BOOL) if flat else self.truth(False)

    def less(self, left: Name, right: Name) -> Name:
        return self.add(core.Less(left, right), BOOL)

    def at_least(self, left: Name, right: Name) -> Name:
        """以上: the number itself is included."""
        return self.not_(self.less(left, right))

    def at_most(self, left: Name, right: Name) -> Name:
        return self.not_(self.less(right, left))

    def same(self, left: Name, right: Name) -> Name:
        return self.add(core.Same(left, right), BOOL)

    def one_of(self, of: Name, values: Iterable[int]) -> Name:
        runs: list[tuple[int, int]] = []
        for value in sorted(set(values)):
            if runs and runs[-1][1] == value - 1:
                runs[-1] = runs[-1][0], value
            else:
                runs.append((value, value))
        return self.in_runs(of, runs)

    def in_runs(self, of: Name, runs: Sequence[tuple[int, int]]) -> Name:
        """The runs must be sorted and must not touch."""
        return self.add(core.OneOf(of, tuple(runs)), BOOL)

    # ------------------------------------------------------------ numbers

    def sum(self, terms: Iterable[tuple[int, Name]], plus: int = 0, type: Scalar | None = None) -> Name:
        """The type is that of the first term unless it is given."""
        fixed = tuple(terms)
        return self.add(core.Sum(fixed, plus), type or self.type_of(fixed[0][1]))

    def times(self, left: Name, right: Name, type: Scalar) -> Name:
        return self.add(core.Times(left, right), type)

    def quotient(self, of: Name, by: Name, rounding: core.Rounding, type: Scalar) -> Name:
        return self.add(core.Quotient(of, by, rounding), type)

    def least(self, *items: Name) -> Name:
        return self._joined(core.Least, items)

    def most(self, *items: Name) -> Name:
        return self._joined(core.Most, items)

    def _joined(self, op: type[core.Least | core.Most], items: Sequence[Name]) -> Name:
        flat = tuple(dict.fromkeys(items))
        return flat[0] if len(flat) == 1 else self.add(op(flat), self.type_of(flat[0]))

    def years(self, birth: Name, at: Name) -> Name:
        return self.add(core.Years(birth, at), Number("周岁"))

    def month_of(self, date: Name) -> Name:
        return self.add(core.MonthOf(date), MONTH)

    def month_end(self, month: Name) -> Name:
        return self.add(core.MonthEnd(month), DATE)

    # ------------------------------------------------------------ choices

    def choose(self, test: Name, then: Name, other: Name) -> Name:
        return self.add(core.Choose(test, then, other), self.type_of(then))

    def default(self, base: Name, *cases: core.Case) -> Name:
        return self.add(core.Default(base, cases), self.type_of(base)) if cases else base

    def fold(self, how: core.How, block: Name, when: Name, value: Name, none: Name) -> Name:
        return self.add(core.Fold(how, block, when, value, none), BOOL if how == "any" else self.type_of(value))

    def exists(self, block: Name, when: Name) -> Name:
        return self.fold("any", block, when, when, self.truth(False))

    def count(self, block: Name, when: Name, type: Scalar = COUNT) -> Name:
        return self.fold("sum", block, when, self.const(1, type), self.const(0, type))


def inside(program: core.Program, home: Name, outer: Name) -> bool:
    """Whether `home` is the block `outer` or lies within it."""
    return outer == ROOT or any(True for _ in dropwhile(lambda b: b.name != outer, program.chain(home)))
