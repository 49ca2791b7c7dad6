"""What `decide`, `explain` and `ask` share: a rule, a facts file, a day, and the answer to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.common import F, Refused, as_of_option, lang_option, loaded, pack_option, read_text, show_problems
from policyrules.diagnostics import Tongue

if TYPE_CHECKING:
    from policyrules.cases import Case
    from policyrules.deciding.answers import Answer
    from policyrules.deciding.pack import Pack
    from policyrules.driver.ready import Heading

Form = Literal["text", "json"]


def asking(command: F, day: Callable[[F], F] = as_of_option) -> F:
    """The arguments and options of a command that asks one rule of one case. `day` adds the option for the day."""
    for decorated in (
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="文字，或者 JSON"),
        lang_option,
        pack_option,
        day,
        click.argument("facts", metavar="事实.yaml"),
        click.argument("rule", metavar="规则"),
    ):
        command = decorated(command)
    return command


def answered(rule: str, facts: str, as_of: date, pack: str, lang: Tongue) -> Answer:
    """The answer. A wrong rule, and a facts file with mistakes, end the command with exit code 1."""
    plan = loaded(pack)
    asked = rule_of(plan, rule, pack)
    return answer_of(plan, asked, case_of(plan, asked, facts, as_of, lang), as_of)


def case_of(plan: Pack, asked: Heading, facts: str, as_of: date, lang: Tongue) -> Case:
    """The case of a facts file, about a day."""
    from policyrules.cases import Case
    from policyrules.screening.facts_file import read_case
    from policyrules.source import SourceFile
    from policyrules.structured import parse
    from policyrules.types.encode import of_date

    text = read_text(facts)
    parsed = parse(SourceFile(Path(facts).name, text, personal=True))
    read = read_case(parsed.tree, asked.entity, plan.vocabulary, dict(plan.parameters), of_date(as_of))
    if show_problems((*parsed.problems, *read.problems), lang):
        raise click.exceptions.Exit(1)
    return Case(read.record, of_date(as_of), read.parameters)


def answer_of(plan: Pack, rule: Heading, case: Case, as_of: date) -> Answer:
    from policyrules.deciding.answers import Answer

    return Answer(plan, rule, case, plan.find(rule, case, as_of))


def rule_of(plan: Pack, name: str, pack: str) -> Heading:
    from policyrules.deciding.pack import NOT_DECIDED, UnknownRule
    from policyrules.diagnostics.nearest import nearest

    try:
        found = plan.rule(name)
    except UnknownRule:
        names = [r.name for r in plan.rules]
        near = nearest(name, (*names, *(plan.vocabulary.alias(n) for n in names)))
        raise Refused(
            f"规则包“{pack}”没有规则“{name}”。" + (f"是否指“{near}”？" if near else ""),
            f"the pack `{pack}` has no rule `{name}`." + (f" Did you mean `{near}`?" if near else ""),
        ) from None
    if found.kind in NOT_DECIDED:
        raise Refused(
            f"“{found.name}”不是对一个对象作判断的规则（排序、指标、职责、裁量不能这样问）。",
            f"`{name}` does not decide on one thing (rankings, indicators, duties and discretion cannot be asked so).",
        )
    return found


def say(found: Answer, text: str, data: Mapping[str, object], form: Form, lang: Tongue) -> None:
    """Print an answer, in words with its foot, or as data."""
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    as_of, plan = found.finding.as_of, found.pack
    click.echo(text.rstrip())
    click.echo(
        f"\n（计算日 {as_of}；规则包 {plan.name} {plan.version}，{plan.digest[:12]}。本结果仅供参考，以人工审核为准。）"
        if lang == "zh"
        else f"\n(as of {as_of}; pack {plan.name} {plan.version}, {plan.digest[:12]}. For reference only; people decide.)"
    )
