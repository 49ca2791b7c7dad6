"""What can be wrong with a pack as a whole."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.core.notes import Words
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


@frozen
class ExampleDiffers:
    """An expectation of a 示例 that was not met. `differs` says where, part by part."""

    code: ClassVar[str] = "example-differs"
    severity: ClassVar[Severity] = Severity.ERROR
    example: Words
    row: int
    rule: Words
    at: Span | None
    differs: tuple[Words, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        parts = [words.in_(tongue) for words in self.differs]
        return say(
            self,
            tongue,
            self.at,
            zh=f"示例“{self.example.zh}”第 {self.row} 行，{self.rule.zh}：{'；'.join(parts)}",
            en=f"example `{self.example.en}`, row {self.row}, {self.rule.en}: {'; '.join(parts)}",
            help_zh="规则写错了就改规则；规则没有错，就改示例的已知或期望",
            help_en="mend the rule; or, where the rule is right, the facts or the expectation of the example",
        )


@frozen
class ExamplesOnly:
    """Something other than 示例 in a file of examples that is kept outside the pack."""

    code: ClassVar[str] = "examples-only"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="包外的示例文件里只能写示例，这里是别的内容",
            en="a file of examples outside the pack holds examples alone, and this is something else",
            help_zh="把它移到规则包里，或者从这个文件删去",
            help_en="move it into the pack, or take it out of this file",
        )


@frozen
class RevisionMissing:
    """`REV:folder` names nothing that git can give. `git` False: git itself could not be run."""

    code: ClassVar[str] = "revision-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    revision: str
    folder: str
    git: bool = True

    def describe(self, tongue: Tongue) -> Diagnostic:
        if not self.git:
            return say(
                self, tongue, None,
                zh=f"读不了“{self.revision}:{self.folder}”：git 没有运行起来",
                en=f"git could not be run for `{self.revision}:{self.folder}`",
                help_zh="安装 git，或把旧版本放在一个文件夹里比较",
                help_en="install git, or put the old version into a folder",
            )  # fmt: skip
        return say(
            self, tongue, None,
            zh=f"git 里没有“{self.revision}:{self.folder}”：没有这个版本，或那一版里没有这个文件夹",
            en=f"git has no `{self.revision}:{self.folder}`: no such revision, or no such folder in it",
            help_zh="在仓库里运行；文件夹从仓库的顶层写起，如 HEAD~1:rules/lucheng",
            help_en="run it inside the repository; give the folder from its top, such as HEAD~1:rules/lucheng",
        )  # fmt: skip


@frozen
class HelperProcessDied:
    """A process that helped ended before its work was done: something outside of this program ended it."""

    code: ClassVar[str] = "helper-process-died"
    severity: ClassVar[Severity] = Severity.ERROR

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            None,
            zh="帮忙的进程意外结束了，交给它的没有做完",
            en="a process that helped ended unexpectedly, and what it had in hand was not done",
            help_zh="多半是内存不足，或被系统或别人结束。再试一次；还是这样，就用 --jobs 1 只用一个进程",
            help_en="memory may have run out, or somebody ended it. Try again; or give --jobs 1 for one process alone",
        )


PROBLEMS: tuple[type[Problem], ...] = (PackMissing, PackFileWrong, ExampleDiffers, ExamplesOnly, RevisionMissing, HelperProcessDied)
