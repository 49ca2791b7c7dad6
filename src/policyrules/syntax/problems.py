"""What can be wrong with the text of a rule file, before any word of it is looked up."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Label, Problem, Severity, Tongue
from policyrules.diagnostics.plural import counted
from policyrules.source import Span


@frozen
class Words:
    """The same sentence in both tongues."""

    zh: str
    en: str

    def of(self, tongue: Tongue) -> str:
        return self.zh if tongue == "zh" else self.en


@frozen
class UnexpectedText:
    """The text cannot go on like this. `hint` says what is probably meant."""

    code: ClassVar[str] = "unexpected-text"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    hint: Words
    edits: tuple[Edit, ...] = ()

    def describe(self, tongue: Tongue) -> Diagnostic:
        text = _short(self.at.text)
        if tongue == "zh":
            message = f"读到『{text}』，接不下去" if text else "这一条没有写完"
        else:
            message = f"`{text}` cannot stand here" if text else "this declaration is not finished"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=self.hint.of(tongue), edits=self.edits)


@frozen
class Unclosed:
    """A bracket, or a 中有, whose end is missing. `at` is where it opens."""

    code: ClassVar[str] = "unclosed-bracket"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    end: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        text = _short(self.at.text)
        if tongue == "zh":
            message = f"『{text}』没有收尾：后面缺『{self.end}』"
        else:
            message = f"`{text}` is not closed: a `{self.end}` is missing behind it"
        if self.end == "）":
            repair = Words("在这一段的末尾补上『）』", "put a `)` at the end of this part")
        else:
            repair = Words(f"在这一项的末尾空一格，补上『{self.end}』", f"put a blank and `{self.end}` at the end of this part")
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair.of(tongue), edits=self._edits())

    def _edits(self) -> tuple[Edit, ...]:
        """The end put before the mark that closes the line."""
        line_end = self.at.file.text.find("\n", self.at.end)
        text = self.at.file.text[self.at.end : line_end if line_end >= 0 else None].rstrip().rstrip("。；;.")
        place = self.at.end + len(text)
        return (Edit(Span(self.at.file, place, place), self.end if self.end in "）)" else f" {self.end}"),)


@frozen
class UnclosedTable:
    """A row of a table that does not end with a bar."""

    code: ClassVar[str] = "unclosed-table"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message, repair = "表的这一行没有收尾", "表的一行写在同一行上，以『｜』开头，也以『｜』结尾"
        else:
            message, repair = "this row of the table is not closed", "a row stands on one line, and both begins and ends with `|`"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair)


@frozen
class RaggedTable:
    """A row with more or fewer cells than the head has."""

    code: ClassVar[str] = "ragged-table"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    head: Span
    cells: int
    columns: int

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message, says = f"表的这一行有 {self.cells} 格，表头有 {self.columns} 列", "表头"
            repair = "每行的格数与表头相同；不限定的一格写『不限』，不知道的写『待定』"
        else:
            message, says = f"this row has {counted(self.cells, 'cell')}, and the head has {counted(self.columns, 'column')}", "the head"
            repair = "give each row as many cells as the head; write `any` where nothing is said, `undetermined` where it is not known"
        return Diagnostic(self.code, self.severity, message, Label(self.at), (Label(self.head, says),), repair)


@frozen
class TableWithoutResult:
    """A table in a rule none of whose columns gives the rule's value. `several`: the heading declares several definitions."""

    code: ClassVar[str] = "table-without-result"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    several: bool

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message = f"这张表没有“{self.name}”的结果列"
            repair = f"给它一列，表头写『{self.name}』" if self.several else "给结果一列，表头写『取值』（金额的表写『金额』）"
        else:
            message = f"no column of this table gives `{self.name}`"
            repair = f"head a column `{self.name}`" if self.several else "head the column of results `value` (in an amount, `amount`)"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair)


@frozen
class WrongNumber:
    """A day, a month or a number that there is not, or that is too large to calculate with."""

    code: ClassVar[str] = "wrong-number"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    why: Words

    def describe(self, tongue: Tongue) -> Diagnostic:
        text = _short(self.at.text)
        message = f"『{text}』{self.why.zh}" if tongue == "zh" else f"`{text}` {self.why.en}"
        repair = "对照文件原文核对后改写" if tongue == "zh" else "check it against the document"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair)


@frozen
class NestedTooDeep:
    """Brackets within brackets, or a chain of parts, beyond what anyone can read."""

    code: ClassVar[str] = "nested-too-deep"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    most: int

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message, repair = f"嵌套超过 {self.most} 层", "把里面的部分另写成一条『定义』"
        else:
            message, repair = f"nested more than {self.most} deep", "give the inner part a `definition` of its own"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair)


