"""Random rule texts in Chinese: every form of the grammar, in any spacing, with synonyms and comments. They need not make sense."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from policyrules.classes import define

ALIASES = {
    "年龄": "age",
    "家庭": "household",
    "有无": "amount",
    "生日": "date",
    "计算日": "as_of_date",
    "残疾": "disabilities",
    "甲": "all",
}
"""Some of the names in English, words of the language among them."""

NAMES = (
    "年龄",
    "家庭",
    "残疾",
    "计算日",
    "生日",
    "有无",
    "甲",
    "乙",
    "以工代赈岗位",
    "高中有学籍",
    "无业登记",
    "「自费的部分」",
    "「三级（试行）」",
)
NUMBERS = ("0", "12", "1.5", "1,780", "一千二百", "十八", "两")
UNITS = ("元", "元/月", "元/人·年", "周岁", "岁", "个月", "日", "人", "项", "次", "倍")
DAYS = ("2024年2月29日", "2024-3-1", "2024/03/01", "本年3月1日", "上年12月31日", "2024年7月", "2024年度")
STRINGS = ("“写明难处”", '"straight"', "“a # b；c”")
NOTES = (
    "",
    "",
    "（依据 规划 3.1.4#1a、3.1.4#1d；民发[2021]57号 第8条第二项）",
    "（解读 A04 “说明”；A05）",
    "（依据 《办法》）（解读 B01）",
)
RELATIONS = ("低于", "不满", "未满", "早于", "不超过", "等于", "不低于", "年满", "达到", "超过", "重于")
ONE_OF = ("之一", " 之一", "之一 等 乙")
HEADS = ("同时符合：", "符合之一：", "有下列情形之一：", "同时满足：")
CITES = ("规划 3.1.2#1a", "国发【2015】52号", "《办法》 第十条第一款第二项", "「某通知」 第8条")
DATES = ("施行：自 2024年1月1日 至 2024-12-31", "施行：自 2025年1月1日 起", "施行：2026年1月1日")
TYPES = ("是否", "日期，可无", "金额 元/月，0元/月以上，不超过 9万元", "小数 2位 人", "若干 人员，至多 5人", "整数 个月，问 “几个月？”")


def rule_texts(comments: bool = True) -> st.SearchStrategy[str]:
    """Rule files of one to three declarations. Made from a number, for speed; so they do not shrink."""
    return st.integers(0, 2**32 - 1).map(lambda seed: _Writing(Random(seed)).file(comments))


@define
class _Writing:
    random: Random
    depth: int = 0
    trying: bool = False

    def pick(self, *of: str) -> str:
        return self.random.choice(of)

    def one(self, *makers: Callable[[], str]) -> str:
        return self.random.choice(makers)()

    def several(self, maker: Callable[[], str], between: str, low: int = 2, high: int = 4) -> str:
        return between.join(maker() for _ in range(self.random.randint(low, high)))

    # ------------------------------------------------------------ values

    def name(self) -> str:
        name = self.pick(*NAMES)
        return "甲" if self.trying and name == "计算日" else name  # in an example 计算日 begins the next field

    def quantity(self) -> str:
        return self.pick("90%", "百分之九十", "12") if self.random.random() < 0.2 else self.pick(*NUMBERS) + self.pick(*UNITS)

    def postfix(self) -> str:
        return self.one(
            self.name,
            self.quantity,
            lambda: self.pick(*DAYS),
            lambda: f"{self.name()}的{self.name()}",
            lambda: f"{self.name()}的1.5倍",
            lambda: f"{self.name()}的{self.name()} {self.pick('之和', '之最高', '之最重', '之最早')}",
            lambda: f"{self.name()} 中 {self.condition()} 者的个数",
            lambda: f"（{self.sum()}）",
        )

    def sum(self) -> str:
        term = self.postfix()
        if self.random.random() < 0.2:
            term += f" {self.pick('×', '÷', '*')} {self.name()}"
        return f"{term} {self.pick('+', '−')} {self.name()}" if self.random.random() < 0.2 else term

    def value(self) -> str:
        return self.one(
            self.sum,
            self.sum,
            lambda: f"{self.sum()} 与 {self.name()} {self.pick('的较高者', '中的较低者', '孰高')}",
            lambda: f"{self.name()} {self.pick('至', '到')} {self.name()} {self.pick('的周岁数', '的整月数', '天数')}",
        )

    # ------------------------------------------------------------ conditions

    def relation(self) -> str:
        return self.one(
            self.name,
            lambda: f"{self.value()} {self.pick(*RELATIONS)} {self.value()}",
            lambda: f"{self.name()} {self.pick('为', '是', '属于', '不为', '不属于')} {self.one(self.name, lambda: self.pick(*DAYS))}",
            lambda: f"{self.name()} 为 {self.quantity()}{self.pick('以上', '及以上', '以下', ' 以内', '（含）以上')}",
            lambda: (
                f"{self.name()} {self.pick('为', '不为')} {self.several(self.name, '、', 2, 8)}{self.pick('之一', ' 之一', '之一 等 乙')}"
            ),
            lambda: f"{self.name()} 在 {self.name()} 至 {self.quantity()}{self.pick(' 之间', '')}",
            lambda: f"{self.name()} 在 自 {self.name()} 起 6个月以内",
            lambda: f"{self.name()} {self.pick('享受', '不享受', '不负担')} {self.name()}",
            lambda: f"{self.name()}的{self.name()} {self.pick('先于', '后于', '不后于', '同于', '优先于')} {self.name()}",
            lambda: f"{self.name()} {self.pick('中有', '中无', '均为')} {self.condition()} 者",
        )

    def condition(self) -> str:
        if self.depth > 2:
            return self.name()
        self.depth += 1
        single = (self.relation, lambda: f"非 {self.relation()}", lambda: f"（{self.condition()}）")
        made = self.one(
            *single,
            lambda: self.several(lambda: self.one(*single), self.pick(" 且 ", "，并且 ", " 而且 "), 2, 3),
            lambda: self.several(lambda: self.one(*single), self.pick(" 或者 ", " 或 "), 2, 3),
        )
        self.depth -= 1
        return made

    def body(self, level: int = 0) -> str:
        if level > 2 or self.random.random() < 0.4:
            return self.condition() + self.pick(*NOTES)
        marks = (("（一）", "（二）", "（三）"), ("1. ", "2、 ", "3. "), ("（1）", "（2）", "（3）"))[level]
        items = [mark + self.body(level + 1) for mark in marks[: self.random.randint(1, 3)]]
        if self.random.random() < 0.2:
            items[-1] = f"{marks[len(items) - 1]}等 {self.name()}"
        return self.pick(*HEADS) + self.pick("；", "；\n").join(items)

    # ------------------------------------------------------------ declarations

    def field(self) -> str:
        return self.one(
            lambda: f"对象：{self.name()}",
            lambda: f"主管 {self.several(self.name, '、', 1)}",
            lambda: f"效果：{self.pick(*STRINGS)}{self.pick(*NOTES)}",
            lambda: f"依据：{self.several(lambda: self.pick(*CITES), '；', 1)}",
            lambda: f"解读：{self.several(lambda: self.pick('A04 “说明”', 'B12'), '；', 1)}",
            lambda: self.pick("条件：", "申请条件：", "履行：", "适用：") + self.body(),
            lambda: f"取值：{self.value()}{self.pick(*NOTES)}",
            lambda: f"金额：分情形：（一）{self.condition()} 的，{self.value()}{self.pick(*NOTES)}；（二）其他情形，{self.value()}",
            lambda: f"尾数：{self.pick('不取整', '四舍五入 至 0.01元', '舍去 至 元')}{self.pick(*NOTES)}",
            lambda: f"目标：{self.pick('不低于 90%', '未提供')}",
            lambda: f"例外 {self.name()}：{self.condition()} 的，{self.pick('不享受', '金额 为 0元')}{self.pick(*NOTES)}",
            lambda: f"提示：{self.condition()} 的，{self.pick(*STRINGS)}",
            lambda: f"次序：（一）{self.name()} 高者在先；（二）同等条件下，{self.name()} 者优先；（三）{self.name()} 早者在先",
        )

    def rule(self) -> str:
        head = f"{self.pick('定义', '推定', '裁量', '资格', '待遇', '义务', '排序', '指标')} {self.name()}"
        parts = [self.field() for _ in range(self.random.randint(1, 4))]
        for _ in range(self.random.randint(0, 2)):
            parts += [self.pick(*DATES), *(self.field() for _ in range(self.random.randint(0, 2)))]
        return f"{head}\n  {parts[0]}" + "".join(self.pick("。\n  ", "\n  ", "。 ") + part for part in parts[1:]) + "。"

    def fact(self) -> str:
        return self.one(
            self.condition,
            lambda: f"{self.name()} 逐项为 {self.several(lambda: f'{self.name()} {self.name()}', '、', 1)}",
            lambda: f"{self.name()} 逐项为{self.several(self.row, '、', 1)}{self.pick('', ' 等')}",
        )

    def row(self) -> str:
        return f"（{self.several(lambda: f'{self.name()} 为 {self.name()}', '；', 1)}）"

    def cell(self) -> str:
        return self.one(
            self.name,
            self.quantity,
            lambda: self.pick(*DAYS),
            lambda: self.pick("不限", "是", "不享受，因 甲、乙", "符合，金额 待定，缺 甲"),
        )

    def example(self) -> str:
        self.trying = True
        table = f"按下表：\n｜{self.name()}｜{self.name()}的乙｜\n{self.several(lambda: f'|{self.cell()} |{self.cell()}|', chr(10), 1)}"
        said = self.pick(table, "符合。", "不享受，因 甲。", "122元/月。", "待定，缺 甲、乙。")
        facts = self.several(self.fact, "；", 1)
        made = f"示例 一年之中\n检验：{self.several(self.name, '、', 1)}。计算日：2024年5月1日。\n已知：{facts}。\n期望：{said}"
        self.trying = False
        return made

    def vocabulary(self) -> str:
        if self.random.random() < 0.3:
            return f"选项 等级，由重到轻：{self.several(self.name, '、', 1)}。"
        return f"主体 人员，自称 本人：{'；'.join(f'事实{i}：{self.pick(*TYPES)}' for i in '一二三')}。"

    def property(self) -> str:
        return f"性质 不少于\n任取：人员 甲、乙。只变：残疾。设：{self.body()}。\n则：{self.condition()}。依据：规划。"

    def file(self, comments: bool) -> str:
        items = [self.one(self.rule, self.rule, self.example, self.vocabulary, self.property) for _ in range(self.random.randint(1, 3))]
        text = "\n".join(items) + "\n"
        if not comments:
            return text
        return "".join(
            self.pick(f"{line}\n", f"{line}\n", f"{line} # 注\n", f"  # 上面\n{line}\n", f"# 顶格\n\n{line}\n")
            for line in text.splitlines()
        )
