"""What can keep a folder of pages from being written."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say


@frozen
class SphinxMissing:
    """The extra `docs` is not installed."""

    code: ClassVar[str] = "sphinx-missing"
    severity: ClassVar[Severity] = Severity.ERROR

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            None,
            zh="生成网页需要 docs 组件：pip install 'policyrules[docs]'",
            en="pages need the extra `docs`: pip install 'policyrules[docs]'",
        )


@frozen
class FolderTaken:
    """The folder holds something, and nobody said that it may be replaced."""

    code: ClassVar[str] = "folder-taken"
    severity: ClassVar[Severity] = Severity.ERROR
    folder: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            None,
            zh=f"文件夹“{self.folder}”里已经有内容",
            en=f"the folder `{self.folder}` is not empty",
            help_zh="换一个文件夹；要替换以前生成的网页，加 --force",
            help_en="choose another folder; to replace pages that were written before, add --force",
        )


@frozen
class NotASite:
    """The folder to be replaced holds something else than pages of ours."""

    code: ClassVar[str] = "not-a-site"
    severity: ClassVar[Severity] = Severity.ERROR
    folder: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            None,
            zh=f"文件夹“{self.folder}”里不是以前生成的网页，不予替换",
            en=f"the folder `{self.folder}` does not hold pages that were written before, so it is not replaced",
            help_zh="换一个文件夹，或者先自己清空它",
            help_en="choose another folder, or empty it yourself",
        )


PROBLEMS: tuple[type[Problem], ...] = (SphinxMissing, FolderTaken, NotASite)
