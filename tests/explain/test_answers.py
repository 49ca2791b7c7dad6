"""Ways out, days on which answers turn, and questions: what holds of them on every row of every example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import pytest
from tests.explain.telling import TONGUES, Told, every, tell
from tests.stages.helpers import compiled

from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.deciding.answers import Answer
from policyrules.deciding.pack import Pack
from policyrules.explain import Finding, decide
from policyrules.explain.questions import answered
from policyrules.explain.tell import explain
from policyrules.explain.variants import changed, later
from policyrules.types.encode import of_date
from policyrules.types.to_text import Tongue

PACKS = {
    "example": (),
    "lucheng": (
        "残疾人证到期前后一日",
        "特困人员不领生活补贴",
        "多重三级只含四级智力",
        "申请日期不明",
        "满十六周岁前后一日",
        "可计入逐项检验",
    ),
}
"""Of the second pack some examples: the laws are the same."""


@cache
def answers(pack: Pack) -> list[tuple[str, Told, Answer]]:
    """What is found out about a row is found out once."""
    return [(f"{example} {row}", told, told.answer) for name in PACKS[pack.name] or ("",) for example, row, told in every(pack, name)]


def again(told: Told, case: Case) -> Finding:
    """The same rule for another case."""
    found = trace(told.trace.program, case)
    return decide(told.trace.program, told.story.rule, told.decision.kind, told.decision.as_of, found.value)


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> Pack:
    found: Pack = request.getfixturevalue(request.param)
    return found


def test_every_way_out_turns_the_answer_and_proposes_nothing_that_cannot_be(pack: Pack) -> None:
    ways = 0
    for place, told, answer in answers(pack):
        names = told.names()
        for way in answer.outlook.ways:
            ways += 1
            assert told.decision.outcome == "no", place
            waited = later(told.trace.case, of_date(way.day), names) if way.day else told.trace.case
            assert again(told, changed(waited, way.steps, names)).outcome == "yes", place
            for step in way.steps:
                fact = names.declared(step.reason)
                assert fact is None or fact.source != "fact" or fact.change == step.by, place
                assert step.entry != step.was, place
    assert ways > 3


def test_no_step_of_a_way_is_more_than_needed(pack: Pack) -> None:
    for place, told, answer in answers(pack):
        names = told.names()
        for way in answer.outlook.ways:
            waited = later(told.trace.case, of_date(way.day), names) if way.day else told.trace.case
            for step in way.steps:
                rest = [other for other in way.steps if other != step]
                assert again(told, changed(waited, rest, names)).outcome != "yes", (place, step)


def test_an_answer_turns_on_the_day_that_is_told_and_not_the_day_before(pack: Pack) -> None:
    turned = 0
    for place, told, answer in answers(pack):
        found = answer.outlook.turning
        if found:
            turned += 1
            assert again(told, later(told.trace.case, of_date(found.day), told.names())).outcome == found.outcome, place
            assert found.outcome != told.decision.outcome, place
            before = later(told.trace.case, of_date(found.day - timedelta(days=1)), told.names())
            assert again(told, before).outcome == told.decision.outcome, place
    assert turned > 3


def test_what_is_asked_is_what_is_missing_and_nothing_once_settled(pack: Pack) -> None:
    for place, told, answer in answers(pack):
        missing = told.decision.missing | told.decision.missing_amount
        asked = answer.questions
        assert {q.reason for q in asked} == missing, place
        assert all(0 <= q.settles <= q.kinds for q in asked), place
        free = [q.where == "record" and not q.sensitive for q in asked]
        assert free == sorted(free, reverse=True), place


def test_an_answer_to_a_question_that_settles_settles(pack: Pack) -> None:
    settling = 0
    for place, told, answer in answers(pack):
        for q in answer.questions:
            fact = told.names().declared(q.reason)
            if q.settles == q.kinds and fact is not None:
                settling += 1
                for value in {fact.low, fact.high, (fact.low + fact.high) // 2} if not fact.optional else {fact.low}:
                    if hasattr(fact.type, "of") or fact.high == 1 or value in (fact.low, fact.high):
                        found = again(told, answered(told.trace.case, q.reason, value, told.names()))
                        assert not found.missing | found.missing_amount, (place, q.reason.name)
    assert settling


TWO = """
资格 甲
  对象：人。
  依据：《甲办法》。
  条件：同时符合：
    （一）失业（依据 《甲办法》 第一条）；
    （二）工龄 满 6个月。

资格 乙
  对象：人。
  依据：《乙办法》。
  条件：同时符合：
    （一）失业（依据 《乙办法》 第二条）；
    （二）工龄 满 9个月。
"""


def test_two_rules_that_share_a_condition_keep_their_own_citations() -> None:
    lowered = compiled(TWO).programs["人"]
    leaves = [lowered.stories[rule].editions[0].condition for rule in ("甲", "乙")]
    first = [note.parts[0] for note in leaves if note]
    assert len({note.let for note in first}) == 1
    case = Case(Record("人", {"在职": 1, "工龄": 12}), of_date(date(2026, 3, 1)))
    found = trace(lowered.program, case)
    told = []
    for rule in ("甲", "乙"):
        decision = decide(lowered.program, rule, "eligibility", date(2026, 3, 1), found.value)
        lines = explain(decision, found, lowered.stories[rule], compiled(TWO).checked.vocabulary).lines
        told.append([str(s) for s in lines[0].sources])
    assert told == [["《甲办法》 第一条"], ["《乙办法》 第二条"]]


PAGES = [
    ("取暖补助照标准", 0), ("困难等级逐级", 2), ("两个例外", 0), ("两个例外", 2), ("外住的不补", 0), ("住满月数", 0),
    ("人均正好等于扶持线", 1), ("结伴服务看生日", 0), ("没有困难项", 0), ("住满月数没有填", 0), ("支出没有填", 0),
    ("成员没有列全", 0), ("另有难处由民政所认定", 2), ("小店不适用", 0), ("负担和履行是两回事", 1), ("新近走访的首尾", 3),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row"), PAGES)
def test_explanations_with_ways_and_questions(name: str, row: int, example: Pack, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/explain/{name}-{row}.txt", page(tell(example, name, row).answer, Answer.explain_text))


NOTICES = [("两个例外", 0), ("困难等级逐级", 2), ("没有困难项", 0), ("取暖补助照标准", 0), ("住满月数没有填", 0)]


@pytest.mark.parametrize(("name", "row"), NOTICES)
def test_notices_for_the_citizen(name: str, row: int, example: Pack, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/notice/{name}-{row}.txt", page(tell(example, name, row).answer, Answer.notice_text))


def test_a_way_out_cites_the_law_of_its_day(lucheng: Pack) -> None:
    told = tell(lucheng, "家庭和个人两头都要符合", 1).answer.notice_text("zh")
    assert "即符合〔民发〔2021〕57号 第八条；解读A02〕" in told and "社会救助法" not in told


QUESTIONS = [("住满月数没有填", 0), ("支出没有填", 0), ("成员没有列全", 0), ("偏远看住处", 3)]


@pytest.mark.parametrize(("name", "row"), QUESTIONS)
def test_questions(name: str, row: int, example: Pack, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/ask/{name}-{row}.txt", page(tell(example, name, row).answer, Answer.ask_text))


def page(answer: Answer, text: Callable[[Answer, Tongue], str]) -> str:
    return "\n".join(text(answer, tongue) for tongue in TONGUES)
