"""Which types belong together: the common type of two values, sums, products and quotients; and the words where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from math import lcm

from attrs import evolve, field

from policyrules.check.facts import Broken, Nothing, Things, Typed, Valued
from policyrules.check.month_problems import YearlyByMonth
from policyrules.check.scope import Scope
from policyrules.check.suggestions import list_as_fact
from policyrules.check.type_problems import TypeMismatch, UnitMismatch
from policyrules.check.words import scalar_words, words
from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.resolve.unknown_problems import UnknownName, unknown_name
from policyrules.resolve.unknown_words import meant_by
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.cuts import cut
from policyrules.syntax.keywords import all_forms
from policyrules.types import Bool, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.units import RATIOS, SPANS, common

RENAMED = 0.85
"""How alike two names are, of which one was made of the other: closer than what is glued is to any of its parts."""
DECLARED = "[\u4e00-\u9fff]\\w*"
BETWEEN_VALUES = re.compile("(或者|或|以及|和|与|及|至|到)")
LIST_VALUES = "列举同一项的几个取值，写“… 为 甲、乙之一”", "to list several values, write `... is any of a, b`"
NO_THINGS = (
    "问一项也没有，写“残疾的个数 为 0项”；示例里已知没有的，写“残疾 逐项为 无”",
    "write `disabilities's number_of is 0 items`; in an example `disabilities listed as none`",
)
HOW_MANY = "问有几项，写“残疾的个数 不低于 2项”", "to count, write `disabilities's number_of no less than 2 items`"
ITS_AMOUNT = "比较数额的，写“…的金额 高于 100元/月”；问享受不享受的，只写它的名称", "write `'s amount above 100 yuan/month`"
WRITE_DATES = "日期写全：2026年7月1日；月份写：2026年7月", "write a day as 2026-07-01, a month as 2026-07"


@define
class Joins:
    """Joins types and gathers what is wrong. `unread`: names that stand in the files and could not be read; `aliases`: Chinese
    name → English name."""

    unread: frozenset[str] = frozenset()
    problems: list[Problem] = field(factory=list)
    aliases: Mapping[str, str] = field(factory=dict)

    def join(self, at: Span, a: Typed, b: Typed) -> Typed:
        """The type that holds both."""
        match a, b:
            case (Broken(), other) | (other, Broken()):
                return other
            case (Nothing(), Valued() as other) | (Valued() as other, Nothing()):
                return Valued(other.type, True, other.divided)
            case Nothing(), Nothing():
                return Nothing()
            case Valued(), Valued():
                type = self.alike(at, a, b)
                return Valued(type, a.optional or b.optional, a.divided or b.divided) if type else Broken()
            case _:
                self.mismatch(at, b, self.words(a))
                return Broken()

    def alike(self, at: Span, a: Typed, b: Typed) -> Scalar | None:
        """The common scalar type of two values to be compared, or None (told) where there is none."""
        match a, b:
            case (Broken(), _) | (_, Broken()):
                return None
            case Valued(type), Nothing():
                if not a.optional:
                    self.mismatch(
                        at,
                        b,
                        self.words(a),
                        (
                            "这一项没有写“可无”，总是有值；可以没有的，在主体里声明时加上“可无”",
                            "declare the fact as one that `may be none`",
                        ),
                    )
                return type
            case Valued(Number() | Money() as x), Valued(Number() | Money() as y):
                shared = common(x, y)
                if shared is None:
                    self.problems.append(UnitMismatch(at, scalar_words(x), scalar_words(y)))
                return shared
            case Valued(x), Valued(y) if x == y:
                return x
            case Valued(Date() | Month()), Valued(Number()):
                self.mismatch(at, b, self.words(a), WRITE_DATES)
                return None
            case Valued(Date()), Valued(Month()):
                self.mismatch(at, b, self.words(a), ("日期与月份比较：写“…的当月”", "compare months: write `'s month_of`"))
                return None
            case Things(), Nothing():
                self.mismatch(at, b, self.words(a), NO_THINGS)
                return None
            case Things(), Valued(Number()):
                self.mismatch(at, b, self.words(a), HOW_MANY)
                return None
            case Valued(Bool()), Valued(Money()):
                self.mismatch(at, b, self.words(a), ITS_AMOUNT)
                return None
            case _:
                self.mismatch(at, b, self.words(a))
                return None

    def added(self, at: Span, a: Typed, b: Typed) -> Typed:
        match a, b:
            case Valued(Number() | Money()), Valued(Number() | Money()):
                type = self.alike(at, a, b)
                return Valued(type, a.optional or b.optional, a.divided or b.divided) if type else Broken()
            case (Broken(), _) | (_, Broken()):
                return Broken()
            case _:
                wrong = b if isinstance(a, Valued) and isinstance(a.type, Number | Money) else a
                self.mismatch(at, wrong, ("数或金额", "numbers or amounts"))
                return Broken()

    def scaled(self, at: Span, a: Typed, operator: str, b: Typed) -> Typed:
        match a, b:
            case Valued(Number() | Money() as x), Valued(Number() | Money() as y):
                type = _product(x, y) if operator == "times" else _quotient(x, y)
                if type is None:
                    self.problems.append(UnitMismatch(at, scalar_words(x), scalar_words(y)))
                    return Broken()
                return Valued(type, a.optional or b.optional, a.divided or b.divided or operator == "div")
            case (Broken(), _) | (_, Broken()):
                return Broken()
            case _:
                wrong = b if isinstance(a, Valued) and isinstance(a.type, Number | Money) else a
                values = all(isinstance(side, Valued) and isinstance(side.type, Choice) for side in (a, b))
                self.mismatch(at, wrong, ("数或金额", "numbers or amounts"), LIST_VALUES if values else ("", ""))
                return Broken()

    # ------------------------------------------------------------ complaints

    def words(self, typed: Typed) -> tuple[str, str]:
        """A type in both tongues, what is declared in English by its English name."""
        zh, en = words(typed)
        return zh, re.sub(DECLARED, lambda found: self.aliases.get(found[0], found[0]), en)

    def mismatch(self, at: Span, found: Typed, wanted: tuple[str, str], hint: tuple[str, str] = ("", "")) -> None:
        if not isinstance(found, Broken):
            self.problems.append(TypeMismatch(at, self.words(found), wanted, hint))

    def over_months(self, at: Span, type: Money) -> Money:
        """What amounts come to over months: 元/月 add up to 元; 元/年 are no amounts of a month."""
        if type.period == "年":
            self.problems.append(YearlyByMonth(at))
        return evolve(type, period="")

    def unseen(self, name: syn.Name, scope: Scope) -> None:
        """A bare name that nothing within sight declares."""
        text = name.text
        self.unknown(name, scope.names(), scope.owner(text), scope.way_to(text), list_as_fact(name, scope))

    def unknown(
        self, name: syn.Name, known: Iterable[str], owned: str | None = None, meant: str | None = None, told: UnknownName | None = None
    ) -> None:
        """`owned`: how it is said with its owner; `meant`: what it is called here; `told`: what there is to say of it."""
        if name.text in self.unread:
            return
        if told:
            self.problems.append(told)
            return
        if meant:
            self.problems.append(UnknownName(name.at, name.text, meant, alias=self.aliases.get(meant, "")))
            return
        if owned:
            self.problems.append(UnknownName(name.at, name.text, owned, owned=True))
            return
        names = list(known)
        near, pieces = nearest(name.text, names), cut(name.text, frozenset(names), "zh") or ()
        joined = any(piece in all_forms("zh") for piece in pieces)
        renamed = near is not None and near not in pieces and SequenceMatcher(None, near, name.text).ratio() > RENAMED
        if renamed or not pieces or name.at.text.isascii():
            self.problems.append(unknown_name(name, names, self.aliases))
        elif joined:
            self.problems.append(UnknownName(name.at, name.text, near, pieces))
        else:
            self.problems.append(UnknownName(name.at, name.text, apart=pieces))

    def unknown_value(self, name: syn.Name, values: list[str], choice: str, scope: Scope) -> bool:
        """Tells of 智力或精神, 三级和四级, 三级至四级 where one value of a list is wanted, and of a word that is near to nothing;
        whether it is that."""
        first, *more = BETWEEN_VALUES.split(name.text)
        ends = [first, *more[1::2]]
        if not more or any(end not in values for end in ends):
            near = nearest(name.text, [*values, *scope.names()])
            strange = near is None or (near not in values and SequenceMatcher(None, near, name.text).ratio() <= RENAMED)
            if name.at.text.isascii() or name.text in self.unread or not strange:
                return False
            if scope.owner(name.text) or scope.way_to(name.text) or cut(name.text, frozenset(scope.names()), "zh"):
                return False
            self.problems.append(UnknownName(name.at, name.text, values=(choice, *values), meant=meant_by(name.text) or ("", "")))
            return True
        if more[0] in ("至", "到"):
            low, high = sorted((values.index(ends[0]), values.index(ends[-1])))
            ends = values[low : high + 1]
        self.problems.append(UnknownName(name.at, name.text, None, (f"{'、'.join(ends)}之一",)))
        return True


def _product(x: Number | Money, y: Number | Money) -> Number | Money | None:
    den = x.den * y.den
    match x, y:
        case (Money(period), Number(unit)) | (Number(unit), Money(period)) if SPANS.get(unit) == period:
            return Money("", den)
        case Money(period), Number():
            return Money(period, den)
        case Number(), Money(period):
            return Money(period, den)
        case Number(a), Number(b):
            return Number(b if a in RATIOS else a, den)
    return None


def _quotient(x: Number | Money, y: Number | Money) -> Number | Money | None:
    match x, y:
        case Money(""), Number(unit) if unit in SPANS:
            return Money(SPANS[unit], x.den)
        case Money(period), Number():
            return Money(period, x.den)
        case Money(a), Money(b) if a == b:
            return Number("", lcm(x.den, y.den))
        case Number(a), Number(b):
            return Number(a if b in RATIOS else "", x.den)
    return None
