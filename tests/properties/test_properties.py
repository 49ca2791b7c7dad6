"""性质: those of the packs hold; planted faults are found, and shown as examples that fail."""

from __future__ import annotations

import pytest
from tests.properties.packs import with_text

from policyrules.cases import Case, Record
from policyrules.deciding.trials import run_examples
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled
from policyrules.source import SourceFile
from policyrules.syntax.from_text import parse
from policyrules.testing.by_hypothesis import searched
from policyrules.testing.properties import PropertyResult, check_property, describe, problem

NAMES = [
    (pack, item.title.name.text)
    for pack in ("example", "lucheng")
    for file in read_pack(pack).rules
    for item in parse(file).module.items
    if type(item).__name__ == "PropertyDecl"
]
EXAMPLES = 60


@pytest.mark.parametrize(("pack", "name"), NAMES)
def test_properties_of_the_packs_hold(packs: dict[str, Compiled], pack: str, name: str) -> None:
    found = check_property(packs[pack], name, EXAMPLES, by=searched)
    complaint = problem(found, packs[pack].checked.vocabulary)
    assert complaint is None, complaint.describe("zh").message
    assert found.premise_held >= 0.8 * found.tried


def refuted(compiled: Compiled, name: str) -> PropertyResult:
    found = check_property(compiled, name, 300, seed=7)
    assert found.error == "property-fails"
    assert found.counterexample is not None
    return found


def size(record: Record) -> int:
    return len(record.facts) + sum(map(size, record.one.values())) + sum(size(i) for listed in record.many.values() for i in listed.items)


WRONG = {
    "外住的不领": """
      任取：居民 甲。
      设：甲的外住。
      则：甲 不符合 结伴服务。""",
    "都能结伴": """
      任取：居民 甲。
      设：甲的年岁 为 16周岁以上 且 计算日 不早于 2024年1月1日。
      则：甲 符合 结伴服务。""",
    "补助不过百": """
      任取：居民 甲。
      设：甲的住户 为 低收入户。
      则：甲的取暖补助的金额 等于 100元/月。""",
    "打工多的不吃亏": """
      任取：居民 甲、乙。
      只变：每月工钱、出门打工。
      设：甲的每月工钱 高于 乙的每月工钱。
      则：甲的取暖补助的金额 不低于 乙的取暖补助的金额。""",
    "不问收入": """
      任取：居民 甲。
      不论：甲的住户的每月收入。
      设：甲的常住 且 甲的困难等级 为 特别困难。
      则：甲 享受 取暖补助。""",
}
WRONG = {name: f"性质 {name}{body}\n" for name, body in WRONG.items()}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_property_is_refuted_by_a_small_example_that_fails(name: str) -> None:
    compiled = with_text("example", WRONG[name])
    found = refuted(compiled, name)
    shown = describe(found, compiled.checked.vocabulary)
    assert found.counterexample is not None and size(found.counterexample.root) <= 24
    again = parse(SourceFile("shown.rules", shown))
    assert not again.problems and again.module.items
    results = [r for r in run_examples(with_text("example", WRONG[name] + "\n" + shown)) if "反例" in r.example]
    assert results and not results[0].passed
    english = parse(SourceFile("shown.rules", describe(found, compiled.checked.vocabulary, "en")), "en")
    assert not english.problems


FAULTS = [
    ("lucheng", "  例外 特困人员供养：特困人员 的，不享受（依据 国发〔2015〕52号）。\n", "", "特困人员不领两项补贴"),
    ("lucheng", "类别 为 智力、精神之一 且 等级 为 三级", "类别 为 肢体、精神之一 且 等级 为 三级", "三级肢体不问收入"),
    ("lucheng", "条件：证载等级 为 一级、二级之一 或者 三四级", "条件：证载等级 为 一级、三级之一 或者 三四级", "一二级所得不低于他人"),
    ("lucheng", "年龄 在 16周岁 至 59周岁 之间（解读", "年龄 在 17周岁 至 59周岁 之间（解读", "托养不看家庭和收入"),
    ("lucheng", "上年在职职工人数 不超过 小型企业免征人数", "上年在职职工人数 低于 小型企业免征人数", "三十人以下企业不负担"),
    ("lucheng", "3. 用工形式 为 接收派遣 且 约定计入用工单位", "3. 用工形式 为 接收派遣", "派遣人员不两头计"),
    ("example", "（三）困难等级 为 特别困难、比较困难之一", "（三）困难等级 为 特别困难、一般困难之一", "困难更重所得不少"),
]  # fmt: skip


@pytest.mark.parametrize(("pack", "old", "new", "name"), FAULTS, ids=[name for *_, name in FAULTS])
def test_a_fault_in_a_rule_is_found(pack: str, old: str, new: str, name: str) -> None:
    refuted(with_text(pack, old=old, new=new), name)


def test_the_edge_itself_is_tried() -> None:
    """16周岁 instead of 17周岁 differs for one year of life; the counterexample is exactly of that age."""
    compiled = with_text("example", "性质 大人\n  任取：居民 甲。\n  设：甲的年岁 为 16周岁以上。\n  则：甲的年岁 高于 16周岁。\n")
    found = refuted(compiled, "大人")
    assert found.counterexample is not None
    day, born = found.counterexample.as_of, found.counterexample.root.one["甲"].facts["生日"]
    assert isinstance(born, int) and (day - born) // 384 == 16


VACUOUS = "性质 又是又不是\n  任取：居民 甲。\n  设：甲的每月工钱 高于 100元/月 且 甲的每月工钱 低于 100元/月。\n  则：甲 享受 取暖补助。\n"


def test_a_premise_that_never_holds_is_an_error() -> None:
    compiled = with_text("example", VACUOUS)
    found = check_property(compiled, "又是又不是", 20, seed=1)
    assert (found.error, found.premise_held, found.counterexample) == ("property-vacuous", 0, None)
    complaint = problem(found, compiled.checked.vocabulary)
    assert complaint is not None and "没有一次成立" in complaint.describe("zh").message


def test_a_day_without_a_version_is_no_counterexample() -> None:
    compiled = with_text("example", "性质 哪天都不为负\n  任取：店铺 甲。\n  则：甲的带徒互助金的金额 不低于 0元/年。\n")
    assert check_property(compiled, "哪天都不为负", EXAMPLES, seed=1).error is None


def test_what_does_not_vary_is_the_same_thing() -> None:
    same = "性质 同住户\n  任取：居民 甲、乙。\n  只变：困难。\n  则：甲的住户的每月收入 等于 乙的住户的每月收入。\n"
    compiled = with_text("example", same)
    assert check_property(compiled, "同住户", EXAMPLES, seed=1).error is None


def test_unknown_name() -> None:
    with pytest.raises(KeyError):
        check_property(with_text("example"), "没有这条")


def test_the_same_seed_finds_the_same() -> None:
    compiled = with_text("example", WRONG["都能结伴"])
    first, second = (describe(check_property(compiled, "都能结伴", 100, seed=3), compiled.checked.vocabulary) for _ in range(2))
    assert first == second


def test_a_counterexample_is_a_case(packs: dict[str, Compiled]) -> None:
    found = refuted(with_text("example", WRONG["都能结伴"]), "都能结伴")
    assert isinstance(found.counterexample, Case) and found.as_of is not None
