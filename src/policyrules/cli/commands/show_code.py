"""`show-code`: the generated module of a rule, with what each step says and where it is written."""

from __future__ import annotations

from datetime import date

import click

from policyrules.cli.common import Day, Refused, lang_option, loaded, pack_option
from policyrules.diagnostics import Tongue


@click.command("show-code")
@click.argument("rule", metavar="规则")
@click.option("--as-of", "as_of", type=Day(), metavar="日期", help="哪一天施行的版本；不写时用最后一个版本")
@pack_option
@lang_option
def command(rule: str, as_of: date | None, pack: str, lang: Tongue) -> None:
    """列出一条规则实际运行的程序。变量前的注释写明：它是哪一项事实、哪一个条件、写在哪个文件的哪一行。"""
    from policyrules.deciding.code_text import code_text
    from policyrules.deciding.pack import NOT_DECIDED, UnknownRule
    from policyrules.diagnostics.nearest import nearest

    plan = loaded(pack)
    try:
        found = plan.rule(rule)
    except UnknownRule:
        names = [r.name for r in plan.rules]
        near = nearest(rule, (*names, *(plan.vocabulary.alias(name) for name in names)))
        raise Refused(
            f"规则包“{pack}”没有规则“{rule}”。" + (f"是否指“{near}”？" if near else ""),
            f"the pack `{pack}` has no rule `{rule}`." + (f" Did you mean `{near}`?" if near else ""),
        ) from None
    if found.kind in NOT_DECIDED[2:]:
        raise Refused(
            f"“{found.name}”不计算什么（职责、裁量没有程序）。", f"`{rule}` computes nothing (duties and discretion have no code)."
        )
    click.echo(code_text(plan, found, as_of, lang))
