"""The day of an example has a line of its own: among the facts it would be taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from policyrules.check.problems import ExampleUnfit
from policyrules.check.scope import BUILT_IN
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes

DAY = next(word for word, meaning in BUILT_IN.items() if meaning == "as_of")


def days_among_facts(decl: syn.ExampleDecl) -> Iterator[ExampleUnfit]:
    """Facts that speak of 计算日."""
    for given in decl.given:
        if _speaks_of_day(given):
            told = f"“{DAY}”不是事实", "the day is no fact"
            repair = (
                f"另写一行“{DAY}：2024年3月1日。”，从“已知”里删去",
                "give it a line of its own, `as_of: 2024-03-01`",
            )
            yield ExampleUnfit(given.at, *told, *repair)


@lru_cache(16_384)
def _speaks_of_day(given: syn.Given) -> bool:
    """Found out once for a tree: whoever edits one file has the others checked again."""
    return any(isinstance(node, syn.Name) and node.text == DAY for node in nodes(given))
