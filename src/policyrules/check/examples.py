"""示例 as written, to trials: cases on a day and what must come out of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import define, evolve, field

from policyrules.cases import Absent
from policyrules.check.example_days import days_among_facts
from policyrules.check.example_months import COLUMN as MONTHS
from policyrules.check.example_months import NO_MONTHS_OF_PARAMETER, days_of, totals, unfit
from policyrules.check.facts import Amount, CheckedExample, Expectation, Told, ToldList, Trial
from policyrules.check.literals import literal
from policyrules.check.problems import ExampleUnfit
from policyrules.diagnostics import Problem
from policyrules.parameters import Parameter
from policyrules.resolve import Resolved, Rule
from policyrules.resolve.problems import unknown_name
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, Fact, Money, Month, Relation, Scalar, Vocabulary
from policyrules.types.encode import of_month
from policyrules.types.units import quantity

Given = tuple[Told | ToldList, ...]
ROSTER = "名册"
"""The list of all things that an indicator counts, in an example of one."""


def COLUMN(at: Span, label: str) -> ExampleUnfit:  # noqa: N802  (a problem made to measure)
    zh, en = f"“{label}”不在『检验』的规则里，这一格不能写答案", f"`{label}` is not among the rules that are tested"
    return ExampleUnfit(at, zh, en, "把它加进“检验：…”，或者在格子里写这一事实的值", "add it to `tests`, or give the value of the fact")


def NEVER_NONE(at: Span, name: str) -> ExampleUnfit:  # noqa: N802  (a problem made to measure)
    zh, en = f"“{name}”没有写“可无”，不会是“无”", f"`{name}` is not declared as one that may be none"
    return ExampleUnfit(at, zh, en, "不知道的不写，在表里写“待定”；确实可以没有的，在主体里声明“可无”", "say nothing where it is unknown")


@define
class Examples:
    """`vocabulary` holds the results of definitions among the facts, since an example may give them."""

    resolved: Resolved
    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    problems: list[Problem] = field(factory=list)
    values: Mapping[tuple[str, str], Scalar] = field(factory=dict)
    wrong: frozenset[tuple[str, str]] = frozenset()
    """Rules whose value has no type, which was told where they stand."""
    named: dict[str, list[Rule]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for (_, name), rule in self.resolved.rules.items():
            self.named.setdefault(name, []).append(rule)

    def all(self) -> tuple[CheckedExample, ...]:
        return tuple(e for decl in self.resolved.examples.values() if (e := self.example(decl)))

    def example(self, decl: syn.ExampleDecl) -> CheckedExample | None:
        chain = self.chain(decl)
        stray = list(days_among_facts(decl))
        self.problems += stray
        if not chain or stray:
            return None
        tests = next((d.tests for d in chain if d.tests), ())
        as_of = next((d.as_of for d in chain if d.as_of), None)
        rules = [r for path in tests if (r := self.tested(path))]
        if not rules and tests:
            return None  # told where the rule is wrong
        if not rules:
            self.unfit(decl, "没有写检验哪一条规则", "it does not say which rule is tested", "加一行“检验：规则名称。”", "add `tests: ...`")
            return None
        if len({r.entity for r in rules}) > 1:
            self.unfit(decl, "检验的规则对象不同", "the tested rules are about different things", "分成两个示例", "make two examples")
            return None
        entity = rules[0].entity
        given = tuple(t for d in reversed(chain) for g in d.given for t in self.given(g, entity))
        if decl.expected is None:
            self.unfit(decl, "没有写期望", "it expects nothing", "加一行“期望：符合。”", "add `expect: meets`")
            return None
        if isinstance(decl.expected, syn.ExampleTable):
            trials = self.table(decl.expected, rules, given, as_of)
            sums, problems = totals(decl.expected, {r.name: r for r in rules})
            self.problems += problems
        else:
            trials, sums = [(as_of, given, (self.expected(decl.expected, rules[0]),), 0)], ()
        if any(day is None for day, _, _, _ in trials):
            self.unfit(decl, "没有写计算日", "it has no date", "加一行“计算日：2024年3月1日。”", "add `as_of: ...`")
            return None
        return CheckedExample(decl.title.name.text, entity, decl, tuple(Trial(d, g, e, row) for d, g, e, row in trials if d), sums)

    def chain(self, decl: syn.ExampleDecl) -> list[syn.ExampleDecl]:
        """The example and those it takes over from, nearest first; nothing where one of them could not be read."""
        found = [decl]
        while (like := found[-1].like) is not None:
            known = self.resolved.examples.get(like.text)
            if known is None and like.text in self.resolved.unread:
                return []
            if known is None:
                self.problems.append(unknown_name(like, self.resolved.examples, {}))
                break
            if known in found:
                self.unfit(decl, "沿用绕回自己", "`like` goes round in a circle", "断开一处沿用", "break the circle")
                break
            found.append(known)
        return found

    def tested(self, path: syn.Path) -> Rule | None:
        name = path.names[-1]
        found = self.named.get(name.text, [])
        if len(found) == 1:
            return found[0]
        if found or name.text not in self.resolved.unread:
            self.problems.append(unknown_name(name, (n for _, n in self.resolved.rules), self.vocabulary.aliases))
        return None

    # ------------------------------------------------------------ facts

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
                self.unknown(name, self.vocabulary.entities[entity].relations)
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
            self.unknown(last, [*declared.facts, *declared.relations, *self.parameters])
            return None
        type = self.parameters[last.text].type if found is None else found[0].type
        flip = found is not None and found[1]
        if value is None:
            number: int | Absent | None = int(not negated ^ flip) if type == BOOL else None
        else:
            number = literal(value, type, self.vocabulary)
        if number is None:
            at = value.at if value else last.at
            self.problems.append(
                ExampleUnfit(
                    at,
                    f"这不是“{last.text}”的一个值",
                    f"this is no value of `{last.text}`",
                    "按声明的类型和单位写",
                    "write it in the declared type and unit",
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
        if [n.text for n in given.path.names] == [ROSTER]:
            whole = Relation(ROSTER, entity, entity, many=True)
            return ToldList((), ROSTER, tuple(e for row in given.rows for e in self.row(row, whole)), given.complete)
        path: list[str] = []
        relation: Relation | None = None
        for name in given.path.names:
            if relation is not None and relation.many:
                self.unknown(name, self.vocabulary.entities[entity].relations)
                return None
            if relation is not None:
                path.append(relation.name)
            relation = self.vocabulary.entities[entity].relations.get(name.text)
            if relation is None:
                self.unknown(name, self.vocabulary.entities[entity].relations)
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

    # ------------------------------------------------------------ expectations

    def table(
        self, table: syn.ExampleTable, rules: list[Rule], given: Given, as_of: date | None
    ) -> list[tuple[date | None, Given, tuple[Expectation, ...], int]]:
        by_name = {r.name: r for r in rules}
        entity = rules[0].entity
        trials: list[tuple[date | None, Given, tuple[Expectation, ...], int]] = []
        for row, line in enumerate(table.lines):
            day, told, expected = as_of, list(given), []
            days: list[date | None] = []
            for column, cell in zip(table.columns, line, strict=True):
                label = column.path.names[-1].text
                match cell:
                    case syn.AnyValue() | syn.TotalMark():
                        continue
                    case syn.DateLiteral(_, on) if label == "计算日":
                        day = on
                    case syn.MonthRange():
                        days = [*self.months(cell, label, as_of)]
                    case syn.MonthLiteral() if label == MONTHS and self.declared(entity, label) is None:
                        days = [*self.months(cell, label, as_of)]
                    case syn.Expected() if label in by_name:
                        expected.append(self.expected(cell, by_name[label]))
                    case _ if label in by_name:
                        assert not isinstance(cell, syn.Expected)
                        expected.append(self.expected(syn.Expected(cell.at, None, value=cell), by_name[label]))
                    case syn.Expected(_, "open"):
                        told = [
                            t for t in told if not (isinstance(t, Told) and (*t.path, t.name) == tuple(n.text for n in column.path.names))
                        ]
                    case syn.Expected():
                        if label not in self.resolved.unread:
                            self.problems.append(COLUMN(cell.at, label))
                    case _:
                        told += [t for t in [self.told(list(column.path.names), entity, cell, False)] if t]
            trials += [(on, tuple(told), tuple(expected), row) for on in days or [day]]
        return trials

    def months(self, cell: syn.MonthLiteral | syn.MonthRange, label: str, as_of: date | None) -> list[date]:
        """The days on which a row is tried: in each of its months that of 计算日, or the first."""
        days = days_of(cell, as_of.day if as_of else 1) if label == MONTHS else []
        if not days:
            self.problems.append(unfit(cell.at))
        return days or [date(2000, 1, 1)]

    def expected(self, written: syn.Expected, rule: Rule) -> Expectation:
        outcome, amount = written.outcome, None
        place, den = written.place, 1
        value: int | Absent | None = None
        if isinstance(written.amount, syn.Quantity):
            amount = self.money(written.amount)
        elif written.amount == "open":
            amount = Amount(None)
        match written.value:
            case syn.Quantity(_, number, _, "places"):
                place = number
            case syn.Quantity() as quantity_ if rule.kind in ("benefit", "obligation"):
                outcome, amount = "yes", self.money(quantity_)
            case None:
                pass
            case _ if (rule.entity, rule.name) in self.wrong:
                pass
            case syn.Quantity() as share if rule.kind == "indicator":
                value, ratio = quantity(share.value, share.den, share.unit)
                den = ratio.den
            case expr:
                type = self.values.get((rule.entity, rule.name), BOOL)
                value = literal(expr, type, self.vocabulary)
                den = getattr(type, "den", 1)
                if value is None:
                    self.problems.append(no_result(expr.at, rule.name))
        missing = tuple(n.text for n in written.missing) or None
        limits = (self.money(written.limits[0]), self.money(written.limits[1])) if written.limits else None
        return Expectation(rule.name, outcome, amount, value, den, place, tuple(n.text for n in written.because), missing, written, limits)

    def money(self, written: syn.Quantity) -> Amount:
        number, type = quantity(written.value, written.den, written.unit)
        if not isinstance(type, Money):
            self.problems.append(
                ExampleUnfit(written.at, "这里要写金额", "an amount is wanted here", "如 122元/月", "such as 122 yuan/month")
            )
        return Amount(number, type.den)

    # ------------------------------------------------------------ complaints

    def unknown(self, name: syn.Name, known: Mapping[str, object] | list[str]) -> None:
        if name.text not in self.resolved.unread and all(rule != name.text for _, rule in self.wrong):
            self.problems.append(unknown_name(name, known, self.vocabulary.aliases))

    def unfit(self, decl: syn.ExampleDecl, zh: str, en: str, instead_zh: str, instead_en: str) -> None:
        name = decl.title.name.text
        self.problems.append(ExampleUnfit(decl.title.at, f"示例“{name}”{zh}", f"example `{name}`: {en}", instead_zh, instead_en))


def _path(expr: syn.Expr | None) -> list[syn.Name]:
    """The names of a bare name or of names joined by 的; empty for anything else."""
    match expr:
        case syn.Ref(_, name):
            return [name]
        case syn.Part(_, base, name) if inner := _path(base):
            return [*inner, name]
        case _:
            return []


def no_result(at: Span, rule: str) -> ExampleUnfit:
    """What an example expects is nothing that the rule can come to."""
    told = f"这不是“{rule}”的一个结果", f"this is no result of `{rule}`"
    repair = "是否的写“符合”“不符合”“待定”，数额写成“122元/月”", "write `meets`, `fails` or `undetermined`, an amount as `122 yuan/month`"
    return ExampleUnfit(at, *told, *repair)
