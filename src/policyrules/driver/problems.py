"""What can be wrong with a pack as a whole."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class PackMissing:
    """No such pack, or a folder without rule files."""

    code: ClassVar[str] = "pack-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    name: str
    shipped: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            None,
            zh=f"没有找到规则包“{self.name}”，或其中没有 .rules 文件",
            en=f"there is no pack `{self.name}`, or it holds no .rules file",
            help_zh=f"写自带规则包的名称（{'、'.join(self.shipped)}），或写一个含 .rules 文件的文件夹",
            help_en=f"give the name of a shipped pack ({', '.join(self.shipped)}) or a folder with .rules files",
        )


@frozen
class PackFileWrong:
    """Something in pack.yaml or the glossary that cannot be used."""

    code: ClassVar[str] = "pack-file"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    zh: str
    en: str
    help_zh: str
    help_en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(self, tongue, self.at, zh=self.zh, en=self.en, help_zh=self.help_zh, help_en=self.help_en)


PROBLEMS: tuple[type[Problem], ...] = (PackMissing, PackFileWrong)
