"""`decide`: one rule for one case, with the reasons."""

from __future__ import annotations

from datetime import date

import click

from policyrules.cli.asking import Form, answered, asking, say
from policyrules.diagnostics import Tongue


@click.command("decide")
@asking
def command(rule: str, facts: str, as_of: date, pack: str, lang: Tongue, form: Form) -> None:
    """按事实文件判断一项规则，说明为什么、缺什么、依据哪一条。"""
    found = answered(rule, facts, as_of, pack, lang)
    say(found, found.why_text(lang), found.json(lang, why=True), form, lang)
