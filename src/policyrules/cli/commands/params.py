"""`params`: what figures are missing and which answers wait for them; forms to fill in, and forms that come back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import click

from policyrules.cli.common import Day, lang_option, loaded, working
from policyrules.cli.subcommands import Subcommands
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.driver.pack import Pack
    from policyrules.driver.waiting import Missing, Waiting


class Params(Subcommands):
    chinese: ClassVar[dict[str, str]] = {"缺项": "missing"}


@click.group("params", cls=Params)
def command() -> None:
    """参数（标准、比例、口径）：还缺哪些，哪些答案在等它；填报表的生成和收回。"""


PACK_ARGUMENT = click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
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
        click.echo(f"{names} parameters lack {len(found)} periods; {waiting} provisions wait." if found else "no figure is missing.")


def _listed(pack: Pack, found: list[Missing], lang: Tongue) -> None:
    """One paragraph a parameter."""
    from policyrules.parameters.words import bounds_words, unit_words

    zh, before = lang == "zh", ""
    for m in found:
        if m.parameter.name != before:
            before = m.parameter.name
            unit = unit_words(m.parameter)
            bounds = bounds_words(m.parameter, pack.vocabulary, lang)
            called = before if zh else pack.vocabulary.english.get(before, before)
            click.echo((f"{called}（{unit}）" if zh else f"{called} ({unit})") + (f"  {bounds}" if bounds else ""))
            if m.parameter.question and zh:
                click.echo(f"  问：{m.parameter.question}")
        until = m.period.until or ("长期" if zh else "open")
        place = f"  {m.period.jurisdiction}" if m.period.jurisdiction else ""
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
