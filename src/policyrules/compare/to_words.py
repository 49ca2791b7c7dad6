"""Differences in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from attrs import evolve

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.classes import define
from policyrules.compare.model import Differences, RuleChange, Stated
from policyrules.compare.turned import Stands, Turned
from policyrules.compare.witness import KINDS, found
from policyrules.core.notes import Words
from policyrules.deciding.pack import Pack
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted
from policyrules.explain.names import Names
from policyrules.prove.editions import Step
from policyrules.prove.regions import OTHERWISE, Region, period
from policyrules.resolve import Rule
from policyrules.testing.to_example import facts_of
from policyrules.types import DATE
from policyrules.types.encode import to_date
from policyrules.types.to_text import written

ORDER: Final[dict[Stands, Words]] = {
    "ahead": Words("甲在乙前", "A comes before B"), "level": Words("并列", "tied"), "behind": Words("乙在甲前", "B comes before A"),
}  # fmt: skip
MOST_LINES: Final = 8
"""Of a rule that was written anew, no more lines are quoted on either side."""


@define
class Telling:
    before: Pack
    after: Pack
    tongue: Tongue

    def say(self, zh: str, en: str) -> str:
        return zh if self.tongue == "zh" else en

    def name(self, rule: str) -> str:
        english = {**self.before.vocabulary.english, **self.after.vocabulary.english}
        return rule if self.tongue == "zh" else english.get(rule, rule)

    def lines(self, of: Differences) -> Iterator[str]:
        for names, zh, en in ((of.added, "新增规则：", "New rules: "), (of.gone, "删去的规则：", "Rules that are gone: ")):
            if names:
                yield self.say(zh, en) + self.say("、", ", ").join(map(self.name, names))
        for renamed in of.renamed:
            now = self.name(renamed.after)
            yield self.say(f"改名：“{renamed.before}”改为“{now}”，内容未变", f"Renamed: {self.name(renamed.before)} is {now} now")
        yield from map(self.stated, (*of.vocabulary, *of.parameters))
        for rule in of.rules:
            if rule.matters:
                yield from self.rule(rule)
        quiet = [rule.before.name for rule in of.rules if not rule.matters and rule.rewritten]
        if quiet:
            told = self.say("、", ", ").join(map(self.name, quiet))
            yield self.say(f"写法、依据或说明改了，答案已证明不变：{told}", f"Written otherwise, proved to answer the same: {told}")
        yield self.summary(of)

    def stated(self, of: Stated) -> str:
        was, now = (w.in_(self.tongue) if w else self.say("没有", "not there") for w in (of.before, of.after))
        return self.say(f"{of.what.zh}：原为 {was}，现为 {now}", f"{of.what.en}: was {was}, is {now}")

    def summary(self, of: Differences) -> str:
        if of.none:
            if of.rules or of.text_changed:
                return self.say(
                    "只有排版、写法或说明不同，没有一条规则的答案改变。", "Only layout, wording or notes differ; no answer does."
                )
            return self.say("两个版本完全相同。", "The two versions are the same.")
        shown = sum(rule.change == "answers" for rule in of.rules)
        unsure = sum(rule.change in ("not found", "not compared") for rule in of.rules)
        return self.say(
            f"答案不同的规则 {shown} 条，没有找到差别但也没有证明相同的 {unsure} 条，新增 {len(of.added)} 条，删去 {len(of.gone)} 条，"
            f"改名 {len(of.renamed)} 条，参数改动 {len(of.parameters)} 处，声明改动 {len(of.vocabulary)} 处。",
            f"{counted(shown, 'rule answers', 'rules answer')} otherwise,"
            f" {counted(unsure, 'is', 'are')} neither told apart nor proved the same,"
            f" {len(of.added)} new, {len(of.gone)} gone, {len(of.renamed)} renamed,"
            f" {counted(len(of.parameters), 'change')} of parameters, {len(of.vocabulary)} of declarations.",
        )

    # ------------------------------------------------------------ one rule

    def rule(self, of: RuleChange) -> Iterator[str]:
        rested = "" if of.rewritten else self.say("（本身没有改，所依据的规则或参数改了）", " (not itself, but what it rests on)")
        yield f"{self.name(of.before.name)}{rested}"
        for mark, rule in (("－", of.before), ("＋", of.after)):
            lines = self.changed_lines(of, rule)
            if lines:
                yield f"  {mark} {rule.decl.title.at.place}"
                yield from (f"      {line}" for line in lines)
        match of.change:
            case "answers" if of.turned is not None:
                yield from self.order(of.turned)
                for region in of.regions:
                    if region.how is not OTHERWISE:
                        yield f"    {self.region(region)}"
            case "answers" if of.regions:
                for region in of.regions:
                    yield f"    {self.region(region)}"
                    yield from self.example(evolve(of, witness=region.witness), "      ")
                yield "    " + self.rest(of.whole)
            case "answers":
                yield from self.example(of, "    ")
            case "not found":
                yield self.say(
                    f"    没有找到差别（试了 {of.tried} 例，不是证明）。",
                    f"    No difference was found ({counted(of.tried, 'try')}, which is no proof).",
                )
            case "not compared":
                yield self.say(
                    "    所读的事实换了类型，或选项换了次序，没有比较。", "    Not compared: a fact it reads is of another type now."
                )
            case _:
                pass

    def order(self, of: Turned) -> Iterator[str]:
        """Two of one list, and how they stood and stand to each other."""
        day = written(of.first.as_of, DATE, self.after.vocabulary, self.tongue)
        yield self.say(f"    有人的先后变了。例：计算日 {day}；", f"    The order of some is another. For example, on {day}:")
        for who, case in ((self.say("甲", "A"), of.first), (self.say("乙", "B"), of.second)):
            yield f"      {who}{self.say('：', ': ')}{self.facts(case)[1]}{self.say('。', '.')}"
        yield f"      {self.say('原来', 'before')}{self.say('：', ': ')}{ORDER[of.before].in_(self.tongue)}"
        yield f"      {self.say('现在', 'now')}{self.say('：', ': ')}{ORDER[of.after].in_(self.tongue)}"

    def example(self, of: RuleChange, margin: str) -> Iterator[str]:
        was, now = self.answers(of)
        yield margin + self.case(of.witness)
        yield margin + self.say(f"原来：{was}", f"before: {was}")
        yield margin + self.say(f"现在：{now}", f"now: {now}")

    def case(self, case: Case | None) -> str:
        """The day and the facts of a case, in a sentence."""
        day, facts = self.facts(case)
        told = facts or self.say("其余不必写", "nothing else is needed")
        return self.say(f"例：计算日 {day}；{told}。", f"For example, on {day}: {told}.")

    def editions(self, rule: str, some: Iterable[Step]) -> Iterator[str]:
        """What changed from each edition of a rule to the next."""
        for step in some:
            when = period(step.after)
            yield self.say(f"{rule}（{when.zh}，与前一版比）", f"{self.name(rule)} ({when.en}, against the edition before)")
            for region in step.regions:
                yield f"    {self.region(region)}"
                yield f"      {self.case(region.witness)}"
            if not step.regions and step.whole:
                yield self.say("    算不算、算多少都不变：已证明。", "    The same people are met, with the same figures: proved.")
            else:
                yield "    " + self.rest(step.whole)

    def rest(self, whole: bool) -> str:
        if whole:
            return self.say("此外的情形，已证明答案不变。", "In all other cases the answer is proved to be the same.")
        return self.say("此外还有没有，未能判定。", "Whether there is more is not settled.")

    def region(self, of: Region) -> str:
        """In which facts they part, by the conditions of the rules."""
        told = [
            self.say(f"“{says.zh}”{'' if holding else '不成立'}", f"`{says.en}`{'' if holding else ' failing'}")
            for says, holding in of.conditions
        ]
        how = of.how.in_(self.tongue)
        if not told and not of.sure:
            return self.say(f"有的人{how}。", f"Some: {how}.")
        if not told:
            return self.say(f"凡是答案看得见的，都是{how}。", f"Wherever it is seen, it is {how}.")
        where = self.say("、".join(told), ", ".join(told))
        if of.sure:
            return self.say(f"凡{where}的，{how}。", f"With {where}: {how}.")
        return self.say(f"在{where}的人里，有的{how}。", f"Of those with {where}, some: {how}.")

    def changed_lines(self, of: RuleChange, side: Rule) -> list[str]:
        """The lines of one side that the other does not have."""
        if not of.rewritten:
            return []
        old, new = (_lines(rule) for rule in (of.before, of.after))
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        spans = [(i, j) if side is of.before else (k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
        lines = [line for first, last in spans for line in (old if side is of.before else new)[first:last]]
        return [*lines[:MOST_LINES], *(["……"] if len(lines) > MOST_LINES else [])]

    def facts(self, case: Case | None) -> tuple[str, str]:
        """The day and the facts of a case."""
        assert case is not None
        vocabulary = self.after.vocabulary
        units = {name: p.type for pack in (self.before, self.after) for name, p in pack.parameters.items()}
        figures = [f"{self.name(n)} = {written(v, units[n], vocabulary, self.tongue)}" for n, v in sorted(case.parameters.items())]
        told = [facts_of(case.root, vocabulary, self.tongue), *figures]
        return written(case.as_of, DATE, vocabulary, self.tongue), self.say("；", "; ").join(part for part in told if part)

    def answers(self, of: RuleChange) -> tuple[str, str]:
        """What both versions answer."""
        assert of.pair is not None and of.witness is not None
        if of.before.kind in KINDS or of.before.kind != of.after.kind:
            word = self.say("次序或比率所依据的值不同", "what it is reckoned from differs")
            return self.say("（略）", "(not shown)"), word
        traced = trace(of.pair.joint, of.witness)
        day = to_date(of.witness.as_of)
        said = []
        for pack, later in ((self.before, False), (self.after, True)):
            finding = found(of.pair, traced, of.before.name, later)
            edition, names = pack.story(pack.rule(of.before.name)).on(day), Names(pack.vocabulary, "", {}, self.tongue)
            sources = self.say("、", ", ").join(str(source) for source in map(names.source, edition.sources)) if edition else ""
            why = self.say(f"（依据 {sources}）", f" ({sources})") if sources else ""
            said.append(pack.short(finding, self.tongue) + why)
        return said[0], said[1]

    # ------------------------------------------------------------ data

    def as_data(self, of: Differences) -> dict[str, Any]:
        return {
            "added": list(of.added),
            "gone": list(of.gone),
            "renamed": [{"before": r.before, "after": r.after} for r in of.renamed],
            "vocabulary": [self.stated_data(s) for s in of.vocabulary],
            "parameters": [self.stated_data(s) for s in of.parameters],
            "rules": [self.rule_data(r) for r in of.rules],
            "same_answers": of.none,
        }

    def stated_data(self, of: Stated) -> dict[str, Any]:
        def said(words: Words | None) -> str | None:
            return words.in_(self.tongue) if words else None

        return {"what": said(of.what), "before": said(of.before), "after": said(of.after)}

    def rule_data(self, of: RuleChange) -> dict[str, Any]:
        data: dict[str, Any] = {"rule": of.before.name, "change": of.change.replace(" ", "_"), "rewritten": of.rewritten, "tried": of.tried}
        if of.witness is not None:
            _, facts = self.facts(of.witness)
            was, now = self.answers(of)
            data["regions"] = [
                {
                    "how": r.how.in_(self.tongue),
                    "conditions": [{"says": says.in_(self.tongue), "holds": holding} for says, holding in r.conditions],
                    "sure": r.sure,
                }
                for r in of.regions
            ]
            data["nothing_else"] = of.whole
            if of.turned is not None:
                order = of.turned
                told = {"as_of": to_date(order.first.as_of).isoformat(), "facts": [self.facts(c)[1] for c in (order.first, order.second)]}
                data["turned"] = {**told, "before": order.before, "after": order.after}
            data["witness"] = {"as_of": to_date(of.witness.as_of).isoformat(), "facts": facts, "before": was, "after": now}
        return data


def _lines(rule: Rule) -> list[str]:
    at = rule.decl.at
    return [line.strip() for line in at.file.text[at.start : at.end].splitlines() if line.strip()]
