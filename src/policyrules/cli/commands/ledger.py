"""`ledger`: which clause of the plan is carried by what, and whether a copy of the official text is the one the rules rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import click

from policyrules.cli.common import Refused, lang_option, pack_option, read_text, show_problems
from policyrules.cli.subcommands import Subcommands
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.ledger.verify import Difference
    from policyrules.site.ledger import Held

MOST_EXAMPLES = 4
"""Of a rule under a changed sentence, how many examples are named."""
CHANGES = {
    "changed": ("变动", "changed"), "missing": ("缺少", "missing"), "new": ("新增", "new"), "title": ("标题变动", "title changed"),
    "units": ("单位变动", "units changed"),
}  # fmt: skip


class Clauses(Subcommands):
    chinese: ClassVar[dict[str, str]] = {"落实": "coverage", "核对": "verify"}


@click.group("ledger", cls=Clauses)
def command() -> None:
    """条款台账：每一条由什么落实；手头的原文与登记的是否一致。"""


@command.command("coverage")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--clause", metavar="编号", help="打开一条，如 3.1.2#1a，或一处，如 3.1.2：谁负责、由什么落实、施行到哪天、依据什么")
@lang_option
@click.pass_context
def coverage(ctx: click.Context, pack: str, clause: str | None, lang: Tongue) -> None:
    """每一条款由哪些规则、裁量、职责、指标落实；有一条没有落实就以 1 退出。"""
    from policyrules.site.clause_text import KLASSES, clause_text

    held = _held(pack)
    found = held.coverage
    if clause is not None:
        shown = [c for c in held.ledger.clauses.values() if clause in (c.id, c.place)]
        if not shown:
            raise Refused(f"条款台账里没有“{clause}”。", f"the ledger has no `{clause}`.")
        for line in clause_text(held, shown, held.names(lang)):
            click.echo(line)
        return
    bad = show_problems((*held.reading, *found.problems), lang)
    whole = len(held.ledger.clauses)
    if lang == "zh":
        counts = "、".join(f"{klass} {n}" for klass, n in found.counts().items())
        click.echo(f"条款 {whole} 条：{counts}。已落实 {found.carried}/{whole}。")
    else:
        counts = ", ".join(f"{KLASSES[klass]} {n}" for klass, n in found.counts().items())
        click.echo(f"{whole} clauses: {counts}. Carried: {found.carried}/{whole}.")
    ctx.exit(1 if bad else 0)


@command.command("verify")
@click.argument("text", metavar="原文文件")
@pack_option
@lang_option
@click.pass_context
def verify(ctx: click.Context, text: str, pack: str, lang: Tongue) -> None:
    """拿一份原文（文本文件）与台账的指纹比对：哪些句子变了、缺了、多了，哪些规则和示例建立在它们之上。"""
    from policyrules.ledger.verify import verify as compare

    held = _held(pack)
    if show_problems(held.reading, lang):
        ctx.exit(1)
    found = compare(held.ledger, read_text(text))
    for difference in found.differences:
        _show(held, difference, lang)
    if found.folded:
        note = "比对时把标点的全角半角统一了。", "punctuation was compared without regard to its width."
        click.echo(note[lang == "en"])
    if not found.same:
        raise Refused(
            f"“{text}”里没有一句与台账相同：请核对是不是这份规划的原文。", f"`{text}` has no sentence of the ledger: is it this plan?"
        )
    if lang == "zh":
        click.echo(f"相同 {found.same} 句，不同 {len(found.differences)} 处。")
    else:
        click.echo(f"{counted(found.same, 'sentence')} as fingerprinted, {counted(len(found.differences), 'difference')}.")
    ctx.exit(1 if found.differences else 0)


def _show(held: Held, difference: Difference, lang: Tongue) -> None:
    from policyrules.explain.names import MARK
    from policyrules.site.clause_text import WAYS

    zh, mark, names = lang == "zh", MARK[lang], held.names(lang)
    line = (f" 第{difference.line}行" if zh else f" line {difference.line}") if difference.line else ""
    ids = mark.join(difference.clauses)
    told = (f"（{ids}）" if zh else f" ({ids})") if ids else ""
    click.echo(f"{CHANGES[difference.change][lang == 'en']} {difference.place}{line}{told}")
    if difference.text:
        click.echo(f"    {difference.text[:60]}{'…' if len(difference.text) > 60 else ''}")
    resting = {c.name: c for id in difference.clauses for c in held.coverage.carriers.get(id, ())}
    for name, carrier in resting.items():
        examples = held.examples.get(name, ())
        tested = mark.join(map(names.word, examples[:MOST_EXAMPLES])) + ("…" if len(examples) > MOST_EXAMPLES else "")
        more = (f"，示例 {len(examples)} 个：{tested}" if zh else f", examples ({len(examples)}): {tested}") if examples else ""
        click.echo(f"    {carrier.way if zh else WAYS[carrier.way]} {names.word(name)}{more}")


def _held(pack: str) -> Held:
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.site.ledger import held

    found = held(compile_pack(read_pack(pack)))
    if found is None:
        raise Refused(f"规则包“{pack}”没有条款台账（ledger 文件夹）。", f"the pack `{pack}` has no ledger.")
    return found
