"""Folds as loops. Elements that may be missing from a list are one blank row more, which never surely counts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from policyrules import core
from policyrules.backends.scalar.constants import STEP_BACK, Loop
from policyrules.backends.scalar.text import Term, bare, joined, number, thin, united
from policyrules.classes import frozen
from policyrules.core.nodes import Name
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR

if TYPE_CHECKING:
    from policyrules.backends.scalar.statements import Statements


@frozen
class Head:
    """Names in the loop over a block: the row, the blank row, how many elements the blank row stands for."""

    row: str
    blank: str = ""
    room: str = ""

    def on_file(self) -> str:
        return f"({self.row} is not {self.blank})" if self.blank else "True"


def looped(at: Statements, group: list[tuple[core.Let, core.Fold]]) -> None:
    """One loop for several folds over one block; their terms are found in `at.terms` afterwards."""
    block = at.view.program.block(group[0][1].block)
    place = 1 + next(i for i, b in enumerate(at.view.program.blocks) if b.name == block.name)
    outer, row = at.loops[block.parent], f"e{place}"
    writers = [(PLAIN if at.mode == "plain" else BOUNDS)[op.how](at, let, op) for let, op in group]
    for writer in writers:
        writer.begin()
    head = _months(at, block, place) if block.months else _listed(at, block, place)
    at.code.depth += 1
    if not block.months and at.mode == "reasons":
        kind = core.Reason("list", block.over, (*at.slots.path(block.parent), *block.path))
        missing = at.constants.reason(kind) if outer.items == "()" else f"named({at.constants.kind(kind)}, {outer.items})"
        missing = f"{outer.stranger} or {missing}" if outer.stranger else missing  # nobody can be asked for a list of somebody not listed
        at.code.line(f"q{place} = None if {row} is not {head.blank} else {missing}")
        at.code.line(f"n{place} = (*{outer.items}, i{place}) if q{place} is None else {outer.items}")
    if block.months:
        at.loops[block.name] = Loop(row, outer.items, f"d{place}", outer.stranger)
    else:
        at.loops[block.name] = Loop(row, f"n{place}", outer.day, f"q{place}" if at.mode == "reasons" else "")
    wanted = list(dict.fromkeys(n for writer in writers for n in writer.wanted()))
    at.region(block.name, wanted)
    for writer in writers:
        writer.step(head, alone=len(writers) == 1)
    at.code.depth -= 1
    for writer in writers:
        at.terms[writer.let.name] = writer.end()


def _months(at: Statements, block: core.Block, place: int) -> Head:
    """The head of a loop over months; none of them may be missing."""
    assert block.months is not None
    outer, row = at.loops[block.parent], f"e{place}"
    month = f"{outer.day} // {DAYS_A_MONTH}"
    start = month if block.months.anchor == "month" else f"{outer.day} // {DAYS_A_YEAR} * {MONTHS_A_YEAR}"
    at.code.line(f"for d{place}, {row} in seen({outer.row}, {start} + {number(block.months.first)}, {block.size}):")
    return Head(row)


def _listed(at: Statements, block: core.Block, place: int) -> Head:
    """The head of a loop over a list."""
    outer, row = at.loops[block.parent], f"e{place}"
    items, complete = at.slots.listed(outer.row, block)
    if at.mode == "plain":
        with at.code.under(f"if not {complete}:"):
            at.code.line(STEP_BACK)
        head = Head(row)
        line = f"for {row} in {items}:"
    else:
        blank = at.constants.name("B", at.slots.entity(block.name).entity.name, at.slots.entity(block.name).blank)
        room = at.code.fresh("m")
        head = Head(row, blank, room)
        at.code.line(f"{room} = 0 if {complete} else {block.size} - len({items})")
        elements = f"((*{items}, {blank}) if {room} > 0 else {items})"
        line = f"for i{place}, {row} in enumerate({elements}):" if at.mode == "reasons" else f"for {row} in {bare(elements)}:"
    at.code.line(line)
    return head


class Writer(ABC):
    """What a fold puts before, into and after its loop."""

    def __init__(self, at: Statements, let: core.Let, op: core.Fold) -> None:
        self.at, self.let, self.op, self.i = at, let, op, at.view.order[let.name]
        self.none = at.terms[op.none]

    def wanted(self) -> tuple[Name, ...]:
        return (self.op.when,) if self.op.how == "any" else (self.op.when, self.op.value)

    @abstractmethod
    def begin(self) -> None: ...

    @abstractmethod
    def step(self, head: Head, alone: bool) -> None: ...

    @abstractmethod
    def end(self) -> Term: ...

    @property
    def when(self) -> Term:
        return self.at.terms[self.op.when]

    @property
    def value(self) -> Term:
        return self.at.terms[self.op.value]


class PlainAny(Writer):
    def begin(self) -> None:
        self.at.code.line(f"v{self.i} = {bare(self.none.low)}")

    def step(self, head: Head, alone: bool) -> None:
        with self.at.code.when(self.when.low):
            self.at.code.line(f"v{self.i} = True")
            if alone:
                self.at.code.line("break")

    def end(self) -> Term:
        return thin(f"v{self.i}")


class PlainSum(PlainAny):
    def step(self, head: Head, alone: bool) -> None:
        with self.at.code.when(self.when.low):
            self.at.code.line(f"v{self.i} += {bare(self.value.low)}")


class PlainExtreme(PlainAny):
    def begin(self) -> None:
        self.at.code.line(f"v{self.i} = None")

    def step(self, head: Head, alone: bool) -> None:
        sign = "<" if self.op.how == "least" else ">"
        with self.at.code.when(self.when.low):
            value = self.at.code.atom(self.value.low)
            with self.at.code.under(f"if v{self.i} is None or {value} {sign} v{self.i}:"):
                self.at.code.line(f"v{self.i} = {value}")

    def end(self) -> Term:
        with self.at.code.under(f"if v{self.i} is None:"):
            self.at.code.line(f"v{self.i} = {bare(self.none.low)}")
        return thin(f"v{self.i}")


class WideAny(Writer):
    def begin(self) -> None:
        self.at.code.line(f"l{self.i} = {bare(self.none.low)}")
        self.at.code.line(f"h{self.i} = {bare(self.none.high)}")
        if self.at.mode == "reasons":
            self.at.code.line(f"w{self.i} = {self.none.why or 'E'}")

    def step(self, head: Head, alone: bool) -> None:
        code, i = self.at.code, self.i
        with code.when(self.when.high):
            code.line(f"h{i} = True")
            with code.when(self.surely(head)):
                code.line(f"l{i} = True")
                if alone:
                    code.line("break")
            if self.at.mode == "reasons":
                code.line(f"w{i} = w{i} | {self.why(head)}")

    def surely(self, head: Head) -> str:
        """Whether the element counts for sure, given that it may."""
        return head.on_file() if self.when.thin else joined("and", [head.on_file(), self.when.low])

    def why(self, head: Head) -> str:
        """Why it is open whether the element counts, given that it may. A month is there as surely as what is seen in it."""
        q = "" if self.at.view.program.block(self.op.block).months else self.at.loops[self.op.block].stranger
        return united(self.when.why, q and f"({q} or E)")

    def end(self) -> Term:
        i = self.i
        if self.at.mode == "reasons":
            with self.at.code.under(f"if l{i} or not h{i}:"):
                self.at.code.line(f"w{i} = E")
        return Term(f"l{i}", f"h{i}", f"w{i}" if self.at.mode == "reasons" else "")


class WideSum(WideAny):
    def step(self, head: Head, alone: bool) -> None:
        code, i, reasons = self.at.code, self.i, self.at.mode == "reasons"
        with code.when(self.when.high):
            low, high, surely = code.atom(self.value.low), code.atom(self.value.high), self.surely(head)
            with code.when(surely):
                code.line(f"l{i} += {low}")
                code.line(f"h{i} += {high}")
                if reasons and self.value.why:
                    code.line(f"w{i} = w{i} | {self.value.why}")
            if surely != "True":
                self._maybe(head, low, high)

    def _maybe(self, head: Head, low: str, high: str) -> None:
        """What an element adds that may not count, or that stands for several."""
        code, i, reasons = self.at.code, self.i, self.at.mode == "reasons"
        with code.under("else:"):
            times = code.fresh("m")
            code.line(f"{times} = 1 if {head.on_file()} else {head.room}" if head.blank else f"{times} = 1")
            least, most = self.at.ranges[self.op.value]
            if least < 0:
                with code.under(f"if {low} < 0:"):
                    code.line(f"l{i} += {times} * {low}")
            if most > 0:
                with code.when("True" if least >= 0 else f"{high} > 0"):
                    code.line(f"h{i} += {times} * {high}")
            if reasons:
                with code.under(f"if {low} < 0 or {high} > 0:"):
                    code.line(f"w{i} = w{i} | {united(self.why(head), self.value.why)}")

    def end(self) -> Term:
        return Term(f"l{self.i}", f"h{self.i}", f"w{self.i}" if self.at.mode == "reasons" else "")


class WideExtreme(WideAny):
    """`most`, and `least` mirrored. `v`: the best value that an element surely has; `h`: how far one may reach; `l`: the worst.

    For `least` the two bounds change places, so `near` is the bound towards which the fold strives.
    """

    def begin(self) -> None:
        i = self.i
        self.at.code.line(f"v{i} = None")
        self.at.code.line(f"l{i} = {bare(self.none.low)}")
        self.at.code.line(f"h{i} = {bare(self.none.high)}")
        self.at.code.line(f"k{i} = None")
        if self.at.mode == "reasons":
            self.at.code.line(f"a{i} = []")

    def step(self, head: Head, alone: bool) -> None:
        code, i = self.at.code, self.i
        least = self.op.how == "least"
        sign = "<" if least else ">"
        with code.when(self.when.high):
            low, high = code.atom(self.value.low), code.atom(self.value.high)
            near, far = (low, high) if least else (high, low)
            with code.under(f"if k{i} is None or {near} {sign} k{i}:"):
                code.line(f"k{i} = {near}")
            with code.when(self.surely(head)), code.under(f"if v{i} is None or {far} {sign} v{i}:"):
                code.line(f"v{i} = {far}")
            with code.under(f"if {low} < l{i}:"):
                code.line(f"l{i} = {low}")
            with code.under(f"if {high} > h{i}:"):
                code.line(f"h{i} = {high}")
            if self.at.mode == "reasons":
                why = united(self.why(head), self.value.why)
                code.line(f"a{i}.append(({f'-{near}' if least else near}, {why}))")

    def end(self) -> Term:
        code, i = self.at.code, self.i
        least, reasons = self.op.how == "least", self.at.mode == "reasons"
        code.line(f"if v{i} is not None:")
        code.depth += 1
        code.line(f"l{i}, h{i} = {f'k{i}, v{i}' if least else f'v{i}, k{i}'}")
        if reasons:
            code.line(f"w{i} = E if l{i} == h{i} else reaching(a{i}, {f'-h{i}' if least else f'l{i}'})")
        code.depth -= 1
        if reasons:
            with code.under("else:"):
                code.line(f"w{i} = E if l{i} == h{i} else reaching(a{i}, None) | {self.none.why or 'E'}")
        return Term(f"l{i}", f"h{i}", f"w{i}" if reasons else "")


PLAIN: dict[core.How, type[Writer]] = {"any": PlainAny, "sum": PlainSum, "least": PlainExtreme, "most": PlainExtreme}
BOUNDS: dict[core.How, type[Writer]] = {"any": WideAny, "sum": WideSum, "least": WideExtreme, "most": WideExtreme}
