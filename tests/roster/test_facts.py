"""Missing facts out, filled in, and back."""

from __future__ import annotations

import io
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.roster.world import ID_A, ID_B, VOCABULARY, Grid, code, codes, disabilities, facts_of, reading, sheets_of

from policyrules.roster.facts import Asker, Facts, Filled, ask_parameter, read_facts
from policyrules.roster.mapping import Mapping
from policyrules.roster.model import Place, Roster, Sheet, Subject
from policyrules.roster.path import parse
from policyrules.roster.read import read_roster
from policyrules.roster.screening import Answer, Answered, Missing, Part, Provision, Screening
from policyrules.roster.write import write_workbook
from policyrules.types import Fact, Relation, Vocabulary
from policyrules.types.encode import of_date, to_date
from policyrules.types.from_text import Cell
from policyrules.types.to_text import written

GRIDS: dict[str, Grid] = {
    "人员": [["姓名", "身份证号", "残疾类别", "残疾等级", "户编号"], ["甲", ID_A, "肢体、听力", "", "H1"], ["乙", ID_B, "多重", "", ""]]
}


def screening(subjects: list[tuple[Subject, tuple[Missing, ...]]]) -> Screening:
    answered = tuple(
        Answered(s.code, s.label, s.tail, str(s.place), (Answer("open", "待定", ("缺少事实",), ("某条",), missing),))
        for s, missing in subjects
    )
    part = Part("人员", (Provision("某补贴", "人员", "待遇", "某局"),), answered)
    return Screening("示例", "1", "0" * 64, "reference", "2026-03-01", "policyrules screen …", (part,))


def filled(missing: list[Missing], answers: list[Cell]) -> Facts:
    """The sheet as written, with the answers put into 填写, as read back."""
    stream = io.BytesIO()
    roster = reading(GRIDS).roster
    write_workbook(stream, screening([(roster.of("人员")[0], tuple(missing))]))
    sheets = sheets_of(stream.getvalue())
    sheet = next(s for s in sheets if s.name == "待补事实")
    head = next(n for n, row in enumerate(sheet.rows) if "填写" in row)
    column = sheet.rows[head].index("填写")
    for n, answer in enumerate(answers, head + 1):
        sheet.rows[n][column] = answer
    return read_facts(sheets)


def asked(roster: Roster) -> list[Missing]:
    first, second = roster.of("人员")
    ask = Asker(roster, VOCABULARY).ask
    return [
        ask(first, "fact", "已就业"),
        ask(first, "fact", "等级", ("残疾",), (1,)),
        ask(first, "fact", "低保家庭", ("家庭",)),
        ask(second, "fact", "低保家庭", ("家庭",)),
        ask(second, "list", "残疾"),
        ask(second, "judgement", "确有特殊困难", body="区民政局"),
        ask(first, "fact", "务工月收入"),
        ask(first, "list", "成员", ("家庭",)),
    ]


def test_a_missing_fact_is_asked_of_whom_it_belongs_to() -> None:
    roster = reading(GRIDS).roster
    missing = asked(roster)
    assert [m.item for m in missing] == [
        "已就业",
        "残疾第2项的等级",
        "低保家庭",
        "家庭的低保家庭",
        "残疾齐全",
        "确有特殊困难",
        "务工月收入",
        "成员齐全",
    ]
    first, second = roster.of("人员")
    assert [m.code for m in missing] == [first.code, first.code, "H1", second.code, second.code, second.code, first.code, "H1"]
    assert missing[0].choices == ("是", "否") and missing[1].choices == ("一级", "二级", "三级", "四级")
    assert missing[5].source == "judgement" and missing[5].body == "区民政局" and missing[6].unit == "元/月"


def test_what_is_filled_in_comes_back() -> None:
    facts = filled(asked(reading(GRIDS).roster), ["否", "3", "是", "否", "听力三级、智力二级", "是", 1200, "是"])
    read = reading(GRIDS, facts=facts)
    first, second = read.roster.of("人员")
    assert codes(read.roster) == []
    assert facts_of(first)["已就业"] == 0 and facts_of(first)["务工月收入"] == 120000
    assert disabilities(first)[0][1]["等级"] == code("残疾等级", "三级")
    assert disabilities(second) == (
        [
            {"类别": code("残疾类别", "听力"), "等级": code("残疾等级", "三级")},
            {"类别": code("残疾类别", "智力"), "等级": code("残疾等级", "二级")},
        ],
        True,
    )
    assert facts_of(second)["确有特殊困难"] == 1
    assert [p.record.one["家庭"].facts["低保家庭"] for p in read.roster.of("人员")] == [1, 0]
    assert first.record.one["家庭"].many["成员"].complete


