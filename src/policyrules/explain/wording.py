"""The words of answers, as tables: they go by the kind of rule, because whether, how much and done are different answers."""

from __future__ import annotations

from datetime import date
from string import ascii_lowercase

from policyrules.core.notes import Edition, Story, Words
from policyrules.explain.model import Outcome
from policyrules.types.encode import of_date
from policyrules.types.model import DATE
from policyrules.types.to_text import Tongue, written
from policyrules.types.vocabulary import Vocabulary

OPEN, NOT_APPLICABLE = Words("待定", "undetermined"), Words("不适用", "not applicable")
GROUND, STEP = "ground", "step"
ANSWERS: dict[str, tuple[Words, Words]] = {
    "define": (Words("符合", "met"), Words("不符合", "not met")),
    "presume": (Words("符合", "met"), Words("不符合", "not met")),
    "eligibility": (Words("符合", "meets"), Words("不符合", "does not meet")),
    "benefit": (Words("享受", "receives"), Words("不享受", "gets nothing")),
    "obligation": (Words("负担", "owes"), Words("不负担", "owes nothing")),
    GROUND: (Words("成立", "holds"), Words("不成立", "does not hold")),
    STEP: (Words("已做到", "done"), Words("未做到", "not done")),
}
"""Yes and no by kind of rule. A condition inside a rule is met or not; one that makes an obligation or an exception holds or
does not, since 符合 would read as praise."""
DONE: dict[Outcome, Words] = {
    "yes": Words("已履行", "fulfilled"), "no": Words("未履行", "unfulfilled"), "open": Words("是否履行待定", "fulfilment undetermined"),
    "not_applicable": NOT_APPLICABLE,
}  # fmt: skip
COLON, COMMA, SEMICOLON, STOP, LIST, OPENS, CLOSES = range(7)
MARKS: dict[Tongue, tuple[str, ...]] = {"zh": ("：", "，", "；", "。", "、", "（", "）"), "en": (": ", ", ", "; ", ".", ", ", " (", ")")}


def answer_word(kind: str, outcome: Outcome, tongue: Tongue) -> str:
    """The word for an outcome of a rule of that kind."""
    yes, no = ANSWERS.get(kind, ANSWERS["define"])
    return {"yes": yes, "no": no, "open": OPEN, "not_applicable": NOT_APPLICABLE}[outcome].in_(tongue)


def truth_word(value: bool | None, tongue: Tongue, kind: str = "define") -> str:
    """Of a written condition."""
    return answer_word(kind, "open" if value is None else "yes" if value else "no", tongue)


def bracketed(text: str, tongue: Tongue) -> str:
    return f"{MARKS[tongue][OPENS]}{text}{MARKS[tongue][CLOSES]}" if text else ""


def english_mark(mark: str) -> str:
    """（三） as (c), as rules are numbered in English."""
    return ENGLISH_MARKS.get(mark, mark)


HAN = "一二三四五六七八九"
NUMBERS = [*HAN, "十", *(f"十{han}" for han in HAN), "二十", *(f"二十{han}" for han in HAN), "三十"]
LETTERS = [*ascii_lowercase, *(f"{n}" for n in range(len(ascii_lowercase) + 1, len(NUMBERS) + 1))]
ENGLISH_MARKS = {f"（{han}）": f"({letter})" for han, letter in zip(NUMBERS, LETTERS, strict=True)} | {
    f"（{n}）": f"({n})" for n in range(1, 31)
}


def day_words(day: date, tongue: Tongue) -> str:
    return written(of_date(day), DATE, Vocabulary(), tongue)


# ---------------------------------------------------------------- dates outside every edition


def out_of_force(story: Story, day: date, tongue: Tongue) -> str:
    """What is said of a day on which no edition of a rule is in force; "" where one is."""
    if story.on(day) is not None:
        return ""
    first, last = story.editions[0], story.editions[-1]
    if first.since and day < first.since:
        since = day_words(first.since, tongue)
        return (
            f"规则没有收录这一天的版本（收录自{since}起）：依当时有效的规定办理，这里不作结论，不等于不符合"
            if tongue == "zh"
            else f"no version of the rule is on file for that day (on file from {since}): what was in force then decides; this is not a no"
        )
    if last.until and day > last.until:
        until = day_words(last.until, tongue)
        if story.after:
            return f"{story.after.zh}（施行至{until}）" if tongue == "zh" else f"{story.after.en} (in force until {until})"
        if story.successor:
            zh = f"施行期已届满（施行至{until}），此后看“{story.successor.zh}”"
            return zh if tongue == "zh" else f"no longer in force (until {until}); since then “{story.successor.en}” decides"
        if of_the_plan(last):
            return (
                f"规划期已届满（施行至{until}），本项不再由规划决定"
                if tongue == "zh"
                else f"the plan's period has ended (in force until {until}); the plan no longer decides this"
            )
        return f"施行期已届满（施行至{until}）" if tongue == "zh" else f"no longer in force (until {until})"
    return "该日期没有施行的版本" if tongue == "zh" else "no version is in force on that day"


def out_of_force_short(story: Story, day: date, tongue: Tongue) -> str:
    """The same in a few words, for a cell."""
    if story.on(day) is not None:
        return ""
    first, last = story.editions[0], story.editions[-1]
    if first.since and day < first.since:
        return "没有收录该日的版本" if tongue == "zh" else "no version on file for that day"
    if last.until and day > last.until:
        if story.after:
            return story.after.in_(tongue)
        if story.successor:
            return f"期满，此后看“{story.successor.zh}”" if tongue == "zh" else f"ended; since then “{story.successor.en}”"
        if of_the_plan(last):
            return "规划期已届满" if tongue == "zh" else "the plan's period has ended"
        return "施行期已届满" if tongue == "zh" else "no longer in force"
    return "该日期没有施行的版本" if tongue == "zh" else "no version in force"


def of_the_plan(edition: Edition) -> bool:
    """Whether an edition cites the plan of the pack, which has a period of its own."""
    return any(source.document == PLAN for source in edition.sources)


PLAN = "规划"
