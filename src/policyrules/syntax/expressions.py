"""Names, numbers, values and conditions: grammar rules to nodes."""

from __future__ import annotations

import re
from typing import Final, Literal, cast

from policyrules.diagnostics import Edit
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.keywords import meaning
from policyrules.syntax.numerals import day, decimal, han, numbers
from policyrules.syntax.parts import Maker, Parts, expr, refuse_number
from policyrules.syntax.problems import Refused, UnexpectedText, Words
from policyrules.syntax.tokens import Token


def name(parts: Parts) -> syn.Name:
    word = parts.items[0]
    assert isinstance(word, Token)
    if word.kind == "QNAME":
        return syn.Name(parts.at, word.text[1:-1])
    if word.text.startswith("每") and (pay := _PAY_IN_A_NAME.match(word.text)):
        edits = (Edit(parts.at, f"{pay[2]}元/{pay[1]}", certain=True),) if pay[3] else ()
        raise Refused(UnexpectedText(parts.at, Words("数额写『122元/月』『260元/年』", "write the amount as `122 yuan/month`"), edits))
    if _DAY_IN_HAN.fullmatch(word.text):
        raise Refused(
            UnexpectedText(
                parts.at, Words("日期用数字：『2008年1月1日』", "write the day in digits: `2008-01-01`"), day_in_digits(parts.at)
            )
        )
    return syn.Name(parts.at, word.text)


def title(parts: Parts) -> syn.Title:
    return syn.Title(parts.at, *parts.all(syn.Name))


def path(parts: Parts) -> syn.Path:
    return syn.Path(parts.at, parts.all(syn.Name))


def quantity(parts: Parts) -> syn.Quantity:
    unit = cast(syn.Unit, parts.meaning("UNIT"))
    digits = parts.text("NUMBER")
    if digits:
        value = decimal(digits)
        if value is None:
            raise refuse_number(parts.at, "位数太多，最多 18 位", "has more than 18 digits")
    elif parts.has("PCTZH"):
        value, unit = han(parts.text("PCTZH").removeprefix("百分之")), "percent"
    else:
        value = han(parts.text("ZHNUM"))
    if value is None:
        raise refuse_number(parts.at, "不成数目，请改用阿拉伯数字", "is no number; write it in digits")
    return syn.Quantity(parts.at, *value, unit)


def literal(parts: Parts) -> syn.Literal_:
    token = parts.items[0]
    assert isinstance(token, Token)
    if token.kind in ("YES", "NO"):
        return syn.YesNo(parts.at, token.kind == "YES")
    if token.kind == "NONEVALUE":
        return syn.NoneLiteral(parts.at)
    if token.kind == "DATE":
        return date_literal(parts.at, token)
    if token.kind == "MONTH":
        return month_literal(parts.at, token)
    if token.kind == "YEARDAY":
        return _day_of_some_year(parts.at, token)
    return syn.YearLiteral(parts.at, numbers(token.text)[0])


def date_literal(at: Span, token: Token) -> syn.DateLiteral:
    year, month, number = numbers(token.text)
    found = day(year, month, number)
    if found is None:
        raise refuse_number(at, "这一天不存在", "is no day of the calendar")
    return syn.DateLiteral(at, found)


def month_literal(at: Span, token: Token) -> syn.MonthLiteral:
    year, month = numbers(token.text)
    if not 1 <= month <= 12:
        raise refuse_number(at, "没有这个月份", "is no month")
    return syn.MonthLiteral(at, year, month)


def _day_of_some_year(at: Span, token: Token) -> syn.YearDay:
    month, number = numbers(token.text)
    if day(2000, month, number) is None:  # a leap year, so that 29 February stands
        raise refuse_number(at, "这一天不存在", "is no day of the calendar")
    return syn.YearDay(at, token.text.startswith(("上", "l")), month, number)


def bracket(parts: Parts) -> syn.Bracket:
    return syn.Bracket(parts.at, parts.exprs()[0])


def negation(parts: Parts) -> syn.Negation:
    return syn.Negation(parts.at, parts.exprs()[0])


def conjunction(parts: Parts) -> syn.Conjunction:
    return syn.Conjunction(parts.at, tuple(parts.exprs()))


def disjunction(parts: Parts) -> syn.Disjunction:
    return syn.Disjunction(parts.at, tuple(parts.exprs()))


def compare(parts: Parts) -> syn.Compare:
    left, right = parts.exprs()
    return syn.Compare(parts.at, left, cast(syn.Relation, parts.meaning("REL")), right)


def is_(parts: Parts) -> syn.Is:
    left, right = parts.exprs()
    return syn.Is(parts.at, left, right, parts.has("ISNOT"))


def bound(parts: Parts) -> syn.Bound | syn.Negation:
    left, value = parts.exprs()
    made = syn.Bound(parts.at, left, value, cast(syn.Suffix, parts.meaning("SUFFIX")))
    return syn.Negation(parts.at, made) if parts.has("ISNOT") else made


def one_of(parts: Parts) -> syn.OneOf:
    left, *values = parts.exprs()
    open_to = None
    if parts.has("ETC"):
        values.pop()
        open_to = parts.all(syn.Name)[-1]
    return syn.OneOf(parts.at, left, tuple(values), parts.has("ISNOT"), open_to, parts.has("ANY") or parts.has("ONEOF"))


def between(parts: Parts) -> syn.Between:
    return syn.Between(parts.at, *parts.exprs())


def window(parts: Parts) -> syn.Window:
    left, start, length = parts.exprs()
    assert isinstance(length, syn.Quantity)
    return syn.Window(parts.at, left, start, length, cast(syn.Suffix, parts.meaning("SUFFIX")))


