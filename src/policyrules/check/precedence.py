"""甲的配租次序 先于 乙: two that a property draws, of the kind that the ranking ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyrules.check.facts import Broken, PartOf, Thing, Typed, Valued
from policyrules.check.fields import KINDS
from policyrules.check.precedence_problems import NoRanking, OneCompared, RankedOutside, RanksOthers
from policyrules.check.scope import Scope
from policyrules.diagnostics.nearest import nearest
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL

if TYPE_CHECKING:
    from policyrules.check.expressions import Expressions

TRUTH = Valued(BOOL)
FACT = ("一项事实", "a fact")


def checked_precedence(expr: syn.Precedes, scope: Scope, expressions: Expressions) -> Typed:
    """The two and the ranking; the first thing that is wrong is told, the rest would follow from it."""
    variables = [frame.variable for frame in scope.frames if frame.variable]
    if not variables:
        expressions.problems.append(RankedOutside(expr.at))
        return Broken()
    kind = next(frame.entity for frame in scope.frames if frame.variable)
    left, right = expr.left.at.text.strip(), expr.right.at.text.strip()
    lone = isinstance(expr.right, syn.Ref) and scope.find(expr.right.name.text) is None
    if left == right or (lone and len(variables) == 1):
        expressions.problems.append(OneCompared(expr.at if left == right else expr.right.at, kind, tuple(variables)))
        return Broken()
    one, other = expressions.typed(expr.left, scope), expressions.typed(expr.right, scope)
    for side, typed in ((expr.left, one), (expr.right, other)):
        if not isinstance(typed, Thing | Broken):
            expressions.mismatch(side.at, typed, ("一个主体", "a thing"))
            return Broken()
    if not isinstance(one, Thing) or not isinstance(other, Thing):
        return Broken()
    return _ranked(expr, one.entity, other.entity, scope, expressions)


def _ranked(expr: syn.Precedes, one: str, other: str, scope: Scope, expressions: Expressions) -> Typed:
    """Whether the ranking is one, and ranks what both are."""
    name = expr.ranking.text
    rules = scope.resolved.rules
    ranked = next((entity for (entity, of), rule in rules.items() if of == name and rule.kind == "ranking"), None)
    wrong = one if (one, name) not in rules or rules[one, name].kind != "ranking" else other if other != one else None
    if wrong is None:
        expressions.meanings[expr] = PartOf("rule", one, name)
        return TRUTH
    if name in scope.resolved.unread:
        return Broken()
    if ranked is not None:
        expressions.problems.append(RanksOthers((expr.left if ranked != one else expr.right).at, name, ranked, wrong))
        return Broken()
    mine = tuple(of for (entity, of), rule in rules.items() if rule.kind == "ranking" and entity == one)
    found = (KINDS[rules[one, name].kind] if (one, name) in rules else FACT) if scope.member(one, name) else None
    expressions.problems.append(NoRanking(expr.ranking.at, name, found, nearest(name, mine), mine))
    return Broken()
