"""The specification as one document: every page is listed in order, and every construct of the language stands in a rule of it."""

from __future__ import annotations

import re
from functools import cache
from inspect import isclass

from tests.spec.pages import SPEC, pages
from tests.spec.scenes import steps

from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.keywords import meaning, table
from policyrules.syntax.walk import nodes

NODES_NOT_YET: frozenset[str] = frozenset(
    {
        "Added",
        "Aggregate",
        "AnyValue",
        "Between",
        "Bracket",
        "Cases",
        "ChoiceDecl",
        "Column",
        "Disjunction",
        "ExampleTable",
        "ExceptionField",
        "Extreme",
        "HintField",
        "ListGiven",
        "MonthLiteral",
        "NoneLiteral",
        "OneOf",
        "OpenTo",
        "OrderField",
        "OrderKey",
        "Part",
        "PropertyDecl",
        "Quantified",
        "Reading",
        "ReadingField",
        "RoundingField",
        "Row",
        "Scaled",
        "Selection",
        "Share",
        "TargetField",
        "TextField",
        "TiesField",
        "Verdict",
        "Version",
        "When",
        "Window",
        "YearDay",
        "YearLiteral",
        "YesNo",
    }
)
KEYWORDS_NOT_YET: frozenset[tuple[str, str]] = frozenset(
    {
        ("ADDS", "-"),
        ("AGG", "max"),
        ("AGG", "min"),
        ("AGG", "sum"),
        ("ANY", "-"),
        ("APPLIES", "-"),
        ("ASK", "-"),
        ("ATMOST", "-"),
        ("BASELINE", "-"),
        ("BECAUSE", "-"),
        ("BETWEEN", "-"),
        ("BYKEY", "early"),
        ("BYKEY", "high"),
        ("BYKEY", "late"),
        ("BYKEY", "low"),
        ("CASES", "-"),
        ("CHOICE", "-"),
        ("CLAIM", "-"),
        ("DEADLINE", "-"),
        ("DECKW", "-"),
        ("DENOMINATOR", "-"),
        ("DIRECTION", "-"),
        ("DISCRETION", "-"),
        ("DIV", "-"),
        ("DONE", "fulfilled"),
        ("DUTY", "-"),
        ("EACHMONTH", "-"),
        ("EFFECT", "-"),
        ("EFFECTIVE", "-"),
        ("ELSE", "-"),
        ("ETC", "-"),
        ("EVERY", "-"),
        ("EVIDENCE", "-"),
        ("EXACT", "-"),
        ("EXCEPTION", "-"),
        ("FIRST", "-"),
        ("FORALL", "-"),
        ("FREQUENCY", "-"),
        ("FULFILLED", "-"),
        ("GIVEN", "-"),
        ("GUIDANCE", "-"),
        ("HIGHER", "-"),
        ("HINT", "-"),
        ("IN", "-"),
        ("INDICATOR", "-"),
        ("INTKW", "-"),
        ("ISNOT", "-"),
        ("JOIN", "-"),
        ("JOINT", "-"),
        ("LEAD", "-"),
        ("LIKE", "-"),
        ("LOWER", "-"),
        ("MANY", "-"),
        ("MINUS", "-"),
        ("MODALITY", "-"),
        ("MONTHKW", "-"),
        ("NA", "-"),
        ("NO", "-"),
        ("NOLIMIT", "-"),
        ("NONE", "-"),
        ("NONEVALUE", "-"),
        ("NUMERATOR", "-"),
        ("OBLIGATION", "-"),
        ("ONEOF", "-"),
        ("OPPOSITE", "-"),
        ("OPTIONAL", "-"),
        ("OR", "-"),
        ("ORDERBY", "-"),
        ("ORDERED", "asc"),
        ("ORDERED", "desc"),
        ("PLUS", "-"),
        ("PRESUME", "-"),
        ("PROPERTY", "-"),
        ("QI", "-"),
        ("RANKING", "-"),
        ("RATIO", "-"),
        ("READING", "-"),
        ("REGARDLESS", "-"),
        ("REL", "eq"),
        ("REL", "ge"),
        ("REL", "gt"),
        ("REL", "le"),
        ("ROUND", "down"),
        ("ROUND", "half_even"),
        ("ROUND", "half_up"),
        ("ROUND", "up"),
        ("ROUNDING", "-"),
        ("ROWS", "-"),
        ("SEL", "-"),
        ("SELF", "-"),
        ("SENSITIVE", "-"),
        ("SOME", "-"),
        ("SPANFN", "days"),
        ("SPANFN", "months"),
        ("STARTS", "-"),
        ("STOPS", "-"),
        ("SUCH", "-"),
        ("SUFFIX", "beyond"),
        ("SUFFIX", "elapsed"),
        ("SUFFIX", "within"),
        ("TABLE", "-"),
        ("TARGET", "-"),
        ("TASK", "-"),
        ("TIEBREAK", "-"),
        ("TIES", "-"),
        ("TIMES", "-"),
        ("UNDONE", "unfulfilled"),
        ("UNIT", "days"),
        ("UNIT", "fold"),
        ("UNIT", "grade"),
        ("UNIT", "households"),
        ("UNIT", "items"),
        ("UNIT", "months"),
        ("UNIT", "percent"),
        ("UNIT", "persons"),
        ("UNIT", "places"),
        ("UNIT", "points"),
        ("UNIT", "times"),
        ("UNIT", "wan_yuan"),
        ("UNIT", "years"),
        ("UNIT", "yuan"),
        ("UNIT", "yuan_year"),
        ("VARYING", "-"),
        ("WITH", "-"),
        ("WITHIN", "-"),
        ("YES", "-"),
    }
)
"""What no page shows yet. A page that shows it takes it out."""
BASES = frozenset({"Node"})


@cache
def shown() -> tuple[Parsed, ...]:
    """Every block of rules that stays, as read."""
    return tuple(
        parse(SourceFile("本段.rules", step.scene.fresh))
        for page in pages()
        for step in steps(page)
        if step.stays and step.block.kind == "rules"
    )


def test_the_index_lists_every_page_in_order() -> None:
    listed = re.findall(r"\]\(([^)]+\.md)\)", (SPEC / "index.md").read_text(encoding="utf-8"))
    assert listed == [page.name for page in pages()]


def test_every_page_has_a_title_and_an_english_line() -> None:
    for page in pages():
        first, blank, english = page.read_text(encoding="utf-8").splitlines()[:3]
        assert first.startswith("# ") and blank == "" and english.startswith("*English: "), page.name


def test_every_construct_is_shown() -> None:
    kinds = {name for name in syn.__all__ if isclass(getattr(syn, name))} - BASES
    met = {type(node).__name__ for parsed in shown() for node in nodes(parsed.module)}
    assert kinds - met <= NODES_NOT_YET


def test_every_word_is_shown() -> None:
    words = {(row.terminal, row.meaning) for row in table()}
    of_table = {terminal for terminal, _ in words}
    met = {(t.kind, meaning(t.kind, t.text)) for parsed in shown() for t in parsed.tokens if t.kind in of_table}
    assert words - met <= KEYWORDS_NOT_YET
