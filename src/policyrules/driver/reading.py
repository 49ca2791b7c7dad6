"""The rule files of a pack, read with its names: glued wording cut into words, and names in Chinese whichever tongue a file is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from policyrules.diagnostics import Tongue
from policyrules.driver.files import PackFiles
from policyrules.driver.trees import Trees, entry_name
from policyrules.format import Names
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.glued import WORD
from policyrules.syntax.glued import may_be_glued as looks_glued
from policyrules.syntax.intake import normal
from policyrules.syntax.rename import in_chinese
from policyrules.syntax.walk import nodes
from policyrules.types.months import NAMED, aliases_in

BUILT_IN: Final = {
    "计算日": "as_of_date", "本月": "this_month", "本年": "this_year", "上年": "last_year", "当月": "month_of", "次月": "next_month",
    "年度": "year_of", "金额": "amount", "个数": "number_of", "名册": "roster", "月份": "month_itself", "合计": "total",
    **{name: alias for name, (alias, _, _) in NAMED.items()},
}  # fmt: skip
"""Words that no pack declares, with their English; a pack's glossary may give them others."""
_PARAMETER: Final = re.compile(r"^\s*(?:-\s*)?(?:名称|name)\s*:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)

# What is found out of one text is kept for the next time in this process: whoever edits a file has the others read once.
# Files and trees are their own keys, and `read_pack` gives the same file for the same bytes.
MOST_FILES: Final = 512
_parsed: Final[dict[tuple[SourceFile, Tongue | None, frozenset[str]], Parsed]] = {}
UNKEPT: Final = Trees("")
may_be_glued = lru_cache(MOST_FILES)(looks_glued)


@lru_cache(MOST_FILES)
def _named(module: syn.Module) -> tuple[syn.Title | syn.PropertyDecl, ...]:
    """What gives a name in a file."""
    return tuple(node for node in nodes(module) if isinstance(node, syn.Title | syn.PropertyDecl))


@lru_cache(MOST_FILES)
def _months(file: SourceFile) -> dict[str, str]:
    """The English of 最近6个月 and its like, which no pack declares."""
    return aliases_in(file.text)


def read_rules(files: PackFiles, *, keep_trees: bool = False) -> list[Parsed]:
    """All rule files of a pack, in the order of `files.rules`. With `keep_trees`, what was read is kept for the next process."""
    trees = _trees(files)
    first = [parse(file, trees=trees) for file in files.rules]
    known = known_names(files, first)
    read = [parse(p.file, p.tongue, known, trees) if p.tongue == "zh" and may_be_glued(p.file.text, known) else p for p in first]
    if keep_trees:
        trees.close()
    names = names_of(files, read)
    said, texts = frozenset(names.chinese.items()), frozenset(names.one_for_one.chinese_texts.items())
    return [_in_chinese(p, said, texts) if p.tongue == "en" else p for p in read]


def _trees(files: PackFiles) -> Trees:
    """What the cache holds of a pack that was read from a folder. A process looks there once; what it reads later it keeps to itself."""
    if not files.digest or any((file, None, frozenset()) in _parsed for file in files.rules):
        return UNKEPT
    return Trees(entry_name(files.name))


def parse(file: SourceFile, tongue: Tongue | None = None, known: frozenset[str] = frozenset(), trees: Trees = UNKEPT) -> Parsed:
    """As `syntax` reads a file, once in a process."""
    key = file, tongue, known
    found = _parsed.get(key)
    if found is None:
        found = _parsed[key] = trees.parse(file, tongue, known)
        while len(_parsed) > MOST_FILES:
            _parsed.pop(next(iter(_parsed)), None)
    return found


@lru_cache(MOST_FILES)
def _in_chinese(parsed: Parsed, names: frozenset[tuple[str, str]], texts: frozenset[tuple[str, str]]) -> Parsed:
    return in_chinese(parsed, dict(names), dict(texts))


def read_as_written(file: SourceFile, files: PackFiles, others: Iterable[Parsed]) -> Parsed:
    """One file in its own tongue, glued wording cut by the names of its pack."""
    parsed = parse(file)
    known = known_names(files, [*others, parsed])
    return parse(file, parsed.tongue, known) if parsed.tongue == "zh" and may_be_glued(file.text, known) else parsed


def names_of(files: PackFiles, parsed: Iterable[Parsed]) -> Names:
    """Chinese names and aliases: built in, then of headings, then of the glossary; the texts for which the glossary has English words."""
    aliases = dict(BUILT_IN)
    for p in parsed:
        aliases |= _months(p.file)
        for node in _named(p.module):
            if isinstance(node, syn.Title) and node.alias is not None:
                name, alias = node.name.text, node.alias.text
                aliases.update({alias: name} if name.isascii() and not alias.isascii() else {name: alias})
    glossary = files.glossary
    aliases.update(glossary.aliases)
    english = sorted(glossary.english.items(), key=lambda words: words[0] in aliases)  # texts come before names of the same English
    return Names(aliases, {normal(text): normal(words) for text, words in english})


def known_names(files: PackFiles, parsed: Iterable[Parsed]) -> frozenset[str]:
    """All declared names: what glued wording may be cut into."""
    glossary = files.glossary
    in_glossary = {*glossary.aliases, *glossary.english, *glossary.explanations, *glossary.questions}
    known = {*BUILT_IN, *(name for name in in_glossary if WORD.fullmatch(name))}
    for p in parsed:
        known |= {*p.unread}
        for node in _named(p.module):
            match node:
                case syn.Title():
                    known.add(node.name.text)
                case syn.PropertyDecl():
                    known |= {variable.text for variable in node.variables}
    for file in files.parameters:
        known |= set(_PARAMETER.findall(file.text))
    return frozenset(known)
