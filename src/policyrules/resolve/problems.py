"""What can be wrong with names and declarations."""

from __future__ import annotations

from typing import ClassVar, Literal

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span


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
    SubjectMissing,
    NothingToPresume,
    ChangeUnfit,
    KeptUnfit,
    AliasUnfit,
)
