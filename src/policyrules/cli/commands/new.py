"""`new`: a pack to begin with, which checks clean and passes its own tests."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import click

from policyrules.cli.common import Refused, lang_option, written
from policyrules.diagnostics import Tongue

NAME = re.compile(r"[\w（）()《》〔〕—-]{1,40}")
"""What a name may hold: letters, Han characters, digits and a few marks; no blank, quote or sign that YAML would read."""


@click.command("new")
@click.argument("folder", metavar="文件夹")
@click.option("--name", metavar="名称", help="规则包的名称；不写时用文件夹的名称")
@click.option("--force", is_flag=True, help="文件夹里已有文件也写进去，同名的文件被覆盖")
@lang_option
def command(folder: str, name: str | None, force: bool, lang: Tongue) -> None:
    """建立一个新的规则包：词汇、一项资格、一项待遇、参数、示例、性质、名称表。建好就能检查、试算，再改成自己的。"""
    from policyrules.resources import new_pack_files

    target = Path(folder)
    called = name if name is not None else target.resolve().name
    if not NAME.fullmatch(called):
        raise Refused(
            "规则包的名称只用汉字、字母、数字、书名号、括号、连字符，不超过 40 个字；用 --name 另写一个。",
            "a pack's name holds letters, Han characters, digits, brackets and hyphens, 40 at most; give another with --name.",
        )
    files = {path: text.replace("__名称__", called) for path, text in new_pack_files().items()}
    try:
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
        if taken and (not target.is_dir() or not force):
            raise Refused(
                f"“{folder}”已经有内容，没有改动。换一个文件夹；确要写进去，请加 --force。",
                f"`{folder}` holds something already; nothing was changed. Take another folder, or give --force.",
            )
        if taken:
            _into(target, files)
        else:
            _as(target, files)
    except OSError as error:
        raise Refused(
            f"不能在“{folder[:60]}”建立规则包（{error.strerror}）：请换一个位置，或检查权限和磁盘空间。",
            f"`{folder[:60]}` cannot become a pack ({error.strerror}): take another place, or check rights and space.",
        ) from None
    click.echo(
        f"已建立规则包“{called}”：{folder}\n下一步：policyrules check {folder}；policyrules test {folder}；说明见其中的 README.md。"
        if lang == "zh"
        else f"made the pack `{called}`: {folder}\nnext: policyrules check {folder}; policyrules test {folder}; see its README.md."
    )


def _into(target: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (target / name).parent.mkdir(exist_ok=True)
        with written(str(target / name), force=True) as stream:
            stream.write(text.encode())


def _as(target: Path, files: dict[str, str]) -> None:
    """The whole folder or nothing: it is made beside its place and moved there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".policyrules-", dir=target.parent))
    try:
        for name, text in files.items():
            (made / name).parent.mkdir(exist_ok=True)
            (made / name).write_bytes(text.encode())
        made.chmod(0o755)
        if target.exists():
            target.rmdir()
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
