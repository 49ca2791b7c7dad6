"""`schema`: the JSON Schema of what a pack is asked about."""

from __future__ import annotations

import json

import click

from policyrules.cli.common import Refused, force_option, lang_option, loaded, pack_option, written
from policyrules.diagnostics import Tongue


@click.command("schema")
@click.argument("about", required=False, metavar="[规则|主体]")
@pack_option
@click.option("-o", "--output", metavar="文件", help="写到哪里；不写时显示出来")
@force_option
@lang_option
def command(about: str | None, pack: str, output: str | None, force: bool, lang: Tongue) -> None:
    """列出一个主体（人员、家庭……）或一项规则的对象的 JSON Schema；不写时列出规则包的全部主体。"""
    from policyrules.diagnostics.nearest import nearest
    from policyrules.packs.to_schema import UnknownThing, known, schema

    plan = loaded(pack)
    try:
        found = schema(plan, about)
    except UnknownThing:
        near = nearest(about or "", known(plan))
        raise Refused(
            f"规则包“{pack}”没有主体或可判断的规则“{about}”。" + (f"是否指“{near}”？" if near else ""),
            f"the pack `{pack}` has no kind of thing, and no rule to be asked of one, called `{about}`."
            + (f" Did you mean `{near}`?" if near else ""),
        ) from None
    text = json.dumps(found, ensure_ascii=False, indent=2)
    if output is None:
        click.echo(text)
        return
    with written(output, force) as stream:
        stream.write(f"{text}\n".encode())
    click.echo(f"已写 {output}" if lang == "zh" else f"written: {output}", err=True)
