"""What can be wrong between a pack and the packs it builds on."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class ImportMissing:
    """A pack that another builds on is not there."""

    code: ClassVar[str] = "import-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    wanted: str
    shipped: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"没有找到所基于的规则包“{self.wanted}”",
            en=f"the pack `{self.wanted}`, on which this one builds, is not there",
            help_zh="写从本规则包的文件夹算起的文件夹（以 ./ 或 ../ 开头，用 / 分隔，里面有 pack.yaml），"
            f"或自带规则包的名称（{'、'.join(self.shipped)}）",
            help_en=f"give a folder as seen from this pack's own (it begins with ./ or ../ and holds a pack.yaml), "
            f"or the name of a shipped pack ({', '.join(self.shipped)})",
        )  # fmt: skip


@frozen
class ImportCycle:
    """Packs that build on one another in a circle."""

    code: ClassVar[str] = "import-cycle"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    path: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        path = " → ".join(self.path)
        return say(
            self,
            tongue,
            self.at,
            zh=f"规则包互相为基础，绕成了圈：{path}" if len(self.path) > 2 else "规则包以自己为基础",
            en=f"packs build on one another in a circle: {path}" if len(self.path) > 2 else "the pack builds on itself",
            help_zh="上位的规则包不以下位的为基础；把双方都要用的部分另放一个规则包",
            help_en="the pack of the higher law does not build on the lower one; put what both need into a pack of its own",
        )


@frozen
class ImportChanged:
    """A pack that another builds on has another content than the one that was looked at, or nobody said which that was.

    The edit is certain because, as long as this stands, there is no answer that could become another.
    """

    code: ClassVar[str] = "import-changed"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    stated: str
    found: str
    edits: tuple[Edit, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        pinned = bool(self.stated)
        return say(
            self,
            tongue,
            self.at,
            zh=f"所基于的规则包“{self.name}”与上次核对时不同" if pinned else f"没有写明核对过的“{self.name}”的指纹",
            en=f"the pack `{self.name}`, on which this one builds, is not as it was when it was last looked at"
            if pinned
            else f"it is not said which content of `{self.name}` was looked at",
            help_zh=f"先看它改了什么（policyrules diff）、试算本规则包的示例；认可后指纹写 {self.found}，或运行 policyrules check --fix"
            if pinned
            else f"指纹写 {self.found}，或运行 policyrules check --fix",
            help_en=f"see what changed in it (policyrules diff), then write the 指纹 {self.found}, or run policyrules check --fix"
            if pinned
            else f"write the 指纹 {self.found}, or run policyrules check --fix",
            edits=self.edits,
        )


@frozen
class ImportDisagrees:
    """The glossaries of two packs say different things of one name."""

    code: ClassVar[str] = "import-disagrees"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    column: str
    here: str
    there: str
    pack: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”的{self.column}这里写“{self.here}”，所基于的“{self.pack}”里是“{self.there}”",
            en=f"the column {self.column} of `{self.name}` says `{self.here}` here and `{self.there}` in `{self.pack}`",
            help_zh="所基于的规则包里已有的名称不用再写；这一格空着，或与它写得一样",
            help_en="a name of the pack below needs no row here; leave this cell empty, or write the same",
        )


@frozen
class ParameterAgain:
    """A figure that a pack below states already, stated again without saying that it takes its place."""

    code: ClassVar[str] = "import-parameter"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    below: Span
    name: str
    pack: str
    edits: tuple[Edit, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.name}”在所基于的“{self.pack}”里已经有了",
            en=f"the pack `{self.pack}`, on which this one builds, has a parameter `{self.name}` already",
            help_zh=f"要用这里的数值代替它，加一行 代替: {self.pack}；不是同一项的，换一个名称",
            help_en=f"to put the figures here in its place, add the line 代替: {self.pack}; if it is another thing, give it another name",
            also=((self.below, "已有的在这里", "it stands here"),),
            edits=self.edits,
        )


PROBLEMS: tuple[type[Problem], ...] = (ImportMissing, ImportCycle, ImportChanged, ImportDisagrees, ParameterAgain)