def verdict(parts: Parts) -> syn.Verdict:
    *subject, rule = (item for item in parts.items if not isinstance(item, Token))
    assert isinstance(rule, syn.Name)
    return syn.Verdict(parts.at, expr(subject[0]) if subject else None, rule, parts.has("NOTMEET"))


def precedes(parts: Parts) -> syn.Precedes:
    """甲的配租次序 先于 乙; who writes 乙的配租次序 means the same."""
    left, right = parts.exprs()
    if not isinstance(left, syn.Part):
        said, word = left.at.text.strip(), parts.text("PRECEDES")
        zh = f"写明按哪一个排序：『{said}的某某次序 {word} {right.at.text.strip()}』"
        raise Refused(UnexpectedText(left.at, Words(zh, "name the ranking: `first_one's waiting_list ahead of second_one`")))
    if isinstance(right, syn.Part) and right.name.text == left.name.text:
        right = right.base
    return syn.Precedes(parts.at, left.base, left.name, cast(syn.Order, parts.meaning("PRECEDES")), right)


def quantified(parts: Parts) -> syn.Quantified:
    over, test = parts.exprs()
    return syn.Quantified(parts.at, over, "some" if parts.has("SOME") else "none" if parts.has("NONE") else "every", test)


def extreme(parts: Parts) -> syn.Extreme:
    return syn.Extreme(parts.at, tuple(parts.exprs()), "higher" if parts.has("HIGHER") else "lower")


def span(parts: Parts) -> syn.SpanOf:
    start, end = parts.exprs()
    return syn.SpanOf(parts.at, start, end, cast(Literal["years", "months", "days"], parts.meaning("SPANFN")))


def added(parts: Parts) -> syn.Expr:
    left, *rest = parts.exprs()
    for sign, right in zip(parts.tokens("PLUS", "MINUS"), rest, strict=True):
        if sign.kind == "MINUS":
            _refuse_a_range(left, sign, right)
        left = syn.Added(left.at.to(right.at), left, "minus" if sign.kind == "MINUS" else "plus", right)
    return left


def scaled(parts: Parts) -> syn.Expr:
    left, *rest = parts.exprs()
    for sign, right in zip(parts.tokens("TIMES", "DIV"), rest, strict=True):
        left = syn.Scaled(left.at.to(right.at), left, "div" if sign.kind == "DIV" else "times", right)
    return left


def chain(parts: Parts) -> syn.Expr:
    """甲的乙的1.5倍, 甲 中 … 者, 甲 之和: each step takes what stands before it."""
    first, *steps = parts.items
    assert isinstance(first, syn.Node)
    base, test = expr(first), None
    before = ""
    for step in steps:
        if isinstance(step, Token):
            before = step.kind
            if before == "AGG":
                how = cast(Literal["sum", "max", "min"], meaning(before, step.text))
                base = syn.Aggregate(base.at.to(parts.place(step)), base, how)
            elif before == "SUCH":
                assert test is not None
                base = syn.Selection(base.at.to(parts.place(step)), base, test)
        elif before == "SEL":
            test = expr(step)
        elif isinstance(step, syn.Name):
            base = syn.Part(base.at.to(step.at), base, step)
        else:
            assert isinstance(step, syn.Quantity)
            base = syn.Share(base.at.to(step.at), base, step)
    return base


def _refuse_a_range(left: syn.Expr, sign: Token, right: syn.Expr) -> None:
    """16-59周岁 and 16周岁-59周岁 read as a difference, and nobody who writes them means one."""
    if not isinstance(left, _ENDS) or not isinstance(right, _ENDS):
        return
    low, high = left.at.text.strip(), right.at.text.strip()
    if isinstance(left, syn.Quantity) and isinstance(right, syn.Quantity):
        if not right.unit or right.unit in ("percent", "fold") or (left.unit and (sign.text != "-" or low.isascii())):
            return
        low += "" if left.unit else high.lstrip("0123456789.,")
    hint = Words(
        f"区间写『在 {low} 至 {high} 之间』，表格里写『{low} 至 {high}』；『-』是减号，确实要相减的写『减去』",
        f"write the range as `in {low} to {high}`; `-` subtracts",
    )
    raise Refused(UnexpectedText(left.at.to(right.at), hint))


def day_in_digits(at: Span) -> tuple[Edit, ...]:
    """二〇〇八年一月一日 as 2008年1月1日."""
    year, _, rest = at.text.partition("年")
    month, _, number = rest.removesuffix("日").partition("月")
    found = [han(part) for part in (year, month, number)]
    return (Edit(at, "{}年{}月{}日".format(*(n[0] for n in found if n)), certain=True),) if all(found) else ()


_ENDS = (syn.Quantity, syn.DateLiteral, syn.MonthLiteral, syn.YearLiteral)
_PAY_IN_A_NAME = re.compile("每([月年])([0-9][0-9.,]*)(元$)?")
_DAY_IN_HAN = re.compile("[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")

EXPRESSIONS: Final[dict[str, Maker]] = {
    "name": name,
    "title": title,
    "path": path,
    "quantity": quantity,
    "literal": literal,
    "bracket": bracket,
    "negation": negation,
    "conjunction": conjunction,
    "disjunction": disjunction,
    "compare": compare,
    "is": is_,
    "bound": bound,
    "one_of": one_of,
    "between": between,
    "window": window,
    "verdict": verdict,
    "precedes": precedes,
    "quantified": quantified,
    "extreme": extreme,
    "span": span,
    "added": added,
    "scaled": scaled,
    "chain": chain,
}
