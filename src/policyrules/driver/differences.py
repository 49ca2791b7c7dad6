"""Where what came out of an example parts from what it expects, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from policyrules.cases import ABSENT
from policyrules.check import Expectation
from policyrules.core import Reason
from policyrules.core.notes import Words
from policyrules.explain import Finding, Interval
from policyrules.explain.figures import place_words
from policyrules.explain.wording import NOT_APPLICABLE, OPEN
from policyrules.population import Place, Rate, meets

OUTCOMES = {
    "yes": Words("是（符合、享受、负担）", "yes (meets, receives, owes)"),
    "no": Words("否（不符合、不享受、不负担）", "no (does not meet, receive or owe)"),
    "open": OPEN,
    "not_applicable": NOT_APPLICABLE,
    "fulfilled": Words("已履行", "fulfilled"),
    "unfulfilled": Words("未履行", "unfulfilled"),
    "value": Words("一个值", "a value"),
}
Parts = tuple[Words, ...]


def differences(expected: Expectation, found: Finding, english: Mapping[str, str]) -> Parts:
    """Part by part; empty where the decision is as expected. `english` has the English words of names."""
    parts: list[Words] = []
    outcome = found.outcome if expected.outcome == "yes" else said(found)  # 负担 alone says nothing of whether it was done
    if expected.outcome and expected.outcome != outcome:
        parts.append(_instead(OUTCOMES[expected.outcome], OUTCOMES[outcome]))
    if expected.amount is not None:
        parts += _amount(expected, found.payable or found.amount)
    if expected.value is not None:
        parts += _value(expected, found)
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
    return (*_outcome(expected, got), *_missing(expected, place.missing | place.others, english))


def rate_differences(expected: Expectation, found: Rate, target: tuple[str, int, int] | None, english: Mapping[str, str]) -> Parts:
    got = "not_applicable" if found.empty else "value" if found.known else "open"
    if target and expected.outcome in ("yes", "no"):
        met = meets(found, target[0], Fraction(target[1], target[2]))
        got = "open" if met is None else "yes" if met else "no"
    if isinstance(expected.value, int):
        wanted = Fraction(expected.value, expected.value_den)
        if found.known and found.low == wanted:
            return ()
        return (_instead(_same(wanted), NOT_APPLICABLE if found.low is None or found.high is None else _between(found.low, found.high)),)
    return (*_outcome(expected, got), *_missing(expected, found.missing, english))


def said(found: Finding) -> str:
    """The outcome as an example states it: an obligation that is owed is fulfilled, unfulfilled, or open about that."""
    if found.outcome == "yes" and found.fulfilled:
        return {"yes": "fulfilled", "no": "unfulfilled"}.get(found.fulfilled, "open")
    return found.outcome


# ---------------------------------------------------------------- parts


def _instead(wanted: Words, got: Words) -> Words:
    return Words(f"应为 {wanted.zh}，得 {got.zh}", f"expected {wanted.en}, got {got.en}")


def _outcome(expected: Expectation, got: str) -> Parts:
    return () if expected.outcome in (None, got) else (_instead(OUTCOMES[expected.outcome], OUTCOMES[got]),)


def _amount(expected: Expectation, got: Interval | None) -> Parts:
    assert expected.amount is not None
    if got is None:
        return (Words("没有金额", "there is no amount"),)
    if expected.amount.value is None:
        return (_amount_instead(OPEN, _span(got)),) if got.known else ()
    wanted = Fraction(expected.amount.value, expected.amount.den)
    right = got.known and Fraction(got.low, _den(got)) == wanted
    return () if right else (_amount_instead(_same(wanted), _span(got)),)


def _amount_instead(wanted: Words, got: Words) -> Words:
    return Words(f"金额应为 {wanted.zh}，得 {got.zh}", f"expected the amount {wanted.en}, got {got.en}")


def _value(expected: Expectation, found: Finding) -> Parts:
    got = found.value
    if got is None:
        truth = {"yes": 1, "no": 0}.get(found.outcome)
        return () if truth == expected.value else (_instead(_same(expected.value), OUTCOMES[found.outcome]),)
    if expected.value is ABSENT:
        return () if got.present is False else (_instead(Words("无", "none"), _span(got)),)
    assert isinstance(expected.value, int)
    wanted = Fraction(expected.value, expected.value_den)
    right = got.known and got.present and Fraction(got.low, _den(got)) == wanted
    return () if right else (_instead(_same(wanted), _span(got)),)


def _missing(expected: Expectation, reasons: Iterable[Reason], english: Mapping[str, str]) -> Parts:
    got = {r.name for r in reasons}
    if expected.missing is None or set(expected.missing) == got:
        return ()
    wanted, found = (_names(sorted(names), english) for names in (expected.missing, got))
    return (Words(f"应缺 {wanted.zh}，得 {found.zh or '不缺'}", f"expected missing: {wanted.en}; got: {found.en or 'nothing'}"),)


# ---------------------------------------------------------------- words


def _names(names: Iterable[str], english: Mapping[str, str]) -> Words:
    found = list(names)
    return Words("、".join(found), ", ".join(english.get(name, name) for name in found))


def _same(thing: object) -> Words:
    return Words(str(thing), str(thing))


def _span(interval: Interval) -> Words:
    """One number, or the two between which it lies."""
    return _between(*(Fraction(end, _den(interval)) for end in (interval.low, interval.high)))


def _between(low: Fraction, high: Fraction) -> Words:
    return _same(low) if low == high else Words(f"{low} 至 {high}", f"{low} to {high}")


def _den(interval: Interval) -> int:
    return int(getattr(interval.type, "den", 1)) * interval.by
