"""What generated code may consist of. Everything else is refused before it is compiled."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable

NODES: tuple[type[ast.AST], ...] = (
    ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Expr, ast.Return, ast.Assign, ast.AugAssign, ast.If, ast.For, ast.Break,
    ast.Name, ast.Load, ast.Store, ast.Constant, ast.Attribute, ast.Call, ast.Tuple, ast.List, ast.Starred, ast.NamedExpr, ast.IfExp,
    ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.BitOr,
    ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.Is, ast.IsNot,
)  # fmt: skip
VARIABLE = re.compile(r"[a-z][0-9]+_?\Z", re.ASCII)
SLOT = re.compile(r"(?:[fprlc][0-9]+|append)\Z", re.ASCII)
ARGUMENTS = ("s", "d", "p")
FUNCTIONS = ("decide", "bounds", "reasons")


def refused(nodes: Iterable[ast.AST], free: Collection[str]) -> list[str]:
    """What is among all nodes of a tree that must not be there; `free` are the names supplied from outside."""
    known = {*free, *ARGUMENTS, *FUNCTIONS}
    found = []
    for node in nodes:
        match node:
            case ast.Name(id=name) if name not in known and not VARIABLE.match(name):
                found.append(f"name {name!r}")
            case ast.Name(id=name, ctx=ast.Store()) if name in known:
                found.append(f"assignment to {name!r}")
            case ast.Attribute(attr=name) if not SLOT.match(name):
                found.append(f"attribute {name!r}")
            case ast.Constant(value=value) if not (value is None or isinstance(value, bool | int) or _is_docstring(value)):
                found.append(f"constant of type {type(value).__name__}")
            case ast.FunctionDef(name=name) if name not in FUNCTIONS or node.decorator_list or len(node.args.args) != len(ARGUMENTS):
                found.append(f"function {name!r}")
            case ast.arguments(posonlyargs=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[]):
                pass
            case ast.arguments():
                found.append("arguments")
            case ast.Call(func=ast.Name(), keywords=[]) | ast.Call(func=ast.Attribute(attr="append"), keywords=[]):
                pass
            case ast.Call():
                found.append("call")
            case _ if not isinstance(node, NODES):
                found.append(type(node).__name__)
    return found


def _is_docstring(value: object) -> bool:
    """The only texts are our own docstrings, which are ASCII."""
    return isinstance(value, str) and value.isascii()
