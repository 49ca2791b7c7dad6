"""What people mean by a word that nothing declares: an amount, an age, a day, a remark, or two names joined into one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, TypeAlias

Words: TypeAlias = tuple[str, str]
"""Help in Chinese and in English."""

TODAY: Final = frozenset({"今天", "今日", "现在", "目前", "当前", "当日", "当天", "本日", "当前日期", "办理之日", "当前时间"})
DAY: Final = "计算日"
_HAN_NUMBER = "[0-9〇零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]"
_SHAPES: Final[tuple[tuple[str, Words], ...]] = (
    (rf"(?:每人)?(?:每月|每年|按月|按年)?(?:不超过|最高|最多|至多|不低于|最低){_HAN_NUMBER}+[.0-9]*元.*",
     ("数额写“100元/月”“1200元/年”；最高不超过多少的，写“… 与 100元/月 的较低者”",
      "write the amount as `100 yuan/month`; for a cap write `... versus 100 yuan/month the lower`")),
    (rf".*{_HAN_NUMBER}[.0-9]*[元块].*|每[人月年季].*元.*",
     ("数额用数字写：“100元/月”“1200元/年”", "write the amount in digits: `100 yuan/month`")),
    (rf"(?:年满|已满|满|不满|未满|超过|高于|低于|不足|不低于|不超过|至少|大于|小于|年龄)?{_HAN_NUMBER}+(?:周岁|岁).*",
     ("前面写明是哪一项，数目前后各空一格：“年龄 满 60周岁”“年龄 为 18周岁以上”",
      "say what is compared: `age at least 60 full_years`, `age is 18 full_years or more`")),
    (r"(?:这|上|下|去|今|明|前)年|半年|年底|年初|月底|月初",
     ("写明数目或日期：“6个月”“本年12月31日”“上年1月1日”", "write `6 months`, `this year 12-31`")),
    (r"一半|半数|的?一半", ("一半写成“… 的50%”", "write `... 's 50%`")),
    (r"其他|其余|其它|其他情形|其余情形|其他情况|其他人员|其余人员", ("表里写“不限”，放在最后一行；分情形写“其他情形，……”，放在最后一条",
      "in a table write `any` in the last row, among cases `otherwise, ...` as the last one")),
    (r"备注|说明|序号|编号", ("表里只有条件的列和结果的列：备注写成“# 注释”，出处写在格子后面的（依据 …）",
      "a table has columns of conditions and of results; write remarks as `# ...`")),
    (r"月|年|天|日|季|季度|周|人月|人年|次", ("金额只写“元”“元/月”“元/年”，中间不留空格；万元折成元，按天、按季的折成按月",
      "amounts are in `yuan`, `yuan/month` or `yuan/year`, without a blank")),
    (r"better|worse|higher|lower|above|below|more|less|milder|heavier|over|under|up|down",
     ("级别逐个列出：“is any of level3, level4”；或者写“level no milder than level3”“level no heavier than level3”",
      "name each of the levels, `is any of level3, level4`, or write `level no milder than level3`, `level no heavier than level3`")),
    (r"待定|另行确定|另定|按规定|按标准.*", ("还没有定的数额声明为参数，值先留空（~），用到它的答案就是待定",
      "a figure that is not settled is a parameter with the value `~`; answers that need it are open")),
)  # fmt: skip
_JOINS: Final = re.compile("(或者|并且|而且|以及|且|和|及|或|并|同时|、)")
_OR: Final = ("或者", "或")


def meant_by(name: str) -> Words | None:
    """Help by what the word looks like.

    >>> meant_by("每月一百元")[0]
    '数额用数字写：“100元/月”“1200元/年”'
    """
    return next((words for pattern, words in _SHAPES if re.fullmatch(pattern, name)), None)


def two_in_one(name: str, known: Collection[str]) -> str | Words | None:
    """Two conditions that were joined into one word: how they are written, or which of them is not declared."""
    for found in _JOINS.finditer(name):
        first, second = name[: found.start()], name[found.end() :]
        word = "或者" if found[1] in _OR else "且"
        if first in known and second in known:
            return f"{first} {word} {second}"
        if (first in known or second in known) and len(first) > 1 and len(second) > 1:
            there, lacking = (first, second) if first in known else (second, first)
            zh = f"“{there}”声明过，“{lacking}”没有；两个条件分开写，中间写“且”或者“或者”，两边空一格"
            return zh, f"`{there}` is declared and `{lacking}` is not; write both apart, joined by `and` or `or`"
    return None


def alike(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Up to three known names that share the longest run of characters with a name, of at least two."""
    shared = {one: run for one in known if (run := _run(name, one)) > 1}
    most = max(shared.values(), default=0)
    return tuple(sorted((one for one, run in shared.items() if run == most), key=lambda one: (len(one), one))[:3])


def _run(a: str, b: str) -> int:
    """How many characters in a row both have."""
    return next((n for n in range(min(len(a), len(b)), 1, -1) if any(a[i : i + n] in b for i in range(len(a) - n + 1))), 0)
