"""Somebody who is not listed cannot be asked for a list: what is missing is the list that would name them."""

from __future__ import annotations

import pytest
from tests.agreement.evaluators import by_reference, by_scalar
from tests.stages.helpers import compiled

from policyrules.backends.scalar import Evaluators
from policyrules.cases import Case, Listed, Record
from policyrules.core import Reason

RULES = {
    "a list in a list": "定义 甲\n  对象：户。\n  条件：成员 中有（卡片 中有 等级 为 一级 者）者。\n",
    "how many in each": "定义 甲\n  对象：户。\n  条件：成员 中有 卡片的个数 为 2项以上 者。\n",
    "a fact": "定义 甲\n  对象：户。\n  条件：成员 中有 在职 者。\n",
}
OF_HOUSEHOLD = Reason("list", "成员")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_only_the_outermost_list_is_asked_for(rule: str) -> None:
    pack = compiled(rule)
    program, vocabulary = pack.programs["户"].program, pack.checked.vocabulary
    someone = Record("人", many={"卡片": Listed([], complete=True)}, facts={"在职": 0})
    for listed in (None, Listed([], complete=False), Listed([someone], complete=False)):
        case = Case(Record("户", many={"成员": listed} if listed else {}), 0, {})
        answers = by_reference(program, case)
        assert {reason for answer in answers.values() for reason in answer.why} == {OF_HOUSEHOLD}
        assert by_scalar(Evaluators(program, vocabulary), case) == answers


def test_the_list_of_somebody_on_file_is_asked_for() -> None:
    program = compiled(RULES["a list in a list"]).programs["户"].program
    case = Case(Record("户", many={"成员": Listed([Record("人")], complete=True)}), 0, {})
    (answer,) = by_reference(program, case).values()
    assert answer.why == {Reason("list", "卡片", ("成员",), (0,))}
