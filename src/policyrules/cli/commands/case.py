"""`case`: one person, household or other thing of a roster under every rule, on one page."""

from __future__ import annotations

import json
from datetime import date

import click

from policyrules.cli.common import Refused, as_of_option, lang_option, loaded, pack_option
from policyrules.diagnostics import Tongue

PLACES_AT_MOST = 5


@click.command("case")
@click.argument("roster", metavar="名册")
@click.option("--id", "wanted", required=True, metavar="编号", help="身份证号、户编号、结果表里的编号，或者姓名（名册里只有一个时）")
@as_of_option
@pack_option
@click.option("--all", "in_full", is_flag=True, help="要问的事实全部列出")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="文字，或者 JSON")
@lang_option
@click.pass_context
def command(ctx: click.Context, roster: str, wanted: str, as_of: date, pack: str, in_full: bool, form: str, lang: Tongue) -> None:
    """个案一页：能得到什么、补齐什么事实还可能得到什么、什么不符合和出路、什么不能同享、找哪个单位。"""
    from policyrules.cli.rosters import roster_of
    from policyrules.deciding.case_page import case_page, found_by
    from policyrules.deciding.case_text import case_data, case_text

    plan = loaded(pack)
    read = roster_of(ctx, plan, roster, as_of, lang)
    found = found_by(read, wanted.strip())
    if not found:
        raise Refused(
            "名册里没有这个编号或姓名：照名册核对；编号也可以用结果工作簿“待补事实”里的。",
            "nobody on the roster has this number or name: check it against the roster.",
        )
    if len(found) > 1:
        places = [s.place for s in found[:PLACES_AT_MOST]]
        raise Refused(
            f"有 {len(found)} 个对象对得上（{'、'.join(map(str, places))}）：请改用身份证号或编号。",
            f"{len(found)} match ({', '.join(place.in_('en') for place in places)}): give the identity number or the code.",
        )
    page = case_page(plan, found[0], as_of, lang)
    if form == "json":
        click.echo(json.dumps(case_data(page), ensure_ascii=False, indent=2))
        return
    click.echo(case_text(page, lang, in_full=in_full))
    click.echo(
        f"\n（计算日 {as_of}；规则包 {plan.name} {plan.version}，{plan.digest[:12]}。本结果仅供参考，以人工审核为准。）"
        if lang == "zh"
        else f"\n(as of {as_of}; pack {plan.name} {plan.version}, {plan.digest[:12]}. For reference only; people decide.)"
    )
