"""What can be wrong with a ledger, and with a pack that it is held against."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class LedgerField:
    """A field of an entry is missing or cannot be read."""

    code: ClassVar[str] = "ledger-field"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    entry: str
    field: str
    zh: str
    en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"条款台账“{self.entry}”的“{self.field}”有误" if self.entry else f"条款台账的“{self.field}”有误",
            en=f"field `{self.field}` of ledger entry `{self.entry}` is wrong",
            help_zh=self.zh,
            help_en=self.en,
        )


@frozen
class EntryTwice:
    """The same clause or measure in two entries."""

    code: ClassVar[str] = "ledger-entry-twice"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    entry: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"条款台账里“{self.entry}”写了两项",
            en=f"`{self.entry}` has two entries in the ledger",
            help_zh="只留一项；同一句有几项规范的，编号加字母",
            help_en="keep one; where a sentence holds several norms, add letters",
        )


@frozen
class ClausesReclassed:
    """The classes are no longer those of the first reading, and no entry says so."""

    code: ClassVar[str] = "ledger-reclassed"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="条款或它的类与首次通读的清点不同",
            en="clauses or their classes differ from the inventory of the first reading",
            help_zh="改了类的条款，写“原类”和“决定”；条款不增不减",
            help_en="give the changed entry its first class (原类) and a decision record (决定); no clause comes or goes",
        )


@frozen
class ClauseUncarried:
    """Nothing in the pack does what the class of a clause asks for."""

    code: ClassVar[str] = "ledger-uncarried"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    clause: str
    wanted_zh: str
    wanted_en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"条款 {self.clause} 没有{self.wanted_zh}落实",
            en=f"no {self.wanted_en} carries clause {self.clause}",
            help_zh=f"在规则的“依据”中引用“规划 {self.clause}”；确实不用落实的，改类并写明决定",
            help_en=f"cite 规划 {self.clause} as 依据 of a rule, or change the class with a decision record",
        )


@frozen
class ClauseNotInLedger:
    """A clause of the plan is cited that the ledger does not have. `near`: what was perhaps meant; `ends`: its first and last number."""

    code: ClassVar[str] = "ledger-unknown-clause"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    clause: str
    near: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")

    def describe(self, tongue: Tongue) -> Diagnostic:
        place = self.near[0].partition("#")[0] if self.near else ""
        show = f"policyrules ledger coverage --clause {place}"
        first, last = self.ends
        return say(
            self,
            tongue,
            self.at,
            zh=f"规划没有“{self.clause}”这一条款（条款台账里没有它）",
            en=f"the plan has no clause `{self.clause}`: the ledger does not list it",
            help_zh=f"是否指{'、'.join(f'“{one}”' for one in self.near)}；各条说的是什么，用 {show} 看"
            if self.near
            else f"核对编号；台账里的编号从 {first} 到 {last}",
            help_en=f"did you mean {', '.join(f'`{one}`' for one in self.near)}; `{show}` shows what each says"
            if self.near
            else f"check the number; the ledger goes from {first} to {last}",
            edits=(Edit(self.at, self.near[0]),) if len(self.near) == 1 else (),
        )


@frozen
class RoleDiffers:
    """A duty names other units, or in another role, than the role line of its measure."""

    code: ClassVar[str] = "ledger-role-differs"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    duty: str
    role: str
    place: str
    written: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        units = "、".join(self.written)
        return say(
            self,
            tongue,
            self.at,
            zh=f"职责“{self.duty}”的“{self.role}”与措施 {self.place} 末尾所列不同",
            en=f"the units of `{self.duty}` in role {self.role} are not those of measure {self.place}",
            help_zh=f"照原文写：{units}" if units else f"原文没有“{self.role}”单位，删去这一项",
            help_en=f"as written: {units}" if units else "the plan names no unit in this role",
        )


PROBLEMS: tuple[type[Problem], ...] = (LedgerField, EntryTwice, ClausesReclassed, ClauseUncarried, ClauseNotInLedger, RoleDiffers)
