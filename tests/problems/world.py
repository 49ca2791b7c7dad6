"""A small district in which newcomers make mistakes, and what is said to them."""

from __future__ import annotations

from pathlib import Path

from policyrules.diagnostics import Diagnostic, Severity, Tongue
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.resolve import Glossary
from policyrules.source import SourceFile

HERE = Path(__file__).parent
VOCABULARY = (HERE / "vocabulary.rules").read_text(encoding="utf-8")
LEDGER = SourceFile("ledger/条款.yaml", (HERE / "ledger.yaml").read_text(encoding="utf-8"))
RULES, FIGURES = "规则.rules", "参数.yaml"


def pack(text: str, *, figures: bool = False) -> PackFiles:
    """The district with a file of rules, or of figures, that somebody wrote."""
    rules = [SourceFile("词汇.rules", VOCABULARY)] + ([] if figures else [SourceFile(RULES, text)])
    parameters = (SourceFile(FIGURES, text),) if figures else ()
    return PackFiles("虚构区", tuple(rules), parameters, Glossary({}, {}, {}, {}), None, "", ledger=(LEDGER,))


def compiled(text: str, *, figures: bool = False) -> Compiled:
    return compile_pack(pack(text, figures=figures))


def said(text: str, tongue: Tongue, *, figures: bool = False) -> str:
    """What `check` prints, findings left out."""
    problems = compiled(text, figures=figures).problems
    return report([p for p in problems if p.severity is not Severity.FINDING], tongue) + "\n"


def told(text: str, *, figures: bool = False) -> list[Diagnostic]:
    """What is said of a text, findings left out."""
    problems = compiled(text, figures=figures).problems
    return [p.describe("zh") for p in problems if p.severity is not Severity.FINDING]
