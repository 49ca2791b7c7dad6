"""The page of one rule."""

from __future__ import annotations

from docutils import nodes

from policyrules.resolve.editions import Edition, editions
from policyrules.sphinx_ext.conditions import LIST, Writer, led
from policyrules.sphinx_ext.examples import examples
from policyrules.sphinx_ext.facts import asked
from policyrules.sphinx_ext.fields import Fields, Pair
from policyrules.sphinx_ext.figures import figures
from policyrules.sphinx_ext.links import Worder, reading_anchor, rules
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import bullets, para, section, source_block, terms
from policyrules.sphinx_ext.properties import property_words
from policyrules.sphinx_ext.words import KINDS, from_to, in_force
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes as beneath


def rule_page(loaded: Loaded, entry: Entry) -> nodes.section:
    """Everything a reader wants to know of a rule, the answer to the first question first."""
    decl, worder = entry.rule.decl, Worder(loaded, entry.rule.entity, entry.key)
    dated = len(decl.versions) > 1 and any(version.fields for version in decl.versions)
    common = (*decl.fields, *decl.versions[0].fields) if len(decl.versions) == 1 else decl.fields
    fields = Fields(common, worder, entry.key, decl.kind)
    page = section(entry.key, entry.title, terms([*_head(entry), *fields.short()]), *fields.long())
    if dated:
        versions = [_version(entry, version, worder) for version in sorted(decl.versions, key=lambda v: v.since)]
        page += section(f"{entry.key}-periods", "各时期的规定", *versions)
    page += _opened(loaded, entry, worder)
    page += _figures(loaded, entry)
    page += _asked(loaded, entry)
    page += examples(loaded, entry)
    page += _properties(loaded, entry)
    page += _readings(loaded, entry)
    page += _related(loaded, entry)
    page += section(f"{entry.key}-source", "规则原文", para("程序读的就是下面这几行。"), source_block(decl.at.text.rstrip()))
    return page


def _head(entry: Entry) -> list[Pair]:
    word, says = KINDS[entry.rule.kind]
    pairs: list[Pair] = [("类别", [para(f"{word}。{says}")])]
    if entry.rule.entity:
        pairs.append(("对象", [para(entry.rule.entity)]))
    versions = sorted(entry.rule.decl.versions, key=lambda v: v.since)
    periods = [in_force(v.since, v.until) for v in versions] or [in_force(None, None)]
    pairs.append(("施行", [para(period) for period in periods]))
    return pairs


def _version(entry: Entry, version: syn.Version, worder: Worder) -> nodes.section:
    """What holds in one period only."""
    prefix = f"{entry.key}-from-{version.since.isoformat()}"
    fields = Fields(version.fields, worder, prefix, entry.rule.kind)
    short, long = fields.short(), fields.long()
    body = [terms(short)] if short else []
    if not version.fields:
        body = [para("这一时期没有另外的规定，照上面各项办理。")]
    return section(prefix, from_to(version.since, version.until), *body, *long)


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
            parts += tree if len(bodies) == 1 else led([f"{from_to(held[0].since, held[-1].until)}："], tree)
    writer = Writer(worder, opens=True, seen=known)
    others = [told for e in loaded.uses(entry) if e.key not in known and e.rule.kind != "discretion" and (told := writer.definition(e))]
    if others:
        parts += [para("其他各处用到的说法：")] * bool(parts) + [bullets(others, LIST)]
    lead = para("上面用到的说法，在这里逐层展开，不必另翻别的页。")
    return [section(f"{entry.key}-tree", "逐层展开", lead, *parts)] if parts else []


def _figures(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.parameters(entry)
    lead = para("本条和它用到的各条要查的标准、比例。“尚未提供”的，用到它的答案为待定。")
    return [section(f"{entry.key}-figures", "用到的标准和数字", lead, figures(loaded, found))] if found else []


def _asked(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.asked(entry)
    if not found:
        return []
    lead = para("办理时可能问到下面的情况；已经不影响结果的，不再问。")
    return [section(f"{entry.key}-asked", "要核对的情况", lead, asked(loaded, found))]


def _properties(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.properties(entry)
    items = [property_words(loaded, p) for p in found]
    lead = para("不管个人情况怎样，下面几条都应当成立。")
    return [section(f"{entry.key}-properties", "应当成立的性质", lead, bullets(items))] if items else []


def _readings(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    """What the readings named on this page say; one whose words stand in another rule is told in those words."""
    own: dict[str, list[str]] = {}
    for node in beneath(entry.rule.decl):
        if isinstance(node, syn.Reading):
            own.setdefault(node.id, []).extend([node.text] if node.text else [])
    pairs: list[Pair] = []
    for id, said in own.items():
        texts = said or [text for text, _ in loaded.readings.get(id, [])]
        pairs.append((f"解读 {id}", [para(text) for text in texts] or [para("规则里只写了编号。")]))
    told = terms(pairs, anchors=[reading_anchor(entry.key, id) for id in own])
    lead = para("条文有几种读法的地方，规则取了下面的读法。")
    return [section(f"{entry.key}-readings", "取了哪些读法", lead, told)] if pairs else []


def _related(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    uses, users = loaded.uses(entry), loaded.users.get(entry, [])
    pairs: list[Pair] = []
    if uses:
        pairs.append(("本条用到", [para(*rules(uses))]))
    if users:
        pairs.append(("用到本条的", [para(*rules(users))]))
    return [section(f"{entry.key}-related", "相关的规则", terms(pairs))] if pairs else []
