"""Which words compare what: a day is earlier or later and a level heavier or milder, and neither is larger or smaller."""

from __future__ import annotations

from policyrules.check.facts import Typed, Valued
from policyrules.check.problems import NotSayable
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import Choice, Date, Month, Vocabulary

OF_SIZE = ("大于", "小于", "不大于", "不小于", "等于或大", "等于或小", "等于或者大", "等于或者小", "多于", "少于", "不多于", "不少于")
OF_NUMBERS = (*OF_SIZE, "超过", "不超过", "超出", "不超出", "满", "不满", "未满", "年满", "已满", "不足", "达到", "至少", "高出")
"""第二级 is heavier than 第三级 and its number is smaller: who writes these may mean either."""
DAYS = {"lt": "早于", "le": "不晚于", "gt": "晚于", "ge": "不早于"}
HEIGHTS = {"lt": "低于", "le": "不高于", "gt": "高于", "ge": "不低于"}
LEVELS = {"lt": "轻于", "le": "不重于", "gt": "重于", "ge": "不轻于"}


def unfit_comparator(expr: syn.Compare, left: Typed, vocabulary: Vocabulary) -> NotSayable | None:
    """The word between the two sides where it does not tell which of them is which."""
    at = Span(expr.at.file, expr.left.at.end, expr.right.at.start)
    word = at.text.strip()
    at = Span(at.file, at.start + len(at.text) - len(at.text.lstrip()), at.start + len(at.text.rstrip()))
    match left:
        case Valued(Choice(of)) if word.startswith(OF_NUMBERS) and vocabulary.choices[of].order == "descending":
            by_height = vocabulary.choices[of].by_height
            words, more, less = (HEIGHTS, "higher", "lower") if by_height else (LEVELS, "heavier", "milder")
            zh = f"写“{words[expr.relation]}”；是反过来的意思，写“{words[_OTHER[expr.relation]]}”"
            en = f"write `{'above' if by_height else 'heavier than'}` or `{'below' if by_height else 'milder than'}`, whichever is meant"
            between = "高还是低" if by_height else "重还是轻"
            return NotSayable(at, f"“{word}”说不清是{between}", f"this does not tell {more} from {less}", zh, en)
        case Valued(Date() | Month()) if word.startswith(OF_SIZE):
            zh = f"写“{DAYS[expr.relation]}”；是反过来的意思，写“{DAYS[_OTHER[expr.relation]]}”"
            en = "write `before` or `after`, whichever is meant"
            return NotSayable(at, f"“{word}”说不清日期是早还是晚", "this does not tell earlier from later", zh, en)
        case _:
            return None


_OTHER = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