def test_what_is_filled_in_wrongly_is_told_with_its_place() -> None:
    missing = asked(reading(GRIDS).roster)
    facts = filled(missing, ["也许", "五级", "", "不详", "很多"])
    rejected = reading(GRIDS, facts=facts).roster.rejected
    assert [(r.code, r.place.sheet, r.place.cell[0]) for r in rejected] == [("unreadable-cell", "待补事实", "F")] * 3
    at = Place("待补事实", 4, 6)
    strange = Facts(
        {
            ("人x", ""): {"已就业": Filled("是", at)},
            (missing[0].code, ""): {"没有的事": Filled("是", at), "出生日期": Filled("1981-01-01", at)},
        }
    )
    assert [r.code for r in reading(GRIDS, facts=strange).roster.rejected] == [
        "facts-unknown-subject",
        "facts-unknown-item",
        "fact-already-known",
    ]


def answers(*rows: tuple[str, str, str, str], name: str = "待补事实") -> Sheet:
    grid: list[list[Cell]] = [["对象", "编号", "事项", "填写"]]
    grid += [[*row] for row in rows]
    return Sheet(name, grid)


def test_two_answers_in_one_sheet_are_none() -> None:
    person = reading(GRIDS).roster.of("人员")[0].code
    before = answers(("甲", person, "已就业", "是"), ("甲", person, "孤儿", "是"), name="已补事实")
    sheet = answers(*(("甲", person, "已就业", said) for said in ("是", "否", "是")), ("甲", person, "孤儿", "否"))
    read = reading(GRIDS, facts=read_facts([before, sheet]))
    assert facts_of(read.roster.of("人员")[0]).get("已就业") is None and facts_of(read.roster.of("人员")[0])["孤儿"] == 0
    assert sorted(set(codes(read.roster))) == [("facts-disagree", "D2"), ("facts-disagree", "D3")]
    parameters = read_facts([Sheet("待补参数", [["参数", "填写"], ["标准", 1], ["标准", 2], ["限额", 3], ["限额", 3]])])
    assert [*parameters.parameters] == ["限额"] and len(parameters.disagreeing) == 2


def test_one_code_for_two_kinds_of_things() -> None:
    grids: dict[str, Grid] = {
        "家庭": [["户编号", "户主姓名", "共同生活人数"], ["1", "甲", 2]],
        "项目": [["项目编号", "项目名称", "竣工验收日期"], ["1", "某路", "2025-01-01"]],
    }
    facts = read_facts([answers(("甲", "1", "低保家庭", "是"), ("某路", "1", "性质", "新建"), ("", "1", "城乡", "农村"))])
    roster = reading(grids, facts=facts).roster
    assert codes(roster) == [] and facts_of(roster.of("项目")[0])["性质"] == code("建设性质", "新建")
    assert facts_of(roster.of("家庭")[0])["低保家庭"] == 1 and facts_of(roster.of("家庭")[0])["城乡"] == code("城乡别", "农村")


def test_who_has_no_number_is_found_by_place() -> None:
    grids: dict[str, Grid] = {"Sheet1 (2)": [["姓名", "身份证号", "残疾类别"], ["甲", "", "肢体"]]}
    subject = reading(grids).roster.of("人员")[0]
    missing = Asker(reading(grids).roster, VOCABULARY).ask(subject, "fact", "已就业")
    back = reading(grids, facts=filled([missing], ["是"])).roster
    assert codes(back) == [] and facts_of(back.of("人员")[0])["已就业"] == 1


def test_parameters_have_a_table_of_their_own() -> None:
    roster = reading(GRIDS).roster
    missing = [ask_parameter("护理补贴标准", "元/月", body="区财政局")]
    stream = io.BytesIO()
    write_workbook(stream, screening([(s, tuple(missing)) for s in roster.of("人员")]))
    sheets = sheets_of(stream.getvalue())
    sheet = next(s for s in sheets if s.name == "待补参数")
    assert sum("护理补贴标准" in row for row in sheet.rows) == 1
    sheet.rows[-1][2] = 122
    assert read_facts(sheets).parameters["护理补贴标准"].cell == 122


