"""A pack together with the packs it builds on. Decision record: docs/dev/decisions/0012-packs-on-packs.md.

    基于:
      - {规则包: ../上位法, 指纹: 3f0c…}

A pack that is named takes part with its vocabulary, rules, definitions, figures and glossary; its examples and properties stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, field

from policyrules import resources
from policyrules.classes import define, frozen
from policyrules.diagnostics import Edit, Problem
from policyrules.driver.import_problems import ImportChanged, ImportCycle, ImportDisagrees, ImportMissing
from policyrules.driver.one_pack import BASE, PackFiles, Shelf, one_pack
from policyrules.driver.problems import PackFileWrong
from policyrules.resolve import Glossary
from policyrules.source import Span
from policyrules.structured import Mapping, Scalar, Tree
from policyrules.structured import Sequence as Listed

FOLDER, PIN = "规则包", "指纹"
COLUMNS = ("别名", "aliases"), ("英文", "english"), ("说明", "explanations"), ("问法", "questions")


def joined(own: PackFiles, shelf: Shelf | None) -> PackFiles:
    """The pack with all it builds on before it, each once; of two ways to one pack it does not matter which was taken."""
    if own.info is None or own.info.get(BASE) is None:
        return evolve(own, shelf=shelf)
    work = _Work()
    work.builds(own, shelf, ())
    packs = tuple(work.done.values())
    found = evolve(
        own,
        rules=tuple(file for pack in (*packs, own) for file in pack.rules),
        parameters=tuple(file for pack in (*packs, own) for file in pack.parameters),
        glossary=_merged(tuple(pack.glossary for pack in (*packs, own))),
        problems=(*own.problems, *work.problems),
        imports=packs,
        incomplete=work.incomplete,
        shelf=shelf,
    )
    return evolve(found, problems=(*found.problems, *_disagreements((*packs, own))))


@define
class _Work:
    done: dict[str, PackFiles] = field(factory=dict)
    """By the place where a pack lies; what a pack builds on stands before it."""
    problems: list[Problem] = field(factory=list)
    incomplete: bool = False

    def builds(self, pack: PackFiles, shelf: Shelf | None, path: tuple[tuple[str, str], ...]) -> None:
        """Read what a pack builds on. `path`: where the packs lie that led here, and their names."""
        path = (*path, (shelf.key if shelf else "", pack.name))
        named, wrong = _named(pack.info.get(BASE) if pack.info else None)
        self.problems += wrong
        self.incomplete |= bool(wrong)
        for one in named:
            found = shelf.find(one.wanted) if shelf else None
            if found is None:
                self.problems.append(ImportMissing(one.at, one.wanted, resources.pack_names()))
                self.incomplete = True
                continue
            key = found.shelf.key
            if key in (keys := [place for place, _ in path]):
                round = [name for _, name in path[keys.index(key) :]]
                self.problems.append(ImportCycle(one.at, (*round, round[0])))
                self.incomplete = True
                continue
            if key not in self.done:
                inner = one_pack(found.name, found.files, found.shelf.shown)
                self.problems += inner.problems
                self.builds(inner, found.shelf, path)
                self.done[key] = inner
            built = self.done[key]
            if one.pin != built.digest:
                self.problems.append(ImportChanged(one.pin_at or one.at, built.name, one.pin, built.digest, one.pinned(built.digest)))


@frozen
class _Named:
    """A pack that another names, as it stands in pack.yaml."""

    whole: Tree
    wanted: str
    at: Span
    pin: str
    pin_at: Span | None

    def pinned(self, digest: str) -> tuple[Edit, ...]:
        """The edit that pins the content as it is now."""
        if self.pin_at is not None:
            return (Edit(self.pin_at, digest, certain=True),)
        after = Span(self.at.file, self.at.end, self.at.end)
        if isinstance(self.whole, Scalar):
            return (Edit(self.at, f"{{{FOLDER}: {self.at.text}, {PIN}: {digest}}}", certain=True),)
        if self.whole.at.text.startswith("{"):
            return (Edit(after, f", {PIN}: {digest}", certain=True),)
        _, column = self.whole.at.file.position(self.whole.at.start)
        return (Edit(after, f"\n{' ' * (column - 1)}{PIN}: {digest}", certain=True),)


HOW = (
    f"写成 {BASE}: 下面一行一个 - {{{FOLDER}: ../上位法, {PIN}: …}}；指纹先不写，由 policyrules check --fix 填上",
    f"below `{BASE}:` one line each, as - {{{FOLDER}: ../national, {PIN}: …}}; leave out the {PIN}, and policyrules check --fix writes it",
)  # fmt: skip


def _named(tree: Tree | None) -> tuple[list[_Named], list[Problem]]:
    found, wrong = list[_Named](), list[Problem]()
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return found, wrong
    if not isinstance(tree, Listed):
        return found, [PackFileWrong(tree.at, f"“{BASE}”写成列表", f"`{BASE}` is a list", *HOW)]
    for item in tree.items:
        if isinstance(item, Scalar) and not item.empty and item.text.strip():
            found.append(_Named(item, item.text.strip(), item.at, "", None))
            continue
        name, pin = (item.get(FOLDER), item.get(PIN)) if isinstance(item, Mapping) else (None, None)
        unread = [key for key, _ in item if key.text not in (FOLDER, PIN)] if isinstance(item, Mapping) else []
        if unread:
            key = unread[0]
            wrong.append(PackFileWrong(key.at, f"不认得“{key.text}”这一项", f"nothing reads `{key.text}`", *HOW))
        elif not isinstance(name, Scalar) or not name.text.strip() or not isinstance(pin, Scalar | None):
            wrong.append(
                PackFileWrong(item.at, f"“{BASE}”的这一项写法不对", f"this entry of `{BASE}` is not written as it should be", *HOW)
            )
        else:
            stated = pin if pin is not None and not pin.empty else None
            empty_at = pin.at if pin is not None and pin.at.text else None
            found.append(_Named(item, name.text.strip(), name.at, stated.text.strip() if stated else "", stated.at if stated else empty_at))
    return found, wrong


# ---------------------------------------------------------------- glossaries


@lru_cache(64)
def _merged(glossaries: tuple[Glossary, ...]) -> Glossary:
    """One glossary; the same object for the same ones, so that what was made with it holds in a running process."""
    made = Glossary()
    for glossary in glossaries:
        for _, column in COLUMNS:
            getattr(made, column).update(getattr(glossary, column))
    return made


def _disagreements(packs: Sequence[PackFiles]) -> Iterator[Problem]:
    """A name that two packs explain may not be explained otherwise: nobody could tell which words count."""
    said: dict[tuple[str, str], tuple[str, PackFiles]] = {}
    for pack in packs:
        for heading, column in COLUMNS:
            for name, text in getattr(pack.glossary, column).items():
                before, of = said.setdefault((column, name), (text, pack))
                if before != text and (at := _row(pack, name)) is not None:
                    yield ImportDisagrees(at, name, heading, text, before, of.name)


def _row(pack: PackFiles, name: str) -> Span | None:
    """Where a name stands in the glossary of a pack."""
    file = pack.glossary_file
    found = re.search(rf'^[ \t"]*({re.escape(name)})', file.text, re.MULTILINE) if file else None
    return Span(file, found.start(1), found.end(1)) if file and found else None
