"""Terms of the solver as one Python function, made once and called for many cases: each operator as the solver means it.

What the solver leaves undefined (a division by 0) raises, and so does an operator that has no row here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, TypeAlias

import z3
from attrs import frozen

Reckoned: TypeAlias = Callable[[Sequence[int]], tuple[int, ...]]
Parts: TypeAlias = dict[int, "Part"]
LEAF = -1
NESTED = 12
"""An operation that only one other reads stands inside of that, but Python's parser takes no more than so many brackets in brackets."""


def divided(a: int, b: int) -> int:
    """Euclid's quotient: what is left over is never negative."""
    return a // b if b > 0 else -(a // -b)


def left_over(a: int, b: int) -> int:
    return a % abs(b)


def _joined(sign: str) -> Callable[[list[str]], str]:
    return lambda items: f" {sign} ".join(items)


OPERATORS: dict[int, Callable[[list[str]], str]] = {
    z3.Z3_OP_TRUE: lambda x: "True",
    z3.Z3_OP_FALSE: lambda x: "False",
    z3.Z3_OP_ITE: lambda x: f"{x[1]} if {x[0]} else {x[2]}",
    z3.Z3_OP_AND: _joined("and"),
    z3.Z3_OP_OR: _joined("or"),
    z3.Z3_OP_NOT: lambda x: f"not {x[0]}",
    z3.Z3_OP_IMPLIES: lambda x: f"not {x[0]} or {x[1]}",
    z3.Z3_OP_EQ: _joined("=="),
    z3.Z3_OP_DISTINCT: lambda x: f"len({{{', '.join(x)}}}) == {len(x)}",
    z3.Z3_OP_LE: _joined("<="),
    z3.Z3_OP_GE: _joined(">="),
    z3.Z3_OP_LT: _joined("<"),
    z3.Z3_OP_GT: _joined(">"),
    z3.Z3_OP_ADD: _joined("+"),
    z3.Z3_OP_SUB: _joined("-"),
    z3.Z3_OP_MUL: _joined("*"),
    z3.Z3_OP_UMINUS: lambda x: f"-{x[0]}",
    z3.Z3_OP_IDIV: lambda x: f"divided({x[0]}, {x[1]})",
    z3.Z3_OP_MOD: lambda x: f"left_over({x[0]}, {x[1]})",
}


@frozen
class Part:
    """One step of a term: its operator, the numbers of its operands, of a number what it is, and what the solver calls it."""

    kind: int
    operands: list[int]
    number: str = ""
    name: str = ""


def parts_of(terms: Iterable[Any], leaves: Container[int] = ()) -> Parts:
    """Each part of the terms once, by its number, after its operands. Of leaves nothing but that they are there.

    Asked below the classes of the solver's own interface, which make an object for each step and each way to it.
    """
    context = z3.main_ctx().ref()
    found: Parts = {}
    operands: dict[int, list[Any]] = {}
    waiting = [(term.get_id(), term.as_ast()) for term in terms if z3.is_expr(term)][::-1]
    while waiting:
        number, term = waiting[-1]
        if number in found:
            waiting.pop()
        elif number in leaves:
            found[number] = Part(LEAF, [])
        elif z3.Z3_get_ast_kind(context, term) == z3.Z3_NUMERAL_AST:
            found[number] = Part(z3.Z3_OP_ANUM, [], z3.Z3_get_numeral_string(context, term))
        elif number not in operands:
            below = [z3.Z3_get_app_arg(context, term, i) for i in range(z3.Z3_get_app_num_args(context, term))]
            numbered = [(z3.Z3_get_ast_id(context, x), x) for x in below]
            operands[number] = [x for x, _ in numbered]
            waiting += [entry for entry in numbered if entry[0] not in found]
        else:
            made_by = z3.Z3_get_app_decl(context, term)
            kind = z3.Z3_get_decl_kind(context, made_by)
            name = "" if kind in OPERATORS else z3.Z3_get_symbol_string(context, z3.Z3_get_decl_name(context, made_by))
            found[number] = Part(kind, operands[number], name=name)
    return found


def reckoner(parts: Parts, terms: Sequence[Any], leaves: Sequence[Any]) -> Reckoned:
    """What the terms, told apart into `parts`, come to (truth as 0 and 1), given what each of the leaves is.

    A leaf is a variable, or a function of the solver applied to something. Raises LookupError for one that is not among the leaves.
    """
    given = {leaf.get_id(): f"x{i}" for i, leaf in enumerate(leaves)}
    readers = Counter(number for part in parts.values() for number in part.operands)
    readers.update(term.get_id() for term in terms if z3.is_expr(term))
    texts: dict[int, tuple[str, int]] = {}
    lines: list[str] = []
    for number, part in parts.items():
        text, depth = (given[number], 0) if number in given else _text(part, [texts[x] for x in part.operands])
        if depth and (readers[number] > 1 or depth >= NESTED):
            lines.append(f"t{number} = {text}")
            text, depth = f"t{number}", 0
        texts[number] = text, depth
    results = "".join(f"int({texts[term.get_id()][0]}), " if z3.is_expr(term) else f"{int(term)}, " for term in terms)
    names = "".join(f"{name}, " for name in given.values())
    body = [*([f"{names}= x"] if names else []), *lines, f"return ({results})"]
    space: dict[str, Any] = {"int": int, "divided": divided, "left_over": left_over}
    exec("def reckoned(x):\n " + "\n ".join(body), space)
    found: Reckoned = space["reckoned"]
    return found


def _text(part: Part, operands: list[tuple[str, int]]) -> tuple[str, int]:
    """What Python writes for it, and how deep its brackets are; a number needs none."""
    if part.kind == z3.Z3_OP_ANUM:
        return f"({part.number})", 0
    if part.kind not in OPERATORS:
        raise LookupError(f"nothing stands for {part.name!r} of the solver (kind {part.kind})")
    inner = [f"({text})" if depth else text for text, depth in operands]
    return OPERATORS[part.kind](inner), 1 + max((depth for _, depth in operands), default=0) if operands else 0
