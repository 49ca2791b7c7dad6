"""`params`: what figures are missing and which answers wait for them; forms to fill in, and forms that come back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from policyrules.cli.common import Day, Refused, force_option, lang_option, loaded, read_bytes, show_problems, working, writable, written
from policyrules.cli.pack_changes import changes_options, compiled_pack, pack_files, told
from policyrules.cli.subcommands import Subcommands
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack
    from policyrules.diagnostics import Problem
    from policyrules.driver.waiting import Missing, Waiting
    from policyrules.sheets.figures import Entry


class Params(Subcommands):
    chinese: ClassVar[dict[str, str]] = {"缺项": "missing", "表单": "form", "导入": "import"}


@click.group("params", cls=Params)
def command() -> None:
    """参数（标准、比例、口径）：还缺哪些，哪些答案在等它；填报表的生成和收回。"""


PACK_ARGUMENT = click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
TITLE: dict[Tongue, str] = {"zh": "参数填报", "en": "form of parameters"}
PARTS = {
    "value": ("取值", "value"), "outcome": ("结论", "outcome"), "amount": ("金额", "amount"), "numbers": ("指标数", "figures"),
    "order": ("次序", "order"),
}  # fmt: skip


@command.command("missing")
@PACK_ARGUMENT
@click.option("--as-of", "as_of", type=Day(), metavar="日期", help="只看这一天所在的期间")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="输出的样子")
@lang_option
def missing(pack: str, as_of: date | None, form: str, lang: Tongue) -> None:
    """还要由本地提供哪些参数：单位、期间、地区、问法，哪些答案在等它（由规则算出）。

    缺参数不是错误：用到它的答案是待定，退出码仍为 0。填报用 policyrules params form。"""
    from policyrules.driver.waiting import missing as found_missing

    known = loaded(pack)
    with working():
        found = found_missing(known.ready, as_of)
    if form == "json":
        click.echo(json.dumps([_plain(known, m) for m in found], ensure_ascii=False, indent=2))
        return
    _listed(known, found, lang)
    names = len({m.parameter.name for m in found})
    waiting = len({w.rule for m in found for w in m.answers})
    if lang == "zh":
        click.echo(f"缺 {names} 项参数、{len(found)} 段期间；{waiting} 项规定的答案在等。" if found else "没有缺的参数。")
    else:
        click.echo(_lacking(names, len(found), waiting) if found else "no figure is missing.")


def _lacking(names: int, periods: int, waiting: int) -> str:
    lack = counted(names, "parameter lacks", "parameters lack")
    return f"{lack} {counted(periods, 'period')}; {counted(waiting, 'provision waits', 'provisions wait')}."


def _listed(pack: Pack, found: list[Missing], lang: Tongue) -> None:
    """One paragraph a parameter."""
    from policyrules.parameters.words import bounds_words, english_unit, unit_words

    zh, before = lang == "zh", ""
    for m in found:
        if m.parameter.name != before:
            before = m.parameter.name
            unit = unit_words(m.parameter) if zh else english_unit(m.parameter, pack.vocabulary)
            bounds = bounds_words(m.parameter, pack.vocabulary, lang)
            called = before if zh else pack.vocabulary.english.get(before, before)
            click.echo((f"{called}（{unit}）" if zh else f"{called} ({unit})") + (f"  {bounds}" if bounds else ""))
            if m.parameter.question and zh:
                click.echo(f"  问：{m.parameter.question}")
        until = m.period.until or ("长期" if zh else "open")
        body = m.period.jurisdiction
        place = f"  {body if zh else pack.vocabulary.english.get(body, body)}" if body else ""
        click.echo(f"  {m.period.since} 至 {until}{place}" if zh else f"  {m.period.since} to {until}{place}")
        if not m.waiting:
            click.echo("    这一期间没有规则用到它" if zh else "    no rule reads it in this time")
        for w in m.answers:
            click.echo(f"    等它的：{_waits(pack, w, m, lang)}" if zh else f"    waits: {_waits(pack, w, m, lang)}")


def _waits(pack: Pack, w: Waiting, m: Missing, lang: Tongue) -> str:
    zh = lang == "zh"
    name, entity = (n if zh else pack.vocabulary.english.get(n, n) for n in (w.rule, w.entity))
    parts = ("、" if zh else ", ").join(PARTS[p][lang == "en"] for p in w.parts)
    said = f"{name}（{entity}）的{parts}" if zh else f"{name} ({entity}): {parts}"
    if (w.since, w.until) == (m.period.since, m.period.until):
        return said
    until = w.until or ("长期" if zh else "open")
    return f"{said}，{w.since} 至 {until}" if zh else f"{said}, {w.since} to {until}"


def _plain(pack: Pack, m: Missing) -> dict[str, object]:
    from policyrules.parameters.words import bounds_words, unit_words

    return {
        "parameter": m.parameter.name, "unit": unit_words(m.parameter), "bounds": bounds_words(m.parameter, pack.vocabulary, "zh"),
        "question": m.parameter.question, "since": m.period.since.isoformat(),
        "until": m.period.until.isoformat() if m.period.until else None, "jurisdiction": m.period.jurisdiction,
        "place": m.period.at.place,
        "waiting": [
            {"rule": w.rule, "entity": w.entity, "kind": w.kind, "parts": list(w.parts), "since": w.since.isoformat(),
             "until": w.until.isoformat() if w.until else None}
            for w in m.waiting
        ],
    }  # fmt: skip


@command.command("form")
@PACK_ARGUMENT
@click.option("-o", "--output", required=True, metavar="文件.xlsx|文件.yaml", help="写到哪个文件")
@click.option("--all", "every", is_flag=True, help="所有参数的所有期间，不只是缺的")
@force_option
@lang_option
def form(pack: str, output: str, every: bool, force: bool, lang: Tongue) -> None:
    """生成填报表：缺的参数一段期间一行，注明单位、可以填什么、哪些答案在等；填好用 params import 收回。"""
    from policyrules.driver.waiting import missing as found_missing
    from policyrules.driver.workbook import figure_form, form_words
    from policyrules.sheets.figure_words import ALL, KEYS, lead
    from policyrules.sheets.figures import yaml_form
    from policyrules.sheets.model import Page
    from policyrules.sheets.write import write_book

    kind = _kind(output)
    writable(output, force)
    known = loaded(pack)
    with working():
        compiled = known.ready.compile()
        waits = {(m.parameter.name, m.period.since.isoformat()): _all_waits(known, m, lang) for m in found_missing(known.ready)}
    block = figure_form(compiled, lambda name, since: waits.get((name, since), ""), every, lang)
    if not block.rows:
        raise Refused("没有缺的参数；要改已有的，加 --all。", "no figure is missing; for those that are there give --all.")
    with written(output, force) as stream:
        if kind == "yaml":
            stream.write(yaml_form(block, form_words(compiled), lang).encode())
        elif refused := write_book(stream, [Page(KEYS[ALL][lang == "en"], lead(lang), (block,))], f"{known.name} {TITLE[lang]}", lang):
            raise Refused(refused.describe("zh").message, refused.describe("en").message)
    rows = len(block.rows)
    said = (
        f"已写 {output}：{rows} 行。填好后：policyrules params import {output} {pack} --check",
        f"{output}: {counted(rows, 'row')}. Once filled in: policyrules params import {output} {pack} --check",
    )
    click.echo(said[lang == "en"], err=True)


@command.command("import")
@click.argument("source", metavar="填好的表.xlsx|.yaml")
@PACK_ARGUMENT
@changes_options
@lang_option
@click.pass_context
def bring(ctx: click.Context, source: str, pack: str, check: bool, output: str | None, force: bool, lang: Tongue) -> None:
    """收回填好的参数表：单位、数值、期间、来源、可信度逐格检查，全部对了才写；先列出会怎样改动。

    写到另一个文件夹用 -o，改规则包本身用 --force；随程序安装的规则包只能用 -o 另存。"""
    from policyrules.driver.workbook import take_figures

    name, files = pack_files(pack)
    compiled = compiled_pack(name, files, pack)
    entries, problems, whole = _read(source)
    taken = take_figures(compiled, name, files, entries, problems, whole)
    bad = show_problems(taken.problems, lang)
    if bad:
        ctx.exit(1)
    told(pack, files, taken.changed, check, output, force, lang)


def _read(source: str) -> tuple[list[Entry], list[Problem], bool]:
    """The rows of a form, what is wrong with it, and whether it holds all periods of its parameters."""
    from policyrules.sheets import figures
    from policyrules.sheets.figure_words import ALL, WANTED
    from policyrules.sheets.problems import NotThisWorkbook
    from policyrules.sheets.read import read_book
    from policyrules.source import SourceFile
    from policyrules.structured import parse

    shown = Path(source).name
    if _kind(source) == "yaml":
        from policyrules.cli.common import read_text

        parsed = parse(SourceFile(shown, read_text(source)))
        found, strange = figures.from_tree(parsed.tree)
        nothing: list[Problem] = [] if found or parsed.problems else [NotThisWorkbook(shown, "参数填报表")]
        return found, [*parsed.problems, *strange, *nothing], False
    book, problems = read_book(read_bytes(source), shown, "参数填报表")
    form = figures.form_in(book, WANTED, ALL)
    if form is None:
        return [], problems or [NotThisWorkbook(shown, "参数填报表")], False
    kind, _, given = form
    entries, more = figures.from_book(given)
    return entries, [*problems, *more], kind == ALL


def _kind(name: str) -> str:
    ending = Path(name).suffix.lower()
    if ending not in (".xlsx", ".yaml", ".yml"):
        raise Refused(f"“{name}”：参数表是 .xlsx 或 .yaml 文件。", f"{name}: a form is an .xlsx or a .yaml file.")
    return "xlsx" if ending == ".xlsx" else "yaml"


def _all_waits(pack: Pack, m: Missing, lang: Tongue) -> str:
    return ("；" if lang == "zh" else "; ").join(_waits(pack, w, m, lang) for w in m.answers)
