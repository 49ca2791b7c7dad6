"""`docs`: the pages of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from policyrules.cli.common import Refused, force_option, lang_option, show_problems
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted


@click.command("docs")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("-o", "--output", required=True, metavar="文件夹", help="网页写到哪里")
@force_option
@lang_option
@click.pass_context
def command(ctx: click.Context, pack: str, output: str, force: bool, lang: Tongue) -> None:
    """生成网页：每条规则的文字、条件、参数、示例和程序真正给出的说明、依据、主管单位。"""
    from policyrules.diagnostics import errors
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.site.build import build_site

    compiled = compile_pack(read_pack(pack))
    if errors(compiled.problems):
        show_problems(compiled.problems, lang)
        raise Refused("规则有错误，没有生成网页。", "the rules have errors, so no pages were made.")
    try:
        result = build_site(compiled, Path(output), force=force, tongue=lang)
    except OSError as error:
        raise Refused(
            f"不能把网页写到“{output[:60]}”（{error.strerror}）：请换一个位置，或检查磁盘空间和权限。",
            f"the pages cannot be written to `{output[:60]}` ({error.strerror}): take another place, or check space and permissions.",
        ) from None
    if show_problems(result.problems, lang):
        raise Refused("没有生成网页。", "no pages were made.")
    for warning in result.warnings:
        click.echo(warning, err=True)
    pages, warnings = len(result.pages), len(result.warnings)
    made = (
        f"网页 {pages} 页，警告 {warnings} 个：{output}/index.html",
        f"{counted(pages, 'page')}, {counted(warnings, 'warning')}: {output}/index.html",
    )
    click.echo(made[lang == "en"])
    ctx.exit(1 if result.warnings else 0)
