"""What the rules speak of, in alphabetical or written order: facts, choices, terms, sources, readings, properties."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

from policyrules.core.notes import Source, Words
from policyrules.explain.names import english_article
from policyrules.sphinx_ext.facts import answers
from policyrules.sphinx_ext.links import anchor, place, rules, to_rule
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import Cell, bullets, chinese, para, section, table
from policyrules.sphinx_ext.order import numbers_in
from policyrules.sphinx_ext.properties import property_words
from policyrules.sphinx_ext.showing import Showing
from policyrules.types import ChoiceList, Entity, Relation

ORDERS = {
    ("descending", False): Words("由重到轻", "from severe to mild"), ("ascending", False): Words("由轻到重", "from mild to severe"),
    ("descending", True): Words("由高到低", "from high to low"), ("ascending", True): Words("由低到高", "from low to high"),
}  # fmt: skip
BY_SENTENCE = (
    "条款写作“章节#句”：3.1.4#1a 是 3.1.4 的第1句；一句里有几层意思的，再用字母分开。",
    "Places are written section#sentence: 3.1.4#1a is sentence 1 of 3.1.4; letters part what one sentence says of several things.",
)


def vocabulary(loaded: Loaded, show: Showing) -> nodes.section:
    """The kinds of things, those of which most rules speak first, the facts on each, and the choice lists."""
    zh = "规则只问这里列出的情况。没有填的按“不知道”处理，不会当作“否”。"
    en = "The rules ask for nothing else. What is not filled in is unknown, and never taken for no. Files and programs write the alias."
    page = section("policy-vocabulary", loaded.say("办理要核对的情况", "Facts"), para(loaded.say(zh, en)))
    about = Counter(entry.rule.entity for entry in loaded.entries)
    for entity in sorted(loaded.vocabulary.entities.values(), key=lambda e: -about[e.name]):
        page += _entity(loaded, entity, show)
    choices = section("policy-choices", loaded.say("可选的值", "Choices"))
    choices += [_choice(loaded, choice, show) for choice in loaded.vocabulary.choices.values()]
    if len(choices) > 1:
        page += choices
    return page


def _entity(loaded: Loaded, entity: Entity, show: Showing) -> nodes.section:
    told, names = loaded.explained(entity.name), loaded.names
    made = section(anchor("thing", entity.name), names.word(entity.name), *([para(told)] if told else []))
    rows: list[list[Cell]] = []
    anchors = []
    for fact in entity.facts.values():
        if fact.source == "fact":
            target = f"{entity.name}的{fact.name}"
            anchors.append(anchor("fact", target))
            show("fact", target, anchors[-1], loaded.say(target, f"{names.word(entity.name)}: {names.word(fact.name)}"))
            said = [para(words) for words in (loaded.explained(fact.name), names.text(fact.question)) if words]
            rows.append([_called(loaded, fact.name, fact.opposite), said or "—", answers(loaded, fact)])
    for relation in entity.relations.values():
        words = loaded.explained(relation.name) or names.text(relation.question)
        rows.append([_called(loaded, relation.name, ""), words or "—", _related(loaded, relation)])
    if rows:
        heads = ("情况", "说明和问法", "怎样填") if loaded.tongue == "zh" else ("fact", "meaning and question", "how to answer")
        made += table(heads, rows, widths=(3, 5, 4), anchors=anchors)
    results = [e for e in loaded.entries if e.rule.entity == entity.name and e.rule.kind not in ("presume", "duty")]
    if results:
        made += para(loaded.say("由规则得出的：", "Found by rules: "), *rules(results), loaded.say("。", "."))
    return made


def _called(loaded: Loaded, name: str, opposite: str) -> Cell:
    """A name with its opposite word; in English with its alias."""
    if loaded.tongue == "zh":
        return name + (f"（反过来说：{opposite}）" if opposite else "")
    alias = nodes.literal("", "", nodes.Text(loaded.vocabulary.alias(name)))
    contrary = [para(f"(the opposite: {loaded.names.word(opposite)})")] if opposite else []
    return [para(loaded.names.word(name)), para(alias), *contrary]


def _related(loaded: Loaded, relation: Relation) -> str:
    target = loaded.names.word(relation.target)
    if loaded.tongue == "zh":
        what = f"若干{target}，至多 {relation.at_most} 项" if relation.many else f"一个{target}"
        return what + ("（敏感信息）" if relation.sensitive else "")
    what = f"a list of at most {relation.at_most}: {target}" if relation.many else f"one: {target}"
    return what + (" (sensitive)" if relation.sensitive else "")


def _choice(loaded: Loaded, choice: ChoiceList, show: Showing) -> nodes.section:
    name, called = anchor("choice", choice.name), loaded.names.word(choice.name)
    show("choice", choice.name, name, called)
    told, order = loaded.explained(choice.name), ORDERS.get((choice.order, choice.by_height), Words("", "")).in_(loaded.tongue)
    lead = told + (loaded.say(f"{order}。", f" In order, {order}.") if order and order not in told else "")
    if loaded.tongue == "en" or any(loaded.explained(v.name) for v in choice.values):
        rows: list[list[Cell]] = [[_called(loaded, v.name, ""), loaded.explained(v.name) or "—"] for v in choice.values]
        body: nodes.Node = table(("值", "说明") if loaded.tongue == "zh" else ("value", "meaning"), rows, widths=(2, 5))
    else:
        body = para("、".join(v.name for v in choice.values), "。")
    return section(name, called, *([para(lead.strip())] if lead else []), body)


def glossary(loaded: Loaded, show: Showing) -> nodes.section:
    """Every name with what it means, and its English words."""
    words = loaded.compiled.checked.resolved.glossary
    page = section("policy-glossary", loaded.say("名词解释", "Glossary"))
    examples = {example.name for example in loaded.compiled.checked.examples}
    terms = [n for n in words.english if n in loaded.vocabulary.aliases and n not in examples]
    rows: list[list[Cell]] = []
    told = [*dict.fromkeys((*words.explanations, *terms))]
    for name in told if loaded.tongue == "zh" else sorted(told, key=lambda name: (words.english.get(name) or name).casefold()):
        entry, english = loaded.find(name), words.english.get(name, "")
        called = loaded.say(name, english or name)
        title: Cell = [para(to_rule(entry, called))] if entry and entry.rule.kind != "presume" else called
        other: Cell = loaded.say(english or "—", "") or [para(chinese(name))]
        rows.append([title, loaded.explained(name) or "—", other])
    heads = ("名称", "说明", "英文") if loaded.tongue == "zh" else ("term", "meaning", "in the rules")
    none = para(loaded.say("本规则包没有名词表。", "The pack has no glossary."))
    page += table(heads, rows, widths=(3, 5, 3)) if rows else none
    return page


def sources(loaded: Loaded, show: Showing) -> nodes.section:
    """By document and clause, the rules that rest on it."""
    page = section(
        "policy-sources",
        loaded.say("依据索引", "Sources"),
        para(loaded.say("从文件的条款查规则。", "From the articles of a document, named in Chinese too, to the rules that rest on them.")),
    )
    names = loaded.names
    for document, places in loaded.cited.items():
        called = names.text(document)
        show("source", document, anchor("source", document), called)
        places = dict(sorted(places.items(), key=lambda item: numbers_in(item[0])))
        anchors = [anchor("clause", place(document, clause)) for clause in places]
        for clause, name in zip(places, anchors, strict=True):
            show("source", place(document, clause), name, str(names.source(Source(document, (), clause))))
        whole = loaded.say("全文", "the whole")
        rows: list[list[Cell]] = [[_article(clause, loaded) or whole, [para(*rules(found))]] for clause, found in places.items()]
        heads = ("条款", "规则") if loaded.tongue == "zh" else ("article", "rules")
        original = [para(chinese(document))] if loaded.tongue == "en" else []
        by_sentence = [para(loaded.say(*BY_SENTENCE))] if any("#" in clause for clause in places) else []
        page += section(anchor("source", document), called, *original, *by_sentence, table(heads, rows, widths=(2, 5), anchors=anchors))
    return page


def _article(clause: str, loaded: Loaded) -> str:
    return clause if loaded.tongue == "zh" else english_article(clause)


def readings(loaded: Loaded, show: Showing) -> nodes.section:
    """All readings taken where a text leaves room."""
    zh = "条文有几种读法的地方，规则取了一种，写在这里，便于主管单位核对。"
    en = "Where a text can be read in several ways the rules take one. It stands here, so that the body in charge can check it."
    page = section("policy-readings", loaded.say("解读一览", "Readings"), para(loaded.say(zh, en)))
    for id, said in loaded.readings.items():
        name = anchor("reading", id)
        title = loaded.say(f"解读 {id}", f"reading {id}")
        show("reading", id, name, title)
        opening, close = loaded.say("（见 ", " (see "), loaded.say("）", ")")
        items = [[para(loaded.names.text(text), opening, to_rule(entry), close)] for text, entry in said]
        none = para(loaded.say("规则里只写了编号。", "The rules give its number only."))
        page += section(name, title, bullets(items) if items else none)
    return page


def properties(loaded: Loaded, show: Showing) -> nodes.section:
    """All properties that must hold whatever the case."""
    lead = loaded.say("不管个人情况怎样，下面几条都应当成立。", "These must hold whatever the case.")
    page = section("policy-properties", loaded.say("应当成立的性质", "Properties"), para(lead))
    for wanted in loaded.compiled.checked.properties:
        name = anchor("property", wanted.name)
        title = loaded.names.word(wanted.name)
        show("property", wanted.name, name, title)
        page += section(name, title, *property_words(loaded, wanted, named=False))
    return page