@frozen
class RepeatedField:
    """A field of an example or a property that can be said once, and is said twice."""

    code: ClassVar[str] = "repeated-field"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    first: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message, says, repair = "这一项写了两次", "第一次写在这里", "合成一项；『已知』可以写多次"
        else:
            message, says, repair = "this field is said twice", "first said here", "join the two; only `facts` may be repeated"
        return Diagnostic(self.code, self.severity, message, Label(self.at), (Label(self.first, says),), repair)


@frozen
class MissingField:
    """A property without the fields that make it say something."""

    code: ClassVar[str] = "missing-field"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    field: Words

    def describe(self, tongue: Tongue) -> Diagnostic:
        message = f"这里缺『{self.field.zh}』一项" if tongue == "zh" else f"the field `{self.field.en}` is missing here"
        repair = f"加一行『{self.field.zh}：…。』" if tongue == "zh" else f"add a line `{self.field.en}: ...`"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair)


@frozen
class GluedTwoWays:
    """Words without blanks between them, which the declared names allow to be read in two ways."""

    code: ClassVar[str] = "glued-two-ways"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    ways: tuple[tuple[str, ...], ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        text = _short(self.at.text)
        ways = [" ".join(way) for way in self.ways]
        if tongue == "zh":
            message = f"『{text}』没有空格，有两种读法：{'；或者 '.join(f'『{way}』' for way in ways)}"
            repair = "在词与词之间加空格，写成想要的那一种"
        else:
            message = f"`{text}` has no blanks and can be read in two ways: {' or '.join(f'`{way}`' for way in ways)}"
            repair = "write it with blanks, the way you mean it"
        edits = tuple(Edit(self.at, way) for way in ways)
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair, edits=edits)


@frozen
class ForbiddenCharacter:
    """A character that a reader cannot see, or that changes the order in which the text is seen."""

    code: ClassVar[str] = "forbidden-character"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        point = f"U+{ord(self.at.text):04X}"
        if tongue == "zh":
            message, repair = f"有看不见的字符（{point}）", "删去它；多半是从网页或文档里粘贴带来的"
        else:
            message, repair = f"there is a character here that cannot be seen ({point})", "delete it; it came with pasted text, most likely"
        return Diagnostic(self.code, self.severity, message, Label(self.at), help=repair, edits=(Edit(self.at, "", certain=True),))


@frozen
class FileTooLarge:
    """A file beyond what is read at all."""

    code: ClassVar[str] = "file-too-large"
    severity: ClassVar[Severity] = Severity.ERROR
    name: str
    most: int

    def describe(self, tongue: Tongue) -> Diagnostic:
        size = self.most // 1024 // 1024
        if tongue == "zh":
            message, repair = f"规则文件 {self.name} 超过 {size} MB，没有读", "分成几个文件"
        else:
            message, repair = f"the rule file {self.name} is larger than {size} MB and was not read", "split it into several files"
        return Diagnostic(self.code, self.severity, message, None, help=repair)


@frozen
class NotText:
    """Bytes that are no text in any encoding that is read."""

    code: ClassVar[str] = "not-text"
    severity: ClassVar[Severity] = Severity.ERROR
    name: str
    byte: int
    """The first byte that cannot be read, counted from 0."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message = f"{self.name} 不是文本文件（第 {self.byte + 1} 个字节读不出）"
            repair = "另存为 UTF-8 编码的纯文本"
        else:
            message = f"{self.name} is not a text file (byte {self.byte + 1} cannot be read)"
            repair = "save it as plain text in UTF-8"
        return Diagnostic(self.code, self.severity, message, None, help=repair)


@frozen
class EmptyFile:
    """A file in which nothing is declared."""

    code: ClassVar[str] = "empty-file"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        if tongue == "zh":
            message, repair = f"{self.at.file.name} 里没有任何条目", "条目从行首的『资格』『待遇』『定义』等词写起"
        else:
            message = f"nothing is declared in {self.at.file.name}"
            repair = "a declaration begins at the start of a line with a word such as `eligibility`, `benefit` or `definition`"
        return Diagnostic(self.code, self.severity, message, None, help=repair)


class Refused(Exception):
    """Ends the reading of one declaration."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _short(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= 20 else first[:19] + "…"


PROBLEMS = (
    UnexpectedText,
    Unclosed,
    UnclosedTable,
    RaggedTable,
    TableWithoutResult,
    WrongNumber,
    NestedTooDeep,
    RepeatedField,
    MissingField,
    GluedTwoWays,
    ForbiddenCharacter,
    FileTooLarge,
    NotText,
    EmptyFile,
)
