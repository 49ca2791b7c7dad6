"""What was paid in each month, as a YAML file: {2026-01 至 2026-03: 122元, 2026-04: 0元}. Months that are not named are not known."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span
from policyrules.structured import Mapping, Scalar, Tree
from policyrules.types import Money, Vocabulary
from policyrules.types.from_text import read
from policyrules.types.month_span import span_of


@frozen
class PaidUnread:
    """A line of what was paid that is no month with an amount."""

    code: ClassVar[str] = "paid-unread"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    twice: bool = False

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="这个月的已发金额写了两次，互相矛盾" if self.twice else "这里不是一个月份和它的已发金额",
            en="two amounts for one month" if self.twice else "this is no month with what was paid in it",
            help_zh="每行写月份和金额，如“2026-01 至 2026-03: 122元”；没有发的写 0元，不知道的不写",
            help_en="a month and an amount on each line, such as `2026-01 至 2026-03: 122元`; 0元 where nothing was paid",
        )


PROBLEMS: tuple[type[Problem], ...] = (PaidUnread,)


def read_paid(tree: Tree | None) -> tuple[dict[int, int], tuple[Problem, ...]]:
    """Month (encoded) → 分."""
    if isinstance(tree, Mapping) and isinstance(inner := tree.get("已发", "paid"), Mapping):
        tree = inner
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return {}, ()
    if not isinstance(tree, Mapping):
        return {}, (PaidUnread(tree.at),)
    paid: dict[int, int] = {}
    problems: list[Problem] = []
    for key, value in tree:
        months, amount = span_of(key.text), _amount(value)
        if months is None or amount is None:
            problems.append(PaidUnread(value.at if months else key.at))
        elif any(paid.setdefault(month, amount) != amount for month in months):
            problems.append(PaidUnread(key.at, twice=True))
    return paid, tuple(problems)


def _amount(value: Tree) -> int | None:
    found = read(value.text, Money(""), Vocabulary()) if isinstance(value, Scalar) and not value.empty else None
    return found if isinstance(found, int) and found >= 0 else None
