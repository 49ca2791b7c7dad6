"""The pairs of rules in words, as data, and as files to keep."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.classes import define
from policyrules.core import Program
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.naming import Named, in_english
from policyrules.diagnostics.plural import counted
from policyrules.diagnostics.to_text import draw
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled
from policyrules.explain.wording import english_mark
from policyrules.prove.atoms import Atom
from policyrules.prove.pair_problems import AtomNeverDecides
from policyrules.prove.pairs import Paired
from policyrules.prove.pairs_file import common, facts, to_yaml, without
from policyrules.prove.verdicts import verdict
from policyrules.testing.to_example import facts_of
from policyrules.types import DATE
from policyrules.types.to_text import written

SCHEMA_VERSION = 1
LETTERED = re.compile("（[^）]+）")
"""A mark among several: （四）1."""


@define(eq=False)
class Telling:
    """Takes the pairs of one rule after the other."""

    compiled: Compiled
    tongue: Tongue
    counts: Counter[str] = field(factory=Counter)
    atoms: list[dict[str, Any]] = field(factory=list)
    found: Sequence[Paired] = ()
    program: Program | None = None

    def take(self, found: Sequence[Paired], program: Program) -> None:
        self.found, self.program = found, program
        self.counts.update(p.how for p in found)
        self.atoms += map(self.data, found)

    @property
    def open(self) -> int:
        return self.counts["open"]

    @property
    def last(self) -> str:
        """The pairs that were taken last."""
        return "\n".join(self.paired(p) for p in self.found)

    def say(self, zh: str, en: str) -> str:
        return zh if self.tongue == "zh" else en

    def head(self, atom: Atom) -> str:
        place = f"{atom.at.place}  " if atom.at else ""
        since = self.say(f"（{atom.since} 起）", f" (from {atom.since})") if atom.since else ""
        if self.tongue == "zh":
            return f"{place}{atom.rule}·{atom.field.zh}{since}{atom.mark} {atom.says.zh}"
        mark = LETTERED.sub(lambda found: f"{english_mark(found[0])} ", atom.mark).strip()
        field = f"{in_english(atom.field.en, self.english)}{since} {mark}".rstrip()
        return f"{place}{self.english.get(atom.rule, atom.rule)}: {field}: {atom.says.en}"

    @property
    def english(self) -> Mapping[str, str]:
        return self.compiled.checked.vocabulary.english

    def paired(self, of: Paired) -> str:
        if of.how == "never":
            never = Named(AtomNeverDecides(of.atom.rule, of.atom.says, of.atom.at, of.why), self.english)
            return draw(never.describe(self.tongue), self.tongue)
        if of.how == "open":
            return f"{self.head(of.atom)}\n  {self.say('未能判定', 'not settled')}"
        assert of.first is not None and of.second is not None and self.program is not None
        vocabulary = self.compiled.checked.vocabulary
        lines = [self.head(of.atom) + (self.say("（屏蔽）", " (masked)") if of.how == "masked" else "")]
        day = written(of.first.as_of, DATE, vocabulary, self.tongue)
        lines.append(f"  {self.say('计算日', 'as of')} {day}")
        for who, case in zip((self.say("甲", "A"), self.say("乙", "B")), (of.first, of.second), strict=True):
            more = [self.say(f"{name} 为 {value}", f"{self.english.get(name, name)} is {value}") for name, value in self.parameters(case)]
            said = self.say("；", "; ").join([*filter(None, [facts_of(case.root, vocabulary, self.tongue)]), *more])
            lines.append(f"  {who}{self.say('：', ': ')}{said} → {verdict(of.atom, trace(self.program, case), vocabulary, self.tongue)}")
        return "\n".join(lines)

    def parameters(self, case: Case) -> list[tuple[str, str]]:
        declared, vocabulary = self.compiled.checked.parameters, self.compiled.checked.vocabulary
        return [(name, written(value, declared[name].type, vocabulary, self.tongue)) for name, value in sorted(case.parameters.items())]

    def data(self, of: Paired) -> dict[str, Any]:
        atom, vocabulary = of.atom, self.compiled.checked.vocabulary
        field = in_english(atom.field.in_(self.tongue), self.english)
        told: dict[str, Any] = {
            "rule": atom.rule, "field": field, "since": atom.since or None, "number": atom.mark,
            "condition": atom.says.in_(self.tongue), "place": atom.at.place if atom.at else None, "result": of.how,
        }  # fmt: skip
        if of.how == "never":
            told["why"] = of.why.in_(self.tongue)
            told["attacked"] = of.attacked
        if of.first is not None and of.second is not None and self.program is not None:
            cases = [facts(case.root, vocabulary) | dict(self.parameters(case)) for case in (of.first, of.second)]
            shared = common(*cases)
            told["as_of"] = [written(case.as_of, DATE, vocabulary, "en") for case in (of.first, of.second)]
            told["shared"], told["apart"] = shared, [without(case, shared) for case in cases]
            told["answers"] = [verdict(atom, trace(self.program, case), vocabulary, self.tongue) for case in (of.first, of.second)]
        return told

    def yaml(self, entity: str) -> str:
        """The file of the rule that was taken last."""
        assert self.program is not None and self.found
        return to_yaml(self.found[0].atom.rule, entity, self.found, self.program, self.compiled)

    def json(self, files: PackFiles) -> str:
        head = {"schema_version": SCHEMA_VERSION, "command": "pairs", "pack": files.name, "digest": files.digest}
        return json.dumps({**head, "atoms": self.atoms}, ensure_ascii=False, indent=2)

    def summary(self) -> str:
        alone, masked, never, undecided = (self.counts[how] for how in ("alone", "masked", "never", "open"))
        many = sum(self.counts.values())
        tried = sum(atom.get("attacked", 0) for atom in self.atoms)
        return self.say(
            f"条件、情形和表的行 {many} 个：成对 {alone + masked}（独立 {alone}，屏蔽 {masked}），达不到 {never}，未能判定 {undecided}。"
            "每一对都用参考计算核对过。" + (f"达不到的，用抽取的案例 {tried} 对反驳，没有驳倒。" if tried else ""),
            f"conditions, cases and rows: {many}; {counted(alone + masked, 'pair')} ({alone} alone, {masked} masked), {never} unreachable,"
            f" {undecided} not settled. Each pair was run on the reference evaluator."
            + (f" What is unreachable was tried on {counted(tried, 'drawn pair')}, and stood." if tried else ""),
        )
