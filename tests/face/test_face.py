"""The package as another system uses it: load, fill in a person, decide, read the answer."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from policyrules import ABSENT, Decision, InputError, Pack, RulesRejected, UnknownRule, load
from policyrules.diagnostics import Problem
from policyrules.screening.facts_file import FactsRead, read_case
from policyrules.source import SourceFile
from policyrules.structured import parse
from policyrules.types import Month
from policyrules.types.encode import of_date

DAY = date(2026, 3, 1)


def recipient(plan: Pack, **more: object) -> object:
    """Someone who draws the living subsidy."""
    facts: dict[str, object] = {
        "local_hukou": True, "certificate_until": date(2030, 1, 1), "disabilities": [("智力", 3)], "destitute_person": False,
        "draws_injury_nursing_fee": False, "draws_orphan_allowance": False, "uncared_child_allowance": "未领取",
        "similar_living_allowance": Decimal(0), "application_date": date(2026, 2, 10), "household": plan.Household(dibao_household=True),
    }  # fmt: skip
    return plan.Person(**{**facts, **more})


def test_a_recipient(lucheng: Pack) -> None:
    d = lucheng.decide("living_subsidy", recipient(lucheng), as_of=DAY)
    assert isinstance(d, Decision)
    assert (d.outcome, d.amount, d.payable, d.missing) == ("yes", Decimal(122), Decimal(122), ())
    assert any("国发〔2015〕52号" in c for c in d.citations)
    assert "122元/月" in str(d) and d.reasons
    assert "122" in d.explain("en").headline


def test_unknown_is_not_no(lucheng: Pack) -> None:
    d = lucheng.decide("困难残疾人生活补贴", recipient(lucheng, destitute_person=None), as_of=DAY)
    assert d.outcome == "open" and [m for m in d.missing if "特困人员" in m] and len(d.missing) == 1


def test_a_figure_nobody_supplied_leaves_the_amount_open(lucheng: Pack) -> None:
    d = lucheng.decide("living_subsidy", recipient(lucheng, application_date=date(2024, 3, 20)), as_of=date(2024, 5, 1))
    assert d.outcome == "yes" and d.payable is None and any("困难残疾人生活补贴标准" in m for m in d.missing)


def test_who_never_applied_is_entitled_and_paid_nothing_yet(lucheng: Pack) -> None:
    d = lucheng.decide("living_subsidy", recipient(lucheng, application_date=ABSENT), as_of=DAY)
    assert (d.outcome, d.amount, d.payable) == ("yes", Decimal(122), Decimal(0))


def test_outside_every_period_there_is_no_silent_yes_or_no(lucheng: Pack) -> None:
    person = lucheng.Person(birth_date=date(2000, 1, 1), disabilities=[("智力", 4)])
    assert lucheng.decide("care_target_group", person, as_of=date(2025, 12, 31)).outcome == "yes"
    after = lucheng.decide("care_target_group", person, as_of=date(2026, 1, 1))
    assert after.outcome == "open" and "规划期已届满" in str(after.explanation.headline) + "".join(after.reasons + after.missing)


def test_facts_by_mapping(example: Pack) -> None:
    entity = example.rule("低收入户").entity
    assert example.record(entity, {}).entity == entity


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birth_date", "2026-02-30"),
        ("disabilities", [("智力", 9)]),
        ("similar_living_allowance", "很多"),
        ("local_hukou", "也许"),
        ("birth_date", ABSENT),
        ("similar_living_allowance", 0.1 + 0.2),
        ("similar_living_allowance", float("nan")),
        ("similar_living_allowance", 10**16),
    ],
)
def test_a_value_that_is_none_is_refused_without_being_repeated(lucheng: Pack, field: str, value: object) -> None:
    with pytest.raises(InputError) as refused:
        lucheng.decide("living_subsidy", lucheng.Person(**{field: value}), as_of=DAY)
    assert "很多" not in str(refused.value) and "也许" not in str(refused.value)


def test_none_is_unknown_everywhere(lucheng: Pack) -> None:
    nothing = lucheng.decide("living_subsidy", lucheng.Person(), as_of=DAY)
    for facts in ({"残疾": None}, {"家庭": None}, {"户籍在本区": None}, {"残疾": None, "household": {"低保家庭": None}}):
        d = lucheng.decide("living_subsidy", facts, as_of=DAY)
        assert (d.outcome, d.missing) == (nothing.outcome, nothing.missing) == ("open", d.missing)
    record = lucheng.record("人员", {"残疾": [{"类别": "智力", "等级": None}, ("肢体", None)], "家庭": None})
    assert "家庭" not in record.one and [len(i.facts) for i in record.many["残疾"].items] == [1, 1]
    assert "残疾" not in lucheng.record("人员", lucheng.Person(disabilities=None)).many


def test_a_list_may_be_known_empty_or_known_in_part(lucheng: Pack) -> None:
    for thing in (lucheng.Person(disabilities=ABSENT), lucheng.Person(disabilities=[]), {"残疾": ABSENT}):
        found = lucheng.record("人员", thing).many["残疾"]
        assert (found.items, found.complete) == ([], True)
    given = {"残疾": [("肢体", 4), ...]}, {"disabilities": ({"类别": "肢体", "等级": 4}, ...)}
    for thing in (lucheng.Person(disabilities=[("肢体", 4), ...]), *given):
        found = lucheng.record("人员", thing).many["残疾"]
        assert (len(found.items), found.complete) == (1, False)
    persons = [recipient(lucheng, disabilities=[("肢体", 4), *more]) for more in ([], [...])]
    assert [lucheng.decide("重度残疾人护理补贴", person, as_of=DAY).outcome for person in persons] == ["no", "open"]


@pytest.mark.parametrize(
    "facts",
    [
        {"残疾": [("肢体", 4)] * 7},
        {"残疾": [..., ("肢体", 4)]},
        {"残疾": [None]},
        {"残疾": [("肢体", 4, 1, 2, 3)]},
        {"残疾": "肢体"},
        {"残疾": {"类别": "肢体"}},
        {"残疾": 3},
        {"家庭": ABSENT},
        {"家庭": 1},
        {"户籍在本区": ABSENT},
        {"户籍在本区": True, "local_hukou": False},
    ],
)
def test_what_is_no_list_or_thing_is_refused(lucheng: Pack, facts: dict[str, object]) -> None:
    with pytest.raises(InputError):
        lucheng.decide("living_subsidy", facts, as_of=DAY)


def test_too_many_and_the_wrong_kind_are_refused_in_objects_too(lucheng: Pack) -> None:
    with pytest.raises(InputError, match="至多 6 项"):
        lucheng.Person(disabilities=[("肢体", 4)] * 7)
    assert len(lucheng.Person(disabilities=[("肢体", 4)] * 6 + [...]).disabilities) == 7
    with pytest.raises(InputError, match="家庭"):
        lucheng.decide("living_subsidy", lucheng.Person(household=lucheng.Person()), as_of=DAY)
    person = lucheng.Person()
    person.disabilities = [("肢体", 4)] * 7
    with pytest.raises(InputError):
        lucheng.decide("living_subsidy", person, as_of=DAY)


def test_things_of_another_kind_are_refused_as_they_are_filled_in(lucheng: Pack) -> None:
    with pytest.raises(InputError, match="给的是"):
        lucheng.Household(members=[lucheng.Project()])
    with pytest.raises(InputError, match="给的是"):
        lucheng.Person(household=lucheng.Person())


@pytest.mark.parametrize("given", [(), ("肢体", 4, 1, 2, 3)])
def test_a_tuple_of_the_wrong_length_is_told_its_facts(lucheng: Pack, given: tuple[object, ...]) -> None:
    with pytest.raises(InputError, match=r"残疾.*类别、等级"):
        lucheng.decide("living_subsidy", {"残疾": [given]}, as_of=DAY)


def test_what_is_no_case_at_all_gets_a_sentence(lucheng: Pack) -> None:
    circle: dict[str, object] = {}
    circle["家庭"] = {"成员": [circle]}
    with pytest.raises(InputError, match="圈"):
        lucheng.decide("living_subsidy", circle, as_of=DAY)
    for day in (None, "2026-03-01", 46082):
        with pytest.raises(InputError, match="as_of"):
            lucheng.decide("living_subsidy", {}, as_of=day)  # type: ignore[arg-type]  # what an importing system may pass
    with pytest.raises(InputError, match="户籍在本区"):
        lucheng.decide("living_subsidy", {"户籍在本区": ABSENT}, as_of=DAY)
    with pytest.raises(InputError, match=r"残疾.*两次"):
        lucheng.decide("living_subsidy", {"残疾": [("肢体", 4)], "disabilities": [("智力", 1)]}, as_of=DAY)


def test_nobody_is_born_after_the_day_of_the_question(lucheng: Pack) -> None:
    late = {"家庭": {"成员": [{"birth_date": date(2026, 3, 2)}]}}
    with pytest.raises(InputError, match="出生日期") as refused:
        lucheng.decide("living_subsidy", late, as_of=DAY)
    assert "2026" not in str(refused.value)
    assert lucheng.decide("living_subsidy", late, as_of=date(2026, 3, 2)).outcome == "open"
    read = parse(SourceFile("a.yaml", "出生日期: 2026-03-02")).tree
    parameters = dict(lucheng.parameters)
    assert codes(read_case(read, "人员", lucheng.vocabulary, parameters, of_date(DAY)).problems) == ["fact-shape"]


def test_parameters_replace_only_within_their_bounds(lucheng: Pack) -> None:
    figure = "困难残疾人生活补贴标准"
    paid = lucheng.decide("living_subsidy", recipient(lucheng), as_of=DAY, parameters={figure: 15000})
    assert paid.payable == Decimal(150)
    for parameters in ({figure: -30000}, {figure: "15000"}, {figure: 10**15}, {"没有的标准": 1}):
        with pytest.raises(InputError, match=next(iter(parameters))):
            lucheng.decide("living_subsidy", recipient(lucheng), as_of=DAY, parameters=parameters)  # type: ignore[arg-type]  # what an importing system may pass


def test_a_fact_under_two_names_is_stated_once(lucheng: Pack) -> None:
    assert not told(lucheng, "人员", "户籍在本区: 是\nlocal_hukou: 是").problems
    assert codes(told(lucheng, "人员", "户籍在本区: 是\nlocal_hukou: 否").problems) == ["fact-shape"]
    assert codes(told(lucheng, "人员", "残疾: 无\ndisabilities: [{类别: 肢体}]").problems) == ["fact-shape"]
    assert codes(told(lucheng, "人员", "已知: {}\n户籍在本区: 否").problems) == ["fact-shape"]
    assert not told(lucheng, "人员", "已知: {户籍在本区: 否}\n规则: 甲").problems


def test_months_run_forward(lucheng: Pack) -> None:
    entity, relation, month = next(
        (r.entity, r.name, f.name)
        for e in lucheng.vocabulary.entities.values()
        for r in e.relations.values()
        if r.many
        for f in lucheng.vocabulary.entities[r.target].facts.values()
        if isinstance(f.type, Month)
    )
    read = told(lucheng, entity, f"{relation}: [{{{month}: 2025-11 至 2026-01}}]")
    assert not read.problems and len(read.record.many[relation].items) == 3
    for text in ("2025-12 至 2025-01", "2025-01 至", "至 2025-01"):
        assert codes(told(lucheng, entity, f"{relation}: [{{{month}: {text}}}]").problems) in (["fact-shape"], ["fact-value"]), text


def opposite(plan: Pack) -> tuple[str, str, str]:
    """A kind of thing, one of its facts, and the 反称 of that."""
    return next((f.entity, f.name, f.opposite) for f in plan.vocabulary.facts() if f.opposite)


def test_an_opposite_says_no_of_its_fact_in_both_faces(lucheng: Pack) -> None:
    entity, name, other = opposite(lucheng)
    for said, value in ((other, "是"), (other, other), (name, other), (name, "否")):
        assert lucheng.record(entity, {said: value}).facts == {name: 0}
        assert told(lucheng, entity, f"{said}: {value}").record.facts == {name: 0}
    assert lucheng.record(entity, {other: False}).facts == {name: 1}
    assert lucheng.record(entity, {other: None}).facts == {}
    with pytest.raises(InputError, match="互相矛盾"):
        lucheng.record(entity, {name: True, other: True})
    assert codes(told(lucheng, entity, f"{name}: 是\n{other}: 是").problems) == ["fact-shape"]


def told(plan: Pack, entity: str, text: str) -> FactsRead:
    return read_case(parse(SourceFile("a.yaml", text)).tree, entity, plan.vocabulary, dict(plan.parameters))


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [p.code for p in problems]


def test_values_outside_their_bounds_are_refused_in_a_facts_file(lucheng: Pack) -> None:
    figure = "困难残疾人生活补贴标准"
    assert told(lucheng, "人员", f"{figure}: 122元/月").parameters == {figure: 12200}
    for text in (f"{figure}: 99999999999元/月", f"{figure}: -1", "家庭: {共同生活人数: 5000}"):
        found = told(lucheng, "人员", text)
        assert codes(found.problems) == ["fact-value"] and not found.parameters
        assert "范围" in found.problems[0].describe("zh").message
        help = found.problems[0].describe("en").help
        assert help.isascii(), help


def test_unknown_names_are_errors(lucheng: Pack) -> None:
    with pytest.raises(TypeError):
        lucheng.Person(no_such_fact=True)
    with pytest.raises(InputError):
        lucheng.decide("living_subsidy", {"没有的事实": True}, as_of=DAY)
    with pytest.raises(UnknownRule):
        lucheng.decide("没有的规则", lucheng.Person(), as_of=DAY)
    with pytest.raises(TypeError):
        lucheng.decide("living_subsidy", lucheng.Household(), as_of=DAY)
    with pytest.raises(RulesRejected, match="pack-missing"):
        load("no-such-pack")


def test_a_wrong_pack_is_not_half_loaded(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "a.rules").write_text("主体 人：\n  在职：是否。\n资格 甲\n  对象：人。\n  条件：在岗。\n", encoding="utf-8")
    with pytest.raises(RulesRejected, match="unknown-name"):
        load(str(folder))


def test_circles_between_things_are_kept(lucheng: Pack) -> None:
    home = lucheng.Household(dibao_household=True)
    person = lucheng.Person(household=home)
    home.members = [person]
    record = lucheng.record("人员", person)
    assert record.one["家庭"].many["成员"].items[0] is record


def test_importing_the_package_is_light() -> None:
    """`policyrules --help` must answer at once: no parser, no tables, no pages."""
    heavy = ("lark", "yaml", "sphinx", "hypothesis", "xlsxwriter")
    code = f"import sys, policyrules.cli.main; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
