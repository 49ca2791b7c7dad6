"""A file that was read, to its one true layout, in its own tongue or the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, Tongue, errors
from policyrules.format.comments import Gap, gaps
from policyrules.format.layout import marks_of
from policyrules.format.lines import Printer
from policyrules.format.problems import LayoutChangesMeaning
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.names import Names
from policyrules.syntax.rename import renamed
from policyrules.syntax.to_dump import dump
from policyrules.syntax.tokens import Token
from policyrules.syntax.walk import nodes


@frozen
class Formatted:
    """The text, with `\\n` line ends. Where there are problems it is the text of the file, unchanged."""

    text: str
    problems: tuple[Problem, ...] = ()


def formatted(parsed: Parsed, tongue: Tongue | None = None, names: Names | None = None, *, bare_titles: bool = False) -> Formatted:
    """The file in its one true layout; in another tongue where `tongue` is not its own.

    What is written was read again, and means the same: the same tree, names by `names`. `bare_titles`: aliases in headings are left
    out. A file with errors is left as it is.

    >>> formatted(parse(SourceFile("a.rules", "定义 甲  取值:５元"))).text
    '定义 甲\\n  取值：5元。\\n'
    """
    if errors(parsed.problems):
        return Formatted(parsed.file.text, parsed.problems)
    if not parsed.module.items:
        return Formatted(parsed.file.text, parsed.problems)
    work = _Work(parsed, tongue or parsed.tongue, (names or Names()).one_for_one, bare_titles)
    text = work.text(())
    wrong = work.differing(text)
    if wrong:
        text = work.text(wrong)
        wrong = work.differing(text)
    if wrong:
        return Formatted(parsed.file.text, tuple(LayoutChangesMeaning(parsed.module.items[i].title.at) for i in wrong))
    return Formatted(text, parsed.problems)


@frozen
class _Work:
    parsed: Parsed
    tongue: Tongue
    names: Names
    bare_titles: bool

    def text(self, doubtful: Sequence[int]) -> str:
        """The whole file; the declarations of these numbers with names in 「」 where they have to be."""
        file, items = self.parsed.file, self.parsed.module.items
        tokens = tuple(self.parsed.tokens)
        before = gaps(file.text, tokens)
        starts = [next(i for i, token in enumerate(tokens) if token.start >= item.at.start) for item in items]
        said: list[str] = []
        for number, (first, end) in enumerate(pairwise([*starts, len(tokens)])):
            said += _between(_behind(said, before[first]), items[number - 1] if number else None, items[number])
            make = self.quoted if number in doubtful else self.plain
            said += make(items[number], tokens[first:end], before[first : end + 1])
        said += _between(_behind(said, before[-1]), items[-1], None)
        return "\n".join(said) + "\n"

    def plain(self, item: syn.Declaration, tokens: tuple[Token, ...], before: list[Gap], quoted: frozenset[str] = frozenset()) -> list[str]:
        marks = marks_of(item, tokens, self.tongue, self.bare_titles)
        return list(Printer(self.tongue, self.names, quoted).lines(marks, before, isinstance(item, syn.SubjectDecl)))

    def quoted(self, item: syn.Declaration, tokens: tuple[Token, ...], before: list[Gap]) -> list[str]:
        """The declaration with as few names in 「」 as will do."""
        said = {self.names.said(n.text, self.tongue) for n in nodes(item) if isinstance(n, syn.Name)}
        needed = frozenset(said)
        if not self.fits(item, self.plain(item, tokens, before, needed)):
            return self.plain(item, tokens, before)
        for name in sorted(said):
            fewer = needed - {name}
            if self.fits(item, self.plain(item, tokens, before, fewer)):
                needed = fewer
        return self.plain(item, tokens, before, needed)

    def fits(self, item: syn.Declaration, lines: list[str]) -> bool:
        read = parse(SourceFile("", "\n".join(lines) + "\n"), self.tongue)
        return not read.problems and len(read.module.items) == 1 and self.meant(read.module.items[0]) == self.meant(item)

    def differing(self, text: str) -> tuple[int, ...]:
        """The numbers of the declarations that the text, read again, does not give; all where their number differs."""
        items = self.parsed.module.items
        read = parse(SourceFile(self.parsed.file.name, text), self.tongue)
        if errors(read.problems) or len(read.module.items) != len(items):
            return tuple(range(len(items)))
        return tuple(i for i, (a, b) in enumerate(zip(items, read.module.items, strict=True)) if self.meant(a) != self.meant(b))

    def meant(self, item: syn.Declaration) -> str:
        return dump(renamed(item, self.names.chinese, self.names.chinese_texts, self.bare_titles))


def _behind(said: list[str], gap: Gap) -> Gap:
    """A comment at the end of the last line of a declaration stays there; the gap without it."""
    if not said or not gap.comments or gap.comments[0].own_line:
        return gap
    said[-1] += f" {gap.comments[0].text}"
    return Gap(gap.comments[1:], gap.apart)


def _between(gap: Gap, before: syn.Declaration | None, item: syn.Declaration | None) -> Iterator[str]:
    """What stands between two declarations: first what belongs to the one above, then an empty line, then what belongs below."""
    comments = list(gap.comments)
    while before is not None and comments and comments[0].indented and not comments[0].apart:
        yield f"  {comments.pop(0).text}"
    alike = isinstance(before, syn.ChoiceDecl) and isinstance(item, syn.ChoiceDecl)
    if before is not None and (comments or item is not None) and not (alike and not (comments and comments[0].apart)):
        yield ""
    for i, comment in enumerate(comments):
        if i and comment.apart:
            yield ""
        yield comment.text
    if comments and gap.apart and item is not None:
        yield ""
