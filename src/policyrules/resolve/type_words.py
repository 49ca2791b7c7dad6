"""What people write for a type, and the type that is meant by it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MEANT: Final = MappingProxyType({
    "百分比": "比例", "百分数": "比例", "百分率": "比例", "比率": "比例", "percent": "ratio", "percentage": "ratio", "rate": "ratio",
    "布尔": "是否", "布尔型": "是否", "布尔值": "是否", "是否型": "是否", "是非": "是否", "有无": "是否", "真假": "是否",
    "boolean": "yesno", "bool": "yesno", "yes_no": "yesno",
    "日期型": "日期", "时间": "日期", "年月日": "日期", "datetime": "date", "time": "date", "day": "date",
    "年月": "月份", "月度": "月份",
    "数": "整数", "数字": "整数", "数值": "整数", "数量": "整数", "人数": "整数 人", "整型": "整数", "number": "integer", "int": "integer",
    "浮点数": "小数 1位 人", "小数型": "小数 1位 人", "float": "decimal 1 persons",
    "元": "金额 元", "元/月": "金额 元/月", "钱": "金额 元", "货币": "金额 元", "money": "amount yuan", "yuan": "amount yuan",
})  # fmt: skip
FREE_TEXT: Final = frozenset({"文本", "文字", "字符串", "字符", "名称", "字串", "text", "string", "str", "varchar"})
ALL: Final = (
    "类型写『是否』『日期』『月份』『整数 人』『小数 1位 人』『金额 元/月』『比例』，或者已经声明的选项、主体的名称",
    "a type is `yesno`, `date`, `month`, `integer persons`, `decimal 1 persons`, `amount yuan/month`, `ratio`, or a declared "
    "choice or subject",
)
NO_TEXT: Final = (
    "规则不读随意写的文字：能列举的，先用“选项”把几个词列出来，再把选项的名称写在这里",
    "rules read no free text: list the words that can occur as a `choice`, and name it here",
)
