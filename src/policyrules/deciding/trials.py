"""示例 tried: what each expects, what comes out, and where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.check import CheckedExample, Expectation, Told, ToldList, Trial
from policyrules.check.example_whole import ROSTER
from policyrules.check.facts import Amount, Total
from policyrules.classes import frozen
from policyrules.core import Output, Program
from policyrules.core.notes import Words
from policyrules.core.walk import reduced
from policyrules.deciding.differences import differences, place_differences, rate_differences
from policyrules.deciding.records import record_of
from policyrules.diagnostics import Tongue
from policyrules.driver.pipeline import Compiled
from policyrules.explain import Finding, Interval, decide
from policyrules.explain.months import BOUNDLESS, Sum, added, due_of
from policyrules.explain.to_months import money, sum_text
from policyrules.population import CLOSED, Candidate, Member, Place, Rate, rank, rate, rate_of
from policyrules.types import Money
from policyrules.types.encode import of_date


@frozen
class Result:
    """One expectation of one row. `found` is what came out; `differs` says where that is otherwise (empty: it passed)."""

    example: str
    row: int
    as_of: date
    expected: Expectation
    found: Finding | Place | Rate
    differs: tuple[Words, ...]
    trial: Trial | None = None
    """The case that was tried; None for a row of totals."""

    @property
    def passed(self) -> bool:
        return not self.differs

    @property
    def parts(self) -> tuple[str, ...]:
        return self.told("zh")

    def told(self, tongue: Tongue) -> tuple[str, ...]:
        """Where it differs, in words."""
        return tuple(words.in_(tongue) for words in self.differs)


def run_examples(compiled: Compiled) -> Iterator[Result]:
    """Try every example of a pack on the reference evaluator."""
    for example in compiled.checked.examples:
        yield from run_example(compiled, example)


def run_example(compiled: Compiled, example: CheckedExample) -> Iterator[Result]:
    kinds = {r.name: r.kind for r in compiled.checked.resolved.rules.values() if r.entity == example.entity}
    first = next((e.rule for t in example.trials for e in t.expected), "")
    match kinds.get(first):
        case "ranking":
            yield from _ranking(compiled, example)
        case "indicator":
            yield from _indicator(compiled, example)
        case _:
            due: dict[str, dict[int, Interval]] = {}
            program = _asked(compiled, example.entity, (e.rule for t in example.trials for e in t.expected))
            for trial in example.trials:
                traced = trace(program, _case(compiled, example.entity, trial))
                for expected in trial.expected:
                    found = decide(traced.program, expected.rule, kinds[expected.rule], trial.as_of, traced.value)
                    due.setdefault(expected.rule, {})[len(due.get(expected.rule, {}))] = due_of(found)
                    differs = differences(expected, found, compiled.checked.vocabulary)
                    yield Result(example.name, trial.row, trial.as_of, expected, found, differs, trial)
            yield from _totals(example, kinds, due)


def _totals(example: CheckedExample, kinds: Mapping[str, str], due: Mapping[str, Mapping[int, Interval]]) -> Iterator[Result]:
    """The row 合计: what fell due in the rows above, added up."""
    last = example.trials[-1]
    for total in example.totals:
        got = added(due.get(total.rule, {}))
        low, high = (0, 2 * BOUNDLESS) if got.low is None or got.high is None else (got.low, got.high)
        amount = Interval(low, high, Money("", got.den))
        expected = Expectation(total.rule, None, Amount(total.value, total.den), at=total.at)
        found = Finding(total.rule, kinds[total.rule], last.as_of, "yes" if got.known else "open", amount=amount, payable=amount)
        right = not got.known if total.value is None else got.known and low * total.den == total.value * got.den
        differs = () if right else (_total_differs(total, got),)
        yield Result(example.name, last.row + 1, last.as_of, expected, found, differs)


def _total_differs(total: Total, got: Sum) -> Words:
    wanted = Words("待定", "undetermined")
    if total.value is not None:
        wanted = Words(money(total.value, total.den, "zh"), money(total.value, total.den, "en"))
    return Words(f"合计应为 {wanted.zh}，得 {sum_text(got, 'zh')}", f"expected the total {wanted.en}, got {sum_text(got, 'en')}")


def traced_trial(compiled: Compiled, entity: str, trial: Trial) -> Trace:
    """All rules about a kind of thing, in the case of a row."""
    return trace(compiled.programs[entity].program, _case(compiled, entity, trial))


def _case(compiled: Compiled, entity: str, trial: Trial) -> Case:
    record, parameters = record_of(entity, trial.told, compiled.checked.vocabulary)
    return Case(record, of_date(trial.as_of), parameters)


def _asked(compiled: Compiled, entity: str, rules: Iterable[str]) -> Program:
    """What these rules rest on: an example asks for few of all the rules about a kind of thing."""
    whole, wanted = compiled.programs[entity].program, frozenset(rules)
    return reduced(whole, {output: name for output, name in whole.outputs.items() if output.rule in wanted})


# ---------------------------------------------------------------- rankings and rates


def candidate(traced: Trace, rule: str) -> Candidate:
    """What the ranking reads of one thing."""
    return Candidate.of(rule, {o: traced.value(o) for o in traced.program.outputs if o.rule == rule})


def _ranking(compiled: Compiled, example: CheckedExample) -> Iterator[Result]:
    rows = [(row, trial, expected) for row, trial in enumerate(example.trials) for expected in trial.expected]
    program = _asked(compiled, example.entity, (e.rule for _, _, e in rows))
    places = rank([candidate(trace(program, _case(compiled, example.entity, trial)), e.rule) for _, trial, e in rows])
    for (row, trial, expected), place in zip(rows, places, strict=True):
        differs = place_differences(expected, place, compiled.checked.vocabulary.english)
        yield Result(example.name, row, trial.as_of, expected, place, differs, trial)


def _indicator(compiled: Compiled, example: CheckedExample) -> Iterator[Result]:
    lowered, vocabulary = compiled.programs[example.entity], compiled.checked.vocabulary
    program = _asked(compiled, example.entity, (e.rule for t in example.trials for e in t.expected))
    for row, trial in enumerate(example.trials):
        listed = next((t for t in trial.told if isinstance(t, ToldList) and t.name == ROSTER), None)
        figures = tuple(t for t in trial.told if isinstance(t, Told) and t.parameter)
        for expected in trial.expected:
            members = []
            for element in listed.elements if listed else ():
                record, parameters = record_of(example.entity, (*figures, *element), vocabulary)
                traced = trace(program, Case(record, of_date(trial.as_of), parameters))
                members.append(Member(traced.value(Output(expected.rule, "denominator")), traced.value(Output(expected.rule, "numerator"))))
            found = rate(members) if trial.counts is None else rate_of(*trial.counts)
            if not lowered.stories[expected.rule].on(trial.as_of):
                found = CLOSED
            differs = rate_differences(expected, found, lowered.stories[expected.rule].target, vocabulary.english)
            yield Result(example.name, row, trial.as_of, expected, found, differs, trial)
