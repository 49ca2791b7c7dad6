"""All mutants of a pack judged, in one process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import groupby
from typing import Final

from attrs import field

from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.driver.processes import spread
from policyrules.mutation.from_checked import mutants
from policyrules.mutation.judge import Judge, Proves, Refutes, tested
from policyrules.mutation.model import Fate, Mutant, Verdict

MOST_AT_ONCE: Final = 12
"""Mutants of one rule that a process takes at a time: after Ctrl-C no more than these of each process are lost."""


@frozen
class Options:
    """`only`: this rule alone. `limit`: so many mutants at most, taken evenly. `tries`, `properties`: as of `Judge`; of a property so
    many cases. `seconds`: what the solver may take for one question; 0: it is not asked."""

    only: str = ""
    limit: int | None = None
    tries: int = 60
    properties: int = 0
    seconds: float = 2


@frozen
class Judged:
    """What became of the mutant with a number, as one process tells another."""

    number: int
    fate: Fate
    by: str
    witness: Case | None
    tried: int
    open: bool


@define(eq=False, slots=False)
class Bench:
    """A pack without errors and all changes to it that are to be judged. `noticing`: the examples that noticed one so far."""

    compiled: Compiled
    options: Options
    proves: Proves | None = None
    judge: Judge = field(init=False)

    def __attrs_post_init__(self) -> None:
        asked = refutes(self.options.properties) if self.options.properties else None
        self.judge = Judge(self.compiled, self.options.tries, asked, self.proves)

    @cached_property
    def whole(self) -> list[Mutant]:
        """Of its own rules: those of a pack that it builds on have examples of their own there."""
        borrowed = self.compiled.files.borrows
        return [mutant for mutant in mutants(self.compiled.checked, self.options.only) if not borrowed(mutant.within.at.file)]

    @property
    def chosen(self) -> list[int]:
        """The numbers of those to be judged."""
        of, limit = len(self.whole), self.options.limit
        return list(range(of)) if limit is None or limit >= of else [i * of // limit for i in range(limit)]

    def idle(self) -> list[str]:
        """Examples that noticed nothing, of those that are met and test a rule that was judged; told after all was judged."""
        names = {name for mutant in self.whole for _, name in mutant.rules}
        return [e.name for e in self.judge.met if e.name not in self.judge.noticing and not names.isdisjoint(tested(e))]

    def each(self, numbers: Sequence[int]) -> Iterator[Judged]:
        for number in numbers:
            v = self.judge.judge(self.whole[number])
            yield Judged(number, v.fate, v.by, v.witness, v.tried, v.open)

    def verdict(self, judged: Judged) -> Verdict:
        return Verdict(self.whole[judged.number], judged.fate, judged.by, judged.witness, judged.tried, judged.open)


def bench(files: PackFiles, options: Options) -> Bench:
    """The pack compiled, with what it assumes and with a solver where one is installed and wanted; it may hold errors."""
    if not options.seconds or find_spec("z3") is None:
        return Bench(compile_pack(files), options)
    from policyrules.mutation.solver import Solver
    from policyrules.prove.assumptions import with_assumptions

    assuming = with_assumptions(files)
    compiled = compile_pack(files)
    return Bench(compiled, options, Solver(compiled.checked, assuming.assumptions, options.seconds))


def refutes(tries: int) -> Refutes:
    from policyrules.testing.properties import check_property

    def refuted(compiled: Compiled, name: str) -> bool:
        """A premise that no drawn thing meets refutes nothing."""
        return check_property(compiled, name, max_examples=tries, seed=0, shown=False).error in ("property-fails", "answer-flips")

    return refuted


# ---------------------------------------------------------------- one process or several


def run(own: Bench, jobs: int, tell: Callable[[int, int], None], done: list[Verdict]) -> bool:
    """Judge all into `done`, in order; whether it came to the end. Ctrl-C ends it with what was done by then. Raises HelperLost."""
    numbers = own.chosen
    found: dict[int, Judged] = {}
    try:
        for judged in own.each(numbers) if jobs == 1 else _shared(own, jobs, numbers):
            found[judged.number] = judged
            tell(len(found), len(numbers))
    except KeyboardInterrupt:
        pass
    done += [own.verdict(found[number]) for number in sorted(found)]
    return len(found) == len(numbers)


def _shared(own: Bench, jobs: int, numbers: Sequence[int]) -> Iterator[Judged]:
    """The other processes get the texts of the pack as they were read, whatever becomes of its files meanwhile."""
    with spread(_work, list(_chunks(own, numbers)), jobs, own, bench, (own.compiled.files, own.options)) as found:
        for _, (judged, noticing) in found:
            own.judge.noticing |= noticing
            yield from judged


def _chunks(own: Bench, numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, group in groupby(numbers, key=lambda number: own.whole[number].rule):
        same = list(group)
        yield from (same[i : i + MOST_AT_ONCE] for i in range(0, len(same), MOST_AT_ONCE))


def _work(own: Bench, numbers: list[int]) -> tuple[list[Judged], set[str]]:
    return list(own.each(numbers)), own.judge.noticing
