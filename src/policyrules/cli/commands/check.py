"""`check`: all that is wrong with a pack or a rule file, with place, cause and repair."""

from __future__ import annotations

from pathlib import Path

import click

from policyrules.cli.common import lang_option, show_problems
from policyrules.diagnostics import Severity, Tongue


@click.command("check")
@click.argument("target", default="lucheng", metavar="[规则包|文件夹|文件]")
@click.option("--findings", is_flag=True, help="也列出提示，如尚无数值的参数")
@lang_option
@click.pass_context
def command(ctx: click.Context, target: str, findings: bool, lang: Tongue) -> None:
    """检查规则包（名称或文件夹）；给一个 .rules 文件时，只列出它所在规则包中与它有关的问题。"""
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    path = Path(target)
    alone = path if path.suffix == ".rules" else None
    compiled = compile_pack(read_pack(str(_pack_of(path)) if alone else target))
    problems = list(compiled.problems)
    if alone:
        mine = [p for p in problems if (at := p.describe(lang).primary) is None or at.at.file.name.endswith(alone.name)]
        problems = mine
    bad = show_problems(problems, lang, findings)
    empty = sum(p.severity is Severity.FINDING for p in compiled.problems)
    if not bad:
        rules, examples = len(compiled.checked.resolved.rules), len(compiled.checked.examples)
        click.echo(
            f"{rules} 条规则、{examples} 个示例，没有错误。"
            + (f"另有 {empty} 条提示（加 --findings 查看）。" if empty and not findings else "")
            if lang == "zh"
            else f"{rules} rules, {examples} examples, no errors." + (f" {empty} findings (--findings)." if empty and not findings else "")
        )
    ctx.exit(1 if bad else 0)


def _pack_of(path: Path) -> Path:
    """The folder of the pack that a rule file belongs to: the nearest one above with a pack.yaml, else its own."""
    return next((p for p in path.resolve().parents if (p / "pack.yaml").is_file()), path.parent)
