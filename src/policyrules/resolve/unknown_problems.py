"""Names that nothing declares: of facts, rules and examples, of kinds of things, of types; with what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal, TypeAlias

from attrs import evolve

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.diagnostics.nearest import nearest
from policyrules.diagnostics.plural import counted
from policyrules.resolve.type_words import ALL, FREE_TEXT, MEANT, NO_TEXT
from policyrules.resolve.unknown_words import DAY, TODAY, alike, meant_by, two_in_one
from policyrules.source import Span
from policyrules.syntax import nodes as syn

SHOWN = 3
"""How many further places of one problem are drawn."""

Wanted: TypeAlias = Literal["name", "rule", "example"]


@frozen
class _Declare:
    none_zh: str
    none_en: str
    zh: str
    en: str


DECLARE: dict[Wanted, _Declare] = {
    "name": _Declare(
        "没有声明过“{}”",
        "nothing declares `{}`",
        "在主体中声明这一事实，或写已声明的名称；各地各年不同的数额声明为参数。新名称不会自动成为事实",
        "declare it, or use a declared name; what differs by place or year is a parameter. A new name never becomes a fact by itself",
    ),
    "rule": _Declare(
        "没有叫“{}”的规则", "there is no rule `{}`", "写已有规则的名称，或者先写这条规则", "name a rule, or write this one first"
    ),
    "example": _Declare("没有叫“{}”的示例", "there is no example `{}`", "写已有示例的名称", "name an example"),
}


@frozen
class UnknownName:
    """A word that nothing declares, once for all places where it stands."""

    code: ClassVar[str] = "unknown-name"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    near: str | None = None
    cut: tuple[str, ...] | None = None
    others: tuple[Span, ...] = ()
    owned: bool = False
    """It is declared, of another thing than is spoken of here: `near` says whose it is."""
    apart: tuple[str, ...] = ()
    """Several declared names without a word between them (四级智力)."""
    alias: str = ""
    """The English name of `near`, for a place that is in English."""
    wanted: Wanted = "name"
    """What is named here."""
    values: tuple[str, ...] = ()
    """Where one value of a choice list is wanted: the list, and what may be written."""
    meant: tuple[str, str] = ("", "")
    """What to write instead, where it is told by the word itself."""
    alike: tuple[str, ...] = ()
    """Names that have much in common with it."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        english = self.at.text.isascii()
        name = self.at.text if english else self.name
        better = " ".join(self.cut) if self.cut else (self.alias or self.near) if english else self.near
        times = len(self.others) + 1
        return say(
            self,
            tongue,
            self.at,
            zh=(f"“{name}”要写明是谁的" if self.owned else DECLARE[self.wanted].none_zh.format(name))
            + (f"（用在 {times} 处）" if self.others else ""),
            en=(f"`{name}` must say whose it is" if self.owned else DECLARE[self.wanted].none_en.format(name))
            + (f" (used in {counted(times, 'place')})" if self.others else ""),
            help_zh=(
                self.meant[0]
                if self.meant[0]
                else f"写成“{better}”"
                if self.owned
                else f"是否要写“{better}”"
                if better
                else f"{'、'.join(f'“{piece}”' for piece in self.apart)}各是一个词，分开写，如“类别 为 智力 且 等级 为 四级”"
                if self.apart
                else f"这里写“{self.values[0]}”里的一个值：{'、'.join(self.values[1:])}；要添一个新的值，先写进那个选项"
                if self.values
                else f"相近的名称：{'、'.join(f'“{one}”' for one in self.alike)}；都不是的，{DECLARE[self.wanted].zh}"
                if self.alike
                else DECLARE[self.wanted].zh
            ),
            help_en=(
                self.meant[1]
                if self.meant[1]
                else f"did you mean `{better}`"
                if better
                else f"{', '.join(f'`{piece}`' for piece in self.apart)} are names: put a word between them"
                if self.apart
                else f"write one of the values of `{self.values[0]}`: {', '.join(self.values[1:])}; a new one is added to that choice first"
                if self.values
                else f"names like it: {', '.join(f'`{one}`' for one in self.alike)}; if none of them, {DECLARE[self.wanted].en}"
                if self.alike
                else DECLARE[self.wanted].en
            ),
            also=tuple((at, "", "") for at in self.others[:SHOWN]),
            edits=tuple(Edit(at, better, self.cut is not None) for at in (self.at, *self.others)) if better else (),
        )


