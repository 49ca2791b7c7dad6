"""Edits to what is written as a value: numbers, days, months, choices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from attrs import evolve

from policyrules.check import Checked
from policyrules.check.facts import BuiltIn, ChoiceOf, MonthEnd, MonthPart
from policyrules.classes import define
from policyrules.core.notes import Words
from policyrules.mutation.model import Edit, Kind
from policyrules.syntax import nodes as syn
from policyrules.types import DATE, MONTH, Scalar, Vocabulary
from policyrules.types.encode import FIRST_DAY, LAST_DAY, of_date, of_month, to_month
from policyrules.types.to_text import written
from policyrules.types.units import quantity

MONTHS_A_YEAR = 12
MONEY = ("yuan", "yuan_month", "yuan_year")
FEN = 100
THIS, NEXT = Words("当月", "this month"), Words("次月", "next month")
YEARS = {"this_year": Words("本年", "this year"), "last_year": Words("上年", "last year")}


@define
class Figures:
    """`checked` tells what names mean."""

    checked: Checked

    @property
    def vocabulary(self) -> Vocabulary:
        return self.checked.vocabulary

    def edits(self, node: syn.Node) -> Iterator[Edit]:
        match node:
            case syn.Quantity():
                yield from self.quantity(node)
            case syn.DateLiteral(_, day):
                for by in (-1, 1):
                    other = day + timedelta(days=by)
                    if FIRST_DAY <= other <= LAST_DAY:
                        yield self.edit("day", node, evolve(node, day=other), of_date(other), DATE)
            case syn.MonthLiteral(_, year, month):
                for by in (-1, 1):
                    y, m = to_month(of_month(year, month) + by)
                    yield self.edit("day", node, evolve(node, year=y, month=m), of_month(y, m), MONTH)
            case syn.YearLiteral(_, year):
                for by in (-1, 1):
                    yield Edit("day", node, evolve(node, year=year + by), (Words(f"{year + by}年", str(year + by)),))
            case syn.YearDay(_, last, month, day_):
                said = Words(f"{'本' if last else '上'}年{month}月{day_}日", f"{month}-{day_} of {'this' if last else 'last'} year")
                yield Edit("period", node, evolve(node, last=not last), (said,))
            case syn.Ref():
                yield from self.named(node)
            case syn.Part():
                match self.checked.meanings.get(node):
                    case MonthPart(later):
                        said = THIS if later else NEXT
                        new = evolve(node, name=syn.Name(node.name.at, said.zh))
                        yield Edit("period", node, new, (node.base.at, Words("的", "'s"), said), {new: MonthPart(1 - later)})
                    case MonthEnd() if self.checked.types.get(node) == self.checked.types.get(node.base):
                        yield Edit("period", node, node.base, (node.base.at,))

    def edit(self, kind: Kind, node: syn.Node, new: syn.Node, value: int, type: Scalar) -> Edit:
        return Edit(kind, node, new, (self.words(value, type),))

    def words(self, value: int, type: Scalar) -> Words:
        return Words(written(value, type, self.vocabulary, "zh"), written(value, type, self.vocabulary, "en").replace(" yuan/", " yuan a "))

    def quantity(self, node: syn.Quantity) -> Iterator[Edit]:
        """One more and one less in the last place written, of an amount one fen; and months taken for years."""
        fine = FEN // node.den if node.unit in MONEY and node.den < FEN and FEN % node.den == 0 else 1
        for by in (-1, 1):
            new = evolve(node, value=node.value * fine + by, den=node.den * fine)
            if new.value >= 0:
                number, type = quantity(new.value, new.den, new.unit)
                yield self.edit("threshold", node, new, number, type)
        if node.unit == "months" and node.den == 1:
            longer = evolve(node, value=node.value * MONTHS_A_YEAR)
            yield Edit("period", node, longer, (Words(f"{node.value}年", f"{node.value} years"),))
        elif node.unit == "years" and node.den == 1 and node.value % MONTHS_A_YEAR:
            yield Edit("period", node, evolve(node, unit="months"), (Words(f"{node.value}个月", f"{node.value} months"),))

    def named(self, node: syn.Ref) -> Iterator[Edit]:
        match self.checked.meanings.get(node):
            case ChoiceOf(of, code):
                other = self.beside(of, [code])[:1]
                for value in other:
                    new, meaning = self.choice(node, of, value)
                    yield Edit("choice", node, new, (self.named_value(of, value),), {new: meaning})
            case BuiltIn(("this_year" | "last_year") as word):
                said = YEARS["last_year" if word == "this_year" else "this_year"]
                new = syn.Ref(node.at, syn.Name(node.name.at, said.zh))
                yield Edit("period", node, new, (said,), {new: BuiltIn("last_year" if word == "this_year" else "this_year")})

    def choice(self, like: syn.Expr, of: str, code: int) -> tuple[syn.Ref, ChoiceOf]:
        return syn.Ref(like.at, syn.Name(like.at, self.vocabulary.choices[of].name_of(code))), ChoiceOf(of, code)

    def named_value(self, of: str, code: int) -> Words:
        name = self.vocabulary.choices[of].name_of(code)
        return Words(name, self.vocabulary.english.get(name, name))

    def beside(self, of: str, codes: list[int]) -> list[int]:
        """Values of a list that are not among `codes` and stand right after or before one that is, those after first."""
        known = [value.code for value in self.vocabulary.choices[of].values]
        places = [known.index(code) for code in codes]
        found = [known[place + by] for by in (1, -1) for place in places if 0 <= place + by < len(known)]
        return [code for code in dict.fromkeys(found) if code not in codes]
