from __future__ import annotations

import pytest

from policyrules import core
from policyrules.core import ROOT
from policyrules.core.build import Builder
from policyrules.core.to_dump import dumped
from policyrules.types import BOOL, Number


def test_the_same_step_has_one_name() -> None:
    b = Builder("人员")
    assert b.fact("在职") == b.fact("在职")
    assert b.all(b.fact("在职"), b.fact("有车")) == b.all(b.fact("在职"), b.fact("有车"), b.fact("在职"))
    assert b.block(ROOT, (), "证件", 3) == b.block(ROOT, (), "证件", 3)


def test_the_same_number_of_another_type_is_another_step() -> None:
    b = Builder("人员")
    assert b.const(1, Number("人")) != b.const(1, Number("户"))


def test_a_step_lives_as_far_out_as_its_operands() -> None:
    b = Builder("人员")
    cards = b.block(ROOT, (), "证件", 3)
    valid, employed = b.fact("有效", home=cards), b.fact("在职")
    assert b.home_of(b.all(valid, employed)) == cards
    assert b.home_of(b.exists(cards, valid)) == ROOT
    assert b.home_of(b.fact("标准", Number(), 0, 9, home=cards, source="parameter")) == ROOT


def test_lists_that_do_not_see_each_other_cannot_meet() -> None:
    b = Builder("人员")
    one, two = b.block(ROOT, (), "证件", 3), b.block(ROOT, (), "成员", 3)
    with pytest.raises(ValueError, match="do not see each other"):
        b.all(b.fact("有效", home=one), b.fact("在职", home=two))
    with pytest.raises(ValueError, match="do not see"):
        b.exists(one, b.fact("在职", home=two))


def test_what_no_output_needs_is_left_out() -> None:
    b = Builder("人员")
    b.fact("有车")
    program = b.program({core.Output("甲", "outcome"): b.not_(b.not_(b.fact("在职")))})
    assert [let.op for let in program.lets] == [core.Fact("在职", 0, 1)]


def test_a_program_as_text() -> None:
    b = Builder("人员")
    cards = b.block(ROOT, ("家庭",), "证件", 3)
    level = b.fact("等级", Number("级"), 1, 4, home=cards)
    amount = b.fold("most", cards, b.one_of(level, [1, 2, 4]), level, b.const(0, Number("级")))
    text = dumped(b.program({core.Output("甲", "amount"): b.default(amount, core.Case("孤儿", b.fact("孤儿"), b.const(0, Number("级"))))}))
    assert text == "\n".join([
        "about 人员",
        "block b1 = 家庭/证件 of root, at most 3",
        "t1: number 级 = fact 等级 1..4 @b1",
        "t2: bool = t1 in 1..2, 4 @b1",
        "t3: number 级 = 0",
        "t4: number 级 = most b1: t1 if t2, none t3",
        "t5: bool = fact 孤儿 0..1",
        "t6: number 级 = t4; t3 if t5 [孤儿]",
        "甲.amount = t6",
    ])  # fmt: skip


def test_the_type_is_remembered() -> None:
    b = Builder("人员")
    assert b.type_of(b.less(b.const(1), b.const(2))) == BOOL
