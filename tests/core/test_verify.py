from __future__ import annotations

import pytest

from policyrules import core
from policyrules.core import Block, Fact, Let, Name, Op, Program
from policyrules.core.verify import FIRST, SECOND, broken
from policyrules.types import BOOL, DATE, Number, Scalar

COUNT = Number()
P, Q, N = Let("p", Fact("甲", 0, 1), BOOL), Let("q", Fact("乙", 0, 1), BOOL), Let("n", Fact("数", 0, 9), COUNT)
E = Let("e", Fact("内", 0, 1), BOOL, "b")
BLOCK = Block("b", "成员", 3)


def said(*lets: Let, blocks: tuple[Block, ...] = (BLOCK,), output: Name = "p") -> str:
    return "; ".join(broken(Program("人员", blocks, lets, {core.Output("甲", "outcome"): output})))


def let(op: Op, type: Scalar = BOOL, home: Name = "", name: Name = "x") -> Let:
    return Let(name, op, type, home)


def test_a_sound_program_has_no_complaints() -> None:
    assert said(P, Q, N, E, let(core.All(("p", "q"))), let(core.Fold("any", "b", "e", "e", "q"), name="y")) == ""


@pytest.mark.parametrize(
    ("lets", "complaint"),
    [
        ((P, P), "let p is there twice"),
        ((P, let(core.Not("q"))), "x reads q, which is not there before it"),
        ((P, let(core.Fact("甲", 0, 1), home="c")), "x lives in c, which is no block"),
        ((P, let(core.Fold("any", "c", "p", "p", "p"))), "x folds c, which is no block"),
        ((P, E, let(core.Not("e"))), "x does not see e"),
        ((P, E, let(core.Fold("any", "b", "e", "e", "p"), home="b")), "fold x does not live in the parent of b"),
        ((P, E, let(core.Fold("any", "b", "p", "p", "e"))), "x does not see e"),
        ((P, N, let(core.All(("p", "n")))), "x takes n for a truth value"),
        ((P, N, let(core.Choose("p", "n", "p"), COUNT)), "its branch p is"),
        ((P, N, let(core.OneOf("n", ((5, 6), (1, 2))))), "the runs of x are not sorted, or touch"),
        ((P, N, let(core.OneOf("n", ((1, 2), (3, 4))))), "the runs of x are not sorted, or touch"),
        ((P, N, let(core.Quotient("n", "n", "down"), COUNT)), "x may divide by 0"),
        ((P, let(core.All(()))), "x is made of nothing"),
        ((P, let(core.Fact("数", 3, 1), COUNT)), "fact x has no bounds"),
        ((P, let(core.Fact("标准", 0, 1, source="parameter"), home="b")), "x belongs to no element, and lives in one"),
        ((P, let(core.Fact("计算日", 0, 1, aspect="present", source="time"), DATE)), "x is the day of the answer, and no date"),
        ((P, let(core.Default("p", (core.Case("一", "p", "p", frozenset({"二"})),)))), "gives way to one that is not there"),
        ((P, Q, let(core.Default("p", (core.Case("一", "p", "p"), core.Case("一", "q", "p"))))), "two exceptions of one label"),
        (
            (P, Q, let(core.Default("p", (core.Case("一", "p", "p", frozenset({"二"})), core.Case("二", "q", "p", frozenset({"一"})))))),
            "gives way in a circle",
        ),
    ],
)
def test_each_invariant_is_checked(lets: tuple[Let, ...], complaint: str) -> None:
    assert complaint in said(*lets)


def test_blocks_and_outputs() -> None:
    assert "block c stands in d" in said(P, blocks=(Block("c", "成员", 3, parent="d"),))
    assert "block c has no room" in said(P, blocks=(Block("c", "成员", 0),))
    assert "output e lives in a list" in said(P, E, output="e")
    assert "an output of a rule is z, which is no step" in said(P, output="z")
    assert len({*FIRST, *SECOND}) == 14
