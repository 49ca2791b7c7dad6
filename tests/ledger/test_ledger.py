"""The ledger: reading it, holding a pack against it, holding a copy of the text against it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules.cli.group import cli
from policyrules.diagnostics import Problem
from policyrules.ledger.coverage import Carrier, cover
from policyrules.ledger.from_plan_text import read_plan
from policyrules.ledger.from_structured import ReadLedger, read_ledger
from policyrules.ledger.model import Ledger, Role, digest_of, inventory_digest
from policyrules.ledger.problems import ClauseUncarried
from policyrules.ledger.verify import verify
from policyrules.source import SourceFile, Span
from policyrules.structured import parse

TEXT = """关于印发示例县规划的通知
请认真执行。
一、现状
过去做得不错。以后还要努力。更要坚持。
三、任务
（一）保障
1.发好补贴。给困难的人发补贴。每年走访，并写报告。（牵头单位：甲局、乙局；参与单位：丙局）
"""
HERE = Span(SourceFile("试.rules", "试"), 0, 1)


def entry(id: str, klass: str, sentence: str, more: str = "") -> str:
    return f'- {{编号: "{id}", 类: {klass}, 主体: 谁, 概述: 做什么, 指纹: {digest_of(sentence)}{more}}}\n'


CLAUSES = (
    entry("0#1", "职责", "请认真执行。")
    + entry("1#1", "叙述", "过去做得不错。", ", 叙述: 回顾")
    + entry("1#2", "叙述", "以后还要努力。更要坚持。", ", 叙述: 展望, 句数: 2")
    + entry("3.1.1#1", "人员规则", "给困难的人发补贴。", ", 判断: [据本文], 措辞: 要求")
    + entry("3.1.1#2a", "职责", "每年走访，并写报告。", ", 另为: [指标]")
    + entry("3.1.1#2b", "职责", "每年走访，并写报告。")
)
MEASURES = '措施:\n- {编号: "3.1.1", 标题: 发好补贴, 牵头: [甲局, 乙局], 参与: [丙局]}\n'


def ledger_of(clauses: str = CLAUSES, head: str = MEASURES) -> ReadLedger:
    trees = [tree for text in (f"条款:\n{clauses}", head) if (tree := parse(SourceFile("台账.yaml", text)).tree) is not None]
    return read_ledger(trees)


@pytest.fixture
def ledger() -> Ledger:
    read = ledger_of()
    assert not read.problems
    return read.ledger


def codes(problems: Sequence[Problem]) -> list[str]:
    return [p.code for p in problems]


# ---------------------------------------------------------------- a copy of the text


def test_the_text_is_cut_into_places(ledger: Ledger) -> None:
    plan = read_plan(TEXT)
    assert [(s.place, s.number, s.text) for s in plan.sentences if s.place != "1"] == [
        ("0", 1, "请认真执行。"), ("3.1.1", 1, "给困难的人发补贴。"), ("3.1.1", 2, "每年走访，并写报告。"),
    ]  # fmt: skip
    assert plan.titles == {"3.1.1": "发好补贴"} and plan.roles == {"3.1.1": {"牵头": ("甲局", "乙局"), "参与": ("丙局",)}}


def test_the_same_text_is_the_same(ledger: Ledger) -> None:
    assert verify(ledger, TEXT).differences == () and verify(ledger, TEXT).same == 5
    spaced = TEXT.replace("困难的人", "困难 的\u3000人").replace("\n", "\r\n")
    assert verify(ledger, spaced).differences == ()


def test_the_width_of_punctuation_is_evened_out(ledger: Ledger) -> None:
    found = verify(ledger, TEXT.replace("，", ","))
    assert found.differences == () and found.folded


@pytest.mark.parametrize(
    ("old", "new", "change", "clauses"),
    [
        ("困难的人", "贫困的人", "changed", ("3.1.1#1",)),
        ("给困难的人发补贴。", "", "missing", ("3.1.1#1",)),
        ("并写报告。", "并写报告。另行通知。", "new", ()),
        ("更要坚持", "更须坚持", "changed", ("1#2",)),
        ("甲局、乙局", "乙局、甲局", "units", ("3.1.1#1", "3.1.1#2a", "3.1.1#2b")),
        ("；参与单位：丙局", "", "units", ("3.1.1#1", "3.1.1#2a", "3.1.1#2b")),
        ("发好补贴", "发足补贴", "title", ("3.1.1#1", "3.1.1#2a", "3.1.1#2b")),
    ],
)
def test_what_changed_is_named_with_what_rests_on_it(ledger: Ledger, old: str, new: str, change: str, clauses: tuple[str, ...]) -> None:
    first, *rest = verify(ledger, TEXT.replace(old, new)).differences
    assert (first.change, first.clauses) == (change, clauses)
    assert all(r.change == "new" for r in rest), "one change is told once; a sentence left over from two is new"


@pytest.mark.parametrize("text", ["", "。", "一、\n（一）\n1.", "\x00" * 50, "甲" * 5000])
def test_any_text_can_be_compared(ledger: Ledger, text: str) -> None:
    assert verify(ledger, text).same == 0


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("clauses", "head", "wanted"),
    [
        (CLAUSES.replace("类: 职责", "类: 职则", 1), MEASURES, "ledger-field"),
        (CLAUSES.replace("类: 叙述, 主体: 谁, 概述: 做什么", "类: 叙述, 主体: 谁", 1), MEASURES, "ledger-field"),
        (CLAUSES.replace(", 叙述: 回顾", ""), MEASURES, "ledger-field"),
        (CLAUSES.replace(", 句数: 2", ", 句数: 两"), MEASURES, "ledger-field"),
        (CLAUSES.replace("措辞: 要求", "措辞: 必须"), MEASURES, "ledger-field"),
        (CLAUSES.replace("措辞: 要求", "原类: 职责"), MEASURES, "ledger-field"),
        (CLAUSES.replace("3.1.1#2b", "3.1.1#2a"), MEASURES, "ledger-entry-twice"),
        (CLAUSES.replace("3.1.1#2b", "第三条"), MEASURES, "ledger-field"),
        (CLAUSES, MEASURES.replace("牵头", "主办"), "ledger-field"),
        (CLAUSES, MEASURES + '清点: "00"\n', "ledger-reclassed"),
    ],
)
def test_a_wrong_entry_is_told(clauses: str, head: str, wanted: str) -> None:
    found = ledger_of(clauses, head).problems
    assert wanted in codes(found) and all(p.describe(t).message for p in found for t in ("zh", "en"))


def test_a_class_changes_only_with_a_decision() -> None:
    pin = f"{MEASURES}清点: {inventory_digest(ledger_of().ledger.clauses)}\n"
    changed = CLAUSES.replace('"3.1.1#2b", 类: 职责', '"3.1.1#2b", 类: 指标')
    assert codes(ledger_of(CLAUSES, pin).problems) == []
    assert codes(ledger_of(changed, pin).problems) == ["ledger-reclassed"]
    told = changed.replace('"3.1.1#2b", 类: 指标', '"3.1.1#2b", 类: 指标, 原类: 职责, 决定: docs/dev/decisions/0001-core-nodes.md')
    assert codes(ledger_of(told, pin).problems) == []


# ---------------------------------------------------------------- coverage

UNITS: dict[Role, tuple[str, ...]] = {"牵头": ("甲局", "乙局"), "参与": ("丙局",)}
WHOLE = (
    Carrier("职责", "执行", ("0#1",), HERE),
    Carrier("规则", "补贴", ("3.1.1#1",), HERE),
    Carrier("职责", "走访", ("3.1.1#2a", "3.1.1#2b"), HERE, UNITS),
    Carrier("指标", "走访率", ("3.1.1#2a",), HERE),
)


def test_a_pack_that_carries_everything(ledger: Ledger) -> None:
    found = cover(ledger, WHOLE)
    assert found.problems == () and found.carried == 6


@pytest.mark.parametrize("left", range(len(WHOLE)))
def test_what_nothing_carries_is_told(ledger: Ledger, left: int) -> None:
    found = cover(ledger, [*WHOLE[:left], *WHOLE[left + 1 :]])
    assert set(codes(found.problems)) == {"ledger-uncarried"}
    assert found.carried == 6 - len({p.clause for p in found.problems if isinstance(p, ClauseUncarried)})


def test_a_judgement_carries_a_computable_clause(ledger: Ledger) -> None:
    assert cover(ledger, [Carrier("裁量", "补贴", ("3.1.1#1",), HERE), WHOLE[0], *WHOLE[2:]]).problems == ()


def test_roles_are_those_of_the_plan(ledger: Ledger) -> None:
    joint = Carrier("职责", "走访", ("3.1.1#2a", "3.1.1#2b"), HERE, {"责任": ("甲局", "乙局"), "参与": ("丙局",)})
    found = cover(ledger, [WHOLE[0], WHOLE[1], joint, WHOLE[3]])
    assert codes(found.problems) == ["ledger-role-differs", "ledger-role-differs"]


# ---------------------------------------------------------------- the shipped one


def test_the_shipped_ledger_fits_the_official_text() -> None:
    text = Path(__file__).parents[3] / "shared" / "plan" / "source.txt"
    if not text.exists():
        pytest.skip("the official text is not beside this checkout, so the fingerprints cannot be compared with it")
    from policyrules.driver.files import read_pack

    trees = [tree for file in read_pack("lucheng").ledger if (tree := parse(file).tree) is not None]
    found = verify(read_ledger(trees).ledger, text.read_text(encoding="utf-8"))
    assert found.differences == () and found.same == 143


def test_a_clause_is_opened_with_who_answers_what_carries_it_until_when_and_on_which_law() -> None:
    done = CliRunner().invoke(cli, ["ledger", "coverage", "--clause", "3.1.1"])
    assert done.exit_code == 0, done.output
    first, *rest = done.output.splitlines()
    assert first.startswith("3.1.1 巩固拓展残疾人脱贫攻坚成果（责任：区乡村振兴发展中心、")
    assert sum("区委组织部" in line for line in rest) == 0, "the units of a measure are told once"
    at = next(n for n, line in enumerate(rest) if line.startswith("    规则 过渡期帮扶政策稳定"))
    assert rest[at + 1].startswith("        主管 区乡村振兴发展中心；施行 2021-01-01 起，分 3 个时期；上位依据 ")
    assert rest[at + 1].endswith("；解读 A09、A10、A11、A42")
