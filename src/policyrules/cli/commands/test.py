"""`test`: the examples and properties of a pack, and the laws that every pack obeys."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, lang_option, progress, show_problems
from policyrules.diagnostics import Problem, Tongue

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled


@click.command("test")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--tries", type=click.IntRange(1, 100_000), default=60, show_default=True, metavar="N", help="每条性质试多少个案例")
@click.option("--examples-only", is_flag=True, help="只运行示例")
@lang_option
@click.pass_context
def command(ctx: click.Context, pack: str, tries: int, examples_only: bool, lang: Tongue) -> None:
    """运行示例（应得什么、得了什么）、性质（对所有人都应成立的话）和每个规则包都要守的通则。"""
    from policyrules.diagnostics import errors
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    compiled = compile_pack(read_pack(pack))
    if errors(compiled.problems):
        show_problems(compiled.problems, lang)
        raise Refused("规则有错误，没有试算。", "the rules have errors, so nothing was tried.")
    good = _examples(compiled, lang)
    if not examples_only:
        if find_spec("hypothesis") is None:
            raise Refused(
                '性质和通则没有运行：需要 hypothesis，请运行 pip install "policyrules[test]"；只试示例，请加 --examples-only。',
                'properties and laws were not tried: run pip install "policyrules[test]", or give --examples-only.',
            )
        tell, whole = progress(), len(compiled.properties) + len(compiled.programs)
        good &= _properties(compiled, tries, lang, lambda done: tell(done, whole))
        good &= _laws(compiled, tries, lang, lambda done: tell(len(compiled.properties) + done, whole))
    ctx.exit(0 if good else 1)


def _examples(compiled: Compiled, lang: Tongue) -> bool:
    from policyrules.driver.trials import run_examples

    results = list(run_examples(compiled))
    failed = [r for r in results if not r.passed]
    for r in failed:
        place, row = r.expected.at.at.place if r.expected.at is not None else "", r.row + 1
        if lang == "zh":
            click.echo(f"不符 {r.example}（第{row}行，{r.expected.rule}）：{'；'.join(r.told(lang))}  {place}")
        else:
            rule = compiled.checked.vocabulary.english.get(r.expected.rule, r.expected.rule)
            click.echo(f"differs: {r.example} (row {row}, {rule}): {'; '.join(r.told(lang))}  {place}")
    names, met = len({r.example for r in results}), len(results) - len(failed)
    click.echo(
        f"示例 {names} 个，期望 {len(results)} 项，相符 {met}，不符 {len(failed)}。"
        if lang == "zh"
        else f"{names} examples, {len(results)} expectations: {met} met, {len(failed)} not."
    )
    return not failed


def _properties(compiled: Compiled, tries: int, lang: Tongue, tell: Callable[[int], None]) -> bool:
    from policyrules.testing.properties import check_property, problem

    found: list[Problem] = []
    for done, name in enumerate(compiled.properties):
        tell(done)
        wrong = problem(check_property(compiled, name, max_examples=tries), compiled.checked.vocabulary)
        found += [wrong] if wrong else []
    show_problems(found, lang)
    whole, bad = len(compiled.properties), len(found)
    click.echo(
        f"性质 {whole} 条，成立 {whole - bad}，不成立或空设 {bad}（每条试 {tries} 例，是检验不是证明）。"
        if lang == "zh"
        else f"{whole} properties: {whole - bad} hold, {bad} refuted or vacuous ({tries} tries each: a test, not a proof)."
    )
    return not found


def _laws(compiled: Compiled, tries: int, lang: Tongue, tell: Callable[[int], None]) -> bool:
    """One kind of thing at a time, with its rankings."""
    from attrs import evolve

    from policyrules.testing.laws import check_laws
    from policyrules.testing.problems import LAWS

    found: list[Problem] = []
    for done, (entity, lowered) in enumerate(compiled.programs.items()):
        tell(done)
        found += check_laws(evolve(compiled, programs={entity: lowered}), max_examples=tries)
    show_problems(found, lang)
    laws, things = len(LAWS) + 1, len(compiled.programs)  # and that no answer flips
    rankings = sum(r.kind == "ranking" for r in compiled.checked.resolved.rules.values())
    click.echo(
        f"通则 {laws} 条，对 {things} 种对象、{rankings} 个排序各试 {tries} 例，违反 {len(found)} 处。"
        if lang == "zh"
        else f"{laws} laws on {things} kinds of things and {rankings} rankings, {tries} tries each: {len(found)} broken."
    )
    return not found
