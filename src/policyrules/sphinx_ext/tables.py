"""Parameters, duties and indicators of the whole pack."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from policyrules.core.notes import Words
from policyrules.explain.figures import RELATIONS
from policyrules.ledger.model import Role
from policyrules.parameters import Parameter
from policyrules.resolve.editions import Edition, editions
from policyrules.site.register_text import listed, role_word
from policyrules.sphinx_ext.figures import figures
from policyrules.sphinx_ext.links import Worder, anchor, cited, rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, spread, table, terms
from policyrules.sphinx_ext.order import of_kind
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import CONFIDENCE, CONFIDENCE_IN_ENGLISH, in_force
from policyrules.syntax import nodes as syn

OFFICES: tuple[tuple[str, Role], ...] = (("lead", "牵头"), ("join", "参与"), ("joint", "责任"))


def parameters(loaded: Loaded, show: Showing) -> nodes.section:
    """Every parameter with all its periods, and the rules that read it."""
    zh = "规则用到的标准、比例和界限，按时期列出。数字变了只改这里，规则不动。"
    en = "The rates, shares and limits that the rules use, period by period. When a figure changes it changes here, and no rule does."
    page = section("policy-parameters", loaded.say("标准和数字", "Figures"), para(loaded.say(zh, en)))
    page += terms([(told[0], [para(told[1])]) for name in CONFIDENCE if _has(loaded, name) for told in [_confidence(loaded, name)]])
    readers = _readers(loaded)
    for parameter in loaded.compiled.checked.parameters.values():
        name = anchor("parameter", parameter.name)
        called = loaded.names.word(parameter.name)
        show("parameter", parameter.name, name, called)
        used = rules(readers.get(parameter.name, [])) or [loaded.say("没有", "none")]
        reading = para(loaded.say("用到它的规则：", "Rules that use it: "), *used, loaded.say("。", "."))
        page += section(name, called, figures(loaded, [parameter], named=False), reading)
    return page


def _confidence(loaded: Loaded, name: str) -> tuple[str, str]:
    return (name, CONFIDENCE[name].removeprefix(f"{name}：")) if loaded.tongue == "zh" else CONFIDENCE_IN_ENGLISH[name]


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
    found = of_kind(loaded, "duty")
    zh = "单位按原文登记：写明牵头的列牵头，只写责任单位的不另指定牵头。"
    en = "Bodies as the plan names them: who leads is told where it says so; where bodies are only responsible, none of them leads."
    none = para(loaded.say("本规则包没有登记职责。", "The pack has no duties."))
    title = loaded.say("职责一览", "The duty register")
    return section("policy-duties", title, para(loaded.say(zh, en)), duty_table(loaded, found) if found else none)


def duty_table(loaded: Loaded, found: Iterable[Entry]) -> nodes.table:
    rows: list[list[Cell]] = []
    colon, names = loaded.say("：", ": "), loaded.names
    for entry in found:
        edition = editions(entry.rule.decl)[-1]
        what = [para(to_rule(entry)), *([para(names.text(edition.text("task")))] if edition.text("task") else [])]
        offices = [(role_word(role, loaded.tongue), edition.names(key)) for key, role in OFFICES if edition.names(key)]
        who = [para(f"{word}{colon}{listed(units, names)}") for word, units in offices]
        rows.append([what, who or "—", _when(loaded, entry, edition), _sources(loaded, edition)])
    heads = ("事项", "单位", "要求和期限", "依据") if loaded.tongue == "zh" else ("duty", "bodies", "strength and deadline", "source")
    return table(heads, rows, widths=(4, 4, 3, 2))


def _when(loaded: Loaded, entry: Entry, edition: Edition) -> list[nodes.Node]:
    names = loaded.names
    said = [(word, listed(edition.names(key), names)) for key, word in (("modality", MANNER[0]), ("frequency", MANNER[1]))]
    if deadline := edition.value("deadline"):
        said.append((MANNER[2], Worder(loaded, entry.rule.entity).says(deadline.worth.at)))
    said.append((MANNER[3], names.text(edition.text("evidence"))))
    colon = loaded.say("：", ": ")
    return [para(f"{word.in_(loaded.tongue)}{colon}{words}") for word, words in said if words]


MANNER = Words("措辞", "strength"), Words("频次", "how often"), Words("期限", "deadline"), Words("证据", "evidence")


def _sources(loaded: Loaded, edition: Edition) -> list[nodes.Node]:
    return [para(*spread([cited(c, loaded.names) for c in edition.cites()], loaded.say("；", "; ")))]


def indicators(loaded: Loaded, show: Showing) -> nodes.section:
    """All 指标 as one table."""
    found = [e for e in loaded.entries if e.rule.kind == "indicator"]
    none = para(loaded.say("本规则包没有登记指标。", "The pack has no indicators."))
    return section("policy-indicators", loaded.say("指标一览", "Indicators"), indicator_table(loaded, found) if found else none)


def indicator_table(loaded: Loaded, found: Iterable[Entry]) -> nodes.table:
    rows: list[list[Cell]] = []
    for entry in found:
        edition = editions(entry.rule.decl)[-1]
        when = in_force(edition.since, edition.until, loaded.tongue)
        rows.append([[para(to_rule(entry))], _target(loaded, entry, edition), when, _sources(loaded, edition)])
    heads = ("指标", "目标", "时期", "依据") if loaded.tongue == "zh" else ("indicator", "target", "period", "source")
    return table(heads, rows, widths=(3, 3, 3, 2))


def _target(loaded: Loaded, entry: Entry, edition: Edition) -> list[nodes.Node]:
    worder, tongue = Worder(loaded, entry.rule.entity), loaded.tongue
    said = [
        f"{RELATIONS[f.relation].in_(tongue) if f.relation else ''} {worder.says(f.value.at)}".strip() for f in edition.of(syn.TargetField)
    ]
    said += (
        [f"{loaded.say('方向：', 'direction: ')}{listed(edition.names('direction'), loaded.names)}"] if edition.names("direction") else []
    )
    if baseline := edition.value("baseline"):
        said.append(f"{loaded.say('基期：', 'baseline: ')}{worder.says(baseline.worth.at)}")
    return [bullets([[para(words)] for words in said], "policy-facts")] if said else [para("—")]
