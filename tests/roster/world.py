"""A small vocabulary in the shape of a pack's, and ways to make files in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal, cast

import openpyxl

from policyrules.roster.facts import Facts
from policyrules.roster.mapping import Mapping
from policyrules.roster.model import Roster, Sheet, Subject
from policyrules.roster.read import Read, read_roster
from policyrules.roster.sheets import read_sheets
from policyrules.types import BOOL, DATE, MONTH, Choice, ChoiceList, ChoiceValue, Entity, Fact, Money, Number, Relation, Scalar, Vocabulary
from policyrules.types.encode import FIRST_DAY, LAST_DAY, MOST, of_date
from policyrules.types.from_text import Cell

CHOICES = {
    "残疾类别": ("none", "视力 听力 言语 肢体 智力 精神 多重"),
    "残疾等级": ("descending", "一级 二级 三级 四级"),
    "城乡别": ("none", "城镇 农村"),
    "单位类型": ("none", "机关 事业单位 企业 社会组织"),
    "证件种类": ("none", "残疾人证 残疾军人证"),
    "发放方式": ("none", "全额 补差 未领取"),
    "建设性质": ("none", "新建 改建 扩建"),
}
FACTS: dict[str, dict[str, Scalar]] = {
    "残疾项": {"类别": Choice("残疾类别"), "等级": Choice("残疾等级")},
    "人员": {
        "出生日期": DATE,
        "户籍在本区": BOOL,
        "居住证在本区": BOOL,
        "证载等级": Choice("残疾等级"),
        "残疾人证有效期至": DATE,
        "已就业": BOOL,
        "务工月收入": Money("月"),
        "有劳动能力": BOOL,
        "特困人员": BOOL,
        "孤儿": BOOL,
        "长期照护月数": Number("个月"),
        "事实无人抚养补贴": Choice("发放方式"),
        "申请日期": DATE,
        "确有特殊困难": BOOL,
    },
    "家庭": {"共同生活人数": Number("人"), "城乡": Choice("城乡别"), "低保家庭": BOOL, "低保边缘家庭": BOOL, "全部月收入": Money("月")},
    "用工月": {"月份": MONTH, "证件": Choice("证件种类"), "证件等级": Choice("残疾等级"), "月工资": Money("月"), "实际在岗": BOOL},
    "用人单位": {"类型": Choice("单位类型"), "上年在职职工人数": Number("人", 100), "上年工资总额": Money("年")},
    "项目": {"性质": Choice("建设性质"), "竣工验收日期": DATE},
    "住房申请": {"批次": Number(), "项目评分": Number("分")},
}
RELATIONS = {
    "人员": (Relation("家庭", "人员", "家庭"), Relation("残疾", "人员", "残疾项", many=True, at_most=6)),
    "家庭": (Relation("成员", "家庭", "人员", many=True, at_most=20),),
    "用人单位": (Relation("用工记录", "用人单位", "用工月", many=True, at_most=6000),),
    "住房申请": (Relation("申请家庭", "住房申请", "家庭"),),
}
OPTIONAL = {"证载等级", "残疾人证有效期至", "申请日期", "竣工验收日期"}
ALIASES = {"出生日期": "birth_date", "一级": "level1", "已就业": "employed"}


def _choices(name: str, order: str, values: str) -> ChoiceList:
    names = values.split()
    codes = range(len(names) - 1, -1, -1) if order == "descending" else range(len(names))
    pairs = tuple(ChoiceValue(n, c) for n, c in zip(names, codes, strict=True))
    return ChoiceList(name, pairs, "descending" if order == "descending" else "none")


def _fact(name: str, entity: str, type: Scalar) -> Fact:
    low, high = (0, 1) if type == BOOL else (of_date(FIRST_DAY), of_date(LAST_DAY)) if type == DATE else (0, MOST)
    source: Literal["fact", "judgement"] = "judgement" if name == "确有特殊困难" else "fact"
    opposite = "未就业" if name == "已就业" else ""
    return Fact(name, entity, type, low, high, optional=name in OPTIONAL, opposite=opposite, source=source)


VOCABULARY = Vocabulary(
    choices={name: _choices(name, *spec) for name, spec in CHOICES.items()},
    entities={
        name: Entity(name, "", {f: _fact(f, name, t) for f, t in facts.items()}, {r.name: r for r in RELATIONS.get(name, ())})
        for name, facts in FACTS.items()
    },
    aliases=ALIASES,
)

Grid = Sequence[Sequence[object]]
ID_A, ID_B, ID_C = "990401198001010014", "990401195003020022", "990401201005050031"
"""Invented: the place does not exist."""


def xlsx(sheets: dict[str, Grid], merged: dict[str, Sequence[str]] | None = None, hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, grid in sheets.items():
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
        if name in hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheets_of(data: bytes, name: str = "名册.xlsx") -> list[Sheet]:
    opened = read_sheets(data, name)
    assert opened.refused is None, opened.refused
    return opened.sheets


def reading(grids: dict[str, Grid], mapping: Mapping | None = None, facts: Facts | None = None, as_of: int | None = None) -> Read:
    """Grids of cells → roster, as if they had stood in a workbook."""
    return read_roster(in_memory(grids), VOCABULARY, mapping, facts, as_of)


def in_memory(grids: dict[str, Grid]) -> list[Sheet]:
    return [Sheet(name, cast(list[list[Cell]], [[*row] for row in grid])) for name, grid in grids.items()]


def persons(*rows: Sequence[object], heads: Sequence[object]) -> Roster:
    return reading({"人员": [heads, *rows]}).roster


def facts_of(subject: Subject) -> dict[str, object]:
    return dict(subject.record.facts)


def disabilities(subject: Subject) -> tuple[list[dict[str, object]], bool]:
    listed = subject.record.many["残疾"]
    return [dict(item.facts) for item in listed.items], listed.complete


def code(choice: str, name: str) -> int:
    found = VOCABULARY.choices[choice].code(name)
    assert found is not None
    return found


def codes(roster: Roster) -> list[tuple[str, str]]:
    return [(r.code, r.place.cell) for r in roster.rejected]
