"""Two rules that resemble the care subsidy and the employment levy, their vocabulary, random cases, and the same rules by hand.

The functions by hand are what a careful programmer would write for speed: whole numbers in slots, None for unknown, facts in the order
in which they decide, no allocation on the way. Each returns lowest and highest of outcome and amount.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from policyrules import core
from policyrules.backends.scalar.classes import ParameterRows, Row, Rows
from policyrules.cases import Case, Listed, Record
from policyrules.core import ROOT
from policyrules.core.build import Builder
from policyrules.core.nodes import Name
from policyrules.types import BOOL, DATE, Choice, Entity, Fact, Money, Number, Relation, Scalar, Vocabulary
from policyrules.types.encode import of_date

LEVEL, CATEGORY, MONTHLY, COUNT, TIMES100 = Choice("等级"), Choice("类别"), Money("月"), Number("个月"), Number("倍", 100)
FIRST, LAST = of_date(date(2000, 1, 1)), of_date(date(2035, 12, 31))
AS_OF = of_date(date(2025, 3, 15))


def vocabulary() -> Vocabulary:
    person: dict[str, tuple[Scalar, int, int]] = {
        "户籍在本区": (BOOL, 0, 1), "残疾人证有效期至": (DATE, FIRST, LAST), "照护月数": (COUNT, 0, 600),
        "孤儿": (BOOL, 0, 1), "特困": (BOOL, 0, 1), "工伤护理费": (BOOL, 0, 1), "在押": (BOOL, 0, 1),
    }  # fmt: skip
    part: dict[str, tuple[Scalar, int, int]] = {"等级": (LEVEL, 1, 4), "类别": (CATEGORY, 1, 6)}
    employer: dict[str, tuple[Scalar, int, int]] = {"上年平均工资": (Money("年"), 0, 50_000_000), "小微企业": (BOOL, 0, 1)}
    staff: dict[str, tuple[Scalar, int, int]] = {"人月": (COUNT, 0, 12), "残疾": (BOOL, 0, 1), "重度": (BOOL, 0, 1), "社保": (BOOL, 0, 1)}

    def entity(name: str, facts: Mapping[str, tuple[Scalar, int, int]], *relations: Relation) -> Entity:
        declared = {fact: Fact(fact, name, *spec) for fact, spec in facts.items()}
        return Entity(name, facts=declared, relations={r.name: r for r in relations})

    return Vocabulary(entities={
        "人员": entity("人员", person, Relation("残疾项", "人员", "残疾项", many=True, at_most=4)),
        "残疾项": entity("残疾项", part),
        "单位": entity("单位", employer, Relation("职工", "单位", "职工", many=True, at_most=60)),
        "职工": entity("职工", staff),
    })  # fmt: skip


# ---------------------------------------------------------------- the rules in core


def care_subsidy() -> core.Program:
    """Heavy level in any part, or level three of two kinds; residence; a valid certificate; six months of care; exceptions; by level."""
    b = Builder("人员")
    parts = b.block(ROOT, (), "残疾项", 4)
    level, kind = b.fact("等级", LEVEL, 1, 4, home=parts), b.fact("类别", CATEGORY, 1, 6, home=parts)
    heavy = b.one_of(level, (3, 4))
    severe = b.exists(parts, b.any(heavy, b.all(b.one_of(level, (2,)), b.one_of(kind, (5, 6)))))
    heaviest = b.fold("most", parts, b.truth(True), level, b.const(1, LEVEL))
    day = b.as_of(FIRST, LAST)
    valid = b.at_least(b.fact("残疾人证有效期至", DATE, FIRST, LAST), day)
    enough = b.at_least(b.fact("照护月数", COUNT, 0, 600), b.const(6, COUNT))
    base = b.all(b.fact("户籍在本区"), valid, enough, severe)
    no = b.truth(False)
    cases = [core.Case(name, b.fact(name), no) for name in ("孤儿", "特困", "工伤护理费", "在押")]
    outcome = b.default(base, *cases)
    started = b.at_least(day, b.const(of_date(date(2024, 1, 1)), DATE))
    nought = b.const(0, MONTHLY)
    first = b.choose(started, b.const(14_000, MONTHLY), b.const(12_200, MONTHLY))
    second = b.choose(started, b.const(12_200, MONTHLY), b.const(10_000, MONTHLY))
    by_level = b.choose(b.one_of(heaviest, (4,)), first, b.choose(b.one_of(heaviest, (3, 4)), second, b.const(8_000, MONTHLY)))
    amount = b.choose(outcome, by_level, nought)
    return b.program({core.Output("护理补贴", "outcome"): outcome, core.Output("护理补贴", "amount"): amount})


def levy() -> core.Program:
    """Staff months; months of disabled staff, heavy ones twice, against 1.5 per cent of them; small employers are free; by the wage."""
    b = Builder("单位")
    staff = b.block(ROOT, (), "职工", 60)
    months = b.fact("人月", COUNT, 0, 12, home=staff)
    disabled = b.all(b.fact("残疾", home=staff), b.fact("社保", home=staff))
    weight = b.choose(b.fact("重度", home=staff), b.sum([(2, months)]), months)
    nil = b.const(0, COUNT)
    total = b.fold("sum", staff, b.truth(True), months, nil)
    counted = b.fold("sum", staff, disabled, weight, nil)
    short = b.most(b.sum([(15, total), (-1000, counted)]), nil)
    small = b.all(b.fact("小微企业"), b.less(total, b.const(361, COUNT)))
    owed = b.all(b.not_(small), b.less(nil, short))
    wage = b.fact("上年平均工资", Money("年"), 0, 50_000_000)
    full = b.quotient(b.times(short, wage, Money("年")), b.const(12_000), "half_up", Money("年"))
    amount = b.choose(owed, full, b.const(0, Money("年")))
    return b.program({core.Output("保障金", "outcome"): owed, core.Output("保障金", "amount"): amount})


# ---------------------------------------------------------------- cases


def persons(count: int, unknown: float, seed: int = 7) -> list[Case]:
    """`unknown`: the share of cases in which something is not known."""
    r = random.Random(seed)

    def one() -> Case:
        facts = {
            "户籍在本区": int(r.random() < 0.9),
            "残疾人证有效期至": AS_OF + r.choice([-400, 0, 500, 900, 1500]),
            "照护月数": r.choice([0, 5, 6, 12, 40, 90]),
            **{name: int(r.random() < 0.04) for name in ("孤儿", "特困", "工伤护理费", "在押")},
        }
        count = r.choice([1, 1, 1, 2, 3])
        parts = [Record("残疾项", {"等级": r.choice([1, 2, 3, 3, 4, 4]), "类别": r.randint(1, 6)}) for _ in range(count)]
        listed = Listed(parts)
        if r.random() < unknown:
            for _ in range(r.choice([1, 1, 2])):
                where = r.random()
                if where < 0.7:
                    facts.pop(r.choice(list(facts)))
                elif where < 0.85:
                    parts[0].facts.pop("等级", None)
                else:
                    listed.complete = False
        return Case(Record("人员", dict(facts), many={"残疾项": listed}), AS_OF)

    return [one() for _ in range(count)]


def employers(count: int, unknown: float, seed: int = 8) -> list[Case]:
    r = random.Random(seed)

    def one() -> Case:
        odds = {"残疾": 0.03, "重度": 0.3, "社保": 0.9}
        staff = [
            Record("职工", {"人月": r.choice([3, 6, 12, 12, 12]), **{name: int(r.random() < p) for name, p in odds.items()}})
            for _ in range(r.randint(5, 50))
        ]
        facts = {"上年平均工资": r.randrange(4_000_000, 15_000_000, 100), "小微企业": int(r.random() < 0.4)}
        listed = Listed(staff)
        if r.random() < unknown:
            where = r.random()
            if where < 0.4:
                facts.pop(r.choice(["上年平均工资", "小微企业"]))
            elif where < 0.9:
                r.choice(staff).facts.pop(r.choice(["人月", "残疾", "社保"]))
            else:
                listed.complete = False
        return Case(Record("单位", dict(facts), many={"职工": listed}), AS_OF)

    return [one() for _ in range(count)]


# ---------------------------------------------------------------- by hand

Pairs = tuple[tuple[int, int], tuple[int, int]]
YES, NO, OPEN, NIL = (1, 1), (0, 0), (0, 1), (0, 0)
SINCE_2024 = of_date(date(2024, 1, 1))


def care_by_hand(s: Row, d: int, p: Row) -> Pairs:
    """Slots: f1 residence, f2 certificate, f3 months, f4–f7 exceptions, l1 parts (f1 level, f2 category)."""
    asked = False
    x = s.f1
    if x is None:
        asked = True
    elif not x:
        return NO, NIL
    x = s.f2
    if x is None:
        asked = True
    elif x < d:
        return NO, NIL
    x = s.f3
    if x is None:
        asked = True
    elif x < 6:
        return NO, NIL
    x = s.f4
    if x is None:
        asked = True
    elif x:
        return NO, NIL
    x = s.f5
    if x is None:
        asked = True
    elif x:
        return NO, NIL
    x = s.f6
    if x is None:
        asked = True
    elif x:
        return NO, NIL
    x = s.f7
    if x is None:
        asked = True
    elif x:
        return NO, NIL
    severe, may = False, False
    low = high = 1
    for e in s.l1:
        level = e.f1
        if level is None:
            may = True
            high = 4
        else:
            if level > low:
                low = level
            if level > high:
                high = level
            if level >= 3:
                severe = True
            elif level == 2:
                kind = e.f2
                if kind is None:
                    may = True
                elif kind >= 5:
                    severe = True
    if not s.c1 and len(s.l1) < 4:
        may = True
        high = 4
    if not severe:
        if not may:
            return NO, NIL
        asked = True
    if d >= SINCE_2024:
        most = 14000 if high == 4 else 12200 if high == 3 else 8000
        if asked:
            return OPEN, (0, most)
        return YES, (14000 if low == 4 else 12200 if low == 3 else 8000, most)
    most = 12200 if high == 4 else 10000 if high == 3 else 8000
    if asked:
        return OPEN, (0, most)
    return YES, (12200 if low == 4 else 10000 if low == 3 else 8000, most)


def levy_by_hand(s: Row, d: int, p: Row) -> Pairs:
    """Slots: f1 average wage, f2 small, l1 staff (f1 months, f2 disabled, f3 heavy, f4 insured)."""
    low = high = few = many = 0
    for e in s.l1:
        m = e.f1
        if m is None:
            m, most = 0, 12
        else:
            most = m
        low += m
        high += most
        x, y = e.f2, e.f4
        if x == 0 or y == 0:
            continue
        z = e.f3
        if z is None:
            more = 2 * most
        elif z:
            m, more = 2 * m, 2 * most
        else:
            more = most
        many += more
        if x is not None and y is not None:
            few += m
    if not s.c1:
        room = 60 - len(s.l1)
        if room > 0:
            high += 12 * room
            many += 24 * room
    least, most = 15 * low - 1000 * many, 15 * high - 1000 * few
    if most <= 0:
        return NO, NIL
    if least < 0:
        least = 0
    small = s.f2
    free = small != 0 and low < 361
    surely_free = small and high < 361
    if surely_free:
        return NO, NIL
    wage = s.f1
    if wage is None:
        bottom, top = 0, (most * 50_000_000 * 2 + 12_000) // 24_000
    else:
        bottom, top = (least * wage * 2 + 12_000) // 24_000, (most * wage * 2 + 12_000) // 24_000
    if free or least == 0:
        return OPEN, (0, top)
    return YES, (bottom, top)


@frozen
class Subject:
    """A rule, cases for it, and the same by hand."""

    name: str
    program: Callable[[], core.Program]
    cases: Callable[[int, float], list[Case]]
    by_hand: Callable[[Row, int, Row], Pairs]


SUBJECTS = (Subject("护理补贴", care_subsidy, persons, care_by_hand), Subject("保障金", levy, employers, levy_by_hand))

__all__ = ["SUBJECTS", "Name", "ParameterRows", "Rows", "Subject", "vocabulary"]
