"""A member of a 主体 as written, to a fact or a relation with its bounds."""

from __future__ import annotations

from collections.abc import Mapping

from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.resolve.problems import ChangeUnfit, KeptUnfit
from policyrules.resolve.unknown_problems import UnknownType
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, DATE, MONTH, Change, Choice, ChoiceList, Date, Entity, Fact, Money, Month, Number, Relation, Scalar
from policyrules.types.encode import FIRST_DAY, LAST_DAY, MOST, of_date, of_month
from policyrules.types.units import PERIODS, WORDS, quantity

MANY = 1000
"""The longest list where 至多 is not written."""
USUAL_TOP = {"周岁": 200, "个月": 2400, "%": 100, "项": 10_000, "级": 100}


def member_of(
    member: syn.Member, entity: str, choices: Mapping[str, ChoiceList], entities: Mapping[str, Entity]
) -> tuple[Fact | Relation | None, list[Problem]]:
    """The fact or relation, or None where its type is not declared. Bounds not written: from 0 to a large number."""
    name, written = member.title.name.text, member.type
    if written.kind in ("name", "many"):
        assert written.name is not None
        target = written.name.text
        if target in entities:
            many = written.kind == "many"
            most = member.at_most.value if member.at_most else MANY if many else 1
            unfit: list[Problem] = [ChangeUnfit(member.title.at, name, "list")] if member.changes else []
            if member.kept:
                unfit.append(KeptUnfit(member.title.at, name, "list"))
            unit = WORDS.get(member.at_most.unit, "") if member.at_most else ""
            return Relation(name, entity, target, many, most, member.sensitive, member.question, member.on_record, unit), unfit
        if target not in choices or written.kind == "many":
            return None, [UnknownType(written.name.at, target, nearest(target, [*choices, *entities]))]
    type = _type(written)
    low, high = _bounds(member, type, choices)
    opposite = member.opposite.name.text if member.opposite else ""
    change: Change = member.changes[0] if member.changes else ""
    return Fact(
        name, entity, type, low, high, member.optional, member.sensitive, opposite, member.question,
        on_record=member.on_record, change=change, kept=member.kept[0] if member.kept else "fixed",
    ), _unfit(member, name, type)  # fmt: skip


def _unfit(member: syn.Member, name: str, type: Scalar) -> list[Problem]:
    """What is declared on who can change the fact, and cannot be so."""
    if len(set(member.kept)) > 1:
        return [KeptUnfit(member.title.at, name, "both")]
    if len(member.changes) > 1:
        return [ChangeUnfit(member.title.at, name, "twice")]
    if member.changes == ("month",) and not (isinstance(type, Number) and type.unit == "个月" and type.den == 1):
        return [ChangeUnfit(member.title.at, name, "month")]
    return []


def _type(written: syn.MemberType) -> Scalar:
    match written.kind:
        case "bool":
            return BOOL
        case "date":
            return DATE
        case "month":
            return MONTH
        case "integer":
            return Number(WORDS[written.unit])
        case "decimal":
            return Number(WORDS[written.unit], 10**written.places)
        case "amount":
            return Money(PERIODS[written.unit])
        case "ratio":
            return Number("%", 10_000)
        case "name":
            assert written.name is not None
            return Choice(written.name.text)
        case "many":
            raise AssertionError("a list is a relation")


def _bounds(member: syn.Member, type: Scalar, choices: Mapping[str, ChoiceList]) -> tuple[int, int]:
    match type:
        case Choice(of):
            codes = [v.code for v in choices[of].values]
            return min(codes), max(codes)
        case Date():
            return of_date(FIRST_DAY), of_date(LAST_DAY)
        case Month():
            return of_month(FIRST_DAY.year, 1), of_month(LAST_DAY.year, 12)
        case Number() | Money():
            top = USUAL_TOP.get(type.unit, 10**9) * type.den if isinstance(type, Number) else MOST // (100 if type.period == "月" else 1)
            low, high = 0, top
            for relation, bound in member.bounds:
                value, written = quantity(bound.value, bound.den, bound.unit)
                at = value * type.den
                down, up = at // written.den, -(-at // written.den)
                match relation:
                    case "ge":
                        low = up
                    case "gt":
                        low = down + 1
                    case "le":
                        high = down
                    case "lt":
                        high = up - 1
                    case "eq":
                        low = high = down
            return low, high
        case _:
            return 0, 1
