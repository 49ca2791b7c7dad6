"""A program as text, one line a step. For tests alone: no stage reads it, and the form may change."""

from __future__ import annotations

from typing import assert_never

from policyrules import core
from policyrules.types import Bool, Choice, Date, Money, Month, Number, Scalar


def dumped(program: core.Program) -> str:
    """
    >>> from policyrules.core.build import Builder
    >>> b = Builder("人员")
    >>> print(dumped(b.program({core.Output("甲", "outcome"): b.not_(b.fact("在职"))})))
    about 人员
    t1: bool = fact 在职 0..1
    t2: bool = not t1
    甲.outcome = t2
    """
    lines = [f"about {program.subject}"]
    for block in program.blocks:
        over, most = "/".join(block.steps), f", at most {block.size}"
        if block.months:
            over, most = f"{block.size} months from {block.months.anchor} {block.months.first:+}", ""
        lines.append(f"block {block.name} = {over} of {block.parent or 'root'}{most}")
    for let in program.lets:
        lines.append(f"{let.name}: {type_text(let.type)} = {op_text(let.op)}{f' @{let.home}' if let.home else ''}")
    lines += [f"{output.rule}.{output.what} = {name}" for output, name in program.outputs.items()]
    return "\n".join(lines)


def type_text(type: Scalar) -> str:
    match type:
        case Bool():
            return "bool"
        case Number(unit, den):
            return " ".join(filter(None, ["number", unit, f"/{den}" if den != 1 else ""]))
        case Money(period, den):
            return " ".join(filter(None, ["money", period, f"/{den}"]))
        case Date():
            return "date"
        case Month():
            return "month"
        case Choice(of):
            return f"choice {of}"
    assert_never(type)


def op_text(op: core.Op) -> str:
    match op:
        case core.Const(value):
            return str(value)
        case core.Fact(name, low, high, path, aspect, source, kept):
            asked = ("" if aspect == "value" else f" {aspect}") + ("" if kept == "fixed" else f" {kept}")
            return f"{source} {'/'.join((*path, name))}{asked} {low}..{high}"
        case core.Not(of):
            return f"not {of}"
        case core.All(items):
            return " and ".join(items)
        case core.Any(items):
            return " or ".join(items)
        case core.Less(left, right):
            return f"{left} < {right}"
        case core.Same(left, right):
            return f"{left} == {right}"
        case core.OneOf(of, runs):
            return f"{of} in " + ", ".join(str(p) if p == q else f"{p}..{q}" for p, q in runs)
        case core.Sum(terms, plus):
            return " + ".join([*(f"{k} * {name}" for k, name in terms), str(plus)])
        case core.Times(left, right):
            return f"{left} * {right}"
        case core.Quotient(of, by, rounding):
            return f"{of} / {by} {rounding}"
        case core.Least(items):
            return f"least({', '.join(items)})"
        case core.Most(items):
            return f"most({', '.join(items)})"
        case core.Choose(test, then, other):
            return f"{then} if {test} else {other}"
        case core.Default(base, cases):
            ways = [f"{c.then} if {c.when} [{c.label}{''.join(f' <{y}' for y in sorted(c.yields))}]" for c in cases]
            return "; ".join([base, *ways])
        case core.Years(birth, at):
            return f"years from {birth} to {at}"
        case core.MonthOf(date):
            return f"month of {date}"
        case core.MonthEnd(month):
            return f"last day of {month}"
        case core.Fold(how, block, when, value, none):
            return f"{how} {block}: {value} if {when}, none {none}"
    assert_never(op)
