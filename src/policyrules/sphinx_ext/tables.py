"""Parameters, duties and indicators of the whole pack."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from policyrules.explain.figures import RELATIONS
from policyrules.parameters import Parameter
from policyrules.resolve.editions import Edition, editions
from policyrules.sphinx_ext.figures import figures
from policyrules.sphinx_ext.links import Worder, anchor, cited, rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, spread, table, terms
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import CONFIDENCE, in_force
from policyrules.syntax import nodes as syn

OFFICES = (("lead", "牵头"), ("join", "参与"), ("joint", "责任"))


def parameters(loaded: Loaded, show: Showing) -> nodes.section:
    """Every parameter with all its periods, and the rules that read it."""
    page = section("policy-parameters", "标准和数字", para("规则用到的标准、比例和界限，按时期列出。数字变了只改这里，规则不动。"))
    page += terms([(name, [para(says.removeprefix(f"{name}："))]) for name, says in CONFIDENCE.items() if _has(loaded, name)])
    readers = _readers(loaded)
    for parameter in loaded.compiled.checked.parameters.values():
        name = anchor("parameter", parameter.name)
        show("parameter", parameter.name, name, parameter.name)
        used = rules(readers.get(parameter.name, [])) or ["没有"]
        page += section(name, parameter.name, figures(loaded, [parameter], named=False), para("用到它的规则：", *used, "。"))
    return page


def _has(loaded: Loaded, confidence: str) -> bool:
    return any(period.confidence == confidence for p in loaded.compiled.checked.parameters.values() for period in p.periods)


def _readers(loaded: Loaded) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in loaded.entries:
        for named in dict.fromkeys(p.name for p in loaded.mentioned(entry.rule.decl, entry.rule.entity) if isinstance(p, Parameter)):
            found.setdefault(named, []).append(entry)
    return found


def duties(loaded: Loaded, show: Showing) -> nodes.section:
    """All 职责 as one table."""
    found = [e for e in loaded.entries if e.rule.kind == "duty"]
    lead = para("单位按原文登记：写明牵头的列牵头，只写责任单位的不另指定牵头。")
    return section("policy-duties", "职责一览", lead, duty_table(loaded, found) if found else para("本规则包没有登记职责。"))


def duty_table(loaded: Loaded, found: Iterable[Entry]) -> nodes.table:
    rows: list[list[Cell]] = []
    for entry in found:
        edition = editions(entry.rule.decl)[-1]
        what = [para(to_rule(entry)), *([para(edition.text("task"))] if edition.text("task") else [])]
        who = [para(f"{word}：{'、'.join(edition.names(key))}") for key, word in OFFICES if edition.names(key)]
        rows.append([what, who or "—", _when(loaded, entry, edition), _sources(edition)])
    return table(("事项", "单位", "要求和期限", "依据"), rows, widths=(4, 4, 3, 2))


def _when(loaded: Loaded, entry: Entry, edition: Edition) -> list[nodes.Node]:
    said = [("措辞", "、".join(edition.names("modality"))), ("频次", "、".join(edition.names("frequency")))]
    if deadline := edition.value("deadline"):
        said.append(("期限", Worder(loaded, entry.rule.entity).says(deadline.worth.at)))
    said.append(("证据", edition.text("evidence")))
    return [para(f"{name}：{words}") for name, words in said if words]


def _sources(edition: Edition) -> list[nodes.Node]:
    return [para(*spread([cited(c) for c in edition.cites()], "；"))]


def indicators(loaded: Loaded, show: Showing) -> nodes.section:
    """All 指标 as one table."""
    found = [e for e in loaded.entries if e.rule.kind == "indicator"]
    return section("policy-indicators", "指标一览", indicator_table(loaded, found) if found else para("本规则包没有登记指标。"))


def indicator_table(loaded: Loaded, found: Iterable[Entry]) -> nodes.table:
    rows: list[list[Cell]] = []
    for entry in found:
        edition = editions(entry.rule.decl)[-1]
        rows.append([[para(to_rule(entry))], _target(loaded, entry, edition), in_force(edition.since, edition.until), _sources(edition)])
    return table(("指标", "目标", "时期", "依据"), rows, widths=(3, 3, 3, 2))


def _target(loaded: Loaded, entry: Entry, edition: Edition) -> list[nodes.Node]:
    worder = Worder(loaded, entry.rule.entity)
    said = [f"{RELATIONS[f.relation].zh if f.relation else ''} {worder.says(f.value.at)}".strip() for f in edition.of(syn.TargetField)]
    said += [f"方向：{'、'.join(edition.names('direction'))}"] if edition.names("direction") else []
    if baseline := edition.value("baseline"):
        said.append(f"基期：{worder.says(baseline.worth.at)}")
    return [bullets([[para(words)] for words in said], "policy-facts")] if said else [para("—")]
