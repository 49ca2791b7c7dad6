"""`check`: all that is wrong with a pack or a rule file, with place, cause and repair; `--fix` mends what is certain."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, lang_option, pack_of, read_bytes, replaced, show, show_problems, working
from policyrules.cli.formats import Format, folder_of, format_option, write_checked
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.driver.checking import CheckedPack


@click.command("check")
@click.argument("target", default="lucheng", metavar="[规则包|文件夹|文件]")
@click.option("--findings", is_flag=True, help="也列出提示，如尚无数值的参数")
@click.option("--fix", is_flag=True, help="改好只有一种改法的错误，逐处说明；其余的照旧列出")
@click.option("--explain", "code", metavar="代码", help="说明一种错误：为什么、错的和对的写法")
@format_option
@lang_option
@click.pass_context
def command(ctx: click.Context, target: str, findings: bool, fix: bool, code: str | None, form: Format, lang: Tongue) -> None:
    """检查规则包（名称或文件夹）；给一个 .rules 文件时，只列出它所在规则包中与它有关的问题。"""
    from policyrules.driver.checking import check_pack
    from policyrules.driver.files import read_pack

    if code is not None:
        _explain(code, lang)
        return
    gc.disable()  # all that is made here lives until the process ends; the one look for garbage cost more than checking an edited file
    path = Path(target)
    alone = path if path.suffix == ".rules" else None
    folder = str(pack_of(path)) if alone else target
    name = path.resolve().relative_to(Path(folder).resolve()).as_posix() if alone else ""
    with working():
        checked = _fixed(Path(folder), name, lang, form != "text") if fix else check_pack(read_pack(folder))
    problems = [p for p in checked.problems if not alone or _about(p, name, lang)]
    if form != "text":
        shown = [p for p in problems if findings or p.severity is not Severity.FINDING]
        write_checked(form, checked, shown, lang, folder_of(folder))
        ctx.exit(1 if any(p.severity is Severity.ERROR for p in shown) else 0)
    bad = show_problems(problems, lang, findings)
    if not bad:
        _praise(checked, findings, lang)
    ctx.exit(1 if bad else 0)


def _about(problem: Problem, name: str, lang: Tongue) -> bool:
    at = problem.describe(lang).primary
    return at is None or at.at.file.name == name


def _praise(checked: CheckedPack, findings: bool, lang: Tongue) -> None:
    empty, packs = sum(p.severity is Severity.FINDING for p in checked.problems), checked.files.imports
    zh = f"{checked.rules} 条规则、{checked.examples} 个示例，没有错误。"
    en = f"{counted(checked.rules, 'rule')}, {counted(checked.examples, 'example')}, no errors."
    if packs:
        zh, en = f"{zh}规则中含所基于的{'、'.join(p.name for p in packs)}。", f"{en} With those of {', '.join(p.name for p in packs)}."
    if empty and not findings:
        zh, en = f"{zh}另有 {empty} 条提示（加 --findings 查看）。", f"{en} {empty} findings (--findings)."
    click.echo(zh if lang == "zh" else en)


def _explain(code: str, lang: Tongue) -> None:
    from policyrules.site.pages import Page, page_of

    found = page_of(code)
    if not isinstance(found, Page):
        zh, en = (f"，是否指“{found}”", f"; did you mean `{found}`") if found else ("", "")
        raise Refused(f"没有“{code}”这种错误{zh}。代码写在错误信息开头的方括号里。", f"there is no problem `{code}`{en}.")
    show(found.told(lang))


def _fixed(folder: Path, name: str, lang: Tongue, quiet: bool) -> CheckedPack:
    """The pack after its certain edits, each of which is told; the files are replaced when all of them are ready."""
    from policyrules.driver.checking import reported
    from policyrules.driver.files import read_pack
    from policyrules.driver.mend import mend

    if not folder.is_dir():
        raise Refused(
            "--fix 只改文件夹里的规则包，不改自带的规则包；请先另存一份。",
            "--fix mends a pack in a folder, never one that ships; copy it first.",
        )
    mended = mend(read_pack(str(folder)), lang, name)
    for file in mended.files.values():
        _write(folder / file.name, file.text)
    if quiet:
        return reported(mended.compiled)
    if mended.made:
        show("\n".join(_told(d, lang) for d in mended.made) + "\n")
    else:
        click.echo("没有可以直接改好的错误。" if lang == "zh" else "nothing could be mended without asking.")
    return reported(mended.compiled)


def _told(diagnostic: Diagnostic, lang: Tongue) -> str:
    """What was mended: the place, what was wrong, what stood there and what stands there now."""
    said = "；".join(_change(e.at.text, e.text, lang) for e in diagnostic.edits)
    at = diagnostic.edits[0].at.place
    return f"已改 {at}：{diagnostic.message}（{said}）" if lang == "zh" else f"mended {at}: {diagnostic.message} ({said})"


def _change(before: str, after: str, lang: Tongue) -> str:
    if lang == "zh":
        return f"『{before}』改为『{after}』" if before and after else f"删去『{before}』" if before else f"添上『{after}』"
    return f"`{before}` to `{after}`" if before and after else f"`{before}` deleted" if before else f"`{after}` added"


def _write(path: Path, text: str) -> None:
    """Replace a file by the text in the encoding and with the line ends that it had."""
    from policyrules.source import encode

    replaced(str(path), encode(text, read_bytes(str(path))))
