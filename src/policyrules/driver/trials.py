"""示例 tried: what each expects, what comes out, and where the two part."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from policyrules.backends.reference import Trace, trace
from policyrules.cases import ABSENT, Case
from policyrules.check import CheckedExample, Expectation, ToldList, Trial
from policyrules.check.examples import ROSTER
from policyrules.core import Output
from policyrules.driver.pipeline import Compiled
from policyrules.driver.records import record_of
from policyrules.explain import Finding, Interval, decide
from policyrules.population import Candidate, Member, Place, Rate, meets, rank, rate
from policyrules.types.encode import of_date


@frozen
class Result:
    """One expectation of one row. `found` is what came out; `parts` says in words where it differs (empty: it passed)."""

    example: str
    row: int
    expected: Expectation
    found: Finding | Place | Rate
    parts: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.parts


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
            for row, trial in enumerate(example.trials):
                traced = traced_trial(compiled, example.entity, trial)
                for expected in trial.expected:
                    found = decide(traced.program, expected.rule, kinds[expected.rule], trial.as_of, traced.value)
                    yield Result(example.name, row, expected, found, differences(expected, found))


def traced_trial(compiled: Compiled, entity: str, trial: Trial) -> Trace:
    record, parameters = record_of(entity, trial.told, compiled.checked.vocabulary)
    return trace(compiled.programs[entity].program, Case(record, of_date(trial.as_of), parameters))


def differences(expected: Expectation, found: Finding) -> tuple[str, ...]:
    """In words, part by part; empty where the decision is as expected."""
    parts = []
    outcome = found.outcome if expected.outcome == "yes" else said(found)  # 负担 alone says nothing of whether it was done
    if expected.outcome and expected.outcome != outcome:
        parts.append(f"应为 {WORDS[expected.outcome]}，得 {WORDS[outcome]}")
    if expected.amount is not None:
        got = found.payable or found.amount
        if got is None:
            parts.append("没有金额")
        elif expected.amount.value is None:
            parts += [f"金额应待定，得 {_span(got)}"] if got.known else []
        else:
            wanted = Fraction(expected.amount.value, expected.amount.den)
            right = got.known and Fraction(got.low, _den(got)) == wanted
            parts += [] if right else [f"金额应为 {wanted}，得 {_span(got)}"]
    if expected.value is not None:
        parts += _value(expected, found)
    if expected.because and not set(expected.because) <= set(found.exceptions):
        parts.append(f"例外应有 {'、'.join(expected.because)}，得 {'、'.join(found.exceptions) or '无'}")
    if expected.missing is not None:
        parts += _missing(expected.missing, frozenset(r.name for r in found.missing | found.missing_amount))
    return tuple(parts)


WORDS = {
    "yes": "是（符合、享受、负担）", "no": "否（不符合、不享受、不负担）", "open": "待定", "not_applicable": "不适用",
    "fulfilled": "已履行", "unfulfilled": "未履行", "value": "一个值",
}  # fmt: skip


def said(found: Finding) -> str:
    """The outcome as an example states it: an obligation that is owed is fulfilled, unfulfilled, or open about that."""
    if found.outcome == "yes" and found.fulfilled:
        return {"yes": "fulfilled", "no": "unfulfilled"}.get(found.fulfilled, "open")
    return found.outcome


def _span(interval: Interval) -> str:
    """One number, or the two between which it lies."""
    low, high = (Fraction(end, _den(interval)) for end in (interval.low, interval.high))
    return str(low) if low == high else f"{low} 至 {high}"


def _den(interval: Interval) -> int:
    return int(getattr(interval.type, "den", 1)) * interval.by


def _value(expected: Expectation, found: Finding) -> list[str]:
    got = found.value
    if got is None:
        truth = {"yes": 1, "no": 0}.get(found.outcome)
        return [] if truth == expected.value else [f"应为 {expected.value}，得 {WORDS[found.outcome]}"]
    if expected.value is ABSENT:
        return [] if got.present is False else ["应为 无"]
    assert isinstance(expected.value, int)
    wanted = Fraction(expected.value, expected.value_den)
    right = got.known and got.present and Fraction(got.low, _den(got)) == wanted
    return [] if right else [f"应为 {wanted}，得 {_span(got)}"]


def _missing(wanted: tuple[str, ...], got: frozenset[str]) -> list[str]:
    return [] if set(wanted) == got else [f"应缺 {'、'.join(sorted(wanted))}，得 {'、'.join(sorted(got)) or '不缺'}"]


# ---------------------------------------------------------------- rankings and rates


def candidate(traced: Trace, rule: str) -> Candidate:
    """What the ranking reads of one thing."""
    return Candidate.of(rule, {o: traced.value(o) for o in traced.program.outputs if o.rule == rule})


def _ranking(compiled: Compiled, example: CheckedExample) -> Iterator[Result]:
    rows = [(row, trial, expected) for row, trial in enumerate(example.trials) for expected in trial.expected]
    places = rank([candidate(traced_trial(compiled, example.entity, trial), e.rule) for _, trial, e in rows])
    for (row, _, expected), place in zip(rows, places, strict=True):
        yield Result(example.name, row, expected, place, _place_parts(expected, place))


def _place_parts(expected: Expectation, place: Place) -> tuple[str, ...]:
    if expected.place is not None:
        right = place.settled and place.best == expected.place
        return () if right else (f"应为第{expected.place}位，得 {place.standing} {place.best}—{place.worst}",)
    got = {"out": "no", "not_applicable": "not_applicable", "in": "yes" if place.settled else "open"}.get(place.standing, "open")
    parts = [] if expected.outcome in (None, got) else [f"应为 {WORDS[expected.outcome]}，得 {WORDS[got]}"]
    if expected.missing is not None:
        parts += _missing(expected.missing, frozenset(r.name for r in place.missing | place.others))
    return tuple(parts)


def _indicator(compiled: Compiled, example: CheckedExample) -> Iterator[Result]:
    program = compiled.programs[example.entity].program
    for row, trial in enumerate(example.trials):
        listed = next((t for t in trial.told if isinstance(t, ToldList) and t.name == ROSTER), None)
        for expected in trial.expected:
            members = []
            for element in listed.elements if listed else ():
                record, parameters = record_of(example.entity, element, compiled.checked.vocabulary)
                traced = trace(program, Case(record, of_date(trial.as_of), parameters))
                members.append(Member(traced.value(Output(expected.rule, "denominator")), traced.value(Output(expected.rule, "numerator"))))
            found = rate(members)
            yield Result(
                example.name,
                row,
                expected,
                found,
                _rate_parts(expected, found, compiled.programs[example.entity].stories[expected.rule].target),
            )


def _rate_parts(expected: Expectation, found: Rate, target: tuple[str, int, int] | None) -> tuple[str, ...]:
    got = "not_applicable" if found.empty else "value" if found.known else "open"
    if target and expected.outcome in ("yes", "no"):
        met = meets(found, target[0], Fraction(target[1], target[2]))
        got = "open" if met is None else "yes" if met else "no"
    if isinstance(expected.value, int):
        right = found.known and found.low == Fraction(expected.value, expected.value_den)
        return () if right else (f"应为 {Fraction(expected.value, expected.value_den)}，得 {found.low} 至 {found.high}",)
    parts = [] if expected.outcome in (None, got) else [f"应为 {WORDS[expected.outcome]}，得 {WORDS[got]}"]
    if expected.missing is not None:
        parts += _missing(expected.missing, frozenset(r.name for r in found.missing))
    return tuple(parts)
