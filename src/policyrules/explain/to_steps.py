"""Ways out and questions as text: what stands under an explanation, and what `ask` prints."""

from __future__ import annotations

from collections.abc import Sequence

from policyrules.core.notes import Reading, Source
from policyrules.explain.names import Names
from policyrules.explain.outs import Met, Outs, Told
from policyrules.explain.questions import Asked, From
from policyrules.explain.wording import LIST, MARKS, SEMICOLON, STOP, bracketed
from policyrules.types import Bool, Choice, Money, Month, Number
from policyrules.types.to_text import PERIOD_WORDS, UNITS_IN_ENGLISH, Tongue

WHO: dict[str, tuple[str, str]] = {
    "self": ("本人可以办", "the person can"),
    "time": ("时间会带来", "time will bring"),
    "body": ("只有机关、单位能改变", "only an office can change"),
}


def outs_text(found: Outs, tongue: Tongue) -> str:
    """怎样可以改变这一结论: the ways by who has to act, numbered; then what time does, and what else is to be said. "" if nothing is."""
    zh = tongue == "zh"
    lines: list[str] = []
    if found.ways:
        several = len(found.ways) > 1
        lines.append(("怎样可以改变这一结论" + ("（办法之一即可）" if several else "") + "：") if zh else WAYS_EN[several])
    number = 0
    for by, heading in WHO.items():
        mine = [way for way in found.ways if way.by == by]
        if mine:
            lines.append(f"  {heading[not zh]}{'：' if zh else ':'}")
        for way in mine:
            number += 1
            lines.append(f"    {number}.{'' if zh else ' '}{way_text(way, tongue)}")
    closing = [text for text in (found.turning if not _told_by_time(found) else "", found.closing) if text]
    lines += [f"{text}{MARKS[tongue][STOP]}" for text in closing]
    return "".join(f"{line}\n" for line in lines)


WAYS_EN = {True: "what would change this answer (one of these is enough):", False: "what would change this answer:"}


def _told_by_time(found: Outs) -> bool:
    return any(way.by == "time" for way in found.ways)


def way_text(way: Told, tongue: Tongue) -> str:
    """领取镇里补助：由“是”变为“否”——例外“镇里补助”不再成立〔示例县困难家庭办法 第六条〕."""
    zh = tongue == "zh"
    steps = MARKS[tongue][SEMICOLON].join(way.steps)
    if way.day and steps:
        said = f"自{way.day}起，并且{steps}" if zh else f"from {way.day} on, and {steps}"
    elif way.day:
        said = f"到{way.day}，其他情况都不变" if zh else f"on {way.day}, all else equal"
    else:
        said = steps
    met = [text for m in way.met if (text := met_text(m, tongue))]
    return said + (("——" if zh else " — ") + MARKS[tongue][SEMICOLON].join(met) if met else "")


def met_text(met: Met, tongue: Tongue) -> str:
    zh = tongue == "zh"
    if not met.text:
        return ""
    mark = met.mark if zh or not met.mark else f"{met.mark} "
    if met.label:
        text = f"例外“{met.label}”不再成立" if zh else f"the exception “{met.label}” no longer applies"
    else:
        text = f"{mark}“{met.text}”即符合" if zh else f"{mark}“{met.text}” is then met"
    return text + beside(met.sources, met.readings, tongue)


def beside(sources: Sequence[Source], readings: Sequence[Reading], tongue: Tongue) -> str:
    """Citations in their brackets."""
    zh = tongue == "zh"
    said = [str(s) for s in sources] + [f"解读{r.id}" if zh else f"reading {r.id}" for r in readings]
    if not said:
        return ""
    return f"〔{'；'.join(said)}〕" if zh else f" [{'; '.join(said)}]"


# ---------------------------------------------------------------- questions

WHERE: dict[From, tuple[str, str]] = {
    "record": ("部门可以查到", "an office can look it up"),
    "person": ("要向本人了解", "to be asked of the person"),
    "body": ("要由主管机关认定或者明确", "for the body in charge to decide"),
    "nobody": ("现在没有人能答复", "nobody can answer it now"),
}


def questions_text(asked: Sequence[Asked], names: Names) -> str:
    """The next question first, then the others in their order."""
    zh = names.tongue == "zh"
    if not asked:
        return "结论已定，不必再问。\n" if zh else "The answer is settled; nothing more is to be asked.\n"
    first, *rest = asked
    lines = ["下一问：" if zh else "next question:", f"  {question_text(first, names)}"]
    if rest:
        lines.append("其余（按先后）：" if zh else "then, in this order:")
        lines += [f"  {number}.{'' if zh else ' '}{question_text(q, names)}" for number, q in enumerate(rest, 2)]
    return "".join(f"{line}\n" for line in lines)


def question_text(asked: Asked, names: Names) -> str:
    """住满月数——在本县住满几个月？（部门可以查到；2种情形中1种可定结论）."""
    zh = names.tongue == "zh"
    ask = names.question(asked.reason)
    known = [WHERE[asked.where][not zh], *(["敏感信息" if zh else "sensitive"] if asked.sensitive else []), *power(asked, names.tongue)]
    return names.noun(asked.reason) + (("——" if zh else " — ") + ask if ask else "") + bracketed(
        MARKS[names.tongue][SEMICOLON].join(known), names.tongue
    )  # fmt: skip


def power(asked: Asked, tongue: Tongue) -> list[str]:
    """How much an answer settles, simply said."""
    if asked.where == "nobody":
        return []
    zh = tongue == "zh"
    if asked.settles == asked.kinds:
        return ["答了就能定结论" if zh else "settles the answer"]
    if not asked.settles:
        return [f"答了以后最多还缺{asked.left}项" if zh else f"up to {asked.left} more to ask afterwards"]
    if zh:
        return [f"{asked.kinds}种答法中有{asked.settles}种就能定结论"]
    return [f"{asked.settles} of {asked.kinds} kinds of answers settle it"]


def accepted(asked: Asked, names: Names) -> str:
    """What may be typed as an answer."""
    zh, fact = names.tongue == "zh", names.declared(asked.reason)
    none = ["无" if zh else "none"] if fact is not None and fact.optional else []
    type = fact.type if fact else Bool()
    match type:
        case Bool():
            options = ["是", "否"] if zh else ["yes", "no"]
        case Choice(of):
            options = [names.word(value.name) for value in names.vocabulary.choices[of].values]
        case Number(unit):
            options = [f"数，单位 {unit}" if zh and unit else "数" if zh else f"a number{UNITS_IN_ENGLISH.get(unit, unit)}"]
        case Money(period):
            options = [f"数，单位 {PERIOD_WORDS['zh'][period]}" if zh else f"a number of{PERIOD_WORDS['en'][period]}"]
        case Month():
            options = ["月份，如 2026-03" if zh else "a month, such as 2026-03"]
        case _:
            options = ["日期，如 2026-03-01" if zh else "a day, such as 2026-03-01"]
    return MARKS[names.tongue][LIST].join([*options, *none])


__all__ = ["accepted", "outs_text", "question_text", "questions_text", "way_text"]
