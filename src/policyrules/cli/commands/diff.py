"""`diff`: two versions of a pack; which rules answer otherwise, with a case for each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.chosen import chosen_rules
from policyrules.cli.common import Refused, lang_option, need_solver, progress, show_problems, working
from policyrules.diagnostics import Tongue, errors

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled

SCHEMA_VERSION = 1


@click.command("diff")
@click.argument("old", metavar="旧版本")
@click.argument("new", metavar="[新版本]", required=False)
@click.option("--rule", "rules", multiple=True, metavar="规则", help="只给一个规则包时：比较这条规则的前后各版；可重复，不写是所有有几版的")
@click.option("--tries", type=click.IntRange(0), default=100, show_default=True, help="没有证明相同的规则，每条试多少例去找差别")
@click.option("--timeout", type=click.FloatRange(0, 600), default=5, show_default=True, metavar="秒", help="求解器每一问最多算几秒")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给程序读")
@lang_option
@click.pass_context
def command(
    ctx: click.Context, old: str, new: str | None, rules: tuple[str, ...], tries: int, timeout: float, form: Literal["text", "json"],
    lang: Tongue,
) -> None:  # fmt: skip
    """比较一个规则包的两个版本：哪些规则新增、删去、改名，哪些答案不同，各举一个具体的例子。

    装了求解器（policyrules[prove]）的，用规则里的条件说出哪些情形答案不同，并证明此外都相同；否则试出来。

    版本写规则包的名称、文件夹，或 git 的“版本:文件夹”，如 HEAD~1:rules/lucheng。没有差别退出码为 0，有差别为 1。
    只写一个规则包的，比较同一条规则的前后各版：同样的事实，哪些人按这一版算、按那一版不算。"""
    from policyrules.compare.from_packs import compared
    from policyrules.compare.to_words import Telling
    from policyrules.deciding.pack import Pack

    if new is None:
        _editions(compiled_version(old, lang), rules, timeout, lang)
        return
    if rules:
        raise Refused("--rule 只用于一个规则包里的前后各版。", "--rule is for the editions within one pack.")
    before, after = compiled_version(old, lang), compiled_version(new, lang)
    found = compared(before, after, tries, progress(), timeout)
    telling = Telling(Pack(before), Pack(after), lang)
    if form == "json":
        head = {"schema_version": SCHEMA_VERSION, "command": "diff", "old": before.files.digest, "new": after.files.digest}
        click.echo(json.dumps({**head, **telling.as_data(found)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(telling.lines(found)))
    ctx.exit(0 if found.none else 1)


def _editions(pack: Compiled, names: tuple[str, ...], seconds: float, lang: Tongue) -> None:
    """The editions of rules within a pack, one after the other."""
    need_solver("比较两个版本（写两个）不用它。", "Comparing two versions, with both named, does without.")
    from policyrules.compare.to_words import Telling
    from policyrules.deciding.pack import Pack
    from policyrules.prove.editions import steps

    rules = {name: rule for (_, name), rule in pack.checked.resolved.rules.items()}
    names = chosen_rules(pack, names)
    telling = Telling(Pack(pack), Pack(pack), lang)
    for name, rule in rules.items():
        lowered = pack.programs.get(rule.entity)
        if (not names or name in names) and lowered and name in lowered.stories:
            for line in telling.editions(name, steps(pack, rule, seconds)):
                click.echo(line)


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
