"""What can be wrong where rules look over months."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class YearlyByMonth:
    """Amounts by the year, added up over months."""

    code: ClassVar[str] = "yearly-by-month"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="元/年的金额不能按月加总",
            en="amounts by the year do not add up over months",
            help_zh="加总按月的金额（元/月），合计是元；年金额直接用，不必逐月加",
            help_en="add up amounts by the month (yuan/month), which gives yuan; use a yearly amount as it is",
        )


PROBLEMS: tuple[type[Problem], ...] = (YearlyByMonth,)
