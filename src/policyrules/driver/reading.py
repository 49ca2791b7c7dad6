"""The rule files of a pack, read with its names: glued wording cut into words, and names in Chinese whichever tongue a file is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from policyrules.diagnostics import Tongue
from policyrules.driver.files import PackFiles
from policyrules.driver.held import Held, Named, held, named
from policyrules.driver.tree_parts import digest_of
from policyrules.driver.trees import entry_name, trees_of
from policyrules.source import SourceFile
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.from_text import parse as read_text
from policyrules.syntax.glued import WORD
from policyrules.syntax.glued import may_be_glued as looks_glued
from policyrules.syntax.intake import normal
from policyrules.syntax.names import Names
from policyrules.syntax.rename import in_chinese
from policyrules.types.months import NAMED, aliases_in

BUILT_IN: Final = {
    "计算日": "as_of_date", "本月": "this_month", "本年": "this_year", "上年": "last_year", "当月": "month_of", "次月": "next_month",
    "月末": "month_end", "年度": "year_of", "金额": "amount", "个数": "number_of", "名册": "roster", "分母": "denominator",
    "分子": "numerator", "月份": "month_itself", "合计": "total",
    **{name: alias for name, (alias, _, _) in NAMED.items()},
}  # fmt: skip
"""Words that no pack declares, with their English; a pack's glossary may give them others."""
SAID_OF_BUILT_IN: Final = {name: alias.removesuffix("_itself").removesuffix("_of").replace("_", " ") for name, alias in BUILT_IN.items()}
"""How readers of English are told of them, where the glossary of a pack has no words of its own."""
_PARAMETER: Final = re.compile(r"^\s*(?:-\s*)?(?:名称|name)\s*:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)

# What is found out of one text is kept for the next time in this process: whoever edits a file has the others read once.
# Files and trees are their own keys, and `read_pack` gives the same file for the same bytes.
MOST_FILES: Final = 512
_parsed: Final[dict[tuple[SourceFile, Tongue | None, frozenset[str]], Parsed]] = {}
may_be_glued = lru_cache(MOST_FILES)(looks_glued)


@lru_cache(MOST_FILES)
def _months(file: SourceFile) -> dict[str, str]:
    """The English of 最近6个月 and its like, which no pack declares."""
    return aliases_in(file.text)


def read_rules(files: PackFiles) -> list[Parsed]:
    """All rule files of a pack, in the order of `files.rules`."""
    first = [parse(file) for file in files.rules]
    known = known_names(files, first)
    read = [parse(p.file, p.tongue, known) if _is_cut(p, known) else p for p in first]
    return _all_in_chinese(read, files) if any(p.tongue == "en" for p in read) else read


def hold_rules(files: PackFiles) -> list[Held]:
    """The same for `check`: examples are read when they are wanted, and what was read is kept for the next time."""
    trees = trees_of(entry_name(files.name) if files.digest else "")
    first = [trees.held(file, None, frozenset()) for file in files.rules]
    known = known_names(files, [h.parsed for h in first], [h.named for h in first])
    cut = [h.parsed.tongue == "zh" and trees.is_cut(h.parsed.file, known) for h in first]
    found = [trees.held(h.parsed.file, "zh", known) if is_cut else h for h, is_cut in zip(first, cut, strict=True)]
    trees.close()
    if any(h.parsed.tongue == "en" for h in found):
        whole = [h.whole for h in found]
        names = digest_of(frozenset(" ".join(pair) for pair in names_of(files, whole).chinese.items()))
        return [held(parsed, h.names + names) for parsed, h in zip(_all_in_chinese(whole, files), found, strict=True)]
    return found


def _is_cut(parsed: Parsed, known: frozenset[str]) -> bool:
    """Whether a file is read with the names of the pack."""
    return parsed.tongue == "zh" and may_be_glued(parsed.file.text, known)


def _all_in_chinese(read: list[Parsed], files: PackFiles) -> list[Parsed]:
    names = names_of(files, read)
    said, texts = frozenset(names.chinese.items()), frozenset(names.one_for_one.chinese_texts.items())
    return [_in_chinese(p, said, texts) if p.tongue == "en" else p for p in read]


def parse(file: SourceFile, tongue: Tongue | None = None, known: frozenset[str] = frozenset()) -> Parsed:
    """As `syntax` reads a file, once in a process."""
    key = file, tongue, known
    found = _parsed.get(key)
    if found is None:
        found = _parsed[key] = read_text(file, tongue, known)
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
    return parse(file, parsed.tongue, known) if _is_cut(parsed, known) else parsed


def names_of(files: PackFiles, parsed: Iterable[Parsed]) -> Names:
    """Chinese names and aliases: built in, then of headings, then of the glossary; the texts for which the glossary has English words."""
    aliases = dict(BUILT_IN)
    for p in parsed:
        aliases |= _months(p.file)
        for name, alias in named(p.module).titles:
            if alias:
                aliases.update({alias: name} if name.isascii() and not alias.isascii() else {name: alias})
    glossary = files.glossary
    aliases.update(glossary.aliases)
    english = sorted(glossary.english.items(), key=lambda words: words[0] in aliases)  # texts come before names of the same English
    return Names(aliases, {normal(text): normal(words) for text, words in english})


def known_names(files: PackFiles, parsed: Iterable[Parsed], given: Iterable[Named] | None = None) -> frozenset[str]:
    """All declared names: what glued wording may be cut into. `given`: the names that the files give, where they are known already."""
    glossary, parsed = files.glossary, [*parsed]
    in_glossary = {*glossary.aliases, *glossary.english, *glossary.explanations, *glossary.questions}
    known = {*BUILT_IN, *(name for name in in_glossary if WORD.fullmatch(name)), *(name for p in parsed for name in p.unread)}
    for names in [named(p.module) for p in parsed] if given is None else given:
        known |= {*names.variables, *(name for name, _ in names.titles)}
    for file in files.parameters:
        known |= set(_PARAMETER.findall(file.text))
    return frozenset(known)
