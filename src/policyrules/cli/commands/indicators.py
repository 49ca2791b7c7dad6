"""`indicators`: what the plan measures, computed from a roster or from counts, against its targets."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, as_of_option, lang_option, loaded, read_text, show_problems
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack
    from policyrules.screening.counts_file import Counted


@click.command("indicators")
@click.argument("pack", default="lucheng", metavar="[名称|文件夹]")
@click.option("--roster", metavar="名册", help="由名册计算（xlsx、csv）")
@click.option("--counts", metavar="件数.yaml", help="由已有的件数计算，如 {残协覆盖率: {分子: 201, 分母: 203}}；优先于名册")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="文字，或者 JSON")
@lang_option
@click.pass_context
def command(ctx: click.Context, pack: str, roster: str | None, counts: str | None, as_of: date, form: str, lang: Tongue) -> None:
    """指标：分子、分母、方向、目标、基期，算出的数，达到没有；算不出的说明缺什么。没有目标的不判达标。"""
    from policyrules.cli.rosters import roster_of
    from policyrules.screening.indicators import indicators_of, measure
    from policyrules.screening.indicators_text import indicators_data, indicators_text

    plan = loaded(pack)
    if not indicators_of(plan):
        raise Refused(f"规则包“{pack}”没有指标。", f"the pack `{pack}` has no indicators.")
    counted = _counts(ctx, plan, counts, lang) if counts else {}
    found = measure(plan, as_of, roster_of(ctx, plan, roster, as_of, lang) if roster else None, counted)
    if form == "json":
        click.echo(json.dumps(indicators_data(found, lang), ensure_ascii=False, indent=2))
        return
    click.echo(indicators_text(found, lang))
    click.echo(
        f"（计算日 {as_of}；规则包 {plan.name} {plan.version}，{plan.digest[:12]}。本结果仅供参考，以人工审核为准。）"
        if lang == "zh"
        else f"(as of {as_of}; pack {plan.name} {plan.version}, {plan.digest[:12]}. For reference only; people decide.)"
    )


def _counts(ctx: click.Context, plan: Pack, path: str, lang: Tongue) -> dict[str, Counted]:
    from policyrules.screening.counts_file import read_counts
    from policyrules.screening.indicators import groups_of, indicators_of
    from policyrules.source import SourceFile
    from policyrules.structured import parse

    rules = indicators_of(plan)
    names = {name: rule.name for rule in rules for name in (rule.name, plan.vocabulary.alias(rule.name))}
    groups = {rule.name: found for rule in rules if (found := groups_of(plan, rule))}
    parsed = parse(SourceFile(Path(path).name, read_text(path)))
    counted, problems = read_counts(parsed.tree, names, groups)
    if show_problems((*parsed.problems, *problems), lang):
        ctx.exit(1)
    return counted
