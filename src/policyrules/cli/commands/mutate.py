"""`mutate`: small mistakes are made in the rules of a pack, one at a time; which of them would no example notice?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.chosen import chosen_rules
from policyrules.cli.common import JOBS, Refused, lang_option, progress, show_problems, working
from policyrules.diagnostics import Tongue, errors
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.mutation.bench import Bench, Options
    from policyrules.mutation.model import Verdict
    from policyrules.mutation.to_words import Telling

SCHEMA_VERSION = 1
INTERRUPTED = 130
HUNDRED = 100


@click.command("mutate")
@click.argument("pack", default="lucheng", metavar="[规则包]")
@click.option("--only", default="", metavar="规则", help="只改这一条规则")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="至多改 N 处，均匀地取")
@click.option("--jobs", type=JOBS, default=1, show_default=True, metavar="N", help="同时用几个进程")
@click.option("--tries", type=click.IntRange(0), default=60, show_default=True, help="没有发现的，每处试多少例去找一个能分辨的情形")
@click.option(
    "--timeout", type=click.FloatRange(0, 600), default=2, show_default=True, metavar="秒",
    help="没有发现的，用求解器证明是否真的改变答案，每处至多几秒；0 为不用求解器",
)  # fmt: skip
@click.option("--properties", type=click.IntRange(0), default=0, metavar="N", help="示例没有发现的，再用性质查，每条试 N 例")
@click.option(
    "--at-least", type=click.IntRange(0, HUNDRED), metavar="百分数", help="得分不低于它就算通过；不写则有一处没有发现就算没有通过"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给程序读")
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, only: str, limit: int | None, jobs: int, tries: int, timeout: float, properties: int,
    at_least: int | None, form: Literal["text", "json"], lang: Tongue,
) -> None:  # fmt: skip
    """把规则一处一处故意改错（数值差一点、以上改成超过、且改成或者、删去例外……），看示例能不能发现。

    没有一个示例发现的改动，说明示例还缺一个；能找到的，附上一个分辨得出的情形。证明不改变任何答案的改动不计。
    哪一处改动都发现不了的示例，也会列出。按 Ctrl-C 停下，已做的照样给出。"""
    from policyrules.driver.problems import HelperProcessDied
    from policyrules.driver.processes import HelperLost
    from policyrules.mutation.bench import Options, run
    from policyrules.mutation.model import score
    from policyrules.mutation.to_words import Telling

    with working():
        own = _bench(pack, Options(limit=limit, tries=tries, properties=properties, seconds=timeout), only, lang)
    english = own.compiled.checked.vocabulary.english
    telling = Telling(own.compiled, lang, lambda name: name if lang == "zh" else english.get(name, name), properties > 0)
    verdicts: list[Verdict] = []
    try:
        whole = run(own, jobs, progress(), verdicts)
    except HelperLost:
        show_problems([HelperProcessDied()], lang)
        ctx.exit(1)
    idle = own.idle() if whole and len(verdicts) == len(own.whole) else []
    if form == "json":
        click.echo(json.dumps(_data(own, telling, verdicts, idle), ensure_ascii=False, indent=2))
    else:
        _show(own, telling, verdicts, idle)
    found = score(verdicts)
    good = found.tenths >= at_least * 10 if at_least is not None else not found.survived
    ctx.exit(INTERRUPTED if not whole else 0 if good else 1)


def _bench(pack: str, options: Options, only: str, lang: Tongue) -> Bench:
    from attrs import evolve

    from policyrules.driver.files import read_pack
    from policyrules.mutation.bench import bench

    own = bench(read_pack(pack), options)
    if wrong := errors(own.compiled.problems):
        show_problems(wrong, lang)
        raise Refused("有错误，没有改动可试。", "there are errors, so nothing was tried.")
    if not only:
        return own
    presumptions = [name for _, name in own.compiled.checked.resolved.presumptions]
    return evolve(own, options=evolve(options, only=chosen_rules(own.compiled, [only], presumptions)[0]))


def _show(own: Bench, telling: Telling, verdicts: list[Verdict], idle: list[str]) -> None:
    for verdict in verdicts:
        if verdict.fate == "survived":
            click.echo(telling.survivor(verdict))
    weakest = telling.weakest(verdicts)
    if weakest:
        click.echo("得分低的规则在前：" if telling.zh else "The rules with the lowest score first:")
        click.echo("\n".join(weakest))
    if idle:
        click.echo("哪一处改动都发现不了的示例：" if telling.zh else "Examples that notice no change:")
        click.echo("\n".join(f"    {telling.named(name)}" for name in idle))
    if unmet := own.judge.unmet:
        click.echo(
            f"有 {unmet} 个示例本来就不相符，没有用它们；先用 policyrules test 查明。"
            if telling.zh
            else f"{counted(unmet, 'example is', 'examples are')} not met as the rules stand and left out: see policyrules test."
        )
    click.echo(telling.summary(verdicts, len(own.whole)))


def _data(own: Bench, telling: Telling, verdicts: list[Verdict], idle: list[str]) -> dict[str, object]:
    from policyrules.mutation.model import score

    def figures(found: list[Verdict]) -> dict[str, object]:
        s = score(found)
        return {"noticed": s.noticed, "survived": s.survived, "undecided": s.open, "equivalent": s.equivalent, "score": s.percent()}

    files = own.compiled.files
    return {
        "schema_version": SCHEMA_VERSION, "command": "mutate", "pack": files.name, "digest": files.digest,
        "mutants": len(own.whole), "judged": len(verdicts), "examples_left_out": own.judge.unmet, **figures(verdicts),
        "rules": [{"rule": rule, **figures(found)} for rule, found in telling.by_rule(verdicts)],
        "survivors": [telling.as_data(v) for v in verdicts if v.fate == "survived"],
        "equivalents": [telling.as_data(v) for v in verdicts if v.fate == "equivalent"],
        "idle_examples": idle,
    }  # fmt: skip
