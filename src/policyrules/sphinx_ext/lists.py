"""What the rules speak of, in alphabetical or written order: facts, choices, terms, sources, readings, properties."""

from __future__ import annotations

import re

from docutils import nodes

from policyrules.sphinx_ext.facts import answers, explained
from policyrules.sphinx_ext.links import anchor, place, rules, to_rule
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, table
from policyrules.sphinx_ext.properties import property_words
from policyrules.sphinx_ext.showing import Showing
from policyrules.syntax.numerals import decimal, han
from policyrules.types import ChoiceList, Entity

NUMBER = re.compile("[0-9]+|[〇零一二两三四五六七八九十百千]+")
ORDERS = {"none": "", "descending": "由重到轻", "ascending": "由轻到重"}


def vocabulary(loaded: Loaded, show: Showing) -> nodes.section:
    """The kinds of things, the facts on each, and the choice lists."""
    page = section("policy-vocabulary", "办理要核对的情况", para("规则只问这里列出的情况。没有填的按“不知道”处理，不会当作“否”。"))
    for entity in loaded.vocabulary.entities.values():
        page += _entity(loaded, entity, show)
    choices = section("policy-choices", "可选的值")
    choices += [_choice(loaded, choice, show) for choice in loaded.vocabulary.choices.values()]
    if len(choices) > 1:
        page += choices
    return page


def _entity(loaded: Loaded, entity: Entity, show: Showing) -> nodes.section:
    told = loaded.compiled.checked.resolved.glossary.explanations.get(entity.name, "")
    made = section(anchor("thing", entity.name), entity.name, *([para(told)] if told else []))
    rows: list[list[Cell]] = []
    anchors = []
    for fact in entity.facts.values():
        if fact.source == "fact":
            target = f"{entity.name}的{fact.name}"
            anchors.append(anchor("fact", target))
            show("fact", target, anchors[-1], target)
            name = fact.name + (f"（反过来说：{fact.opposite}）" if fact.opposite else "")
            said = [para(words) for words in (explained(loaded, fact), fact.question) if words]
            rows.append([name, said or "—", answers(loaded, fact)])
    for relation in entity.relations.values():
        words = explanations(loaded, relation.name)
        what = f"若干{relation.target}，至多 {relation.at_most} 项" if relation.many else f"一个{relation.target}"
        rows.append([relation.name, words or relation.question or "—", what + ("（敏感信息）" if relation.sensitive else "")])
    if rows:
        made += table(("情况", "说明和问法", "怎样填"), rows, widths=(3, 5, 4), anchors=anchors)
    results = [e for e in loaded.entries if e.rule.entity == entity.name and e.rule.kind not in ("presume", "duty")]
    if results:
        made += para("由规则得出的：", *rules(results), "。")
    return made


def explanations(loaded: Loaded, name: str) -> str:
    return loaded.compiled.checked.resolved.glossary.explanations.get(name, "")


def _choice(loaded: Loaded, choice: ChoiceList, show: Showing) -> nodes.section:
    name = anchor("choice", choice.name)
    show("choice", choice.name, name, choice.name)
    told, order = explanations(loaded, choice.name), ORDERS[choice.order]
    lead = told + (f"{order}。" if order and order not in told else "")
    if any(explanations(loaded, v.name) for v in choice.values):
        rows: list[list[Cell]] = [[v.name, explanations(loaded, v.name) or "—"] for v in choice.values]
        body: nodes.Node = table(("值", "说明"), rows, widths=(2, 5))
    else:
        body = para("、".join(v.name for v in choice.values), "。")
    return section(name, choice.name, *([para(lead)] if lead else []), body)


def glossary(loaded: Loaded, show: Showing) -> nodes.section:
    """Every name with what it means, and its English words."""
    names = loaded.compiled.checked.resolved.glossary
    page = section("policy-glossary", "名词解释")
    rows: list[list[Cell]] = []
    for name in dict.fromkeys((*names.explanations, *names.english)):
        entry = loaded.find(name)
        title: Cell = [para(to_rule(entry, name))] if entry and entry.rule.kind != "presume" else name
        rows.append([title, names.explanations.get(name, "") or "—", names.english.get(name, "") or "—"])
    page += table(("名称", "说明", "英文"), rows, widths=(3, 5, 3)) if rows else para("本规则包没有名词表。")
    return page


def sources(loaded: Loaded, show: Showing) -> nodes.section:
    """By document and clause, the rules that rest on it."""
    page = section("policy-sources", "依据索引", para("从文件的条款查规则。"))
    for document, places in loaded.cited.items():
        show("source", document, anchor("source", document), document)
        places = dict(sorted(places.items(), key=lambda item: numbers_in(item[0])))
        anchors = [anchor("clause", place(document, clause)) for clause in places]
        for clause, name in zip(places, anchors, strict=True):
            show("source", place(document, clause), name, place(document, clause))
        rows: list[list[Cell]] = [[clause or "全文", [para(*rules(found))]] for clause, found in places.items()]
        page += section(anchor("source", document), document, table(("条款", "规则"), rows, widths=(2, 5), anchors=anchors))
    return page


def readings(loaded: Loaded, show: Showing) -> nodes.section:
    """All readings taken where a text leaves room."""
    page = section("policy-readings", "解读一览", para("条文有几种读法的地方，规则取了一种，写在这里，便于主管单位核对。"))
    for id, said in loaded.readings.items():
        name = anchor("reading", id)
        show("reading", id, name, f"解读 {id}")
        items = [[para(text, "（见 ", to_rule(entry), "）")] for text, entry in said]
        page += section(name, f"解读 {id}", bullets(items) if items else para("规则里只写了编号。"))
    return page


def properties(loaded: Loaded, show: Showing) -> nodes.section:
    """All properties that must hold whatever the case."""
    page = section("policy-properties", "应当成立的性质", para("不管个人情况怎样，下面几条都应当成立。"))
    for wanted in loaded.compiled.checked.properties:
        name = anchor("property", wanted.name)
        show("property", wanted.name, name, wanted.name)
        page += section(name, wanted.name, *property_words(loaded, wanted, named=False))
    return page


def numbers_in(clause: str) -> tuple[tuple[int, ...], str]:
    """Clauses in the order of a document: 第四条 after 第三条, 3.1.10 after 3.1.4."""
    found = (decimal(n) if n.isdecimal() else han(n) for n in NUMBER.findall(clause))
    return tuple(number[0] if number else 0 for number in found), clause
