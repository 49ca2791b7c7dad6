"""Vocabulary and rules: grammar rules to nodes."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, cast

from attrs import evolve

from policyrules.classes import frozen
from policyrules.syntax import nodes as syn
from policyrules.syntax.article import article
from policyrules.syntax.expressions import date_literal
from policyrules.syntax.keywords import meaning
from policyrules.syntax.parts import Maker, Parts, expr, key_of, refuse_number
from policyrules.syntax.problems import Refused, UnexpectedText, Words
from policyrules.syntax.rule_tables import RawTable, with_tables
from policyrules.syntax.tokens import Token

KINDS: Final[dict[str, syn.RuleKind]] = {
    "DEFINE": "define",
    "PRESUME": "presume",
    "DISCRETION": "discretion",
    "ELIGIBILITY": "eligibility",
    "BENEFIT": "benefit",
    "OBLIGATION": "obligation",
    "RANKING": "ranking",
    "INDICATOR": "indicator",
    "DUTY": "duty",
}
NamesKey: TypeAlias = Literal["for", "authority", "lead", "join", "joint", "within", "modality", "frequency", "direction", "received"]
TextKey: TypeAlias = Literal["effect", "task", "evidence", "guidance"]
ConditionKey: TypeAlias = Literal["applies", "when", "fulfilled", "denominator", "numerator"]
ValueKey: TypeAlias = Literal["value", "amount", "starts", "stops", "deadline", "baseline"]
FIELDS: Final = (
    syn.NamesField, syn.TextField, syn.BasisField, syn.ReadingField, syn.ConditionField, syn.ValueField, syn.RoundingField,
    syn.TargetField, syn.ExceptionField, syn.HintField, syn.OrderField, syn.TiesField, syn.RangeField, syn.AfterField,
)  # fmt: skip


# ---------------------------------------------------------------- vocabulary


def subject(parts: Parts) -> syn.SubjectDecl:
    title, *own = parts.all(syn.Title)
    return syn.SubjectDecl(parts.at, title, own[0] if own else None, parts.has("ADDS"), parts.all(syn.Member))


ORDERS: Final[dict[str, tuple[Literal["none", "descending", "ascending"], bool]]] = {
    "": ("none", False), "from_heavy": ("descending", False), "from_light": ("ascending", False),
    "from_high": ("descending", True), "from_low": ("ascending", True),
}  # fmt: skip
"""By the words for it, the order of a choice list, and whether it is one of heights."""


def choice(parts: Parts) -> syn.ChoiceDecl:
    title, *values = parts.all(syn.Title)
    order, by_height = ORDERS[parts.meaning("ORDERED") if parts.has("ORDERED") else ""]
    return syn.ChoiceDecl(parts.at, title, order, by_height, tuple(values))


def member(parts: Parts) -> syn.Member:
    made = syn.Member(parts.at, parts.one(syn.Title), parts.one(syn.MemberType))
    for attribute in parts.all(Attribute):
        made = attribute.added_to(made)
    return made


def member_type(parts: Parts) -> syn.MemberType:
    first = parts.items[0]
    if isinstance(first, syn.Name):
        return syn.MemberType(parts.at, "name", name=first)
    assert isinstance(first, Token)
    units = [cast(syn.Unit, meaning("UNIT", token.text)) for token in parts.tokens("UNIT")]
    match first.kind:
        case "BOOL":
            return syn.MemberType(parts.at, "bool")
        case "DATEKW":
            return syn.MemberType(parts.at, "date")
        case "MONTHKW":
            return syn.MemberType(parts.at, "month")
        case "RATIO":
            return syn.MemberType(parts.at, "ratio")
        case "INTKW":
            return syn.MemberType(parts.at, "integer", units[0] if units else "")
        case "AMOUNT":
            if units[0] not in ("yuan", "yuan_month", "yuan_year"):
                raise refuse_number(parts.at, "不是金额的单位，金额写 元、元/月、元/年", "is no amount; write yuan or yuan/month")
            return syn.MemberType(parts.at, "amount", units[0])
        case "DECKW":
            places = parts.text("NUMBER")
            if units[0] != "places" or not places.isdigit() or not 1 <= int(places) <= 6:
                raise refuse_number(parts.at, "要写明 1 至 6 位小数，如『小数 2位』", "has to say 1 to 6 places: `decimal 2 places`")
            return syn.MemberType(parts.at, "decimal", units[1] if len(units) > 1 else "", int(places))
        case _:
            return syn.MemberType(parts.at, "many", name=parts.one(syn.Name))


@frozen(eq=False)
class Attribute(syn.Node):
    """What stands behind a comma in the line of a fact; none of the tree, for it goes into the `Member`."""

    parts: Parts

    def added_to(self, member: syn.Member) -> syn.Member:
        parts = self.parts
        if parts.has("OPTIONAL"):
            return evolve(member, optional=True)
        if parts.has("SENSITIVE"):
            return evolve(member, sensitive=True)
        if parts.has("ONRECORD"):
            return evolve(member, on_record=True)
        if parts.has("CHANGES"):
            return evolve(member, changes=(*member.changes, cast(syn.Change, parts.meaning("CHANGES"))))
        if parts.has("KEPT"):
            return evolve(member, kept=(*member.kept, cast(syn.Kept, parts.meaning("KEPT"))))
        if parts.has("OPPOSITE"):
            return evolve(member, opposite=parts.one(syn.Title))
        if parts.has("ATMOST"):
            return evolve(member, at_most=parts.one(syn.Quantity))
        if parts.has("ASK"):
            return evolve(member, question=parts.quoted())
        relation = parts.meaning("REL") or RELATION_OF_SUFFIX[parts.meaning("SUFFIX")]
        return evolve(member, bounds=(*member.bounds, (cast(syn.Relation, relation), parts.one(syn.Quantity))))


RELATION_OF_SUFFIX: Final = {"ge": "ge", "elapsed": "ge", "le": "le", "within": "le", "beyond": "gt"}
"""以上, 以下, 以内 and 届满 include the number, 以外 does not (民法典 1259)."""


def attribute(parts: Parts) -> syn.Node:
    return Attribute(parts.at, parts)


# ---------------------------------------------------------------- rules


def rule(parts: Parts) -> syn.RuleDecl:
    kind = parts.items[0]
    assert isinstance(kind, Token)
    titles = parts.all(syn.Title)
    versions = tuple(evolve(v, fields=with_tables(v.fields, titles)) for v in parts.all(syn.Version))
    return syn.RuleDecl(parts.at, KINDS[kind.kind], titles[0], with_tables(_fields(parts), titles), versions, titles[1:])


def version(parts: Parts) -> syn.Version:
    days = _days(parts)
    return syn.Version(parts.at, days[0], days[1] if len(days) > 1 else None, _fields(parts))


def _days(parts: Parts) -> list[date]:
    return [date_literal(parts.place(token), token).day for token in parts.tokens("DATE")]


def _fields(parts: Parts) -> tuple[syn.Field, ...]:
    return tuple([item for item in parts.items if isinstance(item, FIELDS)])


def names_field(parts: Parts) -> syn.NamesField:
    made = syn.NamesField(parts.at, cast(NamesKey, _key(parts)), parts.all(syn.Path))
    if made.key == "for":
        if len(made.paths) > 1:
            raise Refused(UnexpectedText(made.paths[1].at, _ONE_KIND))
        if len(made.paths[0].names) > 1:
            raise Refused(UnexpectedText(made.paths[0].at, _KIND_ALONE))
    return made


_ONE_KIND: Final = Words("一条规则说一种对象：对象不同的，分成几条规则", "a rule is about one kind of thing: write a rule for each")
_KIND_ALONE: Final = Words(
    "对象只写主体的名称，如『人员』『家庭』；户籍、残疾等限定写进条件",
    "`for` names the kind alone, such as `person`; the rest belongs into `when`",
)


def text_field(parts: Parts) -> syn.TextField:
    return syn.TextField(parts.at, cast(TextKey, _key(parts)), parts.quoted(), parts.notes())


def basis_field(parts: Parts) -> syn.BasisField:
    return syn.BasisField(parts.at, parts.all(syn.Cite))


def reading_field(parts: Parts) -> syn.ReadingField:
    return syn.ReadingField(parts.at, parts.all(syn.Reading))


def condition_field(parts: Parts) -> syn.ConditionField:
    return syn.ConditionField(parts.at, cast(ConditionKey, _key(parts)), condition(parts))


def value_field(parts: Parts) -> syn.ValueField:
    worth = parts.maybe(syn.Plain) or parts.maybe(syn.Cases) or cast(syn.Worth, parts.one(RawTable))
    return syn.ValueField(parts.at, cast(ValueKey, _key(parts)), worth)


def rounding_field(parts: Parts) -> syn.RoundingField:
    if parts.has("EXACT"):
        return syn.RoundingField(parts.at, None, None, parts.notes())
    mode = cast(syn.RoundingMode, parts.meaning("ROUND"))
    unit = parts.token("UNIT")  # 四舍五入 至 元: to one of it
    step = parts.maybe(syn.Quantity)
    if unit is not None:
        step = syn.Quantity(parts.place(unit), 1, 1, cast(syn.Unit, parts.meaning("UNIT")))
    return syn.RoundingField(parts.at, mode, step, parts.notes())


def target_field(parts: Parts) -> syn.TargetField:
    relation = cast(syn.Relation, parts.meaning("REL")) if parts.has("REL") else None
    return syn.TargetField(parts.at, relation, parts.exprs()[0])


def exception_field(parts: Parts) -> syn.ExceptionField:
    title, when, *amount = (item for item in parts.items if not isinstance(item, (Token, syn.Cite, syn.Reading)))
    assert isinstance(title, syn.Title)
    return syn.ExceptionField(parts.at, title, expr(when), expr(amount[0]) if amount else None, parts.notes())


def hint_field(parts: Parts) -> syn.HintField:
    return syn.HintField(parts.at, parts.exprs()[0], parts.quoted(), parts.notes())


def order_field(parts: Parts) -> syn.OrderField:
    return syn.OrderField(parts.at, parts.all(syn.OrderKey))


def order_key(parts: Parts) -> syn.OrderKey:
    by = cast(Literal["high", "low", "early", "late", "first"], parts.meaning("BYKEY") or "first")
    return syn.OrderKey(parts.at, parts.text("MARK_A"), parts.exprs()[0], by, parts.has("TIEBREAK"), parts.notes())


def ties_field(parts: Parts) -> syn.TiesField:
    return syn.TiesField(parts.at, parts.all(syn.Path), parts.quoted())


@frozen(eq=False)
class Limits(syn.Node):
    """10000元 至 30000元: the ends of what a body may fix; both belong to it. None of the tree: each end becomes a value."""

    low: syn.Expr
    high: syn.Expr
    notes: tuple[syn.Note, ...] = ()


@frozen(eq=False)
class RangeCase(syn.Node):
    """A case of 幅度, until it is written for either end."""

    mark: str
    test: syn.Expr | None
    limits: Limits


def range_field(parts: Parts) -> syn.RangeField:
    cases, plain_ = parts.all(RangeCase), parts.maybe(Limits)
    if plain_ is not None:
        low, high = (syn.Plain(plain_.at, end, plain_.notes) for end in (plain_.low, plain_.high))
        return syn.RangeField(parts.at, low, high, plain_.notes)
    at, notes = cases[0].at.to(cases[-1].at), tuple(note for case in cases for note in case.limits.notes)
    lows = tuple(syn.When(c.at, c.mark, c.test, c.limits.low, c.limits.notes) for c in cases)
    highs = tuple(syn.When(c.at, c.mark, c.test, c.limits.high, c.limits.notes) for c in cases)
    return syn.RangeField(parts.at, syn.Cases(at, lows), syn.Cases(at, highs), notes)


def range_case(parts: Parts) -> RangeCase:
    limits_ = parts.one(Limits)
    tests = [expr(item) for item in parts.items if not isinstance(item, Token | Limits)]
    return RangeCase(parts.at, _mark(parts), tests[0] if tests else None, limits_)


def limits(parts: Parts) -> Limits:
    low, high = (expr(item) for item in parts.items if not isinstance(item, Token | syn.Cite | syn.Reading))
    return Limits(parts.at, low, high, parts.notes())


def after_field(parts: Parts) -> syn.AfterField:
    return syn.AfterField(parts.at, parts.quoted(), parts.maybe(syn.Name))


def _key(parts: Parts) -> str:
    first = parts.items[0]
    assert isinstance(first, Token)
    return key_of(first)


# ---------------------------------------------------------------- sources, conditions, values


def cite(parts: Parts) -> syn.Cite:
    name = parts.maybe(syn.Name)
    document = name.text if name else parts.text("BOOK") or _notice(parts.text("DOCNO"))
    return syn.Cite(parts.at, document, tuple([token.text for token in parts.tokens("CLAUSE")]), article(parts.text("ARTICLE"), "zh"))


def _notice(number: str) -> str:
    """Notices are numbered with 〔2021〕; other brackets are what keyboards give."""
    return number.translate(str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕"))


def reading(parts: Parts) -> syn.Reading:
    return syn.Reading(parts.at, parts.text("RID"), parts.quoted())


def condition(parts: Parts) -> syn.Condition:
    """The condition among the parts."""
    return parts.maybe(syn.Group) or parts.maybe(syn.Leaf) or parts.one(syn.OpenTo)


def group(parts: Parts) -> syn.Group:
    return syn.Group(parts.at, parts.has("ALL"), parts.all(syn.Item))


def item(parts: Parts) -> syn.Item:
    return syn.Item(parts.at, _mark(parts), condition(parts))


def leaf(parts: Parts) -> syn.Leaf | syn.OpenTo:
    if parts.has("ETC"):
        return syn.OpenTo(parts.at, parts.one(syn.Name), parts.notes())
    return syn.Leaf(parts.at, parts.exprs()[0], parts.notes())


def plain(parts: Parts) -> syn.Plain:
    return syn.Plain(parts.at, parts.exprs()[0], parts.notes())


def cases(parts: Parts) -> syn.Cases:
    return syn.Cases(parts.at, parts.all(syn.When))


def when(parts: Parts) -> syn.When:
    first, *rest = parts.exprs()
    if parts.has("ELSE"):
        return syn.When(parts.at, _mark(parts), None, first, parts.notes())
    return syn.When(parts.at, _mark(parts), first, rest[0], parts.notes())


def _mark(parts: Parts) -> str:
    first = parts.items[0]
    assert isinstance(first, Token)
    return first.text


RULES: Final[dict[str, Maker]] = {
    "subject": subject,
    "member": member,
    "type": member_type,
    "attribute": attribute,
    "choice": choice,
    "rule": rule,
    "version": version,
    "f_names": names_field,
    "f_text": text_field,
    "f_basis": basis_field,
    "f_reading": reading_field,
    "f_condition": condition_field,
    "f_value": value_field,
    "f_rounding": rounding_field,
    "f_target": target_field,
    "f_exception": exception_field,
    "f_hint": hint_field,
    "f_order": order_field,
    "key": order_key,
    "f_ties": ties_field,
    "f_range": range_field,
    "range_case": range_case,
    "limits": limits,
    "f_after": after_field,
    "cite": cite,
    "reading": reading,
    "group": group,
    "item": item,
    "leaf": leaf,
    "plain": plain,
    "cases": cases,
    "when": when,
}
