"""`prove`: what holds of everybody, what does not and for whom, and what could not be settled."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from policyrules.cli.common import Refused, force_option, lang_option, pack_of, progress, show, show_problems, working, writable, written
from policyrules.diagnostics import Tongue, errors

KINDS = ("rule", "condition", "redundant", "exception", "gap", "clash", "both", "property", "cliff")


@click.command("prove")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹|文件]")
@click.option("--only", multiple=True, metavar="规则", help="只证明这条规则或性质；可重复")
@click.option(
    "--question", "kinds", multiple=True, type=click.Choice(KINDS), metavar="问题", help=f"只问这一种：{'、'.join(KINDS)}；可重复"
)
@click.option("--timeout", type=click.FloatRange(0.05, 600), default=5, show_default=True, metavar="秒", help="每一问最多算几秒")
@click.option(
    "--tries", type=click.IntRange(0, 10_000), default=24, show_default=True, metavar="N", help="每条规则另用多少个抽取的案例反驳"
)
@click.option("--report", "-o", "report", type=click.Path(), metavar="文件", help="把报告（Markdown）写到这个文件")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给别的程序读"
)
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, only: tuple[str, ...], kinds: tuple[str, ...], timeout: float, tries: int, report: str | None,
    form: Literal["text", "json"], force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """证明规则：有没有人能符合、条件有没有用、有没有空当和冲突、性质是否成立、金额有没有断崖。

    不成立的，给出一个具体的人，用参考计算核对过，写成示例可以粘贴。时间内得不出结论的是“未能判定”，退出码 4。
    没有安装求解器（policyrules[prove]）时，只用区间和选项判定，看不出的是“未能判定”。
    给一个 .rules 文件时，只证明这个文件里的规则和性质。"""
    from policyrules.driver.files import read_pack

    if report is not None:
        writable(report, force)
    path = Path(pack)
    alone = path.suffix == ".rules"
    files = read_pack(str(pack_of(path)) if alone else pack)
    from policyrules.prove.assumptions import with_assumptions
    from policyrules.prove.checks import KINDS as ALL
    from policyrules.prove.prove import Options, declared_in, prove
    from policyrules.prove.to_text import as_data, code, markdown, summary

    with working():
        assuming = with_assumptions(files)
    wrong = [*assuming.problems, *errors(assuming.compiled.problems)]
    if not assuming.compiled.programs:
        show_problems(dict.fromkeys(wrong), lang)
        raise Refused("有错误，没有证明。", "there are errors, so nothing was proved.")
    names = {name for _, name in assuming.compiled.checked.resolved.rules} | set(assuming.compiled.properties)
    if unknown := [name for name in only if name not in names]:
        raise Refused(f"没有规则或性质“{unknown[0]}”。", f"there is no rule or property `{unknown[0]}`.")
    if alone:
        name = path.resolve().relative_to(pack_of(path).resolve()).as_posix()
        only = (*only, *declared_in(assuming.compiled, name))
        if not only:
            raise Refused(f"“{pack}”里没有规则和性质。", f"`{pack}` declares no rule and no property.")
    wanted = frozenset(kind for kind in ALL if not kinds or kind in kinds)
    found = prove(assuming, Options(frozenset(only), wanted, timeout, tries), progress())
    text = markdown(found, assuming, lang)
    if report is not None:
        with written(report, force) as stream:
            stream.write(text.encode())
    if form == "json":
        click.echo(as_data(found, files, lang))
    else:
        from policyrules.diagnostics.to_text import draw

        for problem in found.found:
            show(draw(problem.describe(lang), lang) + "\n")
        click.echo(summary(found, lang))
    ctx.exit(code(found))
