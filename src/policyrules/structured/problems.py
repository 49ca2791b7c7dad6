"""What can be wrong with a structured file before its content is looked at."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span

SAID: tuple[tuple[str, str, str, str], ...] = (
    ("found character '\\t'", "行首用了制表符", "改为空格，每层缩进两格", "indent with blanks, two for each level"),
    ("mapping values are not allowed", "一行里有两个冒号，或者缩进多了", "一行写一项；值里有冒号的，整个值加引号",
     "one key on a line; put quotes around a value that has a colon"),
    ("expected <block end>", "缩进对不齐", "同一层的各项从同一列写起，列表的每项以“- ”开头",
     "begin all keys of one level in the same column"),
    ("could not find expected ':'", "少了冒号", "写成“名称: 值”，冒号用半角，其后空一格", "write `key: value`"),
    ("expected ',' or", "括号没有成对，或者少了逗号", "各项之间写“,”，末尾写“}”或“]”", "part the entries by `,` and close with `}` or `]`"),
    ("found unexpected end of stream", "引号没有成对", "补上后面的引号", "close the quotation mark"),
    ("found unexpected ':'", "冒号的位置不对", "冒号后空一格；值里有冒号的，整个值加引号",
     "leave a blank after the colon, or quote the value"),
    ("found character '@'", "值不能以“@”开头", "整个值加引号", "quote the value"),
    ("found character '`'", "值不能以“`”开头", "整个值加引号", "quote the value"),
    ("found character '%'", "行首不能是“%”", "整个值加引号", "quote the value"),
)  # fmt: skip
"""What the parser says begins with, in Chinese, and the repair in both tongues."""


@frozen
class BadYaml:
    """The text is not YAML."""

    code: ClassVar[str] = "bad-yaml"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    said: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        help_zh = "冒号用半角“:”，其后空一格；引号、括号成对；缩进用空格"
        help_en = "use a half-width colon followed by a blank; close quotes and brackets; indent with blanks"
        said = self.said
        for begins, zh, repair_zh, repair_en in SAID:
            if self.said.startswith(begins):
                said, help_zh, help_en = zh, repair_zh, repair_en
        if "：" in self.at.file.line(self.at.file.position(self.at.start)[0]):
            help_zh = "本行有全角冒号“：”：改为半角“:”，其后空一格"
            help_en = "this line has a full-width colon: write a half-width one followed by a blank"
        return say(
            self,
            tongue,
            self.at,
            zh=f"这里不是合格的 YAML（{said}）",
            en=f"this is not YAML ({self.said})",
            help_zh=help_zh,
            help_en=help_en,
        )


@frozen
class FeatureRefused:
    """An anchor, alias, tag or merge key: none is needed, and each has been used to attack readers."""

    code: ClassVar[str] = "yaml-feature-refused"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    feature: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"不接受 YAML 的{self.feature}",
            en=f"this YAML feature is not accepted: {self.feature}",
            help_zh="把内容直接写出来",
            help_en="write the content out",
        )


@frozen
class DuplicateKey:
    """A key that stands twice in one mapping."""

    code: ClassVar[str] = "duplicate-key"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    first: Span
    key: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.key}”写了两次",
            en=f"`{self.key}` stands twice",
            help_zh="只留一处",
            help_en="keep one of them",
            also=((self.first, "第一次在这里", "first here"),),
        )


@frozen
class MoreThanOneDocument:
    """A second document behind `---`: nobody would see that only the first was read."""

    code: ClassVar[str] = "yaml-more-documents"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="一个文件只能有一份内容，这里又开始了一份",
            en="a file holds one document, and here another begins",
            help_zh="删去“---”这一行，把内容合在一起；或分成几个文件",
            help_en="delete the line `---` and join the contents, or part them into files",
        )


PROBLEMS: tuple[type[Problem], ...] = (BadYaml, FeatureRefused, DuplicateKey, MoreThanOneDocument)
