"""`ask`: what to ask next, and on a terminal the asking itself, until the answer is settled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from policyrules.cli.asking import Form, answer_of, answered, asking, say
from policyrules.cli.common import Refused
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.cases import Case
    from policyrules.core import Reason
    from policyrules.deciding.answers import Answer
    from policyrules.explain.questions import Asked


@click.command("ask")
@asking
@click.option("--interactive", is_flag=True, help="逐项提问，直到结论已定；不知道的直接回车")
def command(rule: str, facts: str, as_of: date, pack: str, lang: Tongue, form: Form, interactive: bool) -> None:
    """还要问什么、先问什么：能定结论的、不麻烦当事人的在前。"""
    if interactive and form == "json":
        raise Refused(
            "--interactive 逐项提问，不能同时用 --format json。", "--interactive asks in words and does not go with --format json."
        )
    found = answered(rule, facts, as_of, pack, lang)
    if interactive:
        found = _asked_through(found, lang)
        say(found, found.explain_text(lang), {}, form, lang)
    else:
        say(found, found.ask_text(lang), found.json(lang, ask=True), form, lang)


def _asked_through(found: Answer, lang: Tongue) -> Answer:
    """The answer after all that could be asked has been answered or passed over; what was typed is kept nowhere else."""
    passed: set[Reason] = set()
    while True:
        todo = [q for q in found.questions if q.reason not in passed and q.where != "nobody"]
        if not todo:
            return found
        case = _answered(found, todo[0], lang)
        if case is None:
            passed.add(todo[0].reason)
        else:
            found = answer_of(found.pack, found.rule, case, found.finding.as_of)


def _answered(found: Answer, question: Asked, lang: Tongue) -> Case | None:
    """The case with what was typed; None where it was passed over."""
    from policyrules.explain.questions import answered as with_answer
    from policyrules.explain.questions import vouched
    from policyrules.explain.to_steps import accepted, question_text
    from policyrules.types.from_text import Unknown, Unreadable, read_fact

    names = found.names(lang)
    zh, fact = lang == "zh", names.declared(question.reason)
    click.echo(question_text(question, names))
    if question.reason.source == "list":
        typed = click.prompt(
            "名单已经完整（是；不知道请回车）" if zh else "the list is complete (yes; else return)", default="", show_default=False
        )
        complete = typed.strip() in ("是", "yes", "y")
        return vouched(found.case, question.reason, names) if complete else None
    if fact is None:  # a figure is confirmed by its owner, not typed by a clerk
        return None
    while True:
        typed = click.prompt(f"  {accepted(question, names)}", default="", show_default=False)
        typed = {"yes": "是", "no": "否", "none": "无"}.get(typed.strip().lower(), typed) if not zh else typed
        read = read_fact(typed, fact, names.vocabulary)
        if isinstance(read, Unreadable):
            click.echo(f"  {read.reason(lang)}{'；' if zh else '; '}{read.repair(lang)}", err=True)
        elif isinstance(read, Unknown):
            return None
        else:
            return with_answer(found.case, question.reason, read, names)
