"""The page of one rule, in either tongue."""

from __future__ import annotations

from docutils import nodes

from policyrules.resolve.editions import Edition, editions
from policyrules.sphinx_ext import english
from policyrules.sphinx_ext.conditions import LIST, Writer, led
from policyrules.sphinx_ext.examples import examples
from policyrules.sphinx_ext.facts import asked
from policyrules.sphinx_ext.fields import Fields, Pair
from policyrules.sphinx_ext.figures import figures
from policyrules.sphinx_ext.links import Worder, reading_anchor, rules
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import bullets, para, section, source_block, terms
from policyrules.sphinx_ext.properties import property_words
from policyrules.sphinx_ext.words import KINDS, KINDS_IN_ENGLISH, from_to, in_force
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes as beneath


def rule_page(loaded: Loaded, entry: Entry) -> nodes.section:
    """Everything a reader wants to know of a rule, the answer to the first question first."""
    decl, worder = entry.rule.decl, Worder(loaded, entry.rule.entity, entry.key)
    dated = len(decl.versions) > 1 and any(version.fields for version in decl.versions)
    common = (*decl.fields, *decl.versions[0].fields) if len(decl.versions) == 1 else decl.fields
    fields = Fields(common, worder, entry.key, decl.kind)
    page = section(entry.key, entry.title, terms([*_head(loaded, entry), *fields.short()]), *fields.long())
    if dated:
        versions = [_version(entry, version, worder) for version in sorted(decl.versions, key=lambda v: v.since)]
        page += section(f"{entry.key}-periods", loaded.say("各时期的规定", "Period by period"), *versions)
    page += _opened(loaded, entry, worder)
    page += _figures(loaded, entry)
    page += _asked(loaded, entry)
    page += examples(loaded, entry) if loaded.tongue == "zh" else english.examples(loaded, entry)
    page += _properties(loaded, entry)
    page += _readings(loaded, entry)
    page += _related(loaded, entry)
    lead = para(loaded.say("程序读的就是下面这几行。", "As a rule file in English has it."))
    text = loaded.english_texts.get((decl.at.file.name, decl.at.start), decl.at.text) if loaded.tongue == "en" else decl.at.text
    page += section(f"{entry.key}-source", loaded.say("规则原文", "The rule"), lead, source_block(text.rstrip()))
    return page


def _head(loaded: Loaded, entry: Entry) -> list[Pair]:
    word, says = loaded.say(KINDS, KINDS_IN_ENGLISH)[entry.rule.kind]
    pairs: list[Pair] = [(loaded.say("类别", "kind"), [para(loaded.say(f"{word}。{says}", f"{word}. {says}"))])]
    if entry.rule.entity:
        pairs.append((loaded.say("对象", "for"), [para(loaded.names.word(entry.rule.entity))]))
    versions = sorted(entry.rule.decl.versions, key=lambda v: v.since)
    periods = [in_force(v.since, v.until, loaded.tongue) for v in versions] or [in_force(None, None, loaded.tongue)]
    pairs.append((loaded.say("施行", "in force"), [para(period) for period in periods]))
    return pairs


def _version(entry: Entry, version: syn.Version, worder: Worder) -> nodes.section:
    """What holds in one period only."""
    prefix = f"{entry.key}-from-{version.since.isoformat()}"
    fields = Fields(version.fields, worder, prefix, entry.rule.kind)
    short, long = fields.short(), fields.long()
    body = [terms(short)] if short else []
    if not version.fields:
        zh, en = "这一时期没有另外的规定，照上面各项办理。", "Nothing else is said for this period; what stands above holds."
        body = [para(worder.loaded.say(zh, en))]
    return section(prefix, from_to(version.since, version.until, worder.loaded.tongue), *body, *long)


