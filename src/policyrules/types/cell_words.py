"""The words of cells, as explicit tables: what says yes, no, nothing, none, and what is written around a value."""

from __future__ import annotations

import re

from policyrules.types.number_text import HAN_DIGITS

NOTHING_KNOWN = frozenset(
    {
        "", "-", "–", "—", "——", "－", "--", "---", "/", "／", "//", "\\", "?", "？", "…",
        "不详", "不祥", "未知", "不清楚", "不清", "不明", "待查", "待核", "待核实", "待定", "待补",
        "暂缺", "暂无", "空", "空白", "缺", "未填",
        "N/A", "n/a", "NA", "#N/A", "NULL", "null", "None",
    }
)  # fmt: skip
"""The cell is empty, or says that nobody knows."""
NONE_THERE = frozenset({"无", "没有", "none"})
YES = frozenset(
    {
        "是", "是的", "有", "已", "对", "真", "属于", "√", "✓", "✔", "☑",
        "1", "Y", "y", "YES", "Yes", "yes", "TRUE", "True", "true",
    }
)  # fmt: skip
NO = frozenset(
    {
        "否", "无", "没有", "未", "不", "不是", "非", "假", "不属于", "×", "✗", "✘", "╳", "☒", "X", "x",
        "0", "N", "n", "NO", "No", "no", "FALSE", "False", "false",
    }
)  # fmt: skip
TAILS = ("残疾人", "残疾", "残", "类", "型", "户籍", "户口", "性质")
"""What is written after a choice and adds nothing: 视力残疾, 肢体残, 农村户口."""
ROMAN = {c: n for n, row in enumerate(("", "ⅠⅰI", "Ⅱⅱ", "Ⅲⅲ", "Ⅳⅳ", "Ⅴⅴ", "Ⅵⅵ")) for c in row} | {"II": 2, "III": 3, "IV": 4}
GRADE = re.compile(r"第?(.{1,3}?)(?:级|等|档|類|类)?")
LIKE_UNITS: dict[str, tuple[str, ...]] = {
    "周岁": ("岁",),
    "个月": ("月",),
    "人": ("口", "名", "位", "个"),
    "天": ("日",),
    "项": ("个",),
    "位": ("个", "人"),
    "户": ("家",),
    "级": ("等",),
}
"""Units that mean the same after a number."""
PERIODS = {"/人/月": "月", "/人月": "月", "/月": "月", "每月": "月", "月": "月", "/年": "年", "每年": "年", "年": "年"}
SMALL_MONEY = re.compile(r"(?:(.+)[元圆块])?(?:(.)角)?(?:(.)分)?")


def grade_of(text: str) -> int | None:
    """The number of a grade, however it is written.

    >>> {grade_of(t) for t in ("2", "二", "二级", "贰级", "2级", "Ⅱ级", "第二级", "II级")}
    {2}
    """
    found = GRADE.fullmatch(text)
    if not found:
        return None
    digits = found[1]
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return ROMAN.get(digits, HAN_DIGITS.get(digits))
