"""Edits to conditions: comparators, 且 and 或者, what is denied, sets of choices, what lists are looked through for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from attrs import evolve

from policyrules.check.facts import ChoiceOf, Valued
from policyrules.core.notes import Words
from policyrules.mutation.figures import Figures
from policyrules.mutation.model import Edit, Said
from policyrules.syntax import nodes as syn
from policyrules.types import Choice, Date, Month

NEAR: Final[dict[syn.Relation, syn.Relation]] = {"lt": "le", "le": "lt", "gt": "ge", "ge": "gt"}
"""The comparator that differs at the number itself."""
STRICT: Final[dict[syn.Suffix, syn.Relation]] = {"ge": "gt", "le": "lt", "within": "lt", "beyond": "ge", "elapsed": "gt"}
NUMBERS: Final[dict[syn.Relation, Words]] = {
    "lt": Words("低于", "is below"), "le": Words("不超过", "is no more than"), "eq": Words("等于", "equals"),
    "ge": Words("不低于", "is no less than"), "gt": Words("超过", "is more than"),
}  # fmt: skip
DAYS: Final[dict[syn.Relation, Words]] = {
    "lt": Words("早于", "is before"), "le": Words("不晚于", "is no later than"), "eq": Words("等于", "equals"),
    "ge": Words("不早于", "is no earlier than"), "gt": Words("晚于", "is after"),
}  # fmt: skip
GRADES: Final[dict[syn.Relation, Words]] = {
    "lt": Words("轻于", "is milder than"), "le": Words("不重于", "is no more severe than"), "eq": Words("等于", "equals"),
    "ge": Words("不轻于", "is no milder than"), "gt": Words("重于", "is more severe than"),
}  # fmt: skip
HEIGHTS: Final[dict[syn.Relation, Words]] = {
    "lt": Words("低于", "is lower than"), "le": Words("不高于", "is no higher than"), "eq": Words("等于", "equals"),
    "ge": Words("不低于", "is no lower than"), "gt": Words("高于", "is higher than"),
}  # fmt: skip
OUTCOMES: Final[dict[str, tuple[Words, Words]]] = {
    "benefit": (Words("享受", "receives"), Words("不享受", "does not receive")),
    "obligation": (Words("负担", "owes"), Words("不负担", "does not owe")),
}
MEETS: Final = Words("符合", "meets"), Words("不符合", "does not meet")
HOW: Final[dict[str, Words]] = {
    "some": Words("中有", "include one where"), "none": Words("中无", "include none where"), "every": Words("均为", "are all such that"),
}  # fmt: skip
AND, OR = Words("且", "and"), Words("或者", "or")
EVERY, SOME = Words("同时符合", "all of"), Words("符合之一", "any of")
ALSO = Words("、", "or")
EITHER = Words("之一", "")


def edits(node: syn.Node, figures: Figures) -> Iterator[Edit]:
    """What can be mistaken in a condition, without what its parts hold."""
    match node:
        case syn.Compare(_, left, relation, right):
            if relation in NEAR:
                other = NEAR[relation]
                yield Edit("comparator", node, evolve(node, relation=other), (left.at, _relation(figures, left, other), right.at))
            else:
                new = syn.Negation(node.at, node)
                yield Edit("negation", node, new, (left.at, Words("不等于", "does not equal"), right.at))
        case syn.Bound(_, left, value, suffix):
            new_relation = STRICT[suffix]
            new_compare = syn.Compare(node.at, left, new_relation, value)
            yield Edit("comparator", node, new_compare, (left.at, _relation(figures, left, new_relation), value.at))
        case syn.Is():
            yield from _is(node, figures)
        case syn.OneOf():
            yield from _one_of(node, figures)
        case syn.Negation(_, of):
            yield Edit("negation", node, of, (of.at,))
        case syn.Verdict(_, subject, rule, negated):
            kinds = [known.kind for known in figures.checked.resolved.rules.values() if known.name == rule.text]
            said = OUTCOMES.get(kinds[0] if kinds else "", MEETS)[not negated]
            yield Edit("negation", node, evolve(node, negated=not negated), (*((subject.at,) if subject else ()), said, rule.at))
        case syn.Conjunction(_, items):
            yield Edit("connective", node, syn.Disjunction(node.at, items), _joined([i.at for i in items], OR))
            yield from _without(node, items, AND)
        case syn.Disjunction(_, items):
            yield Edit("connective", node, syn.Conjunction(node.at, items), _joined([i.at for i in items], AND))
            yield from _without(node, items, OR)
        case syn.Group(_, every, items):
            if len(items) > 1:
                yield Edit("connective", node, evolve(node, every=not every), (SOME if every else EVERY,))
                yield from (Edit("condition", item, None) for item in items)
        case syn.Quantified(_, over, how, test):
            instead: Literal["some", "every"] = "every" if how == "some" else "some"
            yield Edit("quantifier", node, syn.Quantified(node.at, over, instead, test), (over.at, HOW[instead], test.at))
        case syn.Window(_, _, _, length):
            if length.unit in ("months", "years"):
                other_unit: syn.Unit = "years" if length.unit == "months" else "months"
                said = Words(f"{length.value}{'年' if other_unit == 'years' else '个月'}", f"{length.value} {other_unit}")
                yield Edit("period", length, evolve(length, unit=other_unit), (said,))
            for by in (-1, 1):
                if length.value + by > 0:
                    unit = "年" if length.unit == "years" else "个月"
                    said = Words(f"{length.value + by}{unit}", f"{length.value + by} {length.unit}")
                    yield Edit("threshold", length, evolve(length, value=length.value + by), (said,))


def _relation(figures: Figures, left: syn.Expr, relation: syn.Relation) -> Words:
    match figures.checked.types.get(left):
        case Valued(Date() | Month()):
            return DAYS[relation]
        case Valued(Choice(of)):
            return (HEIGHTS if figures.vocabulary.choices[of].by_height else GRADES)[relation]
        case _:
            return NUMBERS[relation]


def _is(node: syn.Is, figures: Figures) -> Iterator[Edit]:
    is_ = Words("为" if node.negated else "不为", "is" if node.negated else "is not")
    yield Edit("negation", node, evolve(node, negated=not node.negated), (node.left.at, is_, node.right.at))
    meaning = figures.checked.meanings.get(node.right)
    if isinstance(meaning, ChoiceOf):
        stays = Words("不为" if node.negated else "为", "is not" if node.negated else "is")
        for code in figures.beside(meaning.list, [meaning.code])[:1]:
            more, means = figures.choice(node.right, meaning.list, code)
            new = syn.OneOf(node.at, node.left, (node.right, more), node.negated, None)
            said = node.left.at, stays, node.right.at, ALSO, figures.named_value(meaning.list, code), EITHER
            yield Edit("choice", node, new, said, {more: means})


def _one_of(node: syn.OneOf, figures: Figures) -> Iterator[Edit]:
    is_ = Words("为" if node.negated else "不为", "is" if node.negated else "is not")
    stays = Words("不为" if node.negated else "为", "is not" if node.negated else "is")
    values = [value.at for value in node.values]
    yield Edit("negation", node, evolve(node, negated=not node.negated), (node.left.at, is_, *_joined(values, ALSO), EITHER))
    for value in node.values:
        left = tuple(v for v in node.values if v is not value)
        if left:
            said = node.left.at, stays, *_joined([v.at for v in left], ALSO), *((EITHER,) if len(left) > 1 else ())
            yield Edit("choice", node, evolve(node, values=left), said)
    meanings = [figures.checked.meanings.get(value) for value in node.values]
    choices = [m for m in meanings if isinstance(m, ChoiceOf)]
    if choices and len(choices) == len(meanings):
        for code in figures.beside(choices[0].list, [m.code for m in choices])[:2]:
            more, means = figures.choice(node.values[0], choices[0].list, code)
            said = node.left.at, stays, *_joined(values, ALSO), ALSO, figures.named_value(choices[0].list, code), EITHER
            yield Edit("choice", node, evolve(node, values=(*node.values, more)), said, {more: means})


def _without(node: syn.Conjunction | syn.Disjunction, items: Sequence[syn.Expr], word: Words) -> Iterator[Edit]:
    for item in items:
        left = tuple(i for i in items if i is not item)
        new = left[0] if len(left) == 1 else evolve(node, items=left)
        yield Edit("condition", node, new, _joined([i.at for i in left], word))


def _joined(parts: Sequence[Said], word: Words) -> tuple[Said, ...]:
    found: list[Said] = []
    for part in parts:
        found += [word, part] if found else [part]
    return tuple(found)
