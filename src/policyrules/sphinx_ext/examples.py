"""示例 on the page of a rule: what is told, what is expected, and the answer and explanation that the program really gives."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from policyrules.check import CheckedExample
from policyrules.explain import Finding
from policyrules.explain.explanation import Line
from policyrules.explain.names import Names
from policyrules.population import Place
from policyrules.sphinx_ext.conditions import spaced
from policyrules.sphinx_ext.facts import lines
from policyrules.sphinx_ext.links import anchor, remarks
from policyrules.sphinx_ext.loaded import Entry, Loaded, Tried
from policyrules.sphinx_ext.make import Cell, Inline, bullets, marked, para, section, table
from policyrules.types.to_text import decimal

FITS, DIFFERS = "相符", "不符"
WIDE = 3
"""The most facts that have a column each; more of them share one."""


def examples(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    """All examples of a rule as one part of its page; nothing where it has none."""
    found = loaded.tried.get((entry.rule.entity, entry.name), [])
    if not found:
        return []
    lead = para("示例里的人和数都是虚构的。每次生成本页，程序都把示例重新算一遍：与期望一致的注明“相符”，不一致的注明“不符”。")
    return [section(f"{entry.key}-examples", "示例", lead, *(example(loaded, entry, e, rows) for e, rows in found))]


def example(loaded: Loaded, entry: Entry, tried: CheckedExample, rows: Sequence[Tried]) -> nodes.section:
    told = [lines(loaded, tried.entity, row.trial) for row in rows]
    same = {name: value for name, value in told[0].items() if all(t.get(name) == value for t in told)}
    varied = list(dict.fromkeys(name for t in told for name in t if name not in same))
    body: list[nodes.Node] = [bullets([[para(f"{name}：{value}")] for name, value in same.items()], "policy-facts")]
    if len(rows) == 1:
        body += [para(*outcome(rows[0]), kind="policy-outcome"), *explained(rows[0], loaded.names)]
    else:
        body += [para("其他情况逐行不同："), _rows(told, varied, rows), para("各行的说明：")]
        body.append(bullets([[para(f"第{i}行：", *answer(r)), *explained(r, loaded.names)] for i, r in enumerate(rows, 1)], "policy-rows"))
    return section(f"{entry.key}-{anchor('example', tried.name)}", tried.name, *body)


def _rows(told: Sequence[dict[str, str]], varied: Sequence[str], rows: Sequence[Tried]) -> nodes.table:
    """What differs from row to row, what is expected, and whether it came out."""
    apart = len(varied) <= WIDE
    head = ["行", *(varied if apart else ["情况"]), "期望", "结果"]
    made: list[list[Cell]] = []
    for i, (facts, row) in enumerate(zip(told, rows, strict=True), 1):
        given = [facts.get(name, "没有填") for name in varied]
        joined = [bullets([[para(f"{n}：{v}")] for n, v in zip(varied, given, strict=True)], "policy-facts")]
        made.append([str(i), *(given if apart else [joined]), expected(row), [para(verdict(row))]])
    return table(head, made)


# ---------------------------------------------------------------- what came out


def outcome(row: Tried) -> list[Inline]:
    return ["期望：", expected(row), "。程序的答案：", *answer(row)]


def answer(row: Tried) -> list[Inline]:
    words = row.explanation.headline if row.explanation else found_words(row)
    wrong = "；".join(row.result.parts)
    return [words.rstrip("。"), "（", verdict(row), f"：{wrong}" if wrong else "", "）"]


def verdict(row: Tried) -> nodes.Node:
    return marked(FITS, "policy-fits") if row.result.passed else marked(DIFFERS, "policy-differs")


def expected(row: Tried) -> str:
    """The words of the example itself."""
    at = row.result.expected.at
    return " ".join(at.at.text.split()).strip("｜|。 ") if at else "—"


def found_words(row: Tried) -> str:
    """What came out of a ranking or a rate; and of a decision that has no words of its own."""
    match row.result.found:
        case Finding(outcome=outcome):
            return {"yes": "是", "no": "否", "open": "待定", "not_applicable": "不适用"}[outcome]
        case Place(standing="in") as place:
            tied = f"，与 {place.tied} 名并列" if place.tied else ""
            return f"第{place.best}位{tied}" if place.settled else f"第{place.best}位至第{place.worst}位之间，待定"
        case Place(standing=standing):
            return {"out": "不列入", "open": "是否列入待定"}.get(standing, "不适用")
        case rate:
            if rate.empty:
                return "不适用（没有人计入分母）"
            counted = f"{rate.counted[1]} 人计入分母，其中 {rate.counted[0]} 人计入分子"
            if rate.known and rate.low is not None:
                return f"{decimal(rate.low.numerator * 100, rate.low.denominator)}%（{counted}）"
            return f"待定（{counted}）"


def explained(row: Tried, names: Names) -> list[nodes.Node]:
    """The lines of the explanation, nested as the conditions are; then what is missing."""
    if row.explanation is None:
        return []
    told = row.explanation
    made: list[nodes.Node] = [_nested(told.lines, names)] if told.lines else []
    for lack in told.lacks:
        items = [f"{item}（问：{ask}）" if ask else item for item, ask in zip(lack.items, lack.asks, strict=True)]
        made.append(para(f"{lack.heading.rstrip('：')}：{'、'.join(items)}。"))
    return [*made, *(para(f"提示：{notice}") for notice in told.notices)]


def _nested(told: Sequence[Line], names: Names) -> nodes.bullet_list:
    top = nodes.bullet_list(classes=["policy-explanation"])
    lists = [top]
    depth = min(line.depth for line in told)
    for line in told:
        level = max(line.depth - depth, 0)
        while len(lists) - 1 < level and lists[-1].children:
            inner = nodes.bullet_list(classes=["policy-explanation"])
            lists[-1][-1] += inner
            lists.append(inner)
        del lists[level + 1 :]
        item = nodes.list_item()
        item += _line(line, names)
        lists[-1] += item
    return top


def _line(line: Line, names: Names) -> nodes.paragraph:
    standing: list[Inline] = ["：", nodes.strong("", "", nodes.Text(line.standing))] if line.standing else []
    detail = f"（{line.detail}）" if line.detail else ""
    return para(
        "" if line.decisive else "另外，", spaced(line.mark), line.text, *standing, detail, *remarks(line.sources, line.readings, names)
    )
