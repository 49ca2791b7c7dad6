"""Provisions in the order of the plan that they carry out."""

from __future__ import annotations

from collections.abc import Sequence

from policyrules.core.notes import Story
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain.wording import PLAN

PARTS = {
    "3.1": "收入和民生保障", "3.2": "就业创业", "3.3": "健康、教育、文化、体育", "3.4": "权利和无障碍", "3.5": "服务能力",
}  # fmt: skip
"""The parts of the plan in few words, for a heading over several columns."""
ELSEWHERE = "其他规定"


def in_plan_order(pack: Pack, rules: Sequence[Heading]) -> list[Heading]:
    """Rules by the part of the plan in which they stand; those that it does not speak of come last."""
    order = (*PARTS.values(), ELSEWHERE)
    return sorted(rules, key=lambda rule: order.index(part_of(pack.story(rule))))


def part_of(story: Story) -> str:
    """The part of the plan in which a rule stands, in few words."""
    clauses = (c for e in story.editions for s in e.sources if s.document == PLAN for c in s.clauses)
    return next((PARTS[part] for clause in clauses if (part := clause[:3]) in PARTS), ELSEWHERE)
