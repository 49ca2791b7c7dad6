"""示例 as written, to trials: cases on a day and what must come out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, field

from policyrules.check.example_days import days_among_facts
from policyrules.check.example_facts import ExampleFacts, Given
from policyrules.check.example_months import COLUMN as MONTHS
from policyrules.check.example_months import days_of, totals, unfit
from policyrules.check.example_whole import COUNTS, ROSTER, WHOLE, counts_of, counts_unfit, with_whole
from policyrules.check.expectations import Expectations
from policyrules.check.facts import Checked, CheckedExample, Expectation, Told, ToldList, Trial
from policyrules.check.problems import ExampleUnfit
from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.resolve import Resolved, Rule
from policyrules.resolve.unknown_problems import unknown_name
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import Vocabulary


def COLUMN(at: Span, label: str) -> ExampleUnfit:  # noqa: N802  (a problem made to measure)
    zh, en = f"“{label}”不在『检验』的规则里，这一格不能写答案", f"`{label}` is not among the rules that are tested"
    return ExampleUnfit(at, zh, en, "把它加进“检验：…”，或者在格子里写这一事实的值", "add it to `tests`, or give the value of the fact")


@frozen
class Asked:
    """The rules that an example tests, and what its facts are about: one thing, or `WHOLE` where indicators count."""

    rules: list[Rule]
    facts: ExampleFacts
    about: str

    def trial(self, day: date, told: Given, expected: tuple[Expectation, ...], row: int) -> Trial:
        if self.about != WHOLE:
            return Trial(day, told, expected, row)
        return Trial(day, tuple(one for one in told if one.name not in COUNTS), expected, row, counts_of(told))


@define
class Examples:
    """Checks examples against rules that were checked: what these come to is among the facts, since an example may give it."""

    ruled: Checked
    problems: list[Problem] = field(factory=list)
    resolved: Resolved = field(init=False)
    vocabulary: Vocabulary = field(init=False)
    named: dict[str, list[Rule]] = field(factory=dict, init=False)
    facts: ExampleFacts = field(init=False)
    expectations: Expectations = field(init=False)

    def __attrs_post_init__(self) -> None:
        ruled = self.ruled
        self.resolved, self.vocabulary = ruled.resolved, ruled.vocabulary
        quiet = self.resolved.unread | {rule for _, rule in ruled.broken}
        types = {key: value.type for key, value in ruled.values.items()}
        self.facts = ExampleFacts(vocabulary=self.vocabulary, parameters=ruled.parameters, problems=self.problems, quiet=quiet)
        self.expectations = Expectations(vocabulary=self.vocabulary, values=types, wrong=ruled.broken, problems=self.problems)
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
        indicators = [rule.kind == "indicator" for rule in rules]
        if any(indicators) and not all(indicators):
            instead = (
                "分成两个示例：指标数的是全部，别的规则问的是一个",
                "make two examples: an indicator counts all, another rule is about one",
            )
            self.unfit(decl, "检验的规则有的是指标，有的不是", "some of the tested rules are indicators and some are not", *instead)
            return None
        asked = Asked(rules, self.facts, entity)
        if all(indicators):
            asked = Asked(rules, evolve(self.facts, vocabulary=with_whole(self.vocabulary, entity)), WHOLE)
        told = [(g, t) for d in reversed(chain) for g in d.given for t in asked.facts.given(g, asked.about)]
        self.problems += _told_twice([(g, t) for g, t in told if any(g is own for own in decl.given)])
        given = tuple(t for _, t in told)
        if decl.expected is None:
            self.unfit(decl, "没有写期望", "it expects nothing", "加一行“期望：符合。”", "add `expect: meets`")
            return None
        if isinstance(decl.expected, syn.ExampleTable):
            trials = self.table(decl.expected, asked, given, as_of)
            sums, problems = totals(decl.expected, {r.name: r for r in rules})
            self.problems += problems
        else:
            wanted = tuple(self.expectations.expected(decl.expected, rule) for rule in rules)
            trials, sums = [(as_of, given, wanted, 0)], ()
        if any(day is None for day, _, _, _ in trials):
            self.unfit(decl, "没有写计算日", "it has no date", "加一行“计算日：2024年3月1日。”", "add `as_of: ...`")
            return None
        if asked.about == WHOLE:
            unfit = (counts_unfit(g, _counts_at(decl, told, row)) for _, g, _, row in trials)
            self.problems += dict.fromkeys(problem for problem in unfit if problem)
        return CheckedExample(decl.title.name.text, entity, decl, tuple(asked.trial(d, g, e, row) for d, g, e, row in trials if d), sums)

    def chain(self, decl: syn.ExampleDecl) -> list[syn.ExampleDecl]:
        """The example and those it takes over from, nearest first; nothing where one of them could not be read."""
        found = [decl]
        while (like := found[-1].like) is not None:
            known = self.like(found[-1], like.text)
            if known is None and like.text in self.resolved.unread:
                return []
            if known is None:
                self.problems.append(unknown_name(like, [*self.resolved.examples, *self.resolved.shared], {}, "example"))
                return []
            if known in found:
                self.unfit(decl, "沿用绕回自己", "`like` goes round in a circle", "断开一处沿用", "break the circle")
                break
            found.append(known)
        return found

    def like(self, decl: syn.ExampleDecl, name: str) -> syn.ExampleDecl | None:
        """The example of that name: of this pack first, and of the packs below first where it is one of theirs that asks."""
        own, shared = self.resolved.examples, self.resolved.shared
        first, second = (shared, own) if shared.get(decl.title.name.text) is decl else (own, shared)
        return first.get(name) or second.get(name)

    def tested(self, path: syn.Path) -> Rule | None:
        name = path.names[-1]
        found = self.named.get(name.text, [])
        if len(found) == 1:
            return found[0]
        if found or name.text not in self.resolved.unread:
            self.problems.append(unknown_name(name, (n for _, n in self.resolved.rules), self.vocabulary.aliases, "rule"))
        return None

    def table(
        self, table: syn.ExampleTable, asked: Asked, given: Given, as_of: date | None
    ) -> list[tuple[date | None, Given, tuple[Expectation, ...], int]]:
        by_name, facts, about = {r.name: r for r in asked.rules}, asked.facts, asked.about
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
                    case syn.MonthLiteral() if label == MONTHS and facts.declared(about, label) is None:
                        days = [*self.months(cell, label, as_of)]
                    case syn.Expected() if label in by_name:
                        expected.append(self.expectations.expected(cell, by_name[label]))
                    case _ if label in by_name:
                        assert not isinstance(cell, syn.Expected)
                        expected.append(self.expectations.expected(syn.Expected(cell.at, None, value=cell), by_name[label]))
                    case syn.Expected(_, "open"):
                        told = [
                            t for t in told if not (isinstance(t, Told) and (*t.path, t.name) == tuple(n.text for n in column.path.names))
                        ]
                    case syn.Expected():
                        self.stray(column.path.names[-1], cell.at, asked)
                    case _:
                        told += [t for t in [facts.told(list(column.path.names), about, cell, False)] if t]
            trials += [(on, tuple(told), tuple(expected), row) for on in days or [day]]
        return trials

    def stray(self, name: syn.Name, at: Span, asked: Asked) -> None:
        """An answer beneath a heading that is none of the tested rules."""
        label = name.text
        if label in self.resolved.unread:
            return
        if label in self.named or asked.facts.declared(asked.about, label):
            self.problems.append(COLUMN(at, label))
        else:
            self.problems.append(unknown_name(name, self.named, self.vocabulary.aliases, "rule"))

    def months(self, cell: syn.MonthLiteral | syn.MonthRange, label: str, as_of: date | None) -> list[date]:
        """The days on which a row is tried: in each of its months that of 计算日, or the first."""
        days = days_of(cell, as_of.day if as_of else 1) if label == MONTHS else []
        if not days:
            self.problems.append(unfit(cell.at))
        return days or [date(2000, 1, 1)]

    def unfit(self, decl: syn.ExampleDecl, zh: str, en: str, instead_zh: str, instead_en: str) -> None:
        name = decl.title.name.text
        self.problems.append(ExampleUnfit(decl.title.at, f"示例“{name}”{zh}", f"example `{name}`: {en}", instead_zh, instead_en))


def _counts_at(decl: syn.ExampleDecl, told: list[tuple[syn.Given, Told | ToldList]], row: int) -> Span:
    """Where the counts of a row stand, or the name of the example."""
    if isinstance(decl.expected, syn.ExampleTable):
        beside = zip(decl.expected.columns, decl.expected.lines[row], strict=True)
        cell = next((cell for column, cell in beside if column.path.names[-1].text in COUNTS), None)
        if cell:
            return cell.at
    return next((given.at for given, one in reversed(told) if one.name in (*COUNTS, ROSTER)), decl.title.at)


def _told_twice(told: Iterable[tuple[syn.Given, Told | ToldList]]) -> Iterator[ExampleUnfit]:
    """Facts of which one example tells twice: the second would stand, and the first is read as if it did."""
    seen = set[tuple[tuple[str, ...], str]]()
    for given, one in told:
        if isinstance(one, Told) and not one.months:
            if (one.path, one.name) in seen:
                zh, en = f"“{one.name}”在已知里写了两次", f"`{one.name}` is given twice"
                yield ExampleUnfit(
                    given.at, zh, en, "只留一处；两种情形的，分成两个示例，或者列成表", "keep one of them, or make two examples"
                )
            seen.add((one.path, one.name))


def ground(ruled: Checked) -> str:
    """All that examples are checked against, as one text: where it is the same, the same is found in the same example."""
    resolved = ruled.resolved
    rules = [(rule.entity, rule.name, rule.kind) for rule in resolved.rules.values()]
    figures = [(p.name, p.type, p.low, p.high, p.optional) for p in ruled.parameters.values()]
    values = [(key, ruled.values[key]) for key in sorted(ruled.values)]  # whichever rule was asked for first
    return repr((ruled.vocabulary, rules, values, figures, sorted(ruled.broken), sorted(resolved.unread)))
