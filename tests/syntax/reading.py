"""Text in and text out, for the tests of this stage."""

from __future__ import annotations

from policyrules.diagnostics import Tongue
from policyrules.diagnostics.to_text import report
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.to_dump import dump
from policyrules.syntax.to_phrase import phrase
from policyrules.syntax.walk import nodes

RULE = "定义 测试\n  对象：人员。\n  "
EXAMPLE = "示例 测试\n  期望：按下表：\n"


def read(text: str, tongue: Tongue | None = None) -> Parsed:
    return parse(SourceFile("试.rules", text), tongue)


def clean(text: str) -> Parsed:
    """As read, where nothing is wrong with it."""
    parsed = read(text)
    assert not parsed.problems, report(parsed.problems)
    return parsed


def tree(text: str) -> str:
    return dump(clean(text).module)


def complaint(text: str, tongue: Tongue = "zh") -> str:
    return report(read(text).problems, tongue) + "\n"


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text).problems]


def condition(text: str) -> str:
    """A rule with this condition."""
    return f"{RULE}条件：{text}。\n"


def words(text: str, tongue: Tongue = "zh", english: dict[str, str] | None = None) -> str:
    """The words of the condition of a rule, notes left out."""
    parsed = clean(condition(text))
    field = next(node for node in nodes(parsed.module) if isinstance(node, syn.ConditionField))
    return phrase(parsed, field.body.at, tongue, english or {})
