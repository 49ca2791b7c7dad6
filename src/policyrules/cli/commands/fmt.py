"""`fmt`: rule files in their one true layout, or translated into the other tongue."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from policyrules.classes import frozen
from policyrules.cli.common import (
    Refused,
    force_option,
    lang_option,
    pack_of,
    read_bytes,
    replaced,
    show_problems,
    working,
    writable,
    written,
)
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted
from policyrules.driver.layout import Laid

RULES, GLOSSARY = ".rules", "glossary.csv"
COPIED = (".yaml", ".csv")


@frozen
class Job:
    """Files of one pack. `whole`: the pack was asked for, not single files of it."""

    folder: Path
    names: tuple[str, ...]
    whole: bool


@click.command("fmt")
@click.argument("targets", nargs=-1, metavar="[文件|文件夹|规则包]...")
@click.option("--to", "to", type=click.Choice(["zh", "en"]), help="译成中文或英文的写法（配合 -o；单个文件不写 -o 时打印出来）")
@click.option("--check", is_flag=True, help="只列出会改动的文件，不改；有则退出码为 1")
@click.option("--diff", is_flag=True, help="只显示会怎样改动，不改；有则退出码为 1")
@click.option("-o", "--output", metavar="文件夹", help="写到另一个文件夹，原文件不动")
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, targets: tuple[str, ...], to: Tongue | None, check: bool, diff: bool, output: str | None, force: bool, lang: Tongue
) -> None:
    """把规则文件排成统一的版式：空格、缩进、编号、对齐；注释原样保留。

    排好以后重新读一遍，意思不变才写回；有错误的文件不动，只列出错误。不写文件名时排当前文件夹。标题里的别名移到 glossary.csv。
    """
    jobs = _jobs(targets or (".",))
    if output is not None:
        _refuse_what_is_there(jobs, Path(output), force)
    elif to is not None and not (check or diff):
        _refuse_without_place(jobs, to)
    with working():
        laid = [(job, list(_laid(job, to, fresh=output is not None))) for job in jobs]
    files = [(job, file) for job, found in laid for file in found]
    bad = show_problems(dict.fromkeys(p for _, file in files for p in file.problems), lang)
    changed = [(job, file) for job, file in files if file.changed]
    translated = [(job, file) for job, file in files if to is not None and file.tongue != to and file.name != GLOSSARY]
    if check or diff:
        for job, file in changed:
            click.echo("".join(_difference(job, file)) if diff else _shown(job.folder / file.name), nl=not diff)
        ctx.exit(1 if bad or changed else 0)
    if output is not None:
        _write_all([(job, [f for f in found if job.whole or not f.problems or f.changed]) for job, found in laid], Path(output), force, to)
    elif translated:
        if not bad:
            _, file = translated[0]
            click.echo(file.text(file.data), nl=False)
    else:
        for job, file in changed:
            replaced(str(job.folder / file.name), file.data)
            click.echo(_shown(job.folder / file.name))
        count = f"{len(files)} 个文件，改动 {len(changed)} 个。", f"{counted(len(files), 'file')}, {len(changed)} changed."
        click.echo(count[lang == "en"], err=True)
    ctx.exit(1 if bad else 0)


def _refuse_without_place(jobs: list[Job], to: Tongue) -> None:
    """A translation is a new file, and has no place unless one is given; one alone is printed."""
    from policyrules.driver.layout import spoken

    if sum(spoken(name, read_bytes(str(job.folder / name))) != to for job in jobs for name in job.names) > 1:
        raise Refused(
            "译成另一种写法要有地方放：加 -o 文件夹。原文件没有改动。", "say where the translation goes: -o FOLDER. Nothing was changed."
        )


def _refuse_what_is_there(jobs: list[Job], output: Path, force: bool) -> None:
    for path in (output / name for job in jobs if job.whole for name in job.names):
        if path.exists():
            writable(str(path), force)


def _laid(job: Job, to: Tongue | None, fresh: bool) -> Iterator[Laid]:
    from policyrules.driver.files import read_pack
    from policyrules.driver.layout import laid_out

    files = {name: read_bytes(str(job.folder / name)) for name in job.names}
    stated = job.folder / GLOSSARY
    known = stated.is_file() or (job.folder / "pack.yaml").is_file()
    glossary = (read_bytes(str(stated)) if stated.is_file() else b"") if known else None
    return laid_out(read_pack(str(job.folder)), files, glossary, to, fresh=fresh)


# ---------------------------------------------------------------- which files


def _jobs(targets: tuple[str, ...]) -> list[Job]:
    """The targets by pack, each file once."""
    from policyrules.driver.files import members

    files: dict[Path, list[str]] = {}
    whole: set[Path] = set()
    for target in targets:
        path = Path(target)
        if path.is_file():
            if path.suffix != RULES:
                raise Refused(f"“{target}”不是规则文件：规则文件以 .rules 结尾。", f"`{target}` is no rule file: those end in .rules.")
            folder = pack_of(path)
            files.setdefault(folder, []).append(path.resolve().relative_to(folder).as_posix())
        else:
            folder = _folder(target)
            whole.add(folder)
            own = members(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
            files.setdefault(folder, []).extend(name for name in own if name.endswith(RULES))
            if not files[folder]:
                raise Refused(f"“{target}”里没有 .rules 文件。", f"there is no .rules file in `{target}`.")
    return [Job(folder, tuple(dict.fromkeys(names)), folder in whole) for folder, names in files.items()]


def _folder(target: str) -> Path:
    from policyrules import resources

    path = Path(target)
    try:
        if path.is_dir():
            return path.resolve()
    except OSError:  # a name longer than any file may have
        pass
    if target in resources.pack_names():
        return resources.pack_folder(target).resolve()
    raise Refused(
        f"没有找到“{target[:60]}”：写文件名、文件夹或规则包的名称。", f"there is no `{target[:60]}`: give a file, a folder or a pack."
    )


# ---------------------------------------------------------------- what is shown and written


def _write_all(laid: list[tuple[Job, list[Laid]]], output: Path, force: bool, to: Tongue | None) -> None:
    """New files below `output`; of a whole pack also its other files, and those with errors as they were, so that the folder is a pack."""
    made: dict[Path, bytes] = {}
    for job, files in laid:
        if job.whole:
            for path in sorted(job.folder.rglob("*")):
                if path.is_file() and path.suffix in COPIED and not path.name.startswith("."):
                    made[output / path.relative_to(job.folder)] = read_bytes(str(path))
        made |= {output / file.name: file.data for file in files}
    for path in made:
        _make_folder(path.parent)
        writable(str(path), force)
    for path, data in made.items():
        with written(str(path), force) as stream:
            stream.write(data)
        click.echo(_shown(path))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"建不了文件夹“{folder}”（{error.strerror}）：请换一个位置。", f"`{folder}` cannot be made ({error.strerror})."
        ) from None


def _difference(job: Job, file: Laid) -> Iterator[str]:
    name = _shown(job.folder / file.name)
    before, after = (file.text(data).splitlines(keepends=True) for data in (file.before, file.data))
    return difflib.unified_diff(before, after, name, name)


def _shown(path: Path) -> str:
    """Below the current folder, as people type it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
