"""An explanation as the text of a notice."""

from __future__ import annotations

from policyrules.core.notes import Reading, Source
from policyrules.explain.explanation import Explanation, Lack, Line
from policyrules.explain.wording import COLON, LIST, MARKS, SEMICOLON, STOP, bracketed, english_mark
from policyrules.types.to_text import Tongue

HEADS: dict[str, tuple[str, str]] = {
    "day": ("计算日", "as of"), "authority": ("主管单位", "body in charge"), "effect": ("效果", "effect"), "reasons": ("理由", "reasons"),
    "facts": ("据以认定的事实", "facts relied on"), "notices": ("提示", "please note"), "readings": ("所据解读", "readings taken"),
    "sources": ("依据", "based on"),
}  # fmt: skip


def to_text(explanation: Explanation) -> str:
    """The whole explanation, one thing a line, ending in a line break."""
    tongue = explanation.tongue
    marks = MARKS[tongue]
    lines = [explanation.headline, headed("day", explanation.day, tongue)]
    if explanation.authority:
        lines.append(headed("authority", marks[LIST].join(explanation.authority), tongue))
    if explanation.effect:
        lines.append(headed("effect", explanation.effect, tongue))
    if explanation.lines:
        lines.append(headed("reasons", "", tongue).rstrip())
        lines += [line_text(line, tongue) for line in explanation.lines]
    if explanation.facts:
        lines.append(headed("facts", marks[SEMICOLON].join(explanation.facts) + marks[STOP], tongue))
    if not explanation.lines or any(line.about != "time" for line in explanation.lines):
        lines += [text for lack in explanation.lacks for text in lack_texts(lack, tongue)]
    lines += [headed("notices", notice, tongue) for notice in explanation.notices]
    if explanation.readings:
        lines.append(headed("readings", "", tongue).rstrip())
        lines += [f"  {reading_text(reading, tongue)}" for reading in explanation.readings]
    if explanation.sources:
        lines.append(headed("sources", sources_text(explanation.sources, tongue) + marks[STOP], tongue))
    return "\n".join(lines) + "\n"


def headed(head: str, text: str, tongue: Tongue) -> str:
    return f"{HEADS[head][tongue == 'en']}{MARKS[tongue][COLON]}{text}"


def line_text(line: Line, tongue: Tongue) -> str:
    """（二）残疾人证有效：不符合（残疾人证有效期至 2022年1月1日）〔残疾人证管理办法 第十九条；解读A20〕."""
    zh = tongue == "zh"
    mark = line.mark if zh else english_mark(line.mark)
    head = f"{mark}{'' if zh or not mark else ' '}{line.text}"
    if line.standing:
        head += f"{MARKS[tongue][COLON]}{line.standing}"
    head += bracketed(line.detail, tongue)
    ids = dict.fromkeys(r.id for r in line.readings)
    cited = [str(s) for s in line.sources] + [f"解读{id}" if zh else f"reading {id}" for id in ids]
    if cited:
        head += f"〔{'；'.join(cited)}〕" if zh else f" [{'; '.join(cited)}]"
    if not line.decisive:
        head = f"另外，{head}" if zh else f"also: {head}"
    return "  " * (line.depth + 1) + head


def lack_texts(lack: Lack, tongue: Tongue) -> list[str]:
    """What is missing and, where there are questions, one a line."""
    marks = MARKS[tongue]
    if not any(lack.asks):
        return [f"{lack.heading}{marks[COLON]}{marks[LIST].join(lack.items)}{marks[STOP]}"]
    dash = "——" if tongue == "zh" else " — "
    told = [f"  {item}" + (f"{dash}{ask}" if ask else "") for item, ask in zip(lack.items, lack.asks, strict=True)]
    return [f"{lack.heading}{marks[COLON]}".rstrip(), *told]


def reading_text(reading: Reading, tongue: Tongue) -> str:
    return f"{reading.id}{MARKS[tongue][COLON]}{reading.says}" if reading.says else reading.id


def sources_text(sources: tuple[Source, ...], tongue: Tongue) -> str:
    return MARKS[tongue][SEMICOLON].join(str(s) for s in sources)
