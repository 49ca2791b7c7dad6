"""What can be wrong with names and declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal, TypeAlias

from attrs import evolve, frozen

from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.diagnostics.nearest import nearest
from policyrules.resolve.type_words import ALL, FREE_TEXT, MEANT, NO_TEXT
from policyrules.resolve.unknown_words import DAY, TODAY, alike, meant_by, two_in_one
from policyrules.source import Span
from policyrules.syntax import nodes as syn

SHOWN = 3
"""How many further places of one problem are drawn."""


@frozen
class DuplicateName:
    """Two declarations of one name where one is allowed."""

    code: ClassVar[str] = "duplicate-name"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    first: Span
    name: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”已经声明过",
            en=f"`{self.name}` is declared already",
            help_zh="换一个名称；同一项规则的不同期间写在一处，用“施行”分开",
            help_en="take another name; versions of one rule stand in one place, parted by `effective`",
            also=((self.first, "先在这里声明", "declared here first"),),
        )


@frozen
class SeveralNames:
    """A heading with several names over something that is not a table with a column for each."""

    code: ClassVar[str] = "several-names"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    names: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = "、".join(f"“{name}”" for name in self.names), ", ".join(f"`{name}`" for name in self.names)
        return say(
            self,
            tongue,
            self.at,
            zh=f"标题里的顿号把它分成了 {len(self.names)} 个名称：{zh}",
            en=f"the comma makes {len(self.names)} names of this heading: {en}",
            help_zh="一个名称里不用顿号，去掉它，或者整个用「」括起来；几个名称共用一张表的，写“取值：按下表：”，每个名称一列",
            help_en="leave the comma out of a name, or quote the name with 「」; names that share a table have a column each",
            edits=(Edit(self.at, f"「{self.at.text}」"),),
        )


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
            + (f" (used in {times} places)" if self.others else ""),
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
    if wanted == "name" and not ascii:
        if name.text in TODAY and DAY in spelt:
            return UnknownName(name.at, name.text, DAY)
        if meant := meant_by(name.text):
            return UnknownName(name.at, name.text, meant=meant)
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


@frozen
class SubjectMissing:
    """A rule that does not say whom it is about."""

    code: ClassVar[str] = "subject-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”没有写对象",
            en=f"`{self.name}` does not say whom it is for",
            help_zh="加一行，如“对象：人员。”",
            help_en="add a line such as `for: person`",
        )


@frozen
class NothingToPresume:
    """A 推定 whose name is neither a fact nor a judgement of its 对象."""

    code: ClassVar[str] = "nothing-to-presume"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    entity: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"推定“{self.name}”：{self.entity}没有这一事实或裁量",
            en=f"{self.entity} has no fact or judgement `{self.name}` to presume",
            help_zh="推定只在名册没有记载时代替一项已声明的事实；要算出一个新的结果，写“定义”",
            help_en="a presumption stands in for a declared fact; for a new result write a definition",
        )


@frozen
class ChangeUnfit:
    """Words on who can change something, where they cannot stand."""

    code: ClassVar[str] = "change-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    why: Literal["list", "twice", "month"]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en, help_zh, help_en = {
            "list": (
                f"“{self.name}”是与别的主体的关系，不能写由谁改变",
                f"`{self.name}` leads to other things: nobody changes it as a fact",
                "在那个主体自己的事实上写",
                "write it at the facts of that subject",
            ),
            "twice": (
                f"“{self.name}”由谁改变写了两种说法",
                f"`{self.name}` says twice who can change it",
                "本人可改、机关可改、不可改、逐月增加，只留一个",
                "keep one: person can change, body can change, cannot change or grows by month",
            ),
            "month": (
                f"“{self.name}”不是以月计的整数，不能写“逐月增加”",
                f"`{self.name}` is no whole number of months, so it does not grow by month",
                "只有“整数 个月”的事实逐月增加；其他的写 本人可改、机关可改 或 不可改",
                "only an `integer months` does; else write person can change, body can change or cannot change",
            ),
        }[self.why]
        return say(self, tongue, self.at, zh=zh, en=en, help_zh=help_zh, help_en=help_en)


@frozen
class KeptUnfit:
    """Words on months of which nothing is said, where they cannot stand."""

    code: ClassVar[str] = "kept-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    why: Literal["list", "both"]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en, help_zh, help_en = {
            "list": (
                f"“{self.name}”是与别的主体的关系，不能按月登记",
                f"`{self.name}` leads to other things and is not kept by month",
                "在那个主体自己的事实上写",
                "write it at the facts of that subject",
            ),
            "both": (
                f"“{self.name}”既写了按月登记，又写了延续",
                f"`{self.name}` is said to be kept by month and to be carried on",
                "每月各登记一次的写“按月登记”；登记一次、到下次变更为止都算的写“延续”",
                "`kept by month` is recorded anew each month; `carried on` holds until the next change",
            ),
        }[self.why]
        return say(self, tongue, self.at, zh=zh, en=en, help_zh=help_zh, help_en=help_en)


@frozen
class AliasUnfit:
    """An ASCII name that is no identifier, or that two names share."""

    code: ClassVar[str] = "alias-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span | None
    name: str
    alias: str
    other: str = ""

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh = f"别名“{self.alias}”已用于“{self.other}”" if self.other else f"“{self.name}”的别名“{self.alias}”不能用"
        en = f"alias `{self.alias}` is taken by `{self.other}`" if self.other else f"alias `{self.alias}` of `{self.name}` is unfit"
        return say(
            self,
            tongue,
            self.at,
            zh=zh,
            en=en,
            help_zh="别名用小写英文字母、数字、下划线，以字母开头，各不相同，不用 Python 保留字"
            + ("" if self.alias.isascii() else f"；括号是名称的一部分的，整个用「」括起来：「{self.name}（{self.alias}）」"),
            help_en="small ASCII letters, digits and underscores, unique, no Python keyword",
        )


PROBLEMS: tuple[type[Problem], ...] = (
    DuplicateName,
    SeveralNames,
    UnknownName,
    UnknownKind,
    UnknownType,
    SubjectMissing,
    NothingToPresume,
    ChangeUnfit,
    KeptUnfit,
    AliasUnfit,
)
