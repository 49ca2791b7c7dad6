"""Counts for indicators that no roster is at hand for, as a YAML file:

残协覆盖率: {分子: 201, 分母: 203}
政策覆盖率: {生活补贴政策: {分子: 40, 分母: 41}, 护理补贴政策: {分子: 9, 分母: 9}}     # told apart by policy
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from policyrules import structured
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.diagnostics.nearest import nearest
from policyrules.source import Span
from policyrules.types import Number, Vocabulary
from policyrules.types.from_text import read

Counted = Mapping[str, tuple[int, int]]
"""Numerator and denominator, by group; the group is "" where an indicator is not told apart."""
SHAPE = Words(
    "每个指标写 {分子: 件数, 分母: 件数}；分政策的，每项政策下面各写一组",
    "each indicator has {分子: count, 分母: count}; where policies are told apart, each policy has its own",
)


@frozen
class CountsUnread:
    """A place in a file of counts that cannot be used."""

    code: ClassVar[str] = "counts-unread"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    why: Words
    repair: Words = SHAPE

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self, tongue, self.at, zh=self.why.zh, en=self.why.en, help_zh=self.repair.zh, help_en=self.repair.en
        )  # fmt: skip


PROBLEMS: tuple[type[Problem], ...] = (CountsUnread,)
NO_COUNTS = Words("这里不是指标和它的件数", "these are no counts of an indicator")
TOO_MANY = Words("分子大于分母", "the numerator is larger than the denominator")
MEMBERS = Words("分子是分母里面的一部分，请核对", "the numerator counts some of the denominator; check both")


def read_counts(
    tree: structured.Tree | None, names: Mapping[str, str], groups: Mapping[str, Collection[str]]
) -> tuple[dict[str, Counted], tuple[Problem, ...]]:
    """Counts by indicator. `names`: each name or alias of an indicator and its name; `groups`: the policies of those that have some."""
    found: dict[str, Counted] = {}
    problems: list[Problem] = []
    if not isinstance(tree, structured.Mapping):
        return found, (CountsUnread(tree.at, NO_COUNTS),) if tree is not None else ()
    for key, value in tree:
        name = names.get(key.text)
        if name is None:
            problems.append(_unknown(key, Words("规则包没有指标", "the pack has no indicator"), names))
        elif name in found:
            problems.append(CountsUnread(key.at, Words("同一指标写了两次", "the same indicator twice"), SHAPE))
        elif name in groups:
            found[name] = _by_group(value, groups[name], problems)
        elif (pair := _pair(value, problems)) is not None:
            found[name] = {"": pair}
    return found, tuple(problems)


def _by_group(tree: structured.Tree, groups: Collection[str], problems: list[Problem]) -> Counted:
    if not isinstance(tree, structured.Mapping):
        problems.append(CountsUnread(tree.at, NO_COUNTS))
        return {}
    found: dict[str, tuple[int, int]] = {}
    for key, value in tree:
        if key.text not in groups:
            problems.append(_unknown(key, Words("没有这项政策", "there is no policy"), groups))
        elif (pair := _pair(value, problems)) is not None:
            found[key.text] = pair
    return found


def _unknown(key: structured.Scalar, what: Words, names: Collection[str]) -> CountsUnread:
    near = nearest(key.text, names)
    listed = "、".join(names)
    repair = Words(f"是否指“{near}”", f"did you mean `{near}`") if near else Words(f"可写：{listed}", f"there are {listed}")
    return CountsUnread(key.at, Words(f"{what.zh}“{key.text}”", f"{what.en} `{key.text}`"), repair)


def _pair(tree: structured.Tree, problems: list[Problem]) -> tuple[int, int] | None:
    """Numerator and denominator; each written once, as whole numbers that are not negative."""
    if isinstance(tree, structured.Mapping) and len(tree.entries) == 2:
        top, bottom = _count(tree.get("分子", "numerator")), _count(tree.get("分母", "denominator"))
        if top is not None and bottom is not None:
            if top <= bottom:
                return top, bottom
            problems.append(CountsUnread(tree.at, TOO_MANY, MEMBERS))
            return None
    problems.append(CountsUnread(tree.at, NO_COUNTS))
    return None


def _count(tree: structured.Tree | None) -> int | None:
    found = read(tree.text, Number(""), Vocabulary()) if isinstance(tree, structured.Scalar) and not tree.empty else None
    return found if isinstance(found, int) and found >= 0 else None
