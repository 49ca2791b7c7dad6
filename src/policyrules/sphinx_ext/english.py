"""The pages of a pack in English: each rule with its conditions, the examples as they came out, and the rule as an English file has it.

The pages of rules are made of what explanations are made of, the words of rules in both tongues. All other pages but the first are the
Chinese ones in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from docutils import nodes

from policyrules.core.notes import TAKES_AWAY, Edition, Note, Story, Words
from policyrules.explain.names import Names
from policyrules.explain.to_text import to_text
from policyrules.explain.wording import answer_word, english_mark
from policyrules.sphinx_ext.facts import asked
from policyrules.sphinx_ext.figures import empty, figures
from policyrules.sphinx_ext.links import cited, remarks, rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, source_block, spread, table, terms
from policyrules.sphinx_ext.order import of_kind
from policyrules.sphinx_ext.overview import APART, bodies
from policyrules.sphinx_ext.properties import property_words
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import KINDS_IN_ENGLISH

LIST = "policy-conditions"
FIELDS = Words("适用", "applies only where"), Words("条件", "conditions"), Words("履行", "fulfilled where"), Words("金额", "amount")
TRANSLATED = "Names and texts come from the glossary of the pack; documents are cited by their official numbers. The Chinese rules decide."


def pack(loaded: Loaded, show: Showing) -> nodes.section:
    """The overview of a pack."""
    names, info = names_of(loaded), loaded.compiled.files.info
    version = info.text("版本") if info else ""
    about: list[tuple[str, list[nodes.Node]]] = [("version", [para(version)])]
    if place := info.text("地区") if info else "":
        about.append(("place", [para(names.text(place))]))
    page = section("policy-pack", loaded.title, terms(about), para(TRANSLATED))
    for kind, (word, says) in KINDS_IN_ENGLISH.items():
        if found := of_kind(loaded, kind):
            page += section(f"policy-{kind}", word, para(says), APART.get(kind, _table)(loaded, found))
    page += bodies(loaded)
    if missing := empty(loaded.compiled.checked.parameters.values()):
        lead = para("These have no figure in some periods. Answers that need them are undetermined until the body in charge supplies it.")
        page += section("policy-missing", "Figures that are missing", lead, figures(loaded, missing, only_empty=True))
    return page


def _table(loaded: Loaded, found: Sequence[Entry]) -> nodes.table:
    names = loaded.names
    rows: list[list[Cell]] = [[[para(to_rule(e))], _brief(loaded, e, names), _bodies(loaded, e, names) or "—"] for e in found]
    return table(("name", "what it gives", "in charge"), rows, widths=(3, 5, 2))


def rule_page(loaded: Loaded, entry: Entry) -> nodes.section:
    """One rule."""
    names, story = names_of(loaded, entry), loaded.story(entry)
    word, says = KINDS_IN_ENGLISH[entry.rule.kind]
    pairs: list[tuple[str, list[nodes.Node]]] = [("kind", [para(f"{word}. {says}")])]
    if entry.rule.entity:
        pairs.append(("for", [para(names.word(entry.rule.entity))]))
    if bodies := _bodies(loaded, entry, names):
        pairs.append(("in charge", [para(bodies)]))
    if story and story.effect:
        pairs.append(("effect", [para(names.text(story.effect))]))
    page = section(entry.key, entry.title, terms(pairs))
    for number, edition in enumerate(story.editions if story else (), 1):
        page += section(f"{entry.key}-edition-{number}", in_force(edition), *_edition(story, edition, names))
    page += _figures(loaded, entry)
    page += _asked(loaded, entry)
    page += _examples(loaded, entry, names)
    page += _properties(loaded, entry)
    page += _related(loaded, entry)
    text = loaded.english_texts.get((entry.rule.decl.at.file.name, entry.rule.decl.at.start), entry.rule.decl.at.text)
    page += section(f"{entry.key}-source", "The rule", para("As a rule file in English has it."), source_block(text.rstrip()))
    return page


PAGES = {"pack": pack}
"""Those that differ from the Chinese ones in more than their words."""


# ---------------------------------------------------------------- parts of a rule


def names_of(loaded: Loaded, entry: Entry | None = None) -> Names:
    return evolve(loaded.names, subject=entry.rule.entity) if entry else loaded.names


def _edition(story: Story | None, edition: Edition, names: Names) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    if edition.sources:
        made.append(para("Based on: ", *spread([cited(s, names) for s in edition.sources], "; "), "."))
    for head, note in zip(FIELDS, (edition.applies, edition.condition, edition.fulfilled, edition.amount), strict=True):
        if note:
            made += [para(f"{head.en.capitalize()}:"), bullets([_condition(note, names)], LIST)]
    if edition.rows:
        made += [para("By case or by row:"), bullets([_condition(row, names) for row in edition.rows], LIST)]
    if edition.exceptions and story:
        items = []
        for e in edition.exceptions:
            takes = answer_word(story.kind, "no", "en") if e.takes == TAKES_AWAY else f"the amount is {e.takes.en}"
            items.append(
                [para(f"{names.word(e.label)}: if {e.note.says.en}, {takes}", *remarks(e.note.sources, e.note.readings, names), ".")]
            )
        made += [para("Exceptions:"), bullets(items, LIST)]
    if edition.readings:
        told = [[para(f"{r.id}: {names.text(r.says)}")] for r in edition.readings if r.says]
        made += [para("Readings taken:"), bullets(told)] if told else []
    return made


def _condition(note: Note, names: Names) -> list[nodes.Node]:
    """A written condition with its mark and citations; a list with its items beneath."""
    mark = english_mark(note.mark)
    head = para(f"{mark} {note.says.en}".strip(), *remarks(note.sources, note.readings, names))
    return [head, bullets([_condition(part, names) for part in note.parts], LIST)] if note.kind in ("all", "any") else [head]


def _examples(loaded: Loaded, entry: Entry, names: Names) -> list[nodes.Node]:
    """Each with the answer that the program gave and why."""
    made = []
    for number, (example, tried) in enumerate(loaded.tried.get((entry.rule.entity, entry.name), ()), 1):
        told = [source_block(to_text(one.explanation).rstrip()) for one in tried if one.explanation]
        if told:
            made.append(section(f"{entry.key}-example-{number}", names.word(example.name), *told))
    return [section(f"{entry.key}-examples", "Examples", *made)] if made else []


def _figures(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.parameters(entry)
    lead = para("What this rule, and those that it rests on, look up. Where a figure is not supplied, the answer is undetermined.")
    return [section(f"{entry.key}-figures", "Figures", lead, figures(loaded, found))] if found else []


def _asked(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    found = loaded.asked(entry)
    lead = para("What may be asked. Nothing is asked that cannot change the answer any more.")
    return [section(f"{entry.key}-asked", "What is asked", lead, asked(loaded, found))] if found else []


def _properties(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    items = [property_words(loaded, wanted) for wanted in loaded.properties(entry)]
    lead = para("These must hold whatever the case.")
    return [section(f"{entry.key}-properties", "Properties", lead, bullets(items))] if items else []


def _related(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    parts = ("rests on", loaded.uses(entry)), ("used by", loaded.users.get(entry, []))
    pairs = [(word, [para(*rules(found))]) for word, found in parts if found]
    return [section(f"{entry.key}-related", "Related rules", terms(pairs))] if pairs else []


def _brief(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    about = f"for: {names.word(entry.rule.entity)}" if entry.rule.entity else ""
    return (names.text(story.effect) if story else "") or loaded.explained(entry.name) or about


def _bodies(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    return ", ".join(names.word(name) for name in story.authority) if story else ""


def in_force(edition: Edition) -> str:
    if edition.since is None:
        return "At all times" if edition.until is None else f"Until {edition.until}"
    return f"From {edition.since} to {edition.until}" if edition.until else f"From {edition.since} on"
