"""Names of what is missing, cells, and the words that must not mislead."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from attrs import evolve
from tests.explain.telling import Told, tell

from policyrules.backends.reference import trace
from policyrules.cases import ABSENT, Case
from policyrules.cases.model import Entry
from policyrules.core import Reason
from policyrules.deciding.pack import Pack, load
from policyrules.explain import decide
from policyrules.explain.names import Names
from policyrules.explain.wording import out_of_force
from policyrules.resources import pack_folder
from policyrules.types.encode import of_date
from policyrules.types.to_text import Tongue


def names(pack: Pack, entity: str, tongue: Tongue = "zh") -> Names:
    return Names.of_program(pack.lowered(entity).program, pack.vocabulary, pack.stories, tongue)


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (Reason("fact", "低保家庭", ("家庭",)), "家庭是否低保家庭", "household: household on minimum living allowance (yes or no)"),
        (Reason("fact", "申请日期"), "申请日期", "date of application"),
        (Reason("fact", "类别", ("残疾",), (1,)), "残疾（第2项）的类别", "disabilities (no. 2): category"),
        (Reason("fact", "类别", ("残疾",)), "残疾的类别", "disabilities: category"),
        (
            Reason("fact", "已就业", ("家庭", "成员"), (0,)),
            "家庭成员（第1人）是否已就业",
            "household, members (no. 1): employed (yes or no)",
        ),
        (Reason("list", "残疾"), "残疾的名单是否完整", "disabilities: whether the list is complete"),
        (Reason("list", "成员", ("家庭",)), "家庭成员的名单是否完整", "household, members: whether the list is complete"),
        (
            Reason("judgement", "确有特殊困难"),
            "区民政局对“确有特殊困难”的认定",
            "the judgement of civil affairs bureau on “real special hardship”",
        ),
        (Reason("parameter", "困难残疾人生活补贴标准"), "困难残疾人生活补贴标准", "rate of the living subsidy"),
        (Reason("parameter", "停发口径"), "“停发口径”的答复", "an answer on “rule on the month of stopping”"),
        (Reason("gap", "护理补贴额"), "“护理补贴额”没有相符的一条", "no case of “amount of the nursing subsidy” fits"),
        (Reason("row", "护理补贴额第3行"), "“护理补贴额”表第3行的取值", "the value in row 3 of “amount of the nursing subsidy”"),
        (Reason("clash", "子、丑"), "例外冲突：子、丑", "exceptions in conflict: 子, 丑"),
    ],
)
def test_what_is_missing_has_a_name(reason: Reason, zh: str, en: str, lucheng: Pack) -> None:
    assert names(lucheng, "人员").noun(reason) == zh
    assert names(lucheng, "人员", "en").noun(reason) == en


def test_alone_a_judgement_and_a_figure_say_who_owes_them(lucheng: Pack) -> None:
    says = names(lucheng, "人员").says
    assert says(Reason("judgement", "确有特殊困难")) == "须由区民政局认定：确有特殊困难"
    assert says(Reason("parameter", "困难残疾人生活补贴标准")) == "参数“困难残疾人生活补贴标准”（该日没有核实的数值）"


def test_the_same_fact_of_many_elements_is_named_once(lucheng: Pack) -> None:
    reasons = [Reason("fact", "月工资", ("用工记录",), (i,)) for i in (0, 1, 2, 5)]
    assert [n for n, _ in names(lucheng, "用人单位").nouns(reasons)] == ["用工记录（第1至3、6项）的月工资"]


def test_a_list_of_whoever_else_belongs_stands_apart_from_those_of_the_known(lucheng: Pack) -> None:
    """Members that may be missing from the list have disabilities too; nobody knows of which member."""
    reasons = [Reason("list", "残疾", ("家庭", "成员"), items) for items in ((), (0,))]
    assert [n for n, _ in names(lucheng, "人员").nouns(reasons)] == [
        "家庭成员的残疾的名单是否完整",
        "家庭成员（第1人）的残疾的名单是否完整",
    ]


@pytest.mark.parametrize(
    ("rule", "day", "zh"),
    [
        ("托养服务对象", date(2026, 1, 1), "规划期已届满（施行至2025年12月31日），本项不再由规划决定"),
        (
            "托养服务对象",
            date(2023, 7, 17),
            "规则没有收录这一天的版本（收录自2023年7月18日起）：依当时有效的规定办理，这里不作结论，不等于不符合",
        ),
        ("托养服务对象", date(2023, 7, 18), ""),
    ],
)
def test_a_day_outside_every_edition(rule: str, day: date, zh: str, lucheng: Pack) -> None:
    assert out_of_force(lucheng.stories["人员"][rule], day, "zh") == zh


@pytest.mark.parametrize(
    ("example", "row", "cell"),
    [
        ("低保户残疾人领生活补贴", 0, "享受 122元/月"),
        ("申请日期不明", 0, "享受，122元/月；本月应发待定（缺 申请日期）"),
        ("从申请的那个月发起", 0, "享受，122元/月；本月应发 0元/月（自2026年2月起发）"),
        ("三级智力在边缘家庭", 0, "符合"),
        ("特困人员不领生活补贴", 0, "不享受（特困人员供养）"),
        ("边缘家庭财产不明", 0, "待定（缺 家庭是否财产符合边缘规定）"),
        ("生活补贴历年标准", 0, "享受，金额待定（缺 困难残疾人生活补贴标准）"),
        ("托养规划期满", 2, "待定（规划期已届满）"),
    ],
)
def test_cells(example: str, row: int, cell: str, lucheng: Pack) -> None:
    assert tell(lucheng, example, row).short() == cell


def test_cells_of_an_obligation(example: Pack) -> None:
    cells = [tell(example, "负担和履行是两回事", row).short() for row in (0, 1, 3)]
    assert cells == ["已履行 22625元/年", "未履行 22625元/年", "负担 22625元/年；是否履行待定（缺 是否已交互助金）"]
    assert tell(example, "小店不适用").short() == "不适用"


def test_a_cell_names_three_things_and_counts_the_rest(lucheng: Pack) -> None:
    told = tell(lucheng, "低保户残疾人领生活补贴")
    missing = frozenset(Reason("fact", name) for name in ("特困人员", "已就业", "申请日期", "户籍在本区"))
    cell = evolve(told, decision=evolve(told.decision, outcome="open", missing=missing)).short()
    assert cell == "待定（缺 是否户籍在本区、是否已就业、是否特困人员等4项）"


# ---------------------------------------------------------------- what must not be misread


def test_a_computed_status_does_not_read_as_recognised(lucheng: Pack) -> None:
    told = tell(lucheng, "三级智力在边缘家庭")
    [line] = [line for line in told.explanation().lines if line.text == "低保边缘家庭"]
    assert line.presumed
    assert (line.standing, line.detail) == ("推算为符合", "没有登记；依规定推算，未经认定")


def test_a_recorded_status_is_not_said_to_be_computed(lucheng: Pack) -> None:
    found = tell(lucheng, "新法后认定特殊困难").explanation()
    assert not any(line.presumed for line in found.lines)


def test_eligible_says_what_it_brings_and_what_not(lucheng: Pack) -> None:
    assert "不等于准予低保" in tell(lucheng, "三级智力在边缘家庭").explanation().effect
    assert not tell(lucheng, "四级智力不算").explanation().effect


def test_an_exception_comes_first_and_other_obstacles_are_added(example: Pack) -> None:
    told = changed(tell(example, "取暖补助照标准"), {"领取镇里补助": 1, "住满月数": 5, "常住": 0})
    found = told.explanation()
    assert found.headline == "取暖补助：不享受（例外：镇里补助）"
    assert [(line.mark, line.standing, line.decisive) for line in found.lines] == [
        ("", "成立，不享受", True), ("（一）", "不符合", False), ("（四）", "不符合", False),
    ]  # fmt: skip
    assert found.reasons[0].startswith("例外“镇里补助”")


def test_of_two_unmet_conditions_one_decides_and_one_is_added(example: Pack) -> None:
    found = changed(tell(example, "取暖补助照标准"), {"住满月数": 5, "常住": 0}).explanation()
    assert [(line.mark, line.decisive) for line in found.lines] == [("（一）", True), ("（四）", False)]
    assert found.headline == "取暖补助：不享受，未满足条件（一）"


def test_not_applied_for_is_told_as_such(lucheng: Pack) -> None:
    found = changed(tell(lucheng, "低保户残疾人领生活补贴"), {"申请日期": ABSENT}).explanation()
    assert found.headline.endswith("本月应发 0元/月（尚未申请，自申请当月起发）")


def test_not_applied_for_says_when_payment_would_begin(tmp_path: Path) -> None:
    copytree(pack_folder("example"), tmp_path / "pack")
    for path in (tmp_path / "pack").rglob("*.rules"):
        path.write_text(path.read_text(encoding="utf-8").replace("起发：申请日的当月", "起发：申请日的次月"), encoding="utf-8")
    found = tell(load(str(tmp_path / "pack")), "没有申请日").explanation()
    assert found.headline.endswith("本月应发 0元/月（尚未申请，自申请次月起发）")


def changed(told: Told, facts: dict[str, Entry]) -> Told:
    """The same case with other facts of the thing itself."""
    case = told.trace.case
    root = type(case.root)(case.root.entity, {**case.root.facts, **facts}, case.root.one, case.root.many)
    traced = trace(told.trace.program, Case(root, case.as_of, case.parameters))
    day = told.decision.as_of
    assert of_date(day) == case.as_of
    return evolve(told, trace=traced, decision=decide(traced.program, told.story.rule, told.decision.kind, day, traced.value))


def test_a_day_after_the_end_still_names_what_the_rule_rested_on(example: Pack) -> None:
    after = example.decide("早期结伴", {}, as_of=date(2030, 1, 1))
    assert "原依据：示例县结伴服务通知" in after.explanation.lines[0].text and not after.citations
    assert "It was based on: " in after.explain("en").lines[0].text
    assert "原依据" not in str(example.decide("早期结伴", {}, as_of=date(2020, 1, 1)).explanation.lines)


def test_the_reading_behind_a_presumed_first_month_is_told(tmp_path: Path) -> None:
    rules = (
        "主体 人员：\n  在职：是否；\n  申请日期：日期，可无。\n\n"
        "推定 申请日期\n  对象：人员。\n  取值：无。\n  解读：B01 “没有记的照没有申请算”。\n\n"
        "待遇 补助\n  对象：人员。\n  依据：《办法》 第二条。\n  条件：在职。\n  金额：100元/月。\n  起发：申请日期的次月。\n"
    )
    (tmp_path / "rules.rules").write_text(rules, "utf-8")
    told = load(str(tmp_path)).decide("补助", {"在职": "是"}, as_of=date(2026, 3, 1)).explanation
    assert [reading.id for reading in told.readings] == ["B01"]
