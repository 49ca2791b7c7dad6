"""`pairs`: for each condition of a rule two cases that differ in it alone and are answered otherwise; or the stored ones run again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.chosen import chosen_rules
from policyrules.cli.common import (
    Refused,
    force_option,
    lang_option,
    need_solver,
    progress,
    show,
    show_problems,
    working,
    writable,
    written,
)
from policyrules.diagnostics import Tongue, errors
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.driver.files import PackFiles
    from policyrules.prove.assumptions import Assuming
    from policyrules.prove.pairs import Paired, Pairs

UNDECIDED = 4
SCHEMA_VERSION = 1


@click.command("pairs")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--rule", "only", multiple=True, metavar="规则", help="只做这条规则；可重复")
@click.option("--check", "again", is_flag=True, help="不求解：把规则包里存着的成对案例逐对复算")
@click.option("--output", "-o", "output", type=click.Path(), metavar="文件夹", help="每条规则写一个文件；规则包里的 mcdc 文件夹是存放处")
@click.option("--timeout", type=click.FloatRange(0.05, 600), default=5, show_default=True, metavar="秒", help="每一问最多算几秒")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给别的程序读"
)
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, only: tuple[str, ...], again: bool, output: str | None, timeout: float,
    form: Literal["text", "json"], force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """成对案例：每个条件、每种情形、表的每一行各给两个人，只在它所读的事实上不同，答案因此不同（MC/DC）。

    做不出这样一对的条件，证明它单独改变不了任何人的答案，并说出原因。"""
    from policyrules.driver.files import read_pack

    files = read_pack(pack)
    if again:
        _again(ctx, files, pack, only, form, lang)
        return
    need_solver("复算存着的成对案例（--check）不用它。", "Running stored pairs again (--check) does without.")
    from policyrules.prove.assumptions import clashing, with_assumptions

    with working():
        assuming = with_assumptions(files)
    wrong = [*assuming.problems, *errors(assuming.compiled.problems), *clashing(assuming)]
    if wrong or not assuming.compiled.programs:
        show_problems(dict.fromkeys(wrong), lang)
        raise Refused("有错误，没有做成对案例。", "there are errors, so no pairs were made.")
    rules = [name for _, name in assuming.compiled.checked.resolved.rules]
    only = chosen_rules(assuming.compiled, only)
    if output is not None:
        _folder(output, [rule for rule in rules if rule in only or not only], force)
    from policyrules.prove.pairs_text import Telling

    telling = Telling(assuming.compiled, lang)
    for made, found in _made(assuming, only, timeout):
        telling.take(found, made.program)
        if form == "text":
            show(telling.last)
        if output is not None and found:
            with written(str(Path(output) / f"{made.story.rule}.yaml"), force, shared=True) as stream:
                stream.write(telling.yaml(made.entity).encode())
    click.echo(telling.json(files) if form == "json" else telling.summary())
    ctx.exit(UNDECIDED if telling.open else 0)


def _made(assuming: Assuming, only: tuple[str, ...], seconds: float) -> Iterator[tuple[Pairs, list[Paired]]]:
    """The pairs of each rule that has conditions."""
    from policyrules.prove.assumptions import MARK
    from policyrules.prove.pairs import Pairs

    rules = [key for key in assuming.compiled.checked.resolved.rules if key[1] in only or not (only or key[1].startswith(MARK))]
    tell = progress()
    for done, (entity, rule) in enumerate(rules):
        tell(done, len(rules))
        lowered = assuming.compiled.programs.get(entity)
        if lowered is not None and rule in lowered.stories:
            made = Pairs(assuming, entity, lowered.stories[rule], seconds)
            yield made, list(made)


def _folder(path: str, rules: list[str], force: bool) -> None:
    """Refuse before any work is done."""
    if not Path(path).is_dir():
        raise Refused(f"没有“{path}”这个文件夹：请先建立，或换一个位置。", f"there is no folder `{path}`; make it first.")
    for rule in rules:
        writable(str(Path(path) / f"{rule}.yaml"), force)


def _again(ctx: click.Context, files: PackFiles, pack: str, only: tuple[str, ...], form: Literal["text", "json"], lang: Tongue) -> None:
    """The stored pairs run again; exit code 1 where one does not hold, or an atom has none."""
    from policyrules.diagnostics.naming import named
    from policyrules.diagnostics.to_json import as_data
    from policyrules.driver.files import read_pairs
    from policyrules.driver.pipeline import compile_pack
    from policyrules.prove.pairs_check import check_pairs

    compiled = compile_pack(files)
    if wrong := errors(compiled.problems):
        show_problems(wrong, lang)
        raise Refused("有错误，没有复算。", "there are errors, so nothing was run again.")
    found = check_pairs(compiled, read_pairs(pack), frozenset(chosen_rules(compiled, only)))
    if form == "json":
        data = {"schema_version": SCHEMA_VERSION, "command": "pairs", "pack": files.name, "digest": files.digest, "atoms": found.atoms}
        told = {"pairs": found.pairs, "unreachable": found.never, "problems": [as_data(p, lang) for p in found.problems]}
        click.echo(json.dumps({**data, **told}, ensure_ascii=False, indent=2))
    else:
        show_problems(named(found.problems, compiled.checked.vocabulary.english), lang)
        click.echo(
            f"条件、情形和表的行 {found.atoms} 个：成对案例 {found.pairs} 对复算无误，"
            f"达不到的 {found.never} 个，有问题 {len(found.problems)} 处。"
            if lang == "zh"
            else f"conditions, cases and rows: {found.atoms}; {counted(found.pairs, 'pair holds', 'pairs hold')}, "
            f"{found.never} unreachable, {counted(len(found.problems), 'problem')}."
        )
    ctx.exit(1 if found.problems else 0)
