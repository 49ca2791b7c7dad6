"""What the scalar backend writes: only what the whitelist allows, whatever the names, however large the program."""

from __future__ import annotations

import ast
import traceback
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from policyrules import core
from policyrules.backends.scalar import Evaluators, Rows
from policyrules.backends.scalar.classes import Moment
from policyrules.backends.scalar.runtime import HELPERS
from policyrules.backends.scalar.whitelist import refused
from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.cases.model import Entry
from policyrules.core import ROOT
from policyrules.core.build import Builder
from policyrules.testing import vocabulary as v
from policyrules.testing.programs import programs
from policyrules.types import BOOL, Entity, Fact, Number, Relation, Vocabulary

HOSTILE = (
    '"""\nimport os', "\n    raise SystemExit", "x\r\ny", "class", "None", "__builtins__", "ﬁ", "fi", "{0}", "%s", "a\u2028b", "\u202eabc",
    "'; --", "z=print('hi')", "\\", "#", "\x00", "\ud800",
)  # fmt: skip


def one_entity(*names: str) -> Vocabulary:
    return Vocabulary(entities={"人员": Entity("人员", facts={n: Fact(n, "人员", BOOL, 0, 1) for n in names})})


def answer(b: Builder, name: core.Name, vocabulary: Vocabulary, **facts: int) -> tuple[int, int]:
    evaluators = Evaluators(b.program({core.Output("甲", "outcome"): name}), vocabulary)
    (found,) = evaluators.evaluator("甲")(*evaluators.packed(Case(Record("人员", {**facts}), 0)))
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(programs())
def test_generated_text_is_ascii_but_for_comments_and_holds_only_what_is_allowed(program: core.Program) -> None:
    evaluators = Evaluators(program, v.vocabulary())
    for rule in evaluators.rules:
        text = evaluators.source(rule, v.DAYS[0])
        constants = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name) and node.id[0].isupper()}
        assert refused(ast.walk(ast.parse(text)), {*HELPERS, *constants}) == []
        assert all(line.isascii() for line in text.splitlines() if not line.startswith("#"))
        assert {name.rstrip("0123456789") for name in constants} <= {"E", "YES", "NO", "OPEN", "W", "K", "Y", "B"}


def test_hostile_names_are_harmless_and_apart() -> None:
    b = Builder("人员")
    names = [b.fact(name) for name in HOSTILE]
    only_second_twin = b.all(b.not_(names[HOSTILE.index("ﬁ")]), names[HOSTILE.index("fi")], b.any(*names))
    program = b.program({core.Output('"""\nraise SystemExit', "outcome"): only_second_twin})
    evaluators = Evaluators(program, one_entity(*HOSTILE))
    (rule,) = evaluators.rules
    evaluator = evaluators.evaluator(rule)
    facts: dict[str, Entry] = dict.fromkeys(HOSTILE, 0)
    assert evaluator(*evaluators.packed(Case(Record("人员", facts | {"fi": 1}), 0))) == ((1, 1),)
    assert evaluator(*evaluators.packed(Case(Record("人员", facts | {"ﬁ": 1}), 0))) == ((0, 0),)
    (why,) = evaluator.reasons(*evaluators.packed(Case(Record("人员", {k: x for k, x in facts.items() if k != "fi"}), 0)))
    assert why == {core.Reason("fact", "fi")}


@pytest.mark.parametrize(
    "text",
    [
        "import os", "decide = 3", "x1 = lambda: 1", "x1 = [v1 for v1 in s]", "x1 = 1.5", "x1 = '甲'", "x1 = f'{s}'", "x1 = v1(*p)(2)",
        "while 1: x1 = 1", "x1 = s.f1.append(1, key=2)", "x1 = s.__class__", "x1 = open('x')", "x1 = eval",
        "def other(s, d, p):\n    return 1", "def decide(s, d, *p):\n    return 1", "def decide(s, d, p=1):\n    return 1",
        "@decide\ndef bounds(s, d, p):\n    return 1", "def decide(s, d, p) -> exec:\n    return 1",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    assert refused(ast.walk(ast.parse(text)), HELPERS) != []


def test_large_programs_compile() -> None:
    names = [f"事实{i}" for i in range(1500)]
    vocabulary = one_entity(*names)
    b = Builder("人员")
    facts = [b.fact(n) for n in names]
    every = b.any(*(b.all(x, y) for x, y in pairwise(facts)))
    deep = facts[0]
    for fact in facts[:400]:
        deep = b.choose(fact, b.not_(deep), b.all(deep, facts[5]))
    long = b.sum([(1, f) for f in facts], type=Number())
    chain = b.const(0)
    for fact in facts[:300]:
        chain = b.choose(fact, b.const(7), chain)
    outputs = {core.Output("甲", what): name for what, name in {"a": every, "b": deep, "c": long, "d": chain}.items()}
    evaluators = Evaluators(b.program(outputs), vocabulary)
    evaluator = evaluators.evaluator("甲")
    assert evaluator(*evaluators.packed(Case(Record("人员", dict.fromkeys(names, 1)), 0)))[2:] == ((1500, 1500), (7, 7))
    assert evaluator(*evaluators.packed(Case(Record("人员", {}), 0)))[2:] == ((0, 1500), (0, 7))


def test_nested_guards_stay_within_the_limits_of_python() -> None:
    vocabulary = Vocabulary(entities={
        "人员": Entity("人员", "", {"甲": Fact("甲", "人员", BOOL, 0, 1)}, {"友": Relation("友", "人员", "人员", many=True, at_most=3)}),
    })  # fmt: skip
    b = Builder("人员")
    home, tests = ROOT, []
    for _ in range(6):
        home = b.block(home, (), "友", 3)
        tests.append((home, b.fact("甲", home=home)))
    inner = tests[-1][1]
    for home, fact in reversed(tests):
        inner = b.exists(home, b.all(fact, inner))
    deep = inner
    for i in range(60):
        deep = b.all(b.fact("甲"), b.less(b.const(i), b.choose(deep, b.count("b1", tests[0][1]), b.const(i))), b.exists("b1", tests[0][1]))
    assert answer(b, deep, vocabulary, 甲=0) == (0, 0)


def test_tracebacks_show_the_generated_line() -> None:
    b = Builder("人员")
    evaluators = Evaluators(b.program({core.Output("甲", "outcome"): b.fact("在职")}), one_entity("在职"))
    try:
        evaluators.evaluator("甲")(None, 0, None)
    except AttributeError as error:
        assert "s.f1" in "".join(traceback.format_exception(error))
    else:
        pytest.fail("a row of nothing has no slots")


def test_packing_keeps_circles_and_refuses_what_is_not_declared() -> None:
    rows = Rows(v.vocabulary())
    person, household = Record(v.PERSON), Record(v.HOUSEHOLD)
    person.one[v.AT_HOME] = household
    household.many[v.MEMBERS] = Listed([person])
    row = rows.packed(person, at=Moment(0, 0))
    entity = rows.entities[v.PERSON]
    at_home = getattr(row, entity.one[v.AT_HOME])
    items, complete = rows.entities[v.HOUSEHOLD].many[v.MEMBERS]
    assert getattr(at_home, items) == (row,)
    assert getattr(at_home, complete) is True
    assert getattr(row, entity.one[v.GUARDIAN]) is entity.blank
    with pytest.raises(ValueError, match="absent"):
        rows.packed(Record(v.PERSON, {"在职": ABSENT}), at=Moment(0, 0))
    with pytest.raises(ValueError, match="entity"):
        rows.packed(Record("别的"), at=Moment(0, 0))