@pytest.mark.parametrize(
    "text", ["出生日期", "家庭的低保家庭", "残疾第2项的等级", "家庭的成员第3项的残疾第1项的类别", "残疾齐全", "家庭的成员齐全"]
)
def test_ways_in_words(text: str) -> None:
    way = parse(text, "人员", VOCABULARY)
    assert way is not None and way.words == text


@pytest.mark.parametrize("text", ["", "家庭", "残疾的等级", "家庭的", "残疾第0项的等级的", "没有", "残疾第99999项的等级"])
def test_no_ways(text: str) -> None:
    assert parse(text, "人员", VOCABULARY) is None


SIMPLE = [f for f in VOCABULARY.entities["人员"].facts.values() if f.name != "出生日期"]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_fact_survives_the_round(data: st.DataObject) -> None:
    fact: Fact = data.draw(st.sampled_from(SIMPLE))
    high = fact.high if fact.type not in (t.type for t in SIMPLE if t.name in ("事实无人抚养补贴", "证载等级")) else 2
    value = data.draw(st.integers(fact.low, high))
    if fact.name.endswith(("期", "至")):
        value = of_date(data.draw(st.dates(date(1990, 1, 1), date(2100, 1, 1))))
        assert to_date(value)
    missing = Asker(reading(GRIDS).roster, VOCABULARY).ask(reading(GRIDS).roster.of("人员")[0], "fact", fact.name)
    back = reading(GRIDS, facts=filled([missing], [written(value, fact.type, VOCABULARY)]))
    assert codes(back.roster) == [] and facts_of(back.roster.of("人员")[0])[fact.name] == value


def with_components() -> Vocabulary:
    person = VOCABULARY.entities["人员"]
    more = {**person.relations, "多重组成": Relation("多重组成", "人员", "残疾项", many=True, at_most=6)}
    return evolve(VOCABULARY, entities={**VOCABULARY.entities, "人员": evolve(person, relations=more)})


@pytest.mark.parametrize(
    ("kind", "level", "parts", "listed", "components"),
    [
        ("多重", "二级", "", ["多重二级"], None),
        ("多重（肢体、智力）", "二级", "", ["多重二级"], (["肢体", "智力"], True)),
        ("多重", "二级", "肢体四级、智力二级", ["多重二级"], (["肢体四级", "智力二级"], True)),
        ("肢体", "二级", "", ["肢体二级"], None),
    ],
)
def test_a_pack_may_keep_the_components_apart(kind: str, level: str, parts: str, listed: list[str], components: object) -> None:
    vocabulary = with_components()
    rows: list[list[Cell]] = [["姓名", "身份证号", "残疾类别", "残疾等级", "多重组成"], ["甲", ID_A, kind, level, parts]]
    person = read_roster([Sheet("人员", rows)], vocabulary, Mapping()).roster.of("人员")[0].record

    def said(name: str) -> list[str]:
        names = {"类别": "残疾类别", "等级": "残疾等级"}
        return [
            "".join(vocabulary.choices[names[f]].name_of(v) for f, v in i.facts.items() if isinstance(v, int))
            for i in person.many[name].items
        ]

    assert said("残疾") == listed and person.many["残疾"].complete
    assert ((said("多重组成"), person.many["多重组成"].complete) if "多重组成" in person.many else None) == components


@pytest.mark.parametrize(
    ("kind", "level", "parts", "used"),
    [
        ("多重", "二级", "智力二级", False),
        ("多重", "二级", "肢体三级、智力四级", False),
        ("多重", "三级", "肢体二级、智力三级", False),
        ("多重", "二级", "肢体四级、智力二级", True),
        ("多重", "二级", "肢体、智力", True),
        ("多重二级、肢体三级、智力四级", "", "", False),
        ("多重二级、肢体二级、智力四级", "", "", True),
    ],
)
def test_components_that_cannot_be_right_are_not_used(kind: str, level: str, parts: str, used: bool) -> None:
    rows: list[list[Cell]] = [["姓名", "身份证号", "残疾类别", "残疾等级", "多重组成"], ["甲", ID_A, kind, level, parts]]
    roster = read_roster([Sheet("人员", rows)], with_components(), Mapping()).roster
    assert ("多重组成" in roster.of("人员")[0].record.many) is used
    assert ("components-disagree" in [code for code, _ in codes(roster)]) is not used
