"""Clauses that are cited and are not there: where they are looked for, and what is offered instead."""

from __future__ import annotations

import pytest

from policyrules.driver.files import pack_of
from policyrules.driver.pipeline import compile_pack
from policyrules.ledger.cited import cited_in, near
from policyrules.ledger.problems import ClauseNotInLedger
from policyrules.source import SourceFile, Span

LEDGER = '条款:\n- {编号: "3.1.1#1"}\n- {编号: "3.1.1#2a"}\n- {编号: "3.1.1#2b"}\n- {编号: "3.1.2#1"}\n'
WORDS = "主体 人员：\n  在职：是否。\n"
RULE = "资格 补助\n  对象：人员。\n  依据：规划 {}。\n  条件：在职。\n"


def strange(**files: str) -> list[str]:
    """The clauses of which `check` says that they are not there, with the file in which they stand."""
    made = {name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()}
    found = compile_pack(pack_of("区", {"词汇.rules": WORDS.encode(), **made})).problems
    return [f"{p.at.file.name} {p.at.text}" for p in found if isinstance(p, ClauseNotInLedger)]


@pytest.mark.parametrize(
    ("id", "offered"),
    [
        ("3.1.1#2", ("3.1.1#2a", "3.1.1#2b")),
        ("3.1.1#2c", ("3.1.1#2a", "3.1.1#2b")),
        ("3.1.1#22", ("3.1.1#2a", "3.1.1#2b", "3.1.1#1")),
        ("3.1.2#9", ("3.1.2#1",)),
        ("9.9.9#1", ()),
    ],
)
def test_what_is_offered(id: str, offered: tuple[str, ...]) -> None:
    assert near(id, ["3.1.1#1", "3.1.1#2a", "3.1.1#2b", "3.1.2#1"]) == offered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规划 3.1.1#1 没有写数额", ["3.1.1#1"]),
        ("见规划 3.1.1#1、3.1.1#2a；另见规划3.1.2#1", ["3.1.1#1", "3.1.1#2a", "3.1.2#1"]),
        ("省规划 3.1.1#1", []),
        ("健康规划 3.1.1#1", []),
        ("3.1.1#1", []),
    ],
)
def test_what_is_cited_in_running_text(text: str, found: list[str]) -> None:
    file = SourceFile("a", text)
    cited = [*cited_in(Span(file, 0, len(text)))]
    assert [one.id for one in cited] == found == [one.at.text for one in cited]


def test_a_clause_is_looked_up_wherever_it_is_cited() -> None:
    assert strange(a_rules=RULE.format("3.1.1#9"), ledger__a_yaml=LEDGER) == ["a.rules 3.1.1#9"]
    assert strange(a_rules=RULE.format("3.1.1#1；《办法》 第三条"), ledger__a_yaml=LEDGER) == []
    assert strange(findings_yaml="发现:\n  - 依据: 规划 3.1.1#1；规划 3.1.1#8 # 规划 9.9.9#9\n", ledger__a_yaml=LEDGER) == [
        "findings.yaml 3.1.1#8"
    ]
    english = "eligibility help\n  for: person\n  basis: plan 3.1.1#9\n  when: employed\n"
    assert strange(a_rules=english, glossary_csv="名称,别名\n规划,plan\n人员,person\n在职,employed\n", ledger__a_yaml=LEDGER) == [
        "a.rules 3.1.1#9"
    ]


def test_without_a_ledger_nothing_is_looked_up() -> None:
    assert strange(a_rules=RULE.format("3.1.1#9")) == []


def test_a_ledger_that_cannot_be_read_is_told_and_blames_no_rule() -> None:
    found = compile_pack(pack_of("区", {"a.rules": (WORDS + "\n" + RULE.format("3.1.1#9")).encode(), "ledger/a.yaml": b"a: [1"})).problems
    assert [p.code for p in found] == ["bad-yaml"]
