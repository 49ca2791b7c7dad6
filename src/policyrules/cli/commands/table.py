"""`table`: what a pack holds as tables goes to a workbook, and comes back checked cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import click

from policyrules.cli.common import Refused, force_option, lang_option, read_bytes, show_problems, working, written
from policyrules.cli.pack_changes import changes_options, compiled_pack, pack_files, told
from policyrules.cli.subcommands import Subcommands
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

TITLE: dict[Tongue, str] = {"zh": "表格", "en": "tables"}


class Table(Subcommands):
    chinese: ClassVar[dict[str, str]] = {"导出": "export", "导入": "import"}


@click.group("table", cls=Table)
def command() -> None:
    """判断表、示例、词汇和参数：导出到 Excel 工作簿，改好再收回。"""


@command.command("export")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("-o", "--output", required=True, metavar="文件.xlsx", help="写到哪个工作簿")
@click.option("--only", metavar="规则", help="只要这条规则的表和试它的示例")
@force_option
@lang_option
def export(pack: str, output: str, only: str | None, force: bool, lang: Tongue) -> None:
    """把按下表写的规则、带表的示例、词汇和参数写成工作簿：一条规则一张表，一个文件的示例合在一张。"""
    from policyrules.driver.workbook import pages
    from policyrules.sheets.write import write_book

    if Path(output).suffix.lower() != ".xlsx":
        raise Refused(f"“{output}”：写成 .xlsx 工作簿。", f"{output}: the workbook is an .xlsx file.")
    name, files = pack_files(pack)
    compiled = compiled_pack(name, files, pack)
    made = pages(compiled, files, only, lang)
    if not made:
        raise Refused(
            f"“{only or pack}”没有表格可以导出：核对规则的名称，或它不是按下表写的。", f"`{only or pack}` has no table: check the name."
        )
    with written(output, force) as stream:
        if refused := write_book(stream, made, f"{compiled.files.name} {TITLE[lang]}", lang):
            raise Refused(refused.describe("zh").message, refused.describe("en").message)
    count = sum(len(page.blocks) for page in made)
    said = (
        f"已写 {output}：{count} 张表。改好后：policyrules table import {output} {pack} --check",
        f"{output}: {counted(count, 'table')}. Once edited: policyrules table import {output} {pack} --check",
    )
    click.echo(said[lang == "en"], err=True)


@command.command("import")
@click.argument("source", metavar="工作簿.xlsx")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@changes_options
@lang_option
@click.pass_context
def bring(ctx: click.Context, source: str, pack: str, check: bool, output: str | None, force: bool, lang: Tongue) -> None:
    """收回改好的工作簿：每一格都检查，全部对了才写；先列出会怎样改动。

    写到另一个文件夹用 -o，改规则包本身用 --force；随程序安装的规则包只能用 -o 另存。"""
    from policyrules.driver.workbook import take
    from policyrules.sheets.read import read_book

    name, files = pack_files(pack)
    compiled = compiled_pack(name, files, pack)
    book, problems = read_book(read_bytes(source), Path(source).name, "导出的表格")
    if not book.given:
        show_problems(problems, lang)
        ctx.exit(1)
    with working():
        taken = take(compiled, name, files, book, problems)
    if show_problems(taken.problems, lang):
        ctx.exit(1)
    told(pack, files, taken.changed, check, output, force, lang)
