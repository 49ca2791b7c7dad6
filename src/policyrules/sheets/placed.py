"""A problem of the rules, told at the cell from which its text came."""

from __future__ import annotations

from attrs import evolve

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue
from policyrules.roster.model import Place

HELP: dict[str, tuple[str, str]] = {
    "parameter-gap": (
        "后一段从前一段最后一日的次日起；中间没有数值的，补一行，“值”留空",
        "begin on the day after; where there is no figure, add a row without a value",
    ),
    "parameter-overlap": ("前一段写明“至”，后一段从其次日起", "give the earlier one its last day"),
    "parameter-without-source": ("“来源”写明文件名称、文号；没有来源的，“值”留空", "name the document; without one leave the value empty"),
}
"""Repairs in the words of a form, where those of the file would mislead."""


@frozen
class AtCell:
    """`inner`, whose place in the rule text nobody sees who edits a workbook."""

    place: Place | str
    inner: Problem

    @property
    def code(self) -> str:
        return self.inner.code

    @property
    def severity(self) -> Severity:
        return self.inner.severity

    def describe(self, tongue: Tongue) -> Diagnostic:
        told = self.inner.describe(tongue)
        at = self.place.in_(tongue) if isinstance(self.place, Place) else self.place
        lead = f"{at}{'：' if tongue == 'zh' else ': '}"
        help = HELP[told.code][tongue == "en"] if told.code in HELP else told.help
        return evolve(told, message=lead + told.message, primary=None, secondary=(), help=help, edits=())
