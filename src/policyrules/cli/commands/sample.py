"""`sample`: an invented roster."""

from __future__ import annotations

import click

from policyrules.cli.common import Refused, force_option, written


@click.command("sample")
@click.option("--persons", type=click.IntRange(1, 200_000), default=60, show_default=True, metavar="N", help="多少人")
@click.option("--seed", type=int, default=1, show_default=True, help="同一种子生成同一名册")
@click.option("--messy", is_flag=True, help="像乡镇报来的那样不整齐")
@click.option("-o", "--output", required=True, metavar="文件", help="写到哪里：.xlsx 或 .csv（GBK）")
@force_option
def command(persons: int, seed: int, messy: bool, output: str, force: bool) -> None:
    """生成虚构的名册：姓名是编的，身份证号都通不过校验。"""
    from policyrules.roster.sample import sample, sample_csv

    ending = output.rpartition(".")[2].lower()
    if ending not in ("xlsx", "csv"):
        raise Refused("文件名以 .xlsx 或 .csv 结尾。")
    data = sample_csv(persons, seed, messy) if ending == "csv" else sample(persons, seed, messy)
    if not isinstance(data, bytes):
        said = data.describe("zh")
        raise Refused(f"{said.message}。{said.help}")
    with written(output, force) as stream:
        stream.write(data)
    click.echo(f"已写 {output}：{persons} 人，全部虚构。", err=True)
