"""Conditions and values as they are written, with their marks; and the same with every definition opened beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from attrs import evolve, field
from docutils import nodes

from policyrules.classes import define
from policyrules.core.notes import Words
from policyrules.explain.wording import english_mark
from policyrules.resolve.editions import Edition, editions
from policyrules.sphinx_ext.links import Worder, to_rule
from policyrules.sphinx_ext.loaded import Entry
from policyrules.sphinx_ext.make import Cell, Inline, bullets, para, table
from policyrules.sphinx_ext.words import from_to
from policyrules.syntax import nodes as syn

EVERY, SOME = Words("同时符合下列各项：", "all of:"), Words("符合下列各项之一：", "any of:")
LIST = "policy-conditions"


@define
class Writer:
    """Writes conditions and values of one rule.

    Marks (（一）, 1., （1）) stand in the text, so that they are read, copied and printed as they are cited. With `opens`, the rules
    that a condition names are told beneath it, each where it is first named; `seen` keeps those.
    """

    worder: Worder
    opens: bool = False
    seen: set[str] = field(factory=set)

    def say(self, zh: str, en: str) -> str:
        return self.worder.loaded.say(zh, en)

    def mark(self, mark: str) -> str:
        """A mark before words: only 1. and those in English need room after it."""
        return self.say(spaced(mark), f"{english_mark(mark)} ".lstrip())

    def condition(self, body: syn.Condition, mark: str = "", end: str = "。") -> list[nodes.Node]:
        match body:
            case syn.Leaf(_, expr, notes):
                return [para(self.mark(mark), *self.worder.expr(expr), *self.worder.notes(notes), self.end(end)), *self.opened(expr)]
            case syn.OpenTo(_, name, notes):
                lead, close = self.say("其他情形，由主管单位认定（", "other cases, judged by the body in charge ("), self.say("）", ")")
                return [para(self.mark(mark), lead, *self.worder.expr(name), close, *self.worder.notes(notes), self.end(end))]
            case syn.Group(_, every, items):
                last = len(items) - 1
                listed = [self.condition(item.body, item.mark, end if i == last else "；") for i, item in enumerate(items)]
                return [para(self.mark(mark), (EVERY if every else SOME).in_(self.worder.loaded.tongue)), bullets(listed, LIST)]
        assert_never(body)

    def end(self, end: str) -> str:
        return self.say(end, {"。": ".", "；": ";"}.get(end, end))

    def worth(self, worth: syn.Worth) -> list[nodes.Node]:
        match worth:
            case syn.Plain(_, value, notes):
                return [para(*self.worder.expr(value), *self.worder.notes(notes), self.end("。")), *self.opened(value)]
            case syn.Cases(_, whens):
                last = len(whens) - 1
                told = [self.case(w, "。" if i == last else "；") for i, w in enumerate(whens)]
                return [para(self.say("分情形：", "By case:")), bullets(told, LIST)]
            case syn.RuleTable():
                return self.table(self.say("按下表：", "By the table:"), worth.columns, worth.headings, worth.rows)
            case syn.Scale():
                zh = "分段累进，每一段按各自的比例计算，各段相加："
                lead = self.say(zh, "By brackets: the part in each is taken at its own rate, and the parts are added up:")
                return self.table(lead, (worth.base,), (worth.heading,), worth.rows)
        assert_never(worth)

    def table(
        self, lead: str, columns: Sequence[syn.Expr], headings: Sequence[syn.Heading], rows: Sequence[syn.TableRow]
    ) -> list[nodes.Node]:
        """The table as it stands, its rows numbered as explanations name them."""
        head = [self.say("行", "row"), *(self.worder.says(column.at) for column in columns), *map(self.heading, headings)]
        told = [[str(i), *self.cells(row)] for i, row in enumerate(rows, 1)]
        opened = [part for node in (*columns, *rows) for part in self.opened(node)]
        return [para(lead), table(head, told), *opened]

    def cells(self, row: syn.TableRow) -> list[Cell]:
        tests = [self.say("不限", "any") if isinstance(test, syn.NoLimit) else self.worder.says(test.at) for test in row.tests]
        results = [self.worder.expr(r.value) if r.value else [self.say("待定", "undetermined")] for r in row.results]
        return [*tests, *([para(*said, *self.worder.notes(r.notes))] for said, r in zip(results, row.results, strict=True))]

    def case(self, when: syn.When, end: str) -> list[nodes.Node]:
        lead, then = self.say("", "where "), self.say("的，", ": ")
        test: list[Inline] = [lead, *self.worder.expr(when.test), then] if when.test else [self.say("其他情形，", "otherwise: ")]
        opened = [*self.opened(when.test), *self.opened(when.value)] if when.test else self.opened(when.value)
        return [para(self.mark(when.mark), *test, *self.worder.expr(when.value), *self.worder.notes(when.notes), self.end(end)), *opened]

    def heading(self, heading: syn.Heading) -> str:
        if heading.name:
            return self.worder.loaded.names.word(heading.name.text)
        return self.say(heading.at.text.strip(), "result")

    # ------------------------------------------------------------ opened

    def opened(self, node: syn.Node) -> list[nodes.Node]:
        """What the rules named in an expression say, as a list beneath it."""
        if not self.opens:
            return []
        named = [e for e in dict.fromkeys(self.worder.loaded.mentioned(node, self.worder.entity)) if isinstance(e, Entry)]
        told = [told for entry in named if (told := self.definition(entry))]
        return [bullets(told, LIST)] if told else []

    def definition(self, entry: Entry) -> list[nodes.Node]:
        opening, close = self.say("「", "“"), self.say("」", "”")
        called: list[Inline] = [opening, to_rule(entry, self.worder.loaded.names.word(entry.name)), close]
        if entry.rule.kind == "discretion":
            return [para(*called, self.say("由主管单位认定。", " is for the body in charge to judge."))]
        if entry.key in self.seen:
            return [para(*called, self.say("见上文。", ": see above."))]
        self.seen.add(entry.key)
        inner = evolve(self, worder=evolve(self.worder, entity=entry.rule.entity, page=""), seen=self.seen)
        found = editions(entry.rule.decl)
        told = {from_to(e.since, e.until, self.worder.loaded.tongue): inner.edition(e) for e in found}
        presumed = self.say("没有登记的，推定为：", ", where nothing is on file, is taken to be: ")
        lead = [*called, presumed if entry.rule.kind == "presume" else self.say("是指：", ": ")]
        if len(found) == 1:
            return led(lead, next(iter(told.values()), []))
        return [para(*lead), bullets([led([period + self.say("：", ": ")], said) for period, said in told.items()], LIST)] if told else []

    def edition(self, edition: Edition) -> list[nodes.Node]:
        body, value = edition.condition("when"), edition.value("value") or edition.value("amount")
        return self.condition(body.body) if body else self.worth(value.worth) if value else []


def led(lead: Sequence[Inline], said: list[nodes.Node]) -> list[nodes.Node]:
    """What is said, with words before it in its first paragraph; nothing where nothing is said."""
    if said and isinstance(said[0], nodes.paragraph):
        return [para(*lead, *said[0].children), *said[1:]]
    return [para(*lead), *said] if said else []


def spaced(mark: str) -> str:
    """A mark before words: only 1. needs room after it."""
    return f"{mark} " if mark.endswith(".") else mark
