"""What can be wrong with the pairs of a rule."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


def again(rule: str) -> tuple[str, str]:
    """How the pairs of one rule are made anew."""
    command = f"policyrules pairs {{}} --rule {rule} -o {{}}/mcdc --force"
    zh, en = command.format("规则文件夹", "规则文件夹"), command.format("FOLDER", "FOLDER")
    return f"规则改了的，把这一条的成对案例重新生成：{zh}", f"where the rule was changed, make its pairs anew: {en}"


@frozen
class AtomNeverDecides:
    """A condition that changes no answer, whoever asks."""

    code: ClassVar[str] = "atom-never-decides"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    says: Words
    at: Span | None
    why: Words

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”里，“{self.says.zh}”单独改变不了任何人的答案：{self.why.zh}",
            en=f"in `{self.rule}`, `{self.says.en}` alone changes nobody's answer: {self.why.en}",
            help_zh="有意这样写的不用改；不是的，看互相牵制的几条",
            help_en="leave it where that is meant; else look at the conditions that exclude it",
        )


@frozen
class PairMissing:
    """A condition of which no pair is on file. `before`: the one on file, of the condition as it was before it was changed."""

    code: ClassVar[str] = "pair-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    rule: str
    field: Words
    says: Words
    at: Span | None
    before: Span | None = None

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的{self.field.zh}“{self.says.zh}”没有成对案例{'：存的还是改写以前的' if self.before else ''}",
            en=f"no pair is on file for `{self.says.en}` of `{self.rule}` ({self.field.en})"
            + (": what is there is of the condition as it was" if self.before else ""),
            help_zh=again(self.rule)[0],
            help_en=again(self.rule)[1],
            also=((self.before, "改写以前的一对", "the pair of before"),) if self.before else (),
        )


@frozen
class PairUnfit:
    """A pair on file that does not show what it is to show."""

    code: ClassVar[str] = "pair-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    why: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的这一对不成立：{self.why[0]}",
            en=f"this pair of `{self.rule}` does not hold: {self.why[1]}",
            help_zh=again(self.rule)[0],
            help_en=again(self.rule)[1],
        )


PROBLEMS: tuple[type[Problem], ...] = (AtomNeverDecides, PairMissing, PairUnfit)
