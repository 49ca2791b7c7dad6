"""`impact`: what a new version of rules means for the people of a roster, in counts and yuan; nobody is told apart."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.commands.diff import compiled_version
from policyrules.cli.common import Refused, as_of_option, force_option, lang_option, progress, show_problems, writable, written
from policyrules.cli.rosters import plain, sheets_of
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.compare.divisions import Division
    from policyrules.deciding.pack import Pack
    from policyrules.roster.model import Roster, Sheet

SCHEMA_VERSION = 1


@click.command("impact")
@click.argument("old", metavar="旧版本")
@click.argument("new", metavar="新版本")
@click.argument("roster", metavar="名册")
@as_of_option
@click.option("--output", "-o", "output", metavar="文件", help="另写成工作簿 .xlsx")
@click.option("--by", multiple=True, metavar="事实", help="按它分组，如 证载等级、残疾的类别；可重复。不写时按类别、等级、乡镇（街道）")
@click.option("--by-column", "columns", multiple=True, metavar="列名", help="按名册的这一列分组；可重复")
@click.option("--least", type=click.IntRange(3, 100), default=5, show_default=True, metavar="N", help="少于这个数的不写出来")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给程序读")
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, old: str, new: str, roster: str, as_of: date, output: str | None, by: tuple[str, ...], columns: tuple[str, ...],
    least: int, form: Literal["text", "json"], force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """规则改动对名册上的人有什么影响：每项规定多少人新增、失去、金额增减、转为待定，共多少元，按类别、等级、乡镇（街道）分列。

    版本写法同 diff。结果里没有姓名和证件号；少于 5 的数不写出来，能推算出它的也不写。"""
    from policyrules.compare.from_packs import compared
    from policyrules.compare.impact import Version, impact
    from policyrules.compare.impact_words import Telling
    from policyrules.deciding.pack import Pack

    if output is not None:
        if not output.lower().endswith(".xlsx"):
            raise Refused("结果文件名以 .xlsx 结尾。", "the name of the result ends in .xlsx.")
        if Path(output).resolve() == Path(roster).resolve():
            raise Refused(f"“{plain(output)}”是本次要读的名册，换一个文件名。", "the result cannot take the place of the roster.")
        writable(output, force)
    packs = compiled_version(old, lang), compiled_version(new, lang)
    sheets = sheets_of(roster)
    before, after = (Version(pack, _roster(ctx, pack, sheets, roster, as_of, lang)) for pack in map(Pack, packs))
    found = compared(packs[0], packs[1], tries=0, seconds=0)
    divisions = _divisions(after.pack, after.roster, sheets, by, columns)
    result = impact(before, after, found, divisions, as_of, least, progress())
    was, now = (f"{plain(name)} {v.pack.version}".strip() for name, v in ((old, before), (new, after)))
    telling = Telling(after.pack.vocabulary, was, now, lang)
    if output is not None:
        from policyrules.roster.telling import Telling as RosterTelling
        from policyrules.roster.write import write_sheets

        with written(output, force) as stream:
            made = datetime.combine(as_of, time())
            title = telling.say("规则改动的影响", "impact of a change of rules")
            if (missing := write_sheets(stream, [telling.sheet(result)], title, made, RosterTelling(lang))) is not None:
                said = missing.describe(lang)
                raise Refused(f"{said.message}。{said.help}", f"{said.message}. {said.help}")
    if form == "json":
        head = {"schema_version": SCHEMA_VERSION, "command": "impact", "old": packs[0].files.digest, "new": packs[1].files.digest}
        click.echo(json.dumps({**head, **telling.as_data(result)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(telling.lines(result)))


def _roster(ctx: click.Context, pack: Pack, sheets: list[Sheet], path: str, as_of: date, lang: Tongue) -> Roster:
    from policyrules.roster.read import read_roster
    from policyrules.types.encode import of_date

    found = read_roster(sheets, pack.vocabulary, as_of=of_date(as_of), name=plain(Path(path).name))
    if show_problems(found.problems, lang):
        ctx.exit(1)
    return found.roster


def _divisions(pack: Pack, roster: Roster, sheets: list[Sheet], by: tuple[str, ...], columns: tuple[str, ...]) -> list[Division]:
    from policyrules.compare.divisions import AREAS, USUAL, by_column, division_of
    from policyrules.core.notes import Words

    found: list[Division] = []
    for name in by or USUAL:
        made = division_of(name, pack.vocabulary)
        if by and not made:
            raise Refused(
                f"不能按“{name}”分组：写一个“是否”或者从选项里选的事实，或者“清单的事实”，如 残疾的类别。",
                f"cannot divide by `{name}`: name a fact that is yes or no or one of a list, or `list的fact`.",
            )
        found += made
    for name in columns:
        made = by_column(sheets, (name,), roster.subjects, Words(name, name))
        if not made:
            raise Refused(f"名册里没有“{name}”这一列。", f"the roster has no column `{name}`.")
        found += made
    return found + (by_column(sheets, AREAS, roster.subjects) if not by and not columns else [])
