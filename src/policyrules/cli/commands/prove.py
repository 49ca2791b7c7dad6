"""`prove`: what holds of everybody, what does not and for whom, and what could not be settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.chosen import chosen_rules
from policyrules.cli.common import Refused, force_option, lang_option, pack_of, progress, show, show_problems, working, writable, written
from policyrules.diagnostics import Tongue, errors

if TYPE_CHECKING:
    from policyrules.driver.files import PackFiles

KINDS = ("rule", "condition", "redundant", "exception", "gap", "clash", "both", "property", "cliff", "order", "relation", "edition")


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
@click.option("--report", "-o", "report", type=click.Path(), metavar="文件", help="把报告写到这个文件（.md，或者 .json）")
@click.option("--store", is_flag=True, help="把结果存进规则文件夹的 proof.json，网页“证明”一页用它")
@click.option("--stored", is_flag=True, help="不证明，只看存着的结果还合不合现在的规则")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给别的程序读"
)
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, only: tuple[str, ...], kinds: tuple[str, ...], timeout: float, tries: int, report: str | None,
    store: bool, stored: bool, form: Literal["text", "json"], force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """证明规则：有没有人能符合、条件有没有用、有没有空当和冲突、性质是否成立、金额有没有断崖。

    不成立的，给出一个具体的人，用参考计算核对过，写成示例可以粘贴。时间内得不出结论的是“未能判定”，退出码 4。
    没有安装求解器（policyrules[prove]）时，只用区间和选项判定，看不出的是“未能判定”。
    给一个 .rules 文件时，只证明这个文件里的规则和性质。"""
    from policyrules.driver.files import PROOF, read_pack

    if report is not None:
        writable(report, force)
    path = Path(pack)
    alone = path.suffix == ".rules"
    files = read_pack(str(pack_of(path)) if alone else pack)
    if stored:
        _stored(ctx, files, lang)
    if store:
        if alone or only or kinds:
            raise Refused("只存整个规则包的结果：--store 不与 --only、--question 同用。", "--store keeps what was proved of a whole pack.")
        if not path.is_dir():
            raise Refused(
                f"--store 要写规则包的文件夹，“{pack[:60]}”不是。", f"--store needs the folder of a pack, and `{pack[:60]}` is none."
            )
        writable(str(path / PROOF), force)
    from policyrules.prove.assumptions import with_assumptions
    from policyrules.prove.checks import KINDS as ALL
    from policyrules.prove.prove import declared_in, prove
    from policyrules.prove.report import Options
    from policyrules.prove.to_text import as_data, as_proof, code, markdown, summary

    with working():
        assuming = with_assumptions(files)
    wrong = [*assuming.problems, *errors(assuming.compiled.problems)]
    if not assuming.compiled.programs:
        show_problems(dict.fromkeys(wrong), lang)
        raise Refused("有错误，没有证明。", "there are errors, so nothing was proved.")
    only = chosen_rules(assuming.compiled, only, assuming.compiled.properties)
    if alone:
        name = path.resolve().relative_to(pack_of(path).resolve()).as_posix()
        only = (*only, *declared_in(assuming.compiled, name))
        if not only:
            raise Refused(f"“{pack}”里没有规则和性质。", f"`{pack}` declares no rule and no property.")
    wanted = frozenset(kind for kind in ALL if not kinds or kind in kinds)
    found = prove(assuming, Options(frozenset(only), wanted, timeout, tries), progress())
    if report is not None:
        text = as_data(found, assuming, lang) + "\n" if Path(report).suffix == ".json" else markdown(found, assuming, lang)
        with written(report, force) as stream:
            stream.write(text.encode())
    if store:
        with written(str(path / PROOF), force, shared=True) as stream:
            stream.write(as_proof(found, assuming).to_text().encode())
    if form == "json":
        click.echo(as_data(found, assuming, lang))
    else:
        from policyrules.diagnostics.naming import in_english, named
        from policyrules.diagnostics.to_text import draw

        english = assuming.compiled.checked.vocabulary.english
        for problem in named(found.found, english):
            show(draw(problem.describe(lang), lang) + "\n")
        click.echo(in_english(summary(found, lang), english))
    ctx.exit(code(found))


def _stored(ctx: click.Context, files: PackFiles, lang: Tongue) -> None:
    """Whether what is kept still speaks of the rules."""
    from policyrules.diagnostics.naming import in_english, named
    from policyrules.driver.pipeline import compile_pack
    from policyrules.driver.proof import fitting

    with working():
        compiled = compile_pack(files)
    show_problems(errors(compiled.problems), lang)
    if not compiled.usable:
        raise Refused("有错误，没有证明。", "there are errors, so nothing was proved.")
    proof, problem = fitting(compiled)
    if problem is not None:
        show_problems(named([problem], compiled.checked.vocabulary.english), lang)
    if proof is not None:
        click.echo(in_english(proof.summary.in_(lang), compiled.checked.vocabulary.english))
    ctx.exit(0 if proof is not None else 1)
