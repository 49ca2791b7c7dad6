"""Reference, evaluators and formulas answer alike; and the reckoning of formulas is that of the solver. See `campaign`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

z3 = pytest.importorskip("z3", reason="the extra `prove` is not installed")

from tests.agreement import campaign  # noqa: E402  # only where there is a solver
from tests.agreement.model import Bounds, Model  # noqa: E402  # only where there is a solver
from tests.agreement.reckoning import parts_of, reckoner  # noqa: E402  # only where there is a solver

PROGRAMS, CASES = 40, 6


def test_reference_evaluators_and_formulas_agree() -> None:
    block = campaign.Block(CASES, size=PROGRAMS)
    block.run(0)
    assert block.difference == ""
    counts = block.counts
    print(f"\n{campaign.told(counts)}")
    assert counts["programs"] == len(block.programs) == PROGRAMS
    assert counts["programs, three"] >= 0.9 * PROGRAMS
    assert counts["evaluators alone"]
    assert 0.1 <= counts["open, three"] / counts["answers, three"] <= 0.6


def test_a_formula_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = Model.reckoned

    def wrong(model: Model, case: Any) -> Bounds:
        return {output: (low, high) if low == high else (low, high - 1) for output, (low, high) in right(model, case).items()}

    monkeypatch.setattr(Model, "reckoned", wrong)
    block = campaign.Block(CASES, size=PROGRAMS)
    block.run(0)
    assert block.difference.startswith("formulas: ")


def test_a_run_goes_on_where_it_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, options = tmp_path / "there" / "kept.jsonl", ["--block", "4", "--cases", "3"]
    assert campaign.main([*options, "--kept", str(kept), "--programs", "4"]) == 0
    first = kept.read_text("utf-8")
    assert campaign.main([*options, "--kept", str(kept), "--programs", "8"]) == 0
    blocks = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    assert kept.read_text("utf-8").startswith(first)
    assert [block["block"] for block in blocks] == [0, 1]
    assert len({digest for block in blocks for digest in block["programs"]}) == 8
    assert "8 programs" in capsys.readouterr().out


# ---------------------------------------------------------------- the reckoning

(X, Y), (P, Q) = z3.Ints("x y"), z3.Bools("p q")
OF_MONTH = z3.Function("f", z3.IntSort(), z3.BoolSort())
TERMS: tuple[Any, ...] = (
    X + Y + 3, X - Y, -X, X * Y, X / Y, X % Y, (X - 7) / 3, X < Y, X <= Y, X > Y, X >= Y, X == Y, z3.Distinct(X, Y, X + 1), P == Q,
    z3.And(P, Q, X < 2), z3.Or(P, Q), z3.Not(P), z3.Implies(P, Q), z3.If(P, X, -Y), z3.If(z3.If(P, Q, z3.Not(Q)), X, Y) + X,
    z3.And(OF_MONTH(X / 32), P), z3.BoolVal(True), z3.IntVal(-3), True, 7,
)  # fmt: skip
numbers = st.integers(-70, 70)


@given(numbers, numbers.filter(bool), st.booleans(), st.booleans(), st.booleans())
def test_each_operator_is_that_of_the_solver(x: int, y: int, p: bool, q: bool, then: bool) -> None:
    leaves, values = [X, Y, P, Q, OF_MONTH(X / 32)], [x, y, p, q, then]
    reckoned = reckoner(parts_of(TERMS, {leaf.get_id() for leaf in leaves}), TERMS, leaves)(values)
    told = [(leaf, z3.BoolVal(n) if z3.is_bool(leaf) else z3.IntVal(n)) for leaf, n in zip(leaves, values, strict=True)]
    for term, found in zip(TERMS, reckoned, strict=True):
        right = z3.simplify(z3.substitute(term, *told[::-1])) if z3.is_expr(term) else z3.IntVal(int(term))
        assert str(found) == str(int(z3.is_true(right)) if z3.is_bool(right) else right), term


def test_a_term_of_many_steps_in_each_other_is_reckoned() -> None:
    term = X
    for i in range(2000):
        term = z3.If(term > i, term - i, term + 2)
    reckoned = reckoner(parts_of([term]), [term], [X])
    assert reckoned([5]) == (z3.simplify(z3.substitute(term, (X, z3.IntVal(5)))).as_long(),)


@pytest.mark.parametrize("term", [X**2, z3.ToReal(X) > 1, X + Y, z3.And(P, OF_MONTH(X))])
def test_what_nothing_stands_for_is_no_answer(term: Any) -> None:
    with pytest.raises(LookupError, match="nothing stands for"):
        reckoner(parts_of([term]), [term], [X, P])


def test_what_the_solver_leaves_undefined_is_no_answer() -> None:
    for term in (X / Y, X % Y):
        with pytest.raises(ZeroDivisionError):
            reckoner(parts_of([term]), [term], [X, Y])([1, 0])


def test_a_step_that_several_read_is_reckoned_once() -> None:
    asked: Counter[str] = Counter()

    class Told(int):
        def __add__(self, other: int) -> int:
            asked["added"] += 1
            return int(self) + other

    term = X + 1
    call: Callable[[Any], tuple[int, ...]] = reckoner(parts_of([term * term]), [term * term], [X])
    assert call([Told(4)]) == (25,)
    assert asked["added"] == 1
