"""Why a file is left as it is."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Severity, Tongue
from policyrules.diagnostics.model import say
from policyrules.source import Span


@frozen
class LayoutChangesMeaning:
    """The program's own text, read again, means something else: a mistake of the program, told instead of written."""

    code: ClassVar[str] = "layout-changes-meaning"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self, tongue, self.at,
            zh="排出来的文字读回去，与这一条不是同一个意思；文件没有改动",
            en="what would be written reads differently from this declaration; the file was left as it is",
            help_zh="这是程序的缺陷：把这一条拆短，或换一个名称再试，并报告给维护人员",
            help_en="a fault of the program: shorten the declaration or rename what it names, and report it",
        )  # fmt: skip


@frozen
class AliasesDisagree:
    """A heading gives a name another alias than the glossary, or another heading, does; or an alias that is another name's."""

    code: ClassVar[str] = "aliases-disagree"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    alias: str
    stated: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self, tongue, self.at,
            zh=f"“{self.name}”在这里的别名是 {self.alias}，与 glossary.csv 或另一处标题不一致：{self.stated}",
            en=f"`{self.name}` has the alias `{self.alias}` here, against the glossary or another heading: {self.stated}",
            help_zh="一个名称只有一个别名，一个别名只属于一个名称：改成一致，再运行 policyrules fmt；别名没有移动",
            help_en="one alias a name, one name an alias: make them agree and run policyrules fmt again; no alias was moved",
        )  # fmt: skip


PROBLEMS = (LayoutChangesMeaning, AliasesDisagree)
