"""`explain`: why, why not, what would change the answer, and what to ask next; or all of it as a notice for the citizen."""

from __future__ import annotations

from datetime import date

import click
from attrs import evolve

from policyrules.cli.asking import Form, answered, asking, say
from policyrules.cli.common import need_solver
from policyrules.diagnostics import Tongue


@click.command("explain")
@asking
@click.option("--notice", is_flag=True, help="写成给当事人的告知书")
@click.option("--prove-ways", "proved", is_flag=True, help="用求解器核对办法，把最小的办法找全（组件 policyrules[prove]）")
def command(rule: str, facts: str, as_of: date, pack: str, lang: Tongue, form: Form, notice: bool, proved: bool) -> None:
    """说明一项判断：为什么；不符合的，怎样可以改变；待定的，缺什么、先问什么。"""
    if proved:
        need_solver("不加 --prove-ways 也给出办法，只是不证明找全。", "Without --prove-ways the ways are told, not proved to be all.")
    found = answered(rule, facts, as_of, pack, lang)
    if proved:
        from policyrules.prove.ways import Smallest

        found = evolve(found, finder=Smallest())
    text = found.notice_text(lang) if notice else found.explain_text(lang)
    say(found, text, found.json(lang, why=True, ways=True, ask=True), form, lang)
