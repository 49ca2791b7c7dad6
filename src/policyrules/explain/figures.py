"""Rates and places in words: what stands of many things at a time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from policyrules.core.notes import Story, Words
from policyrules.explain.names import Names
from policyrules.explain.wording import NOT_APPLICABLE, OPEN, out_of_force_short
from policyrules.population import Place, Rate, meets

RELATIONS = {
    "ge": Words("不低于", "at least"),
    "gt": Words("高于", "above"),
    "le": Words("不超过", "at most"),
    "lt": Words("低于", "below"),
    "eq": Words("等于", "exactly"),
}
MET: dict[bool | None, Words] = {
    True: Words("达到", "met"), False: Words("未达到", "not met"), None: Words("是否达到待定", "undetermined whether met"),
}  # fmt: skip
OUT: dict[str, Words] = {"out": Words("不符合", "does not meet"), "not_applicable": NOT_APPLICABLE, "open": OPEN}


# ---------------------------------------------------------------- rates


def rate_words(found: Rate, story: Story, as_of: date) -> Words:
    """`指标“新建项目无障碍建设率”：66.66%（2/3），目标不低于100%，未达到`; 不适用 where nobody is counted."""
    closed = Words(out_of_force_short(story, as_of, "zh"), out_of_force_short(story, as_of, "en"))
    said = closed if closed.zh else _figure(found, story)
    return Words(f"指标“{story.rule}”：{said.zh}", f"indicator {story.title.en}: {said.en}")


def _figure(found: Rate, story: Story) -> Words:
    if found.empty:
        return Words("不适用（分母为零）", "not applicable (nobody is counted)")
    if found.low is None or found.high is None or found.empty is None:
        return Words("待定（分母是否为零不明）", "undetermined (it is unknown whether anybody is counted)")
    top, bottom = found.counted
    low, high = percent(found.low), percent(found.high)
    zh = f"{low}（{top}/{bottom}）" if found.known else f"{low} 至 {high}（有事实未知）"
    en = f"{low} ({top}/{bottom})" if found.known else f"{low} to {high} (facts are unknown)"
    if story.target:
        relation, numerator, denominator = story.target
        goal = Fraction(numerator, denominator)
        met = MET[meets(found, relation, goal)]
        zh += f"，目标{RELATIONS[relation].zh}{percent(goal)}，{met.zh}"
        en += f", target {RELATIONS[relation].en} {percent(goal)}: {met.en}"
    return Words(zh, en)


def percent(share: Fraction) -> str:
    """Two places, cut and not rounded up, so that what falls short of 100% never reads 100%.

    >>> percent(Fraction(2, 3)), percent(Fraction(1))
    ('66.66%', '100%')
    """
    whole, rest = divmod(share.numerator * 10_000 // share.denominator, 100)
    return f"{whole}.{rest:02}%" if rest else f"{whole}%"


# ---------------------------------------------------------------- places


def place_words(place: Place) -> Words:
    """`第2位，与1户并列`; `第2至4位（待定）`; of one that is not in the ranking, why not."""
    if place.standing != "in":
        return OUT.get(place.standing, OPEN)
    if place.settled:
        zh, en = f"第{place.best}位", f"place {place.best}"
    else:
        zh, en = f"第{place.best}至{place.worst}位（待定）", f"place {place.best} to {place.worst} (undetermined)"
    if place.tied:
        return Words(f"{zh}，与{place.tied}户并列", f"{en}, level with {place.tied}")
    if place.tie_open:
        return Words(f"{zh}，是否并列待定", f"{en}, undetermined whether level with others")
    return Words(zh, en)


def place_sentences(place: Place, ties: str, names: Names) -> tuple[str, ...]:
    """The reasons of a place in a ranking; `ties` says how the rule treats those who are level."""
    if place.standing != "in":
        return ()
    zh = names.tongue == "zh"
    told = [f"排在{place_words(place).zh}。" if zh else f"At {place_words(place).en}."]
    if ties and (place.tied or place.tie_open):
        told.append(f"并列的处理：{ties}。" if zh else f"Those who are level: {names.text(ties)}.")
    if place.others:
        unknown = "、".join(sorted({r.name for r in place.others}))
        told.append(
            f"次序还取决于其他申请尚不明的事实：{unknown}。"
            if zh
            else f"The order also depends on facts of other applications that are not known: {names.listed(unknown)}."
        )
    return tuple(told)
