"""Where what came out of an example parts from what it expects, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from policyrules.cases import ABSENT
from policyrules.check import Expectation
from policyrules.check.facts import Amount
from policyrules.check.from_resolved import widest
from policyrules.core import Reason, row_of
from policyrules.core.notes import Words
from policyrules.explain import Finding, Interval
from policyrules.explain.figures import place_words
from policyrules.explain.wording import ANSWERS, DONE, NOT_APPLICABLE, OPEN
from policyrules.population import Place, Rate, meets
from policyrules.types import Money, Number, Scalar, Vocabulary
from policyrules.types.to_text import decimal, written

NONE = Words("无", "none")
VALUE = Words("一个值", "a value")
Parts = tuple[Words, ...]


def differences(expected: Expectation, found: Finding, vocabulary: Vocabulary) -> Parts:
    """Part by part; empty where the decision is as expected."""
    english = vocabulary.english
    parts: list[Words] = []
    outcome = found.outcome if expected.outcome == "yes" else said(found)  # 负担 alone says nothing of whether it was done
    if expected.outcome and expected.outcome != outcome:
        parts.append(_instead(_word(found.kind, expected.outcome), _word(found.kind, outcome)))
    if expected.amount is not None:
        parts += _amount(expected, found.payable or found.amount, vocabulary)
    if expected.limits is not None:
        parts += _limits(expected.limits, found, vocabulary)
    if expected.value is not None:
        parts += _value(expected, found, vocabulary)
    if expected.because and not set(expected.because) <= set(found.exceptions):
        wanted, got = _names(expected.because, english), _names(found.exceptions, english)
        parts.append(Words(f"例外应有 {wanted.zh}，得 {got.zh or '无'}", f"expected the exceptions {wanted.en}, got {got.en or 'none'}"))
    return (*parts, *_missing(expected, found.missing | found.missing_amount, english))


def place_differences(expected: Expectation, place: Place, english: Mapping[str, str]) -> Parts:
    if expected.place is not None:
        if place.settled and place.best == expected.place:
            return ()
        return (_instead(Words(f"第{expected.place}位", f"place {expected.place}"), place_words(place)),)
    got = {"out": "no", "not_applicable": "not_applicable", "in": "yes" if place.settled else "open"}.get(place.standing, "open")
    return (*_outcome("ranking", expected, got), *_missing(expected, place.missing | place.others, english))


def rate_differences(expected: Expectation, found: Rate, target: tuple[str, int, int] | None, english: Mapping[str, str]) -> Parts:
    got = "not_applicable" if found.empty else "value" if found.known else "open"
    if target and expected.outcome in ("yes", "no"):
        met = meets(found, target[0], Fraction(target[1], target[2]))
        got = "open" if met is None else "yes" if met else "no"
    if isinstance(expected.value, int):
        wanted = Fraction(expected.value, expected.value_den)
        if found.known and found.low == wanted:
            return ()
        return (
            _instead(_share(wanted, wanted), NOT_APPLICABLE if found.low is None or found.high is None else _share(found.low, found.high)),
        )
    return (*_outcome("indicator", expected, got), *_missing(expected, found.missing, english))


def said(found: Finding) -> str:
    """The outcome as an example states it: an obligation that is owed is fulfilled, unfulfilled, or open about that."""
    if found.outcome == "yes" and found.fulfilled:
        return {"yes": "fulfilled", "no": "unfulfilled"}.get(found.fulfilled, "open")
    return found.outcome


# ---------------------------------------------------------------- parts


def _instead(wanted: Words, got: Words) -> Words:
    return Words(f"应为 {wanted.zh}，得 {got.zh}", f"expected {wanted.en}, got {got.en}")


def _outcome(kind: str, expected: Expectation, got: str) -> Parts:
    wanted = expected.outcome
    return () if wanted is None or wanted == got else (_instead(_word(kind, wanted), _word(kind, got)),)


def _amount(expected: Expectation, got: Interval | None, vocabulary: Vocabulary) -> Parts:
    assert expected.amount is not None
    if got is None:
        return (Words("没有金额", "there is no amount"),)
    if expected.amount.value is None:
        return (_amount_instead(OPEN, _span(got, vocabulary)),) if got.known else ()
    wanted = Fraction(expected.amount.value, expected.amount.den)
    right = got.known and Fraction(got.low, _den(got)) == wanted
    return () if right else (_amount_instead(_exact(wanted, got.type, vocabulary), _span(got, vocabulary)),)


def _limits(expected: tuple[Amount, Amount], found: Finding, vocabulary: Vocabulary) -> Parts:
    if found.limits is None:
        return (Words("没有幅度", "there is no range"),)
    parts: Parts = ()
    for wanted, got in zip(expected, found.limits, strict=True):
        assert wanted.value is not None
        exact = Fraction(wanted.value, wanted.den)
        if not got.known or Fraction(got.low, _den(got)) != exact:
            parts += (_amount_instead(_exact(exact, got.type, vocabulary), _span(got, vocabulary)),)
    return parts


def _amount_instead(wanted: Words, got: Words) -> Words:
    return Words(f"金额应为 {wanted.zh}，得 {got.zh}", f"expected the amount {wanted.en}, got {got.en}")


def _value(expected: Expectation, found: Finding, vocabulary: Vocabulary) -> Parts:
    got, wanted = found.value, expected.value
    if got is None:
        truth = {"yes": 1, "no": 0}.get(found.outcome)
        return () if truth == wanted else (_instead(_word("define", "yes" if wanted else "no"), _word("define", found.outcome)),)
    if wanted is ABSENT:
        return () if got.present is False else (_instead(NONE, _span(got, vocabulary)),)
    assert isinstance(wanted, int)
    exact = Fraction(wanted, expected.value_den)
    right = got.known and got.present and Fraction(got.low, _den(got)) == exact
    return () if right else (_instead(_exact(exact, got.type, vocabulary), _span(got, vocabulary)),)


def _missing(expected: Expectation, reasons: Iterable[Reason], english: Mapping[str, str]) -> Parts:
    got = {row_of(r.name)[0] if r.source == "row" else r.name for r in reasons}
    if expected.missing is None or set(expected.missing) == got:
        return ()
    wanted, found = (_names(sorted(names), english) for names in (expected.missing, got))
    return (Words(f"应缺 {wanted.zh}，得 {found.zh or '不缺'}", f"expected missing: {wanted.en}; got: {found.en or 'nothing'}"),)


# ---------------------------------------------------------------- words


def _names(names: Iterable[str], english: Mapping[str, str]) -> Words:
    found = list(names)
    return Words("、".join(found), ", ".join(english.get(name, name) for name in found))


def _word(kind: str, outcome: str) -> Words:
    """An outcome in the words of its kind of rule; a definition is simply so or not."""
    match outcome:
        case "open":
            return OPEN
        case "not_applicable":
            return NOT_APPLICABLE
        case "fulfilled" | "unfulfilled":
            return DONE["yes" if outcome == "fulfilled" else "no"]
        case "yes" | "no" if kind in ("define", "presume"):
            return Words("是", "yes") if outcome == "yes" else Words("否", "no")
        case "yes" | "no":
            yes, no = ANSWERS.get(kind, ANSWERS["eligibility"])
            return yes if outcome == "yes" else no
    return VALUE


def _exact(value: Fraction, type: Scalar, vocabulary: Vocabulary) -> Words:
    """A value in words, to the last digit."""
    if isinstance(type, Number | Money):
        type, number = evolve(type, den=value.denominator), value.numerator
    else:
        number = int(value)
    return Words(written(number, type, vocabulary, "zh"), written(number, type, vocabulary, "en"))


def _span(got: Interval, vocabulary: Vocabulary) -> Words:
    """One value, or the two between which it lies."""
    if got.present is False:
        return NONE
    if got.present is None or (got.low != got.high and not isinstance(got.type, Number | Money)):
        return OPEN
    if (got.low, got.high) == widest(got.type, vocabulary):  # nothing at all is known of it
        return OPEN
    low, high = (_exact(Fraction(end, _den(got)), got.type, vocabulary) for end in (got.low, got.high))
    return low if got.low == got.high else Words(f"{low.zh} 至 {high.zh}", f"{low.en} to {high.en}")


def _share(low: Fraction, high: Fraction) -> Words:
    """A rate as a percentage."""
    ends = [decimal(end.numerator * 100, end.denominator) + "%" for end in (low, high)]
    return Words(ends[0], ends[0]) if low == high else Words(f"{ends[0]} 至 {ends[1]}", f"{ends[0]} to {ends[1]}")


def _den(interval: Interval) -> int:
    return int(getattr(interval.type, "den", 1)) * interval.by
