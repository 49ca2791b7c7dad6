"""`diff`: two versions of a pack; which rules answer otherwise, with a case for each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.common import Refused, lang_option, progress, show_problems, working
from policyrules.diagnostics import Tongue, errors

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled

SCHEMA_VERSION = 1


@click.command("diff")
@click.argument("old", metavar="旧版本")
@click.argument("new", metavar="新版本")
@click.option("--tries", type=click.IntRange(0), default=100, show_default=True, help="没有证明相同的规则，每条试多少例去找差别")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给程序读")
@lang_option
@click.pass_context
def command(ctx: click.Context, old: str, new: str, tries: int, form: Literal["text", "json"], lang: Tongue) -> None:
    """比较一个规则包的两个版本：哪些规则新增、删去、改名，哪些答案不同，各举一个具体的例子。

    版本写规则包的名称、文件夹，或 git 的“版本:文件夹”，如 HEAD~1:rules/lucheng。没有差别退出码为 0，有差别为 1。"""
    from policyrules.compare.from_packs import compared
    from policyrules.compare.to_words import Telling
    from policyrules.driver.pack import Pack

    before, after = compiled_version(old, lang), compiled_version(new, lang)
    found = compared(before, after, tries, progress())
    telling = Telling(Pack(before), Pack(after), lang)
    if form == "json":
        head = {"schema_version": SCHEMA_VERSION, "command": "diff", "old": before.files.digest, "new": after.files.digest}
        click.echo(json.dumps({**head, **telling.as_data(found)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(telling.lines(found)))
    ctx.exit(0 if found.none else 1)


def compiled_version(version: str, lang: Tongue) -> Compiled:
    """A version of a pack through all stages; errors end the command."""
    from policyrules.driver.pipeline import compile_pack
    from policyrules.driver.revisions import read_version

    with working():
        compiled = compile_pack(read_version(version))
    if wrong := errors(compiled.problems):
        show_problems(wrong, lang)
        raise Refused(f"“{version[:60]}”有错误，没有比较。", f"`{version[:60]}` has errors, so nothing was compared.")
    return compiled
