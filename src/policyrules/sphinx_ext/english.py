"""What stands otherwise on pages in English: the first page, and examples, which are told as they are explained."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from policyrules.explain.names import Names
from policyrules.explain.to_text import to_text
from policyrules.sphinx_ext.figures import empty, figures
from policyrules.sphinx_ext.links import to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, bullets, para, section, source_block, table, terms
from policyrules.sphinx_ext.order import of_kind
from policyrules.sphinx_ext.overview import APART, bodies, day_of
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import KINDS_IN_ENGLISH
from policyrules.structured import Mapping

NOTES = (
    "Each rule has a page: its conditions, what it gives, who is in charge, on which article it rests, and examples as they came out.",
    "The pages are translated from the Chinese rules, which alone count. Answers are for reference; the body in charge decides.",
)


def pack(loaded: Loaded, show: Showing) -> nodes.section:
    """The overview of a pack."""
    names, info = loaded.names, loaded.compiled.files.info
    pairs = [(word, names.text(info.text(key))) for key, word in (("地区", "place"), ("版本", "version"))] if info else []
    plan = info.get("规划") if info else None
    if isinstance(plan, Mapping):
        pairs += [(word, day_of(plan.text(key), "en")) for key, word in (("施行", "plan in force"), ("期满", "plan ends"))]
    counts = [f"{word.lower()} {len(found)}" for kind, (word, _) in KINDS_IN_ENGLISH.items() if (found := of_kind(loaded, kind))]
    pairs.append(("contents", f"{', '.join(counts)}; examples {len(loaded.compiled.checked.examples)}"))
    told = terms([(word, [para(text)]) for word, text in pairs if text])
    page = section("policy-pack", loaded.title, told, bullets([[para(note)] for note in NOTES]))
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


PAGES = {"pack": pack}
"""Those that differ from the Chinese ones in more than their words."""


# ---------------------------------------------------------------- parts of pages


def examples(loaded: Loaded, entry: Entry) -> list[nodes.Node]:
    """Each with the answer that the program gave and why."""
    made = []
    for number, (example, tried) in enumerate(loaded.tried.get((entry.rule.entity, entry.name), ()), 1):
        told = [source_block(to_text(one.explanation).rstrip()) for one in tried if one.explanation]
        if told:
            made.append(section(f"{entry.key}-example-{number}", loaded.names.word(example.name), *told))
    return [section(f"{entry.key}-examples", "Examples", *made)] if made else []


def _brief(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    about = f"for: {names.word(entry.rule.entity)}" if entry.rule.entity else ""
    return (names.text(story.effect) if story else "") or loaded.explained(entry.name) or about


def _bodies(loaded: Loaded, entry: Entry, names: Names) -> str:
    story = loaded.story(entry)
    return ", ".join(names.word(name) for name in story.authority) if story else ""
