"""A rate in words: the figure, how many stand behind it, and whether the target is met."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from policyrules.core.notes import Story
from policyrules.population import Rate, meets
from policyrules.roster.model import Note

RELATIONS = {
    "ge": ("不低于", "at least"),
    "gt": ("高于", "above"),
    "le": ("不超过", "at most"),
    "lt": ("低于", "below"),
    "eq": ("等于", "exactly"),
}


def told_rate(name: str, found: Rate, story: Story, as_of: date) -> Note:
    """`新建项目无障碍建设率：66.67%（2/3），目标不低于100%，未达到`; 不适用 where nobody is counted."""
    if story.on(as_of) is None:
        return Note(f"指标“{name}”：该日期没有施行的版本", f"indicator {story.title.en}: no version in force on that day")
    if found.low is None or found.high is None or found.empty is not False:
        zh, en = (
            ("不适用（分母为零）", "not applicable (nobody is counted)") if found.empty else ("待定（分母是否为零不明）", "undetermined")
        )
        return Note(f"指标“{name}”：{zh}", f"indicator {story.title.en}: {en}")
    top, bottom = found.counted
    figure = f"{percent(found.low)}（{top}/{bottom}）" if found.known else f"{percent(found.low)} 至 {percent(found.high)}（有事实未知）"
    zh, en = figure, figure
    if story.target:
        relation, numerator, denominator = story.target
        goal = Fraction(numerator, denominator)
        met = meets(found, relation, goal)
        zh += f"，目标{RELATIONS[relation][0]}{percent(goal)}，" + {True: "达到", False: "未达到", None: "是否达到待定"}[met]
        en += f", target {RELATIONS[relation][1]} {percent(goal)}: " + {True: "met", False: "not met", None: "undetermined"}[met]
    return Note(f"指标“{name}”：{zh}", f"indicator {story.title.en}: {en}")


def percent(share: Fraction) -> str:
    """Two places, cut and not rounded up, so that what falls short of 100% never reads 100%.

    >>> percent(Fraction(2, 3)), percent(Fraction(1))
    ('66.66%', '100%')
    """
    whole, rest = divmod(share.numerator * 10_000 // share.denominator, 100)
    return f"{whole}.{rest:02}%" if rest else f"{whole}%"
