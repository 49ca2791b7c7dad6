"""`doctor`: whether the installation can do its work; each line says what is so, and what to do where it is not."""

from __future__ import annotations

import click

from policyrules.cli.common import lang_option, pack_option, working
from policyrules.diagnostics import Tongue

MARKS = {True: "✓", False: "✗", None: "–"}


@click.command("doctor")
@pack_option
@lang_option
@click.pass_context
def command(ctx: click.Context, pack: str, lang: Tongue) -> None:
    """逐项检查安装：✓ 正常，✗ 必须处理，– 没有也能用。有 ✗ 时退出码为 1。"""
    from policyrules.cli.examine import examine

    with working():
        found = examine(pack)
    for one in found:
        click.echo(f"{MARKS[one.well]} {one.says.in_(lang)}")
        if one.advice is not None and not one.well:
            click.echo(f"    {one.advice.in_(lang)}")
    broken = sum(one.well is False for one in found)
    click.echo(
        (f"有 {broken} 项必须处理。" if broken else "都正常。") if lang == "zh" else f"{broken} to be mended." if broken else "all is well."
    )
    ctx.exit(1 if broken else 0)