def unknown_name(name: syn.Name, known: Iterable[str], aliases: Mapping[str, str], wanted: Wanted = "name") -> UnknownName:
    """The problem that a name is, with the nearest of those that are known. A misspelt English name is near to English names."""
    ascii = name.text.isascii()
    spelt = {aliases.get(one, one): one for one in known} if ascii else {one: one for one in known}
    if wanted == "name" and (meant := meant_by(name.text)):
        return UnknownName(name.at, name.text, meant=meant)
    if wanted == "name" and not ascii:
        if name.text in TODAY and DAY in spelt:
            return UnknownName(name.at, name.text, DAY)
        match two_in_one(name.text, spelt):
            case str() as both:
                return UnknownName(name.at, name.text, both)
            case (zh, en):
                return UnknownName(name.at, name.text, meant=(zh, en))
            case _:
                pass
    near = spelt.get(nearest(name.text, spelt) or "")
    close = () if near or ascii else alike(name.text, spelt)
    return UnknownName(name.at, name.text, near, alias=aliases.get(near or "", ""), wanted=wanted, alike=close)


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each unknown name told once: what was renamed in one place is unknown in many."""
    found: dict[object, Problem] = {}
    for problem in problems:
        if not isinstance(problem, UnknownName):
            found.setdefault(problem, problem)
            continue
        mark = UnknownName, problem.name, problem.near, problem.cut
        first = found.get(mark)
        if first is None:
            found[mark] = problem
        elif isinstance(first, UnknownName) and problem.at not in (first.at, *first.others):
            found[mark] = evolve(first, others=(*first.others, problem.at))
    return list(found.values())


@frozen
class UnknownKind:
    """The 对象 of a rule, or the kind that a property draws, that is no entity."""

    code: ClassVar[str] = "unknown-kind"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    known: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        near = nearest(self.name, self.known)
        zh, en = f"已有的主体：{'、'.join(self.known) or '没有'}", f"known kinds: {', '.join(self.known) or 'none'}"
        return say(
            self,
            tongue,
            self.at,
            zh=f"没有名为“{self.name}”的主体",
            en=f"there is no subject `{self.name}`",
            help_zh=f"是否指“{near}”；{zh}" if near else f"{zh}；新的先用“主体”声明",
            help_en=f"did you mean `{near}`; {en}" if near else f"{en}; declare a new one with `entity` first",
        )


@frozen
class UnknownType:
    """The type of a fact that is none of the language, nor declared. `near`: the declared name that it may be."""

    code: ClassVar[str] = "unknown-type"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    near: str | None

    def describe(self, tongue: Tongue) -> Diagnostic:
        meant = MEANT.get(self.name)
        if self.name in FREE_TEXT:
            help_zh, help_en = NO_TEXT
        elif meant:
            help_zh, help_en = f"写“{meant}”", f"write `{meant}`"
        elif self.near:
            help_zh, help_en = f"是否指“{self.near}”", f"did you mean `{self.near}`"
        else:
            help_zh, help_en = ALL
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”不是一种类型，也没有声明过这样的选项或主体",
            en=f"`{self.name}` is no type, and no choice list or subject of this name is declared",
            help_zh=help_zh,
            help_en=help_en,
            edits=(Edit(self.at, meant),) if meant else (),
        )


PROBLEMS: tuple[type[Problem], ...] = (UnknownName, UnknownKind, UnknownType)
