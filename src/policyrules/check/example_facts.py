"""已知 of an example: what is told of a thing, of those it leads to, of its lists, and for which months."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field

from policyrules.cases import Absent
from policyrules.check.example_months import NO_MONTHS_OF_PARAMETER, days_of, unfit
from policyrules.check.example_whole import WHOLE, not_of_the_whole
from policyrules.check.facts import Told, ToldList
from policyrules.check.literals import literal
from policyrules.check.problems import ExampleUnfit
from policyrules.check.words import scalar_words
from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.parameters import Parameter
from policyrules.resolve.unknown_problems import UnknownName, unknown_name
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, Fact, Month, Relation, Vocabulary
from policyrules.types.encode import of_month

Given = tuple[Told | ToldList, ...]
DAY, DAY_WORDS = "计算日", frozenset({"日期", "时间", "基准日", "测试日", "date", "day"})
"""What the column of days is called, and what people call it."""


UNKNOWN = frozenset({"待定", "不明", "未知", "不详", "不清楚", "不知道", "undetermined", "unknown", "open"})


def not_known(at: Span, name: str) -> ExampleUnfit:
    """A fact of which an example says that it is not known."""
    zh, en = f"不知道“{name}”的，不这样写", f"that `{name}` is unknown is not said so"
    instead = "删去这一项；沿用来的要当作不知道，写成“按下表”，这一列的格子写“待定”"
    return ExampleUnfit(at, zh, en, instead, "leave it out; to take back what was taken over use a table with `undetermined` in the cell")


def NEVER_NONE(at: Span, name: str) -> ExampleUnfit:  # noqa: N802  (a problem made to measure)
    zh, en = f"“{name}”没有写“可无”，不会是“无”", f"`{name}` is not declared as one that may be none"
    return ExampleUnfit(at, zh, en, "不知道的不写，在表里写“待定”；确实可以没有的，在主体里声明“可无”", "say nothing where it is unknown")


@define(kw_only=True)
class ExampleFacts:
    """`vocabulary` holds the results of definitions among the facts, since an example may give them; `quiet` are names of which
    something was told already."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    problems: list[Problem] = field(factory=list)
    quiet: frozenset[str] = frozenset()

    def given(self, given: syn.Given, entity: str) -> Given:
        match given:
            case syn.ListGiven():
                told = self.listed(given, entity)
                return (told,) if told else ()
            case syn.MonthsGiven(_, path, values):
                return tuple(t for value in values for t in self.by_month(path, value, entity))
            case syn.FactGiven(_, expr):
                one = self.fact(expr, entity)
                return (one,) if one else ()

    def fact(self, expr: syn.Expr, entity: str) -> Told | None:
        match expr:
            case syn.Bracket(_, of):
                return self.fact(of, entity)
            case syn.Negation(_, of):
                told = self.fact(of, entity)
                return evolve(told, value=1 - told.value) if told and isinstance(told.value, int) else told
            case syn.Verdict(_, subject, rule, negated):
                return self.told([*_path(subject), rule] if subject else [rule], entity, None, negated)
            case syn.Is(_, left, right, negated):
                names = _path(left)
                if isinstance(right, syn.Ref) and self.is_thing(names, entity):
                    return self.told([*names, right.name], entity, None, negated)
                return self.told(names, entity, right, False)
            case syn.Ref() | syn.Part():
                return self.told(_path(expr), entity, None, False)
            case syn.Compare(_, left, "eq", right):
                return self.told(_path(left), entity, right, False)
            case _:
                self.problems.append(
                    ExampleUnfit(
                        expr.at,
                        "已知要给出一个确定的值",
                        "a fact is given one value",
                        "写“年龄 为 17周岁”，不写范围",
                        "write `age is 17 years`",
                    )
                )
                return None

    def by_month(self, path: syn.Path, given: syn.ByMonth, entity: str) -> Given:
        """The fact in each of the months; a parameter has periods of its own instead."""
        days = days_of(given.months, 1)
        if not days:
            self.problems.append(unfit(given.months.at))
            return ()
        told = self.told(list(path.names), entity, given.value, False)
        if told and told.parameter:
            self.problems.append(NO_MONTHS_OF_PARAMETER(path.at))
            return ()
        months = [of_month(day.year, day.month) for day in days]
        return (evolve(told, months=range(months[0], months[-1] + 1)),) if told else ()

    def is_thing(self, names: list[syn.Name], entity: str) -> bool:
        for name in names:
            relation = self.vocabulary.entities[entity].relations.get(name.text)
            if relation is None or relation.many:
                return False
            entity = relation.target
        return bool(names)

    def told(self, names: list[syn.Name], entity: str, value: syn.Expr | None, negated: bool) -> Told | None:
        """The fact at the end of a path; without a written value it is a truth value."""
        path: list[str] = []
        for name in names[:-1]:
            relation = self.vocabulary.entities[entity].relations.get(name.text)
            if relation is None or relation.many:
                self.unknown(name, entity, self.vocabulary.entities[entity].relations)
                return None
            path.append(name.text)
            entity = relation.target
        if not names:
            return None
        last = names[-1]
        found = self.declared(entity, last.text)
        parameter = found is None and not path and last.text in self.parameters
        if found is None and not parameter:
            declared = self.vocabulary.entities[entity]
            self.unknown(last, entity, [*declared.facts, *declared.relations, *self.parameters])
            return None
        type = self.parameters[last.text].type if found is None else found[0].type
        flip = found is not None and found[1]
        if value is None:
            number: int | Absent | None = int(not negated ^ flip) if type == BOOL else None
        else:
            number = literal(value, type, self.vocabulary)
        if number is None and isinstance(value, syn.Ref) and value.name.text in UNKNOWN:
            self.problems.append(not_known(value.at, last.text))
            return None
        if number is None:
            at = value.at if value else last.at
            self.problems.append(
                ExampleUnfit(
                    at,
                    f"这不是“{last.text}”的一个值",
                    f"this is no value of `{last.text}`",
                    f"“{last.text}”是{scalar_words(type)[0]}，照这样的类型和单位写",
                    f"`{last.text}` is {scalar_words(type)[1]}: write it so",
                )
            )
            return None
        if isinstance(number, Absent) and not (found and found[0].optional):
            self.problems.append(NEVER_NONE(value.at if value else last.at, last.text))
            return None
        bounded = found[0] if found else self.parameters[last.text]
        if isinstance(number, int) and not bounded.low <= number <= bounded.high:
            at = value.at if value else last.at
            why = f"超出了“{last.text}”声明的范围", f"outside the declared bounds of `{last.text}`"
            self.problems.append(ExampleUnfit(at, *why, "换一个范围内的值", "take a value within them"))
            return None
        return Told(tuple(path), found[0].name if found else last.text, number, parameter)

    def declared(self, entity: str, name: str) -> tuple[Fact, bool] | None:
        facts = self.vocabulary.entities[entity].facts
        if name in facts:
            return facts[name], False
        return next(((f, True) for f in facts.values() if f.opposite == name), None)

    def listed(self, given: syn.ListGiven, entity: str) -> ToldList | None:
        path: list[str] = []
        relation: Relation | None = None
        for name in given.path.names:
            if relation is not None and relation.many:
                self.unknown(name, entity, self.vocabulary.entities[entity].relations)
                return None
            if relation is not None:
                path.append(relation.name)
            relation = self.vocabulary.entities[entity].relations.get(name.text)
            if relation is None:
                self.unknown(name, entity, self.vocabulary.entities[entity].relations)
                return None
            entity = relation.target
        assert relation is not None
        if not relation.many:
            zh, en = f"“{relation.name}”只有一个，不能逐项列", f"`{relation.name}` is one thing, not a list"
            self.problems.append(ExampleUnfit(given.path.at, zh, en, f"写“{relation.name}的… 为 …”", "name its facts with `'s`"))
            return None
        elements = [e for row in given.rows for e in self.row(row, relation)]
        return ToldList(tuple(path), relation.name, tuple(elements), given.complete)

    def row(self, row: syn.Row, relation: Relation) -> list[Given]:
        told = [t for g in row.facts for t in self.given(g, relation.target)]
        facts = self.vocabulary.entities[relation.target].facts
        for value in row.values:
            fits = [(f, v) for f in facts.values() if f.source == "fact" and (v := literal(value, f.type, self.vocabulary)) is not None]
            if len(fits) != 1 and isinstance(value, syn.Ref) and value.name.text in self.quiet:
                continue
            if len(fits) != 1:
                self.problems.append(
                    ExampleUnfit(
                        value.at,
                        f"看不出这是{relation.target}的哪一项",
                        f"it is unclear which fact of {relation.target} this is",
                        "用括号写明：（类别 为 智力；等级 为 三级）",
                        "name it in brackets",
                    )
                )
                continue
            told.append(Told((), fits[0][0].name, fits[0][1]))
        if row.months is None:
            return [tuple(told)]
        month = next((f for f in facts.values() if isinstance(f.type, Month)), None)
        if month is None:
            self.problems.append(ExampleUnfit(row.at, f"{relation.target}没有月份", f"{relation.target} has no month"))
            return []
        first, last = (of_month(m.year, m.month) for m in row.months)
        return [(*told, Told((), month.name, m)) for m in range(first, last + 1)]

    def unknown(self, name: syn.Name, entity: str, known: Mapping[str, object] | list[str]) -> None:
        if name.text in DAY_WORDS:
            self.problems.append(UnknownName(name.at, name.text, DAY))
        elif entity == WHOLE and self.is_declared(name.text):
            self.problems.append(not_of_the_whole(name.at, name.text))
        elif name.text not in self.quiet:
            self.problems.append(unknown_name(name, known, self.vocabulary.aliases))

    def is_declared(self, name: str) -> bool:
        """Whether any kind of thing has something of that name."""
        of = self.vocabulary.entities.values()
        return any(name in e.relations or self.declared(e.name, name) for e in of)


def _path(expr: syn.Expr | None) -> list[syn.Name]:
    """The names of a bare name or of names joined by 的; empty for anything else."""
    match expr:
        case syn.Ref(_, name):
            return [name]
        case syn.Part(_, base, name) if inner := _path(base):
            return [*inner, name]
        case _:
            return []
