"""`test`: the examples and properties of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, lang_option, show_problems
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled


@click.command("test")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--tries", type=click.IntRange(1, 100_000), default=200, show_default=True, metavar="N", help="每条性质试多少个案例")
@click.option("--examples-only", is_flag=True, help="只运行示例")
@lang_option
@click.pass_context
def command(ctx: click.Context, pack: str, tries: int, examples_only: bool, lang: Tongue) -> None:
    """运行示例（应得什么、得了什么）和性质（对所有人都应成立的话）。"""
    from policyrules.diagnostics import errors
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.driver.trials import run_examples

    compiled = compile_pack(read_pack(pack))
    if errors(compiled.problems):
        show_problems(compiled.problems, lang)
        raise Refused("规则有错误，没有试算。")
    results = list(run_examples(compiled))
    failed = [r for r in results if not r.passed]
    for r in failed:
        place = r.expected.at.at.place if r.expected.at is not None else ""
        click.echo(f"不符 {r.example}（第{r.row + 1}行，{r.expected.rule}）：{'；'.join(r.parts)}  {place}")
    names = len({r.example for r in results})
    click.echo(f"示例 {names} 个，期望 {len(results)} 项，相符 {len(results) - len(failed)}，不符 {len(failed)}。")
    bad = bool(failed)
    if not examples_only:
        bad |= _properties(compiled, tries, lang)
    ctx.exit(1 if bad else 0)


def _properties(compiled: Compiled, tries: int, lang: Tongue) -> bool:
    try:
        from policyrules.testing.properties import check_property, describe
    except ModuleNotFoundError as missing:
        if missing.name != "hypothesis":
            raise
        click.echo('性质没有运行：需要 hypothesis，请运行 pip install "policyrules[test]"，或加 --examples-only。', err=True)
        return False
    bad = 0
    for name in compiled.properties:
        result = check_property(compiled, name, max_examples=tries)
        if result.error is not None:
            bad += 1
            click.echo(describe(result, compiled.checked.vocabulary, lang))
    whole = len(compiled.properties)
    click.echo(f"性质 {whole} 条，成立 {whole - bad}，不成立或空设 {bad}（每条试 {tries} 例，是检验不是证明）。")
    return bad > 0
