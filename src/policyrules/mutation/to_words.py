"""What became of mutants, in words and as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from policyrules.classes import define
from policyrules.core.notes import Words
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted
from policyrules.diagnostics.to_json import place
from policyrules.driver.pipeline import Compiled
from policyrules.mutation.conditions import EVERY, SOME
from policyrules.mutation.model import KINDS, Mutant, Said, Verdict, score
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.testing.to_example import facts_of
from policyrules.types import DATE
from policyrules.types.to_text import written

LONG: Final = 60
"""Of a longer line only the beginning is quoted."""
WHOLE: Final = (syn.RuleDecl, syn.Version, syn.Cases, syn.OrderField)
"""Too large to be quoted."""


@define
class Telling:
    """`says` gives the words of a stretch of a file."""

    compiled: Compiled
    tongue: Tongue
    named: Callable[[str], str]
    """The name of a rule or an example in this tongue."""
    properties: bool = False
    """Whether properties were asked of what no example noticed."""

    @property
    def zh(self) -> bool:
        return self.tongue == "zh"

    def change(self, mutant: Mutant) -> str:
        """What was changed to what, as a clause of a sentence."""
        edit = mutant.edit
        new = self.joined([self.said(part) for part in edit.says])
        if isinstance(edit.old, WHOLE):
            return f"改成{new}" if self.zh else f"make it {new}"
        old = self.quoted(edit.old.at)
        if isinstance(edit.old, syn.Group) and edit.new is not None:
            old = (EVERY if edit.old.every else SOME).in_(self.tongue)
        if edit.new is None:
            return f"删去『{old}』" if self.zh else f"leave out “{old}”"
        around = self.quoted(mutant.within.at) if not isinstance(mutant.within, WHOLE) and mutant.within is not edit.old else ""
        inside = around and around != old and len(old) < LONG and old in around
        if self.zh:
            return f"把『{around}』中的『{old}』改成『{new}』" if inside else f"把『{old}』改成『{new}』"
        return f"in “{around}” change “{old}” to “{new}”" if inside else f"change “{old}” to “{new}”"

    def joined(self, words: Sequence[str]) -> str:
        return "".join(words) if self.zh else " ".join(word for word in words if word).replace(" 's", "'s")

    def said(self, part: Said) -> str:
        return part.in_(self.tongue) if isinstance(part, Words) else self.compiled.says(part).in_(self.tongue)

    def quoted(self, at: Span) -> str:
        text = self.said(at)
        return text if len(text) <= LONG else text[:LONG].rstrip() + ("……" if self.zh else " …")

    def survivor(self, verdict: Verdict) -> str:
        """A survivor as a sentence with its place, and a case that shows what it would do."""
        mutant = verdict.mutant
        change, rule = self.change(mutant), self.named(mutant.rule)
        if self.zh:
            nobody = "示例和性质都没有发现" if self.properties else "没有一个示例发现"
            head = f"{mutant.at.place} “{rule}”：{change}，{nobody}。"
        else:
            head = f"{mutant.at.place} {rule}: {change}: no example{' or property' if self.properties else ''} notices."
        return f"{head}\n{self.shown(verdict)}"

    def shown(self, verdict: Verdict) -> str:
        if verdict.witness is None and isinstance(verdict.mutant.within, syn.TargetField):
            return "    比例落在两个目标之间的，答案不同。" if self.zh else "    A rate between the two targets is told otherwise."
        if verdict.witness is None:
            if self.zh:
                late = "求解器在时限内没有得出结论，也" if verdict.open else ""
                return f"    {late}没有找到答案不同的情形（试了 {verdict.tried} 例，不是证明）。"
            late = "The solver did not settle it in time, and no" if verdict.open else "No"
            return f"    {late} case with another answer was found ({counted(verdict.tried, 'try')}, which is no proof)."
        facts, day = self.witness(verdict)
        if self.zh:
            return f"    能分辨的情形：计算日 {day}；{facts or '其余不必写'}。"
        return f"    A case that tells them apart: on {day}: {facts or 'nothing else is needed'}."

    def witness(self, verdict: Verdict) -> tuple[str, str]:
        """The facts of the case that tells the two apart, and its day."""
        case, vocabulary = verdict.witness, self.compiled.checked.vocabulary
        if case is None:
            return "", ""
        units = {name: parameter.type for name, parameter in self.compiled.checked.parameters.items()}
        figures = [f"{name} = {written(v, units[name], vocabulary, self.tongue)}" for name, v in sorted(case.parameters.items())]
        facts = facts_of(case.root, vocabulary, self.tongue)
        told = ("；" if self.zh else "; ").join(part for part in (facts, *figures) if part)
        return told, written(case.as_of, DATE, vocabulary, self.tongue)

    # ------------------------------------------------------------ figures

    def by_rule(self, verdicts: Sequence[Verdict]) -> list[tuple[str, list[Verdict]]]:
        found: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            found.setdefault(verdict.mutant.rule, []).append(verdict)
        return list(found.items())

    def summary(self, verdicts: Sequence[Verdict], of: int) -> str:
        """Counts and score of all that was judged."""
        s = score(list(verdicts))
        done = "" if len(verdicts) == of else (f"（共 {of} 处，只做了这些）" if self.zh else f" (of {of}; the rest was not done)")
        alone = sum(v.fate == "noticed" and v.by in {p.name for p in self.compiled.checked.properties} for v in verdicts)
        if self.zh:
            by_property = f"（其中 {alone} 处只有性质发现）" if self.properties else ""
            unsettled = f"（其中 {s.open} 处未能判定是否改变答案）" if s.open else ""
            return (
                f"改动 {len(verdicts)} 处{done}：被发现 {s.noticed}{by_property}，没有发现 {s.survived}{unsettled}，"
                f"证明不改变任何答案 {s.equivalent}（不计）。得分 {s.percent()}。"
            )
        by_property = f" ({alone} of them by properties alone)" if self.properties else ""
        unsettled = f" ({s.open} of them not settled)" if s.open else ""
        return (
            f"{counted(len(verdicts), 'change')}{done}: {s.noticed} noticed{by_property}, {s.survived} not{unsettled},"
            f" {s.equivalent} proved to change no answer (not counted). Score {s.percent()}."
        )

    def weakest(self, verdicts: Sequence[Verdict]) -> list[str]:
        """A line for each rule with survivors, the lowest score first."""
        scored = sorted(((score(found), rule) for rule, found in self.by_rule(verdicts)), key=lambda pair: (pair[0].tenths, pair[1]))
        return [f"{s.percent():>6}  {s.noticed}/{s.counted}  {self.named(rule)}" for s, rule in scored if s.survived]

    # ------------------------------------------------------------ data

    def as_data(self, verdict: Verdict) -> dict[str, Any]:
        mutant = verdict.mutant
        found: dict[str, Any] = {
            "rule": mutant.rule,
            "kind": mutant.edit.kind,
            "kind_words": KINDS[mutant.edit.kind].in_(self.tongue),
            "change": self.change(mutant),
            "fate": verdict.fate,
            **place(mutant.at),
        }
        if verdict.by:
            found["by"] = verdict.by
        if verdict.fate == "survived":
            facts, day = self.witness(verdict)
            found |= {
                "tried": verdict.tried,
                "undecided": verdict.open,
                "witness": {"facts": facts, "as_of": day} if verdict.witness else None,
            }
        return found
