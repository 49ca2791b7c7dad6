"""`mutate`: small mistakes are made in the rules of a pack, one at a time; which of them would no example notice?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import click

from policyrules.cli.common import Refused, lang_option, progress, show_problems, working
from policyrules.diagnostics import Tongue, errors

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled
    from policyrules.mutation.judge import Refutes
    from policyrules.mutation.model import Verdict
    from policyrules.mutation.to_words import Telling

SCHEMA_VERSION = 1
INTERRUPTED = 130
HUNDRED = 100


@click.command("mutate")
@click.argument("pack", default="lucheng", metavar="[规则包]")
@click.option("--only", default="", metavar="规则", help="只改这一条规则")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="至多改 N 处，均匀地取")
@click.option("--tries", type=click.IntRange(0), default=60, show_default=True, help="没有发现的，每处试多少例去找一个能分辨的情形")
@click.option("--properties", type=click.IntRange(0), default=0, metavar="N", help="示例没有发现的，再用性质查，每条试 N 例")
@click.option(
    "--at-least", type=click.IntRange(0, HUNDRED), metavar="百分数", help="得分不低于它就算通过；不写则有一处没有发现就算没有通过"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="给人看（text）或给程序读")
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, only: str, limit: int | None, tries: int, properties: int, at_least: int | None,
    form: Literal["text", "json"], lang: Tongue,
) -> None:  # fmt: skip
    """把规则一处一处故意改错（数值差一点、以上改成超过、且改成或者、删去例外……），看示例能不能发现。

    没有一个示例发现的改动，说明示例还缺一个；能找到的，附上一个分辨得出的情形。"""
    from policyrules.mutation.from_checked import mutants
    from policyrules.mutation.judge import Judge
    from policyrules.mutation.model import score
    from policyrules.mutation.to_words import Telling

    compiled = _compiled(pack, lang)
    name = _rule(compiled, only) if only else ""
    whole = [m for m in mutants(compiled.checked, name) if not compiled.files.borrows(m.within.at.file)]
    chosen = whole if limit is None or limit >= len(whole) else [whole[i * len(whole) // limit] for i in range(limit)]
    telling = Telling(compiled, lang, lambda rule: rule if lang == "zh" else compiled.checked.vocabulary.english.get(rule, rule))
    judge = Judge(compiled, tries, _refutes(properties) if properties else None)
    verdicts: list[Verdict] = []
    tell, interrupted = progress(), False
    try:
        for done, mutant in enumerate(chosen):
            tell(done, len(chosen))
            verdicts.append(judge.judge(mutant))
    except KeyboardInterrupt:
        interrupted = True
    if form == "json":
        click.echo(json.dumps(_data(compiled, telling, verdicts, len(whole), judge.unmet), ensure_ascii=False, indent=2))
    else:
        _show(telling, verdicts, len(whole), judge.unmet)
    found = score(verdicts)
    good = found.tenths >= at_least * 10 if at_least is not None else not found.survived
    ctx.exit(INTERRUPTED if interrupted else 0 if good else 1)


def _compiled(pack: str, lang: Tongue) -> Compiled:
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    with working():
        compiled = compile_pack(read_pack(pack))
    if wrong := errors(compiled.problems):
        show_problems(wrong, lang)
        raise Refused("有错误，没有改动可试。", "there are errors, so nothing was tried.")
    return compiled


def _rule(compiled: Compiled, wanted: str) -> str:
    """The Chinese name of a rule given by its name or alias."""
    from policyrules.diagnostics.nearest import nearest

    resolved, aliases = compiled.checked.resolved, compiled.checked.vocabulary.aliases
    names = {name: name for _, name in (*resolved.rules, *resolved.presumptions)}
    known = names | {alias: name for name, alias in aliases.items() if name in names}
    if wanted not in known:
        near = nearest(wanted, known)
        raise Refused(
            f"规则包里没有规则“{wanted[:40]}”。{f'是不是“{near}”？' if near else '用 policyrules check 看看有哪些规则。'}",
            f"the pack has no rule `{wanted[:40]}`.{f' Did you mean `{near}`?' if near else ''}",
        )
    return known[wanted]


def _refutes(tries: int) -> Refutes:
    from importlib.util import find_spec

    if find_spec("hypothesis") is None:
        raise Refused(
            '性质要用 hypothesis 来试，请运行 pip install "policyrules[test]"，或去掉 --properties。',
            'properties need hypothesis: run pip install "policyrules[test]", or leave out --properties.',
        )
    from policyrules.testing.properties import check_property

    return lambda compiled, name: check_property(compiled, name, max_examples=tries, seed=0).error is not None


def _show(telling: Telling, verdicts: list[Verdict], whole: int, unmet: int) -> None:
    for verdict in verdicts:
        if verdict.fate == "survived":
            click.echo(telling.survivor(verdict))
    weakest = telling.weakest(verdicts)
    if weakest:
        click.echo("得分低的规则在前：" if telling.zh else "The rules with the lowest score first:")
        click.echo("\n".join(weakest))
    if unmet:
        click.echo(
            f"有 {unmet} 个示例本来就不相符，没有用它们；先用 policyrules test 查明。"
            if telling.zh
            else f"{unmet} examples are not met as the rules stand and were left out: see policyrules test."
        )
    click.echo(telling.summary(verdicts, whole))


def _data(compiled: Compiled, telling: Telling, verdicts: list[Verdict], whole: int, unmet: int) -> dict[str, object]:
    from policyrules.mutation.model import score

    def figures(found: list[Verdict]) -> dict[str, object]:
        s = score(found)
        return {"noticed": s.noticed, "survived": s.survived, "equivalent": s.equivalent, "score": s.percent()}

    return {
        "schema_version": SCHEMA_VERSION, "command": "mutate", "pack": compiled.files.name, "digest": compiled.files.digest,
        "mutants": whole, "judged": len(verdicts), "examples_left_out": unmet, **figures(verdicts),
        "rules": [{"rule": rule, **figures(found)} for rule, found in telling.by_rule(verdicts)],
        "survivors": [telling.as_data(v) for v in verdicts if v.fate == "survived"],
        "equivalents": [telling.as_data(v) for v in verdicts if v.fate == "equivalent"],
    }  # fmt: skip
