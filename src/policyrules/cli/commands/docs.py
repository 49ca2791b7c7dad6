"""`docs`: the pages of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from policyrules.cli.common import Refused, force_option, show_problems


@click.command("docs")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("-o", "--output", required=True, metavar="文件夹", help="网页写到哪里")
@force_option
@click.pass_context
def command(ctx: click.Context, pack: str, output: str, force: bool) -> None:
    """生成网页：每条规则的文字、条件、参数、示例和程序真正给出的说明、依据、主管单位。"""
    from policyrules.diagnostics import errors
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.site.build import build_site

    compiled = compile_pack(read_pack(pack))
    if errors(compiled.problems):
        show_problems(compiled.problems, "zh")
        raise Refused("规则有错误，没有生成网页。")
    try:
        result = build_site(compiled, Path(output), force=force)
    except OSError as error:
        raise Refused(f"不能把网页写到“{output[:60]}”（{error.strerror}）：请换一个位置，或检查磁盘空间和权限。") from None
    if show_problems(result.problems, "zh"):
        raise Refused("没有生成网页。")
    for warning in result.warnings:
        click.echo(warning, err=True)
    click.echo(f"网页 {len(result.pages)} 页，警告 {len(result.warnings)} 个：{output}/index.html")
    ctx.exit(1 if result.warnings else 0)
