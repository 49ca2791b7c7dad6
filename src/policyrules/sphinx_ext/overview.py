"""The first page: what is in the pack, by kind and by the body that is responsible, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from docutils import nodes

from policyrules.core.notes import Words
from policyrules.resolve.editions import editions
from policyrules.sphinx_ext.figures import empty, figures
from policyrules.sphinx_ext.links import rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, table, terms
from policyrules.sphinx_ext.order import of_kind
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.tables import duty_table, indicator_table
from policyrules.sphinx_ext.words import KINDS, day, english_day
from policyrules.structured import Mapping
from policyrules.types.to_text import Tongue

BODIES = (
    ("authority", Words("主管", "in charge")), ("lead", Words("牵头", "lead")), ("join", Words("参与", "joining")),
    ("joint", Words("责任", "responsible")),
)  # fmt: skip
Tabled = Callable[[Loaded, Sequence[Entry]], nodes.table]
APART: dict[str, Tabled] = {"duty": duty_table, "indicator": indicator_table}
"""Kinds with a table of their own."""


def pack(loaded: Loaded, show: Showing) -> nodes.section:
    """The overview of a pack."""
    page = section("policy-pack", loaded.title, *_about(loaded))
    for kind, (word, says) in KINDS.items():
        if found := of_kind(loaded, kind):
            page += section(f"policy-{kind}", word, para(says), APART.get(kind, _table)(loaded, found))
    page += bodies(loaded)
    if missing := empty(loaded.compiled.checked.parameters.values()):
        lead = para("下列标准在某些时期尚未提供数值。用到它们的答案为待定，直到主管单位提供。")
        page += section("policy-missing", "尚未提供的标准", lead, figures(loaded, missing, only_empty=True))
    return page


def _about(loaded: Loaded) -> list[nodes.Node]:
    info = loaded.compiled.files.info
    pairs: list[tuple[str, list[nodes.Node]]] = []
    if info:
        pairs += [(name, [para(info.text(name))]) for name in ("地区", "版本") if info.text(name)]
        plan = info.get("规划")
        if isinstance(plan, Mapping):
            pairs += [(f"规划{name}", [para(day_of(plan.text(name)))]) for name in ("施行", "期满") if plan.text(name)]
    counts = [f"{word} {len(of_kind(loaded, kind))} 条" for kind, (word, _) in KINDS.items() if of_kind(loaded, kind)]
    pairs.append(("内容", [para("、".join(counts) + f"；示例 {len(loaded.compiled.checked.examples)} 个。")]))
    notes = [
        "每条规则一页：什么条件、多少钱、找哪个单位、依据哪一条，附算过的示例。",
        "页面由程序从规则原文生成，示例的答案是程序算出来的。结果供办理参考，以主管单位的决定为准。",
    ]
    return [terms(pairs), bullets([[para(note)] for note in notes])]


def day_of(text: str, tongue: Tongue = "zh") -> str:
    """A day of the pack's own file in words; anything else as it stands."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return text
    return day(on) if tongue == "zh" else english_day(on)


def _table(loaded: Loaded, found: Sequence[Entry]) -> nodes.table:
    columns = 3 if any(authority(e) for e in found) else 2
    rows: list[list[Cell]] = [[[para(to_rule(e))], brief(loaded, e), "、".join(authority(e)) or "—"][:columns] for e in found]
    return table(("名称", "说明", "主管单位")[:columns], rows, widths=(3, 5, 2)[:columns])


def brief(loaded: Loaded, entry: Entry) -> str:
    """A sentence on a rule: its 效果, or what the glossary says of its name."""
    effect = next((text for e in editions(entry.rule.decl) if (text := e.text("effect"))), "")
    return effect or loaded.compiled.checked.resolved.glossary.explanations.get(entry.name, "") or f"对象：{entry.rule.entity}"


def authority(entry: Entry) -> tuple[str, ...]:
    return next((names for e in editions(entry.rule.decl) if (names := e.names("authority"))), ())


def bodies(loaded: Loaded) -> list[nodes.Node]:
    """For each body what it is in charge of, leads, takes part in or answers for together with others."""
    found: dict[str, dict[str, dict[Entry, None]]] = {}
    for entry in loaded.entries:
        for edition in editions(entry.rule.decl):
            for key, word in BODIES:
                for body in edition.names(key):
                    found.setdefault(body, {}).setdefault(word.in_(loaded.tongue), {})[entry] = None
    words = [word.in_(loaded.tongue) for _, word in BODIES]
    rows: list[list[Cell]] = [
        [loaded.names.word(body), word, [para(*rules(parts[word]))]] for body, parts in found.items() for word in words if word in parts
    ]
    zh, en = "“责任”是几家单位一起负责而没有写明牵头单位的。", "“Responsible” are several bodies together, of which none is said to lead."
    title, heads = ("按责任单位查", ("单位", "身份", "事项")) if loaded.tongue == "zh" else ("By body", ("body", "part", "matters"))
    return [section("policy-bodies", title, para(loaded.say(zh, en)), table(heads, rows, widths=(2, 1, 5)))] if rows else []
