"""The questions about one rule, settled: by the solver or by intervals and choices, on the reference evaluator, and by drawn people."""

from __future__ import annotations

from functools import cached_property

from attrs import field

from policyrules import core
from policyrules.classes import define
from policyrules.core import Program
from policyrules.core.ranges import ranges
from policyrules.prove.asking import Asker, Found, ordinary
from policyrules.prove.assumptions import Assuming, assumed
from policyrules.prove.attack import Attack
from policyrules.prove.checks import Check
from policyrules.prove.deciding import Decider, computed
from policyrules.prove.report import Options
from policyrules.prove.solver import there
from policyrules.prove.steps import Further
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import FEW, Setting, World


@define(eq=False, slots=False)
class Settling:
    """`program`: the steps that the rule and its words read. `places`: with how many elements of a list anything was asked."""

    assuming: Assuming
    options: Options
    entity: str
    program: Program
    places: int = field(default=FEW, init=False)
    attack: Attack = field(init=False)

    def __attrs_post_init__(self) -> None:
        assuming = self.assuming
        self.attack = Attack(self.program, assuming.compiled.checked, assuming.assumptions, self.options.tries)

    def settle(self, check: Check) -> tuple[Found, int]:
        """What comes out, and how many drawn people were tried against it."""
        found = (self.drawn(check) or self.led(check)) if check.good == "case" and self.costly else None
        found = found or (self.solved(check, check.good == "never") if there() else self.plain(check))
        if found.how == "case" or not self.options.tries:
            return found, 0
        return self.drawn(check) or found, len(self.attack.traces)

    # ------------------------------------------------------------ by the solver

    def solved(self, check: Check, shown: bool) -> Found:
        """With few places in each list, and with more before anything is said never to happen."""
        found = self.asker.ask(check.question, shown)
        if found.how == "open" and not found.disagrees:
            found = self.afresh(check, shown)
        return self.wider.ask(check.question, shown) if found.how == "never" and self.asker.world.widest > FEW else found

    def afresh(self, check: Check, shown: bool) -> Found:
        """Of a new solver, since what one was asked before leads it astray at times; first with nothing assumed, which is easier, and
        what never happens then does not happen at all."""
        found = self.ready(FEW, assuming=False).ask(check.question, shown)
        return found if found.how == "never" else self.ready(FEW).ask(check.question, shown)

    @cached_property
    def asker(self) -> Asker:
        return self.ready(FEW)

    @cached_property
    def wider(self) -> Asker:
        """The same with more places in each list."""
        self.places = self.asker.world.widest
        return self.ready(self.places)

    def ready(self, slots: int, *, assuming: bool = True) -> Asker:
        checked = self.assuming.compiled.checked
        presumed = frozenset(checked.resolved.presumptions)
        world = World(Setting(checked.vocabulary, checked.parameters, presumed, self.entity, slots))
        made = formulas(self.program, world)
        said = assumed(self.assuming.assumptions, world) if assuming else ()
        return Asker(made, said, self.options.seconds, ordinary(world))

    # ------------------------------------------------------------ without it

    def plain(self, check: Check) -> Found:
        """By intervals and choices; what is open although all is known shows in a case alone."""
        return self.decider.ask(check.question, self.attack) if check.kind != "gap" else self.drawn(check) or Found("open")

    @cached_property
    def decider(self) -> Decider:
        return Decider(Further(self.program), computed(self.assuming.compiled.checked))

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
