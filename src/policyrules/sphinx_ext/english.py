"""The pages of a pack in English: each rule with its conditions, the examples as they came out, and the rule as an English file has it.

They are made of what explanations are made of, the words of rules in both tongues, and tell less than the Chinese pages: tables of
duties, coordination, the ledger and the proofs stand there alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from policyrules.core.notes import TAKES_AWAY, Edition, Note, Reading, Source, Story, Words
from policyrules.explain.names import Names
from policyrules.explain.to_text import to_text
from policyrules.explain.wording import answer_word, english_mark
from policyrules.parameters import Period
from policyrules.roster.telling import Telling
from policyrules.sphinx_ext.links import rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, Inline, bullets, para, section, source_block, table, terms
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import KINDS_IN_ENGLISH
from policyrules.types.kind_words import kind_words
from policyrules.types.to_text import written

LIST = "policy-conditions"
FIELDS = Words("适用", "applies only where"), Words("条件", "conditions"), Words("履行", "fulfilled where"), Words("金额", "amount")
TRANSLATED = "Names and texts come from the glossary of the pack; documents are cited by their official numbers. The Chinese rules decide."


def pack(loaded: Loaded, show: Showing) -> nodes.section:
    """The overview of a pack."""
    names, info = names_of(loaded), loaded.compiled.files.info
    version = info.text("版本") if info else ""
    page = section("policy-pack", loaded.title, terms([("version", [para(version)])]), para(TRANSLATED))
    for kind, (word, says) in KINDS_IN_ENGLISH.items():
        found = [e for e in loaded.entries if e.rule.kind == kind]
        if found:
            rows: list[list[Cell]] = [[[para(to_rule(e))], _brief(loaded, e, names), _bodies(loaded, e, names) or "—"] for e in found]
            page += section(f"policy-{kind}", word, para(says), table(("name", "what it gives", "in charge"), rows, widths=(3, 5, 2)))
    return page


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
    page += _examples(loaded, entry, names)
    page += _related(loaded, entry)
    text = loaded.english_texts.get((entry.rule.decl.at.file.name, entry.rule.decl.at.start), entry.rule.decl.at.text)
    page += section(f"{entry.key}-source", "The rule", para("As a rule file in English has it."), source_block(text.rstrip()))
    return page


def parameters(loaded: Loaded, show: Showing) -> nodes.section:
    """All figures, period by period."""
    names, rows = names_of(loaded), list[list[Cell]]()
    for parameter in loaded.compiled.checked.parameters.values():
        for period in parameter.periods:
            value = written(period.value, parameter.type, loaded.vocabulary, "en") if isinstance(period.value, int) else _unwritten(period)
            source = "; ".join(w for w in (names.word(period.source), names.word(period.jurisdiction), CONFIDENCE(period.confidence)) if w)
            rows.append([names.word(parameter.name), from_to(period), value, source])
    lead = para("What nobody has supplied is empty, and answers that need it are undetermined.")
    return section("policy-parameters", "Figures", lead, table(("figure", "period", "value", "source"), rows, widths=(4, 4, 3, 4)))


def vocabulary(loaded: Loaded, show: Showing) -> nodes.section:
    """What may be known of each kind of thing."""
    names = names_of(loaded)
    page = section(
        "policy-vocabulary", "Facts", para("What the rules may ask of each kind of thing. The alias is what files and programs write.")
    )
    for number, entity in enumerate(loaded.vocabulary.entities.values(), 1):
        facts = [f for f in entity.facts.values() if f.source == "fact"]
        rows = [[names.word(f.name), loaded.vocabulary.alias(f.name), kind_words(f.type, "en"), names.text(f.question)] for f in facts]
        if rows:
            page += section(f"policy-thing-{number}", names.word(entity.name), table(("fact", "alias", "value", "question"), rows))
    return page


CONFIDENCE = Telling("en")
PAGES = {"pack": pack, "parameters": parameters, "vocabulary": vocabulary}


# ---------------------------------------------------------------- parts of a rule


def names_of(loaded: Loaded, entry: Entry | None = None) -> Names:
    return Names(loaded.vocabulary, entry.rule.entity if entry else "", loaded.stories, "en")


def _edition(story: Story | None, edition: Edition, names: Names) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    if edition.sources:
        made.append(para("Based on: ", "; ".join(str(names.source(s)) for s in edition.sources), "."))
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
                [para(f"{names.word(e.label)}: if {e.note.says.en}, {takes}", *_beside(e.note.sources, e.note.readings, names), ".")]
            )
        made += [para("Exceptions:"), bullets(items, LIST)]
    if edition.readings:
        told = [[para(f"{r.id}: {names.text(r.says)}")] for r in edition.readings if r.says]
        made += [para("Readings taken:"), bullets(told)] if told else []
    return made


def _condition(note: Note, names: Names) -> list[nodes.Node]:
    """A written condition with its mark and citations; a list with its items beneath."""
    mark = english_mark(note.mark)
    head = para(f"{mark} {note.says.en}".strip(), *_beside(note.sources, note.readings, names))
    return [head, bullets([_condition(part, names) for part in note.parts], LIST)] if note.kind in ("all", "any") else [head]


def _beside(sources: Iterable[Source], readings: Iterable[Reading], names: Names) -> list[Inline]:
    told = [*(str(names.source(s)) for s in sources), *(f"reading {r.id}" for r in readings)]
    return [f" [{'; '.join(told)}]"] if told else []


def _examples(loaded: Loaded, entry: Entry, names: Names) -> list[nodes.Node]:
    """Each with the answer that the program gave and why."""
    made = []
    for number, (example, tried) in enumerate(loaded.tried.get((entry.rule.entity, entry.name), ()), 1):
        told = [source_block(to_text(one.explanation).rstrip()) for one in tried if one.explanation]
        if told:
            made.append(section(f"{entry.key}-example-{number}", names.word(example.name), *told))
    return [section(f"{entry.key}-examples", "Examples", *made)] if made else []


def _related(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    parts = ("rests on", loaded.uses(entry)), ("used by", loaded.users.get(entry, []))
    pairs = [(word, [para(*rules(found, ", "))]) for word, found in parts if found]
    return [section(f"{entry.key}-related", "Related rules", terms(pairs))] if pairs else []


def _brief(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    return (names.text(story.effect) if story else "") or (f"for: {names.word(entry.rule.entity)}" if entry.rule.entity else "")


def _bodies(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    return ", ".join(names.word(name) for name in story.authority) if story else ""


def _unwritten(period: Period) -> str:
    return "not supplied" if period.value is None else "none"


def in_force(edition: Edition) -> str:
    if edition.since is None:
        return "At all times" if edition.until is None else f"Until {edition.until}"
    return f"From {edition.since} to {edition.until}" if edition.until else f"From {edition.since} on"


def from_to(period: Period) -> str:
    return f"{period.since} to {period.until}" if period.until else f"from {period.since} on"
