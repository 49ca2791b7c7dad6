"""What can be read, and may have been meant otherwise."""

from __future__ import annotations

from typing import ClassVar, Literal

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span

UNSTATED = "未载明"


@frozen
class OneOfUnsaid:
    """为 三级、四级 without 之一: read as either, and a reader may take it as both.

    `single`: what is asked about has one value, so only either can be meant.
    """

    code: ClassVar[str] = "one-of-unsaid"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    single: bool

    def describe(self, tongue: Tongue) -> Diagnostic:
        chinese = _is_chinese(self.at)
        word = "`之一` behind" if chinese else "`any of` before"
        place = self.at.end if chinese else self.at.start
        edit = Edit(Span(self.at.file, place, place), "之一" if chinese else "any of ", self.single)
        return say(
            self,
            tongue,
            self.at,
            zh="列举之后没有写“之一”，按“其中之一”理解",
            en=f"this list does not say `{'之一' if chinese else 'any of'}`, and is read as one of its values",
            help_zh=f"在{'末尾写“之一”' if chinese else '前面写“any of”'}；几项都要符合的，分开写，用“{'且' if chinese else 'and'}”连接",
            help_en=f"write {word} it; where all are wanted, write them apart and join them by `and`",
            edits=(edit,),
        )


@frozen
class CiteGlued:
    """A source whose name holds its article: 根据某办法第一条."""

    code: ClassVar[str] = "cite-glued"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="依据没有分清文件和条文",
            en="this source does not tell the document from the article",
            help_zh="先写文件的名称或文号，空一格，再写条文，如“《小河县公交办法》 第一条”；前面不写“根据”",
            help_en="write the document, a blank, and the article",
        )


@frozen
class NumbersOutOfOrder:
    """A numbered list whose numbers do not go up one by one: something was lost, doubled or moved."""

    code: ClassVar[str] = "numbers-out-of-order"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    """The first number that is out of order."""
    wanted: str
    first: Span
    """The item before it, or the list where it is the first one."""
    edits: tuple[Edit, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"编号不连续：这里应是“{self.wanted}”，写的是“{self.at.text}”",
            en=f"the numbers do not go on: `{self.wanted}` is wanted here, and this is `{self.at.text}`",
            help_zh="看看是否漏了、多了或挪动了一项；内容无误的，从头按顺序编号",
            help_en="see whether an item was lost, doubled or moved; if not, number them in order",
            also=((self.first, "前一项", "the item before"),) if self.first != self.at else (),
            edits=self.edits,
        )


@frozen
class IndentMisleads:
    """An item that its number puts on one level and its place beneath the others on another: readers see the place."""

    code: ClassVar[str] = "indent-misleads"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    """The number."""
    first: Span
    """The first item of the list to which the number belongs."""
    like: str
    """A number of the level on which it seems to stand."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.at.text}”按编号与“{self.first.text}”同一层，缩进却像另一层的一项",
            en=f"by its number `{self.at.text}` belongs with `{self.first.text}`, and it is indented like an item of another list",
            help_zh=f"层次只看编号：与缩进的那一层并列的，编号照那一层写（“{self.like}”那样）；编号没有错的，用 policyrules fmt 排齐",
            help_en=f"only the number counts: number it like `{self.like}` if that list is meant; else let `policyrules fmt` put it right",
            also=((self.first, "同一层的第一项", "the first item of its list"),),
        )


@frozen
class OtherwiseNotLast:
    """其他情形 before another case, which would never be reached."""

    code: ClassVar[str] = "otherwise-not-last"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    after: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="“其他情形”不是最后一条",
            en="`otherwise` is not the last case",
            help_zh="把“其他情形”移到最后，只写一次",
            help_en="move `otherwise` to the end, and write it once",
            also=((self.after, "它后面还有这一条", "this case stands behind it"),),
        )


def _is_chinese(at: Span) -> bool:
    """By the word before it: 为 or `is`."""
    before = at.file.text[: at.start].rstrip()
    return not before[-1:].isascii()


@frozen
class DutyWord:
    """A word for how often or by when a duty is due that no calendar could follow."""

    code: ClassVar[str] = "duty-word"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    key: Literal["frequency", "deadline"]
    known: tuple[str, ...]
    near: str | None

    def describe(self, tongue: Tongue) -> Diagnostic:
        often = self.key == "frequency"
        zh, en = (f"，是否指“{self.near}”", f"; did you mean `{self.near}`") if self.near else ("", "")
        words = "、".join(self.known), ", ".join(self.known)
        return say(
            self,
            tongue,
            self.at,
            zh=f"不认得“{self.at.text}”这样的{'频次' if often else '期限'}{zh}",
            en=f"`{self.at.text}` is no {'frequency' if often else 'deadline'} that is known{en}",
            help_zh=f"频次写：{words[0]}之一" if often else f"期限写一个日期，如 2025年12月31日；原文没有写的，写“{UNSTATED}”",
            help_en=f"one of {words[1]}" if often else f"write a day, such as 2025-12-31; where the text names none, `{UNSTATED}`",
            edits=(Edit(self.at, self.near),) if self.near else (),
        )


PROBLEMS: tuple[type[Problem], ...] = (DutyWord, OneOfUnsaid, CiteGlued, NumbersOutOfOrder, IndentMisleads, OtherwiseNotLast)