def _opened(loaded: Loaded, entry: Entry, worder: Worder) -> list[nodes.Node]:
    """The condition tree with the definitions opened, where there are any."""
    if not any(e.rule.kind != "discretion" for e in loaded.uses(entry)):
        return []
    bodies: dict[syn.Condition | syn.Worth, list[Edition]] = {}
    for edition in editions(entry.rule.decl):
        body, value = edition.condition("when") or edition.condition("denominator"), edition.value("value")
        if whole := body.body if body else value.worth if value else None:
            bodies.setdefault(whole, []).append(edition)
    parts: list[nodes.Node] = []
    known: set[str] = set()
    for whole, held in bodies.items():
        writer = Writer(worder, opens=True)
        tree = writer.worth(whole) if isinstance(whole, syn.Plain | syn.Cases | syn.RuleTable | syn.Scale) else writer.condition(whole)
        known |= writer.seen
        if writer.seen:
            period = from_to(held[0].since, held[-1].until, loaded.tongue)
            parts += tree if len(bodies) == 1 else led([period + loaded.say("：", ": ")], tree)
    writer = Writer(worder, opens=True, seen=known)
    others = [told for e in loaded.uses(entry) if e.key not in known and e.rule.kind != "discretion" and (told := writer.definition(e))]
    if others:
        parts += [para(loaded.say("其他各处用到的说法：", "What else is spoken of:"))] * bool(parts) + [bullets(others, LIST)]
    lead = para(loaded.say("上面用到的说法，在这里逐层展开，不必另翻别的页。", "What is spoken of above, opened step by step."))
    return [section(f"{entry.key}-tree", loaded.say("逐层展开", "Opened"), lead, *parts)] if parts else []


def _figures(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.parameters(entry)
    zh = "本条和它用到的各条要查的标准、比例。“尚未提供”的，用到它的答案为待定。"
    en = "What this rule, and those that it rests on, look up. Where a figure is not supplied, the answer is undetermined."
    title = loaded.say("用到的标准和数字", "Figures")
    return [section(f"{entry.key}-figures", title, para(loaded.say(zh, en)), figures(loaded, found))] if found else []


def _asked(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.asked(entry)
    zh = "办理时可能问到下面的情况；已经不影响结果的，不再问。"
    lead = para(loaded.say(zh, "What may be asked. Nothing is asked that cannot change the answer any more."))
    return [section(f"{entry.key}-asked", loaded.say("要核对的情况", "What is asked"), lead, asked(loaded, found))] if found else []


def _properties(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.properties(entry)
    items = [property_words(loaded, p) for p in found]
    lead = para(loaded.say("不管个人情况怎样，下面几条都应当成立。", "These must hold whatever the case."))
    return [section(f"{entry.key}-properties", loaded.say("应当成立的性质", "Properties"), lead, bullets(items))] if items else []


def _readings(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    """What the readings named on this page say; one whose words stand in another rule is told in those words."""
    own: dict[str, list[str]] = {}
    for node in beneath(entry.rule.decl):
        if isinstance(node, syn.Reading):
            own.setdefault(node.id, []).extend([node.text] if node.text else [])
    pairs: list[Pair] = []
    for id, said in own.items():
        texts = said or [text for text, _ in loaded.readings.get(id, [])]
        none = [para(loaded.say("规则里只写了编号。", "The rules give its number only."))]
        pairs.append((loaded.say(f"解读 {id}", f"reading {id}"), [para(loaded.names.text(text)) for text in texts] or none))
    told = terms(pairs, anchors=[reading_anchor(entry.key, id) for id in own])
    zh, en = "条文有几种读法的地方，规则取了下面的读法。", "Where a text can be read in several ways, it is read as follows."
    return [section(f"{entry.key}-readings", loaded.say("取了哪些读法", "Readings"), para(loaded.say(zh, en)), told)] if pairs else []


def _related(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    uses, users = loaded.uses(entry), loaded.users.get(entry, [])
    pairs: list[Pair] = []
    if uses:
        pairs.append((loaded.say("本条用到", "rests on"), [para(*rules(uses))]))
    if users:
        pairs.append((loaded.say("用到本条的", "used by"), [para(*rules(users))]))
    return [section(f"{entry.key}-related", loaded.say("相关的规则", "Related rules"), terms(pairs))] if pairs else []
