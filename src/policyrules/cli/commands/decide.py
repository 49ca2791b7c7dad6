"""`decide`: one rule for one case, with the reasons; or for each of several months, with totals, arrears and what was paid too much."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from policyrules.cli.asking import Form, answered, asking, case_of, rule_of, say
from policyrules.cli.common import Day, F, Refused, loaded, show_problems
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack
    from policyrules.driver.ready import Heading
    from policyrules.explain.months import Timeline


class WrongUse(Refused):
    """Options that do not go together."""

    exit_code = 2


def questions(command: F) -> F:
    """A day, or months with what was paid or known."""
    for decorated in (
        click.option("--then", "then", metavar="事实.yaml", help="当时已知的事实；按它应发的，视为已发，与现在所知的比较"),
        click.option("--paid", "paid", metavar="已发.yaml", help="逐月已发的金额，如 {2026-01 至 2026-03: 122元}"),
        click.option("--months", "months", metavar="起月..止月", help="逐月判断，如 2026-01..2026-12；每月按当月1日"),
        click.option("--as-of", "as_of", type=Day(), metavar="日期", help="判断日期，如 2026-03-01；与 --months 二选一"),
    ):
        command = decorated(command)
    return command


@click.command("decide")
@partial(asking, day=questions)
def command(
    rule: str, facts: str, as_of: date | None, months: str | None, paid: str | None, then: str | None, pack: str, lang: Tongue, form: Form
) -> None:
    """按事实文件判断一项规则，说明为什么、缺什么、依据哪一条；也可逐月判断，算出应补发和多发待核的金额。"""
    if months is None:
        if as_of is None or paid or then:
            raise WrongUse(
                "写明 --as-of 日期，或者 --months 起月..止月；--paid 和 --then 只与 --months 同用。",
                "Give --as-of DAY or --months FIRST..LAST; --paid and --then go with --months alone.",
            )
        found = answered(rule, facts, as_of, pack, lang)
        say(found, found.why_text(lang), found.json(lang, why=True), form, lang)
        return
    if as_of is not None or (paid and then):
        raise WrongUse(
            "--months 与 --as-of 二选一，--paid 与 --then 二选一。", "Give one of --months and --as-of, and one of --paid and --then."
        )
    by_month(rule, facts, months, paid, then, pack, form, lang)


def by_month(rule: str, facts: str, months: str, paid: str | None, then: str | None, pack: str, form: Form, lang: Tongue) -> None:
    from policyrules.explain.months import settle
    from policyrules.explain.to_months import settlement_json, settlement_text, timeline_json, timeline_text

    plan = loaded(pack)
    asked = rule_of(plan, rule, pack)
    span = months_of(months)
    ask = partial(over_months, plan, asked, span, lang)
    now = ask(facts)
    told: Callable[..., str] = partial(plan.short, tongue=lang)
    known = payments(paid, then, ask, lang)
    settled = None if known is None else settle(now, known)
    if form == "json":
        data = timeline_json(now, told) | ({} if settled is None else {"settlement": settlement_json(settled)})
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    title = plan.names(asked.entity, lang).word(asked.name)
    click.echo((timeline_text(now, title, told, lang) if settled is None else settlement_text(settled, title, told, lang)).rstrip())
    click.echo(
        f"\n（每月按当月1日判断；规则包 {plan.name} {plan.version}，{plan.digest[:12]}。本结果仅供参考，以人工审核为准。）"
        if lang == "zh"
        else f"\n(each month as of its first day; pack {plan.name} {plan.version}, {plan.digest[:12]}. For reference only; people decide.)"
    )


def months_of(text: str) -> range:
    from policyrules.types.month_span import span_of

    span = span_of(text)
    if span is None:
        raise Refused(
            f"“{text}”不是一段月份。写成 2026-01..2026-12，起月在前，至多一百二十个月。",
            f"`{text}` is no span of months. Write 2026-01..2026-12, the earlier month first, at most 120.",
        )
    return span


def over_months(plan: Pack, asked: Heading, span: range, lang: Tongue, facts: str) -> Timeline:
    from policyrules.types.encode import DAYS_A_MONTH, to_date

    first, last = (to_date(month * DAYS_A_MONTH) for month in (span[0], span[-1]))
    case = case_of(plan, asked, facts, first, lang)
    return plan.months(asked.name, case.root, first, last, parameters=case.parameters)


def payments(paid: str | None, then: str | None, ask: Callable[[str], Timeline], lang: Tongue) -> dict[int, int] | None:
    """What was paid in each month: as a file says, or as it fell due by what was known then; None where nobody asks."""
    from policyrules.cli.common import read_text
    from policyrules.explain.months import due_then
    from policyrules.screening.paid_file import read_paid
    from policyrules.source import SourceFile
    from policyrules.structured import parse

    if then is not None:
        return due_then(ask(then))
    if paid is None:
        return None
    parsed = parse(SourceFile("已发", read_text(paid), personal=True))
    found, problems = read_paid(parsed.tree)
    if show_problems((*parsed.problems, *problems), lang):
        raise click.exceptions.Exit(1)
    return found
