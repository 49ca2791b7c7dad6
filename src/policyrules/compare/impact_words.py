"""An impact in words, as data, and as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from policyrules.classes import define
from policyrules.compare.impact import CHANGES, Change, Effect, Figures, Impact, Line
from policyrules.core.notes import Words
from policyrules.diagnostics import Tongue
from policyrules.roster.contents import NOTICE, Cell, Contents
from policyrules.types import Vocabulary
from policyrules.types.to_text import PERIOD_WORDS, decimal

CHANGED: dict[Change, Words] = {
    "gains": Words("新增", "gain"),
    "loses": Words("失去", "lose"),
    "more": Words("金额增加", "more"),
    "less": Words("金额减少", "less"),
    "opens": Words("转为待定", "become open"),
    "settles": Words("待定转为有结论", "become settled"),
}
ALL = Words("全部", "all")
HIDDEN = "＊"
SHEET = Words("影响", "impact")


@define
class Telling:
    """`before` and `after` name the versions."""

    vocabulary: Vocabulary
    before: str
    after: str
    tongue: Tongue

    def say(self, zh: str, en: str) -> str:
        return zh if self.tongue == "zh" else en

    def name(self, word: str) -> str:
        return word if self.tongue == "zh" else self.vocabulary.english.get(word, word)

    # ------------------------------------------------------------ words

    def lead(self, of: Impact) -> list[str]:
        """What was compared, and how to read the figures."""
        many = self.say("、", ", ").join(f"{self.name(entity)} {count}" for entity, count in of.asked if count)
        lines = [
            self.say(f"由 {self.before} 改为 {self.after} 的影响，计算日 {of.as_of}；名册：{many or '没有可判断的'}。",
                     f"From {self.before} to {self.after}, as of {of.as_of}; the roster: {many or 'nobody'}."),
            self.say("人数按每项规定分别计；金额是每期应发的增减合计，金额待定的不计入。",
                     "People are counted by provision; yuan are added up by period of payment, open amounts left out."),
        ]  # fmt: skip
        if of.hides:
            lines.append(
                self.say(
                    f"少于 {of.least} 的数和能推算出它的数写作“{HIDDEN}”。",
                    f"Numbers below {of.least}, and those that would give them away, are shown as {HIDDEN}.",
                )
            )
        return lines

    def lines(self, of: Impact) -> Iterator[str]:
        yield from self.lead(of)
        for effect in of.effects:
            yield ""
            yield self.name(effect.rule)
            for line in effect.lines:
                said = self.say("，", ", ").join(self.parts(line.figures)) or self.say("没有变化", "nothing")
                indent = "    " if line.division.zh else "  "
                yield f"{indent}{self.head(line)}{self.say('：', ': ')}{said}"
        if of.same:
            yield ""
            said = self.say("、", ", ").join(map(self.name, of.same))
            yield self.say(f"规则有改动、名册上没有人的答案改变：{said}", f"Changed, with nobody on the roster answered otherwise: {said}")
        if not of.effects:
            yield ""
            yield self.say("名册上没有一个人的答案改变。", "Nobody on the roster is answered otherwise.")
        yield ""
        yield self.say(f"（{NOTICE}。）", "(For reference only; people decide.)")

    def head(self, line: Line) -> str:
        if not line.division.zh:
            return ALL.in_(self.tongue)
        return f"{line.division.in_(self.tongue)} {line.group.in_(self.tongue)}"

    def parts(self, of: Figures) -> Iterator[str]:
        for change, count in zip(CHANGES, of.counts, strict=True):
            if count != 0:
                yield f"{CHANGED[change].in_(self.tongue)} {HIDDEN if count is None else count}"
        for period, amount in of.yuan:
            if amount != 0:
                yield self.yuan(period, amount)

    def yuan(self, period: str, amount: Fraction | None) -> str:
        unit = PERIOD_WORDS[self.tongue][period]
        return f"{HIDDEN}{unit}" if amount is None else f"{'+' if amount > 0 else ''}{decimal(amount.numerator, amount.denominator)}{unit}"

    # ------------------------------------------------------------ data

    def as_data(self, of: Impact) -> dict[str, Any]:
        return {
            "as_of": of.as_of.isoformat(), "asked": {self.name(entity): count for entity, count in of.asked}, "least": of.least,
            "provisions": [self.effect(effect) for effect in of.effects], "unchanged": [self.name(rule) for rule in of.same],
        }  # fmt: skip

    def effect(self, of: Effect) -> dict[str, Any]:
        return {
            "rule": self.name(of.rule),
            "of": self.name(of.entity),
            "kind": of.kind,
            "groups": [
                {
                    "division": line.division.in_(self.tongue) or None, "group": line.group.in_(self.tongue) or None,
                    **dict(zip(CHANGES, line.figures.counts, strict=True)),
                    "yuan": {self.period(p): None if a is None else decimal(a.numerator, a.denominator) for p, a in line.figures.yuan},
                }
                for line in of.lines
            ],
        }  # fmt: skip

    def period(self, period: str) -> str:
        return {"": "once", "月": "month", "年": "year"}[period]

    # ------------------------------------------------------------ a workbook

    def sheet(self, of: Impact) -> Contents:
        periods = sorted({period for effect in of.effects for line in effect.lines for period, _ in line.figures.yuan})
        heads = [self.say(*h) for h in (("规定", "provision"), ("分组", "division"), ("组", "group"))]
        money = [self.say("增减（{}）", "change ({})").format(PERIOD_WORDS[self.tongue][period].strip()) for period in periods]
        rows = [
            (
                Cell(self.name(effect.rule)),
                Cell((line.division if line.division.zh else ALL).in_(self.tongue)),
                Cell(line.group.in_(self.tongue)),
                *(Cell(HIDDEN if count is None else count) for count in line.figures.counts),
                *(self.cell(dict(line.figures.yuan), period) for period in periods),
            )
            for effect in of.effects for line in effect.lines
        ]  # fmt: skip
        counted = [CHANGED[change].in_(self.tongue) for change in CHANGES]
        return Contents(
            SHEET.in_(self.tongue),
            (self.say(NOTICE, "for reference only; people decide"), *self.lead(of)),
            (*heads, *counted, *money),
            tuple(rows),
            frozen_columns=3,
        )

    def cell(self, yuan: dict[str, Fraction | None], period: str) -> Cell:
        if period not in yuan:
            return Cell("")
        amount = yuan[period]
        if amount is not None and amount.denominator == 1:
            return Cell(amount.numerator)
        return Cell(HIDDEN if amount is None else decimal(amount.numerator, amount.denominator))
