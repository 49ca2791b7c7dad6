"""An answer as a notice for the citizen (告知书): the question, the facts relied on, each unmet condition with its clause, what can be
done, and who is in charge. It says of itself that people decide."""

from __future__ import annotations

from policyrules.core.notes import Story
from policyrules.explain.explanation import Explanation, Line
from policyrules.explain.names import Names
from policyrules.explain.outs import Outs
from policyrules.explain.to_steps import WHO, beside, way_text
from policyrules.explain.to_text import lack_texts, sources_text
from policyrules.explain.wording import LIST, MARKS, bracketed, english_mark
from policyrules.types.to_text import Tongue

ORDINALS = "一二三四五六七八九"


def notice(told: Explanation, found: Outs, story: Story, names: Names) -> str:
    """The whole notice, ending in a line break."""
    tongue, zh = told.tongue, told.tongue == "zh"
    outcome = told.decision.outcome
    body = [*_answer(told), *_conditions(told), *_facts(told), *_doable(told, found), *_missing(told), *_sources(told)]
    head = _title(outcome, story, zh)
    numbered: list[str] = []
    for number, (heading, lines) in enumerate(body):
        numbered.append(f"{ORDINALS[number]}、{heading}" if zh else f"{number + 1}. {heading}")
        numbered += [f"  {line}" for line in lines]
    authority = MARKS[tongue][LIST].join(told.authority)
    last = [f"{'主管单位' if zh else 'body in charge'}{'：' if zh else ': '}{authority}"] if authority else []
    return "".join(f"{line}\n" for line in [head, "", *numbered, "", *last, FOR_REFERENCE[tongue]])


FOR_REFERENCE: dict[Tongue, str] = {
    "zh": "本告知由程序按规则生成，仅供参考，不是行政决定；是否给予以主管单位的审核决定为准，对决定不服的可以依法申请复议或者提起诉讼。",
    "en": "This notice was computed from the rules. It is for reference only and no administrative decision: the body in charge"
    " decides, and against its decision there are the remedies of the law.",
}


def _title(outcome: str, story: Story, zh: bool) -> str:
    if zh:
        return f"关于“{story.title.zh}”的{'告知书（不予支持的理由）' if outcome == 'no' else '告知书'}"
    return f"Notice on “{story.title.en}”{' (reasons for refusal)' if outcome == 'no' else ''}"


Section = tuple[str, list[str]]


def _answer(told: Explanation) -> list[Section]:
    zh = told.tongue == "zh"
    lines = [told.headline, f"{'计算日' if zh else 'as of'}{'：' if zh else ': '}{told.day}"]
    return [("结论" if zh else "Answer", [*lines, *([told.effect] if told.effect else [])])]


def _conditions(told: Explanation) -> list[Section]:
    """Of a refusal the unmet conditions and the exceptions that apply, each with its clause; else the conditions it rests on."""
    zh, no = told.tongue == "zh", told.decision.outcome == "no"
    lines = [line for line in told.lines if line.about in ("scope", "condition", "exception")] or list(told.lines)
    if not lines:
        return []
    heading = (
        ("没有满足的条件及其依据" if no else "条件及其依据")
        if zh
        else ("Conditions not met, and their clauses" if no else "Conditions, and their clauses")
    )
    return [(heading, [_condition(line, told) for line in lines])]


def _condition(line: Line, told: Explanation) -> str:
    zh = told.tongue == "zh"
    mark = line.mark if zh else english_mark(line.mark)
    said = f"{'  ' * line.depth}{mark}{'' if zh or not mark else ' '}{line.text}"
    said += f"{'：' if zh else ': '}{line.standing}" if line.standing else ""
    own = line.sources or (told.sources[:1] if line.depth == 0 and line.about == "condition" else ())
    return said + bracketed(line.detail, told.tongue) + beside(own, line.readings, told.tongue)


def _facts(told: Explanation) -> list[Section]:
    return [("据以认定的事实" if told.tongue == "zh" else "Facts relied on", list(told.facts))] if told.facts else []


def _doable(told: Explanation, found: Outs) -> list[Section]:
    zh = told.tongue == "zh"
    lines = []
    for way in found.ways:
        lines.append(f"{WHO[way.by][not zh]}{'：' if zh else ': '}{way_text(way, told.tongue)}")
    lines += [text for text in (found.turning, found.closing) if text]
    if not lines:
        return []
    heading = ("可以怎样办" if told.decision.outcome == "no" else "今后的变化") if zh else "What can be done"
    return [(heading, lines)]


def _missing(told: Explanation) -> list[Section]:
    lines = [text.strip() for lack in told.lacks for text in lack_texts(lack, told.tongue)]
    return [("还缺什么" if told.tongue == "zh" else "What is missing", lines)] if lines else []


def _sources(told: Explanation) -> list[Section]:
    zh = told.tongue == "zh"
    lines = [sources_text(told.sources, told.tongue)] if told.sources else []
    lines += [f"{'解读' if zh else 'reading '}{r.id}{'：' if zh else ': '}{r.says}" for r in told.readings]
    lines += list(told.notices)
    return [("依据、解读和提示" if zh else "Based on", lines)] if lines else []
