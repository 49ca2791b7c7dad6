"""What the commands share that change a pack: its files, the difference on the screen, and where it is written."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policyrules.cli.common import Refused, asked_tongue, replaced, show_problems, working, writable, written
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled

F = TypeVar("F", bound=Callable[..., Any])


def changes_options(command: F) -> F:
    command = click.option("--force", is_flag=True, help="改规则包本身；与 -o 同用时覆盖已有的文件")(command)
    command = click.option("-o", "--output", metavar="文件夹", help="改好的规则包另存到这个文件夹，原来的不动")(command)
    return click.option("--check", is_flag=True, help="只检查、只列出改动，不写")(command)


def folder_of(pack: str) -> Path:
    """The folder of a pack that is named, or given as a folder."""
    from policyrules import resources

    path = Path(pack)
    try:
        if pack.strip() and path.is_dir():
            return path
    except OSError:  # a name longer than any file may have
        pass
    if pack in resources.pack_names():
        return resources.pack_folder(pack)
    shown = "、".join(resources.pack_names())
    raise Refused(
        f"没有找到规则包“{pack[:60]}”：写一个文件夹，或自带规则包的名称（{shown}）。",
        f"there is no pack `{pack[:60]}`: a folder, or {shown}.",
    )


def pack_files(pack: str) -> tuple[str, dict[str, bytes]]:
    """What a pack is called, and its files."""
    from policyrules.driver.files import bytes_of

    folder = folder_of(pack)
    return folder.resolve().name, bytes_of(folder)


def compiled_pack(name: str, files: Mapping[str, bytes], pack: str) -> Compiled:
    """The pack, whose rules could all be read; else the command ends."""
    from policyrules.diagnostics import errors
    from policyrules.driver.files import pack_of, shelf_of
    from policyrules.driver.pipeline import compile_pack

    with working():
        compiled = compile_pack(pack_of(name, files, shelf_of(folder_of(pack))))
    if errors(compiled.problems):
        show_problems(compiled.problems, asked_tongue())
        raise Refused(
            f"规则包“{pack}”本身有错误：先改好（policyrules check {pack}），再导出、收回。",
            f"the pack `{pack}` has errors: mend them first (policyrules check {pack}).",
        )
    return compiled


def told(
    pack: str, files: Mapping[str, bytes], changed: Mapping[str, bytes], check: bool, output: str | None, force: bool, lang: Tongue
) -> None:
    """Show what changes; write it where that was asked for."""
    from policyrules.driver.workbook import differences

    zh = lang == "zh"
    for name, before, after in differences(files, changed):
        click.echo("".join(difflib.unified_diff(before, after, name, name, n=1)), nl=False)
    if not changed:
        click.echo("没有改动。" if zh else "nothing changes.", err=True)
    if check:
        if changed:
            click.echo(
                f"会改动 {len(changed)} 个文件；没有写。" if zh else f"{counted(len(changed), 'file')} would change; nothing was written.",
                err=True,
            )
    elif output is not None:
        _saved(Path(output), {**files, **changed}, force)
        click.echo(
            f"已写到 {output}。接着：policyrules test {output}" if zh else f"written to {output}; next: policyrules test {output}", err=True
        )
    elif changed:
        _in_place(pack, changed, force)
        click.echo(
            f"已改 {len(changed)} 个文件。接着：policyrules test {pack}" if zh else f"{counted(len(changed), 'file')} changed.", err=True
        )


def _in_place(pack: str, changed: Mapping[str, bytes], force: bool) -> None:
    from policyrules import resources

    folder = folder_of(pack).resolve()
    if any(folder == resources.pack_folder(name).resolve() for name in resources.pack_names()):
        raise Refused(
            f"“{pack}”是随程序安装的规则包，不在原处改动。加 -o 新文件夹，改好的规则包会整个写到那里。",
            f"`{pack}` ships with the program and is not changed in place: give -o FOLDER for a copy with the changes.",
        )
    if not force:
        raise Refused(
            "以上改动没有写入。写进规则包本身，请加 --force；另存一份，请加 -o 新文件夹。",
            "nothing was written: give --force to change the pack itself, or -o FOLDER for a copy.",
        )
    for name, data in changed.items():
        replaced(str(folder / name), data)


def _saved(output: Path, files: Mapping[str, bytes], force: bool) -> None:
    for name in files:
        try:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(
                f"建不了文件夹“{output}”（{error.strerror}）：请换一个位置。", f"`{output}` cannot be made ({error.strerror})."
            ) from None
        writable(str(output / name), force)
    for name, data in files.items():
        with written(str(output / name), force) as stream:
            stream.write(data)
