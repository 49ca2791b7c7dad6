"""The words of the pages that are not the words of any rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from policyrules.core import Rounding
from policyrules.core.notes import Words
from policyrules.parameters import words as figures
from policyrules.syntax.english import MONTHS
from policyrules.types.to_text import Tongue

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "benefit": ("待遇", "符合条件的，可以领取的补贴、补助。"),
    "eligibility": ("资格", "符合条件的，列入名单、可以申请或者可以办理。"),
    "obligation": ("义务", "符合条件的，应当缴纳或者应当做到的事。"),
    "ranking": ("排序", "符合条件的人按什么先后排队。"),
    "indicator": ("指标", "按人数算出的比率，和它的目标。"),
    "duty": ("职责", "规划给各单位布置的事。"),
    "define": ("定义", "上面各项用到的说法，怎样认定、怎样计算。"),
    "presume": ("推定", "没有登记某一情况时，按什么办。"),
    "discretion": ("裁量", "条文没有定死，由主管单位认定的事。"),
}
"""Kind of a rule → its word, and what such rules say. In the order in which a citizen looks for them."""

KINDS_IN_ENGLISH: Final[Mapping[str, tuple[str, str]]] = {
    "benefit": ("Benefits", "What those who meet the conditions may draw."),
    "eligibility": ("Eligibility", "Who is listed, may apply or may have something done."),
    "obligation": ("Obligations", "What those who meet the conditions must pay or do."),
    "ranking": ("Rankings", "In which order those who qualify come."),
    "indicator": ("Indicators", "Rates counted over many, with their targets."),
    "duty": ("Duties", "What the plan gives bodies to do."),
    "define": ("Definitions", "How what the others speak of is found or computed."),
    "presume": ("Presumptions", "What is taken to be so where nothing is on file."),
    "discretion": ("Judgements", "What the body in charge decides, since no text does."),
}

NAMES: Final[Mapping[str, str]] = {
    "for": "对象", "authority": "主管单位", "lead": "牵头单位", "join": "参与单位", "joint": "责任单位", "within": "分组",
    "modality": "措辞", "frequency": "频次", "direction": "方向", "effect": "效果", "task": "事项", "evidence": "证据", "guidance": "参考",
    "applies": "适用", "when": "条件", "fulfilled": "履行", "denominator": "分母", "numerator": "分子", "value": "取值", "amount": "金额",
    "starts": "起发", "stops": "停发", "deadline": "期限", "baseline": "基期", "received": "实领",
}  # fmt: skip
"""Key of a field → its word on the page."""
NAMES_IN_ENGLISH: Final[Mapping[str, str]] = {
    "for": "for", "authority": "in charge", "lead": "leading", "join": "joining", "joint": "responsible", "within": "within",
    "modality": "strength", "frequency": "how often", "direction": "direction", "effect": "effect", "task": "duty",
    "evidence": "evidence", "guidance": "guidance", "applies": "Where it applies", "when": "Conditions", "fulfilled": "Fulfilment",
    "denominator": "Counted against", "numerator": "Counted", "value": "value", "amount": "amount", "starts": "Paid from",
    "stops": "Stops", "deadline": "deadline", "baseline": "baseline", "received": "received already",
}  # fmt: skip

LEADS: Final[Mapping[str, str]] = {
    "applies": "本条只在下列情形适用：", "fulfilled": "下列情形算已经做到：",
    "denominator": "计入分母的：", "numerator": "其中计入分子的：",
}  # fmt: skip
LEADS_IN_ENGLISH: Final[Mapping[str, str]] = {
    "applies": "Only where: ", "fulfilled": "Done where: ", "denominator": "All of whom: ", "numerator": "Of these: ",
}  # fmt: skip

ROUNDINGS: Final[Mapping[Rounding, Words]] = {
    "half_up": Words("四舍五入", "half up"), "half_even": Words("四舍六入五成双", "half to even"), "down": Words("舍去尾数", "down"),
    "up": Words("进一", "up"),
}  # fmt: skip
ORDERS: Final[Mapping[str, Words]] = {
    "high": Words("高者在先", ": the higher first"), "low": Words("低者在先", ": the lower first"),
    "early": Words("早者在先", ": the earlier first"), "late": Words("晚者在先", ": the later first"),
    "first": Words("者优先", ": these first"),
}  # fmt: skip

OUTCOMES: Final[Mapping[str, tuple[str, str]]] = {
    "benefit": ("享受", "不享受"), "eligibility": ("符合", "不符合"), "obligation": ("负担", "不负担"), "ranking": ("列入", "不列入"),
    "define": ("是", "否"),
}  # fmt: skip

CONFIDENCE: Final[Mapping[str, str]] = {
    "已核实": "已核实：与公布的文件核对过。",
    "第二手": "第二手：出自转述，没有见到原文件。",
    "解读": "解读：文件没有写明，按解读取值。",
    "待补充": "待补充：尚未提供，用到它的答案为待定。",
    "虚构": "虚构：只用来检验程序。",
}
CONFIDENCE_IN_ENGLISH: Final[Mapping[str, tuple[str, str]]] = {
    "已核实": (figures.CONFIDENCE_IN_ENGLISH["已核实"], "held against the published document."),
    "第二手": (figures.CONFIDENCE_IN_ENGLISH["第二手"], "from an account; the document itself was not seen."),
    "解读": (figures.CONFIDENCE_IN_ENGLISH["解读"], "the document does not say; taken by a reading."),
    "待补充": (figures.CONFIDENCE_IN_ENGLISH["待补充"], "not supplied yet; answers that need it are undetermined."),
    "虚构": (figures.CONFIDENCE_IN_ENGLISH["虚构"], "only to test the program."),
}
NOT_SUPPLIED: Final[Mapping[Tongue, str]] = {"zh": "尚未提供", "en": "not supplied"}


def day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def english_day(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def in_force(since: date | None, until: date | None, tongue: Tongue = "zh") -> str:
    """From when to when, in words that stay true whenever the page is read."""
    if tongue == "en":
        if since is None:
            return "at all times" if until is None else f"until {english_day(until)}"
        return f"from {english_day(since)} to {english_day(until)}" if until else f"from {english_day(since)} on"
    if since is None:
        return "一直有效" if until is None else f"至 {day(until)} 期满"
    return f"自 {day(since)} 起施行" + (f"，至 {day(until)} 期满" if until else "，没有写期满日")


def from_to(since: date | None, until: date | None, tongue: Tongue = "zh") -> str:
    """The same, short."""
    if tongue == "en":
        if since is None:
            return "all periods"
        return f"{english_day(since)} to {english_day(until)}" if until else f"from {english_day(since)} on"
    if since is None:
        return "各个时期"
    return f"{day(since)} 至 {day(until)}" if until else f"{day(since)} 起"
