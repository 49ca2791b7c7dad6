"""`explain`: why, why not, what would change the answer, and what to ask next; or all of it as a notice for the citizen."""

from __future__ import annotations

from datetime import date

import click

from policyrules.cli.asking import Form, answered, asking, say
from policyrules.diagnostics import Tongue


@click.command("explain")
@asking
@click.option("--notice", is_flag=True, help="写成给当事人的告知书")
def command(rule: str, facts: str, as_of: date, pack: str, lang: Tongue, form: Form, notice: bool) -> None:
    """说明一项判断：为什么；不符合的，怎样可以改变；待定的，缺什么、先问什么。"""
    found = answered(rule, facts, as_of, pack, lang)
    text = found.notice_text(lang) if notice else found.explain_text(lang)
    say(found, text, found.json(lang, why=True, ways=True, ask=True), form, lang)
