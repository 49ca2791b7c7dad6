"""Why what is kept of a proof cannot be shown."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say

NAMED = 6
AGAIN = "重新证明并保存：policyrules prove 规则文件夹 --store --force", "prove again and keep it: policyrules prove FOLDER --store --force"


@frozen
class ProofMissing:
    """A pack without a kept proof."""

    code: ClassVar[str] = "proof-missing"
    severity: ClassVar[Severity] = Severity.WARNING
    pack: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = f"规则包“{self.pack}”还没有保存过证明结果", f"nothing is kept of a proof of the pack `{self.pack}`"
        return say(self, tongue, None, zh=zh, en=en, help_zh=AGAIN[0], help_en=AGAIN[1])


@frozen
class ProofUnreadable:
    """A kept proof that is damaged, or of another version of the program."""

    code: ClassVar[str] = "proof-unreadable"
    severity: ClassVar[Severity] = Severity.WARNING
    pack: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh = f"规则包“{self.pack}”的 proof.json 读不懂：坏了，或者是别的版本写的"
        en = f"proof.json of the pack `{self.pack}` cannot be read: damaged, or of another version"
        return say(self, tongue, None, zh=zh, en=en, help_zh=AGAIN[0], help_en=AGAIN[1])


@frozen
class ProofStale:
    """Rules that have changed since they were proved."""

    code: ClassVar[str] = "proof-stale"
    severity: ClassVar[Severity] = Severity.WARNING
    pack: str
    others: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        some, more = self.others[:NAMED], len(self.others) - NAMED
        zh = "、".join(some) + (f"等{len(self.others)}项" if more > 0 else "")
        en = ", ".join(some) + (f" and {more} more" if more > 0 else "")
        return say(
            self,
            tongue,
            None,
            zh=f"规则包“{self.pack}”证明以后改过（{zh}），保存的结果不能再用",
            en=f"the pack `{self.pack}` has changed since it was proved ({en}): what was kept holds no more",
            help_zh=AGAIN[0],
            help_en=AGAIN[1],
        )


PROBLEMS: tuple[type[Problem], ...] = (ProofMissing, ProofUnreadable, ProofStale)
