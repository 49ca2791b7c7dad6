"""`decide`: one rule for one case, with the reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from policyrules.cli.common import Refused, as_of_option, lang_option, loaded, pack_option, read_text, show_problems
from policyrules.diagnostics import Tongue


@click.command("decide")
@click.argument("rule", metavar="规则")
@click.argument("facts", metavar="事实.yaml")
@as_of_option
@pack_option
@lang_option
@click.pass_context
def command(ctx: click.Context, rule: str, facts: str, as_of: date, pack: str, lang: Tongue) -> None:
    """按事实文件判断一项规则，说明为什么、缺什么、依据哪一条。"""
    from policyrules.cases import Case
    from policyrules.diagnostics.nearest import nearest
    from policyrules.driver.facts_file import read_case
    from policyrules.driver.pack import NOT_DECIDED, UnknownRule
    from policyrules.source import SourceFile
    from policyrules.structured import parse
    from policyrules.types.encode import of_date

    text = read_text(facts)
    plan = loaded(pack)
    try:
        asked = plan.rule(rule)
    except UnknownRule:
        names = [r.name for r in plan.rules]
        near = nearest(rule, (*names, *(plan.vocabulary.alias(name) for name in names)))
        raise Refused(
            f"规则包“{pack}”没有规则“{rule}”。" + (f"是否指“{near}”？" if near else ""),
            f"the pack `{pack}` has no rule `{rule}`." + (f" Did you mean `{near}`?" if near else ""),
        ) from None
    if asked.kind in NOT_DECIDED:
        raise Refused(
            f"“{asked.name}”不是对一个对象作判断的规则（排序、指标、职责、裁量不能用 decide）。",
            f"`{rule}` does not decide on one thing (rankings, indicators, duties and discretion cannot be asked with decide).",
        )
    parsed = parse(SourceFile(Path(facts).name, text, personal=True))
    read = read_case(parsed.tree, asked.entity, plan.vocabulary, dict(plan.parameters), of_date(as_of))
    if show_problems((*parsed.problems, *read.problems), lang):
        ctx.exit(1)
    case = Case(read.record, of_date(as_of), read.parameters)
    from policyrules.explain.to_text import to_text

    finding = plan.find(asked, case, as_of)
    click.echo(to_text(plan.explain(case, finding, lang)).rstrip())
    click.echo(
        f"\n（计算日 {as_of}；规则包 {plan.name} {plan.version}，{plan.digest[:12]}。本结果仅供参考，以人工审核为准。）"
        if lang == "zh"
        else f"\n(as of {as_of}; pack {plan.name} {plan.version}, {plan.digest[:12]}. For reference only; people decide.)"
    )
