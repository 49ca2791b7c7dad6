"""What the commands share: options, reading and writing files, packs, problems on the screen."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from policyrules.diagnostics import Problem, Severity, Tongue
from policyrules.diagnostics.to_text import HEADS, report

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack

F = TypeVar("F", bound=Callable[..., Any])


TONGUE = "policyrules.tongue"
SECONDS = 2
"""Work that takes longer says how far it is."""


def asked_tongue() -> Tongue:
    """The tongue that --lang of the running command asks for; Chinese where it has no such option."""
    context = click.get_current_context(silent=True)
    found: Tongue = context.meta.get(TONGUE, "zh") if context else "zh"
    return found


def typed_tongue(arguments: Sequence[str], environment: Mapping[str, str]) -> Tongue:
    """The tongue for words on arguments that could not be read: what --lang says, else that of the machine, else Chinese."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    if "--lang" in words:
        return "en" if words[words.index("--lang") + 1 :][:1] == ["en"] else "zh"
    locale = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), "")
    return "en" if locale.lower().startswith("en") else "zh"


class Refused(click.ClickException):
    """The work cannot be done as asked: one sentence on what is so and what to do, in the tongue asked for. Exit code 1."""

    exit_code = 1

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(en if en and asked_tongue() == "en" else zh)


class Day(click.ParamType[date]):
    """A day as 2026-03-01, 2026.3.1, 2026/3/1 or 2026年3月1日."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from policyrules.types.date_text import day_of

        if isinstance(value, date):
            return value
        found = day_of(str(value))
        if not isinstance(found, date):
            self.fail(f"“{value}”不是一个日期；写成 2026-03-01 / not a day; write it like 2026-03-01", param, ctx)
        return found


def pack_option(command: F) -> F:
    return click.option("--pack", default="lucheng", show_default=True, metavar="名称|文件夹", help="用哪个规则包")(command)


def as_of_option(command: F) -> F:
    return click.option("--as-of", "as_of", type=Day(), required=True, metavar="日期", help="判断日期，如 2026-03-01")(command)


def _remembered(ctx: click.Context, param: click.Parameter, value: Tongue | None) -> Tongue:
    if value is not None:
        ctx.meta[TONGUE] = value
    found: Tongue = ctx.meta.get(TONGUE, "zh")
    return found


LANG: dict[str, Any] = {
    "type": click.Choice(["zh", "en"]), "is_eager": True, "callback": _remembered, "help": "用中文（zh，默认）或英文（en）",
}  # fmt: skip


def lang_option(command: F) -> F:
    return click.option("--lang", **LANG)(command)


JOBS = click.IntRange(1, 64)
"""How many processes may work at once."""


def processors() -> int:
    """How many processes can really work at once: of a machine that is shared out, this program's part."""
    whole = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(whole, JOBS.max or whole)


def force_option(command: F) -> F:
    return click.option("--force", is_flag=True, help="覆盖已有的文件")(command)


def read_bytes(path: str) -> bytes:
    """A file's bytes; what keeps it from being read is told in one sentence."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise Refused(f"没有找到文件“{path}”：请检查文件名和所在的文件夹。", f"there is no file `{path}`: check name and folder.") from None
    except IsADirectoryError:
        raise Refused(f"“{path}”是文件夹，这里要写文件。", f"`{path}` is a folder, and a file is wanted.") from None
    except PermissionError:
        raise Refused(
            f"没有权限读“{path}”，或它正被其他程序（如 WPS、Excel）独占：请关闭后再试。",
            f"`{path}` may not be read, or another program holds it: close that and try again.",
        ) from None
    except OSError as error:
        raise Refused(f"读不了“{path}”（{error.strerror}）。", f"`{path}` cannot be read ({error.strerror}).") from None


def read_text(path: str) -> str:
    """A file's text, whatever its encoding."""
    from policyrules.source import Undecodable, decode

    found = decode(read_bytes(path))
    if isinstance(found, Undecodable):
        raise Refused(f"“{path}”不是文本文件，或编码认不出：请另存为 UTF-8。", f"`{path}` is no text file: save it as UTF-8.")
    return found.text


def need_solver(zh: str = "", en: str = "") -> None:
    """Refuse where the extra `prove` is not installed; `zh`, `en`: what can be had without it."""
    if find_spec("z3") is None:
        raise Refused(
            f'没有安装求解器：请运行 pip install "policyrules[prove]"。{zh}',
            f'there is no solver: run pip install "policyrules[prove]". {en}',
        )


def pack_of(path: Path) -> Path:
    """The folder of the pack that a rule file belongs to: the nearest one above with a pack.yaml, else its own."""
    return next((p for p in path.resolve().parents if (p / "pack.yaml").is_file()), path.resolve().parent)


def writable(path: str, force: bool) -> None:
    """Refuse, before any work is done, what cannot become the result."""
    target = Path(path)
    try:
        if target.is_dir():
            raise Refused(f"“{path}”是文件夹，这里要写文件名。", f"`{path}` is a folder, and a file is wanted.")
        if target.exists() and not force:
            raise Refused(
                f"“{path}”已经存在，没有改动。要覆盖，请加 --force；或换一个文件名。",
                f"`{path}` is there already and was not changed: give --force, or another name.",
            )
        if not target.parent.is_dir():
            raise Refused(
                f"没有“{target.parent}”这个文件夹：请先建立，或换一个位置。",
                f"there is no folder `{target.parent}`: make it, or take another.",
            )
        target.lstat()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise Refused(
            f"写不了“{path[:60]}”（{error.strerror}）：请换一个文件名。",
            f"`{path[:60]}` cannot be written ({error.strerror}): take another name.",
        ) from None


@contextmanager
def written(path: str, force: bool, shared: bool = False) -> Iterator[IO[bytes]]:
    """A stream that becomes the file when all went well; nothing existing is touched before, nothing half-written is left.

    Only its owner may read it, unless it is `shared`: part of a pack.
    """
    target = Path(path)
    writable(path, force)
    try:
        handle, name = tempfile.mkstemp(prefix=".policyrules-", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise Refused(
            f"不能在“{target.parent}”里写文件（{error.strerror}）。", f"no file can be written in `{target.parent}` ({error.strerror})."
        ) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o644 if shared else 0o600)
        Path(name).replace(target)
    except PermissionError:
        raise Refused(
            f"写不了“{path}”：它可能正被 WPS、Excel 打开，请关闭后再试。",
            f"`{path}` cannot be written: another program may hold it open; close that and try again.",
        ) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refused(
            f"写不了“{path}”（{error.strerror}）：请检查磁盘空间和文件名；没有留下写了一半的文件。",
            f"`{path}` cannot be written ({error.strerror}): check space and name; nothing half-written is left.",
        ) from None
    finally:
        Path(name).unlink(missing_ok=True)


def replaced(path: str, data: bytes) -> None:
    """Put new content in place of a file's own: of the file itself where `path` is a link, and with the rights it had."""
    target = Path(path).resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    with written(str(target), force=True) as stream:
        stream.write(data)
    if mode is not None:
        target.chmod(mode)


COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.FINDING: "cyan"}


def show(reported: str) -> None:
    """A report on stdout; on a terminal its heads have colours, unless NO_COLOR is set."""
    plain = bool(os.environ.get("NO_COLOR"))
    for severity, colour in COLOURS.items() if not plain else ():
        for heads in HEADS.values():
            head = re.compile(rf"^{re.escape(heads[severity])}(?=\[[a-z0-9-]+\])", re.MULTILINE)
            reported = head.sub(click.style(heads[severity], fg=colour, bold=True), reported)
    click.echo(reported)


def show_problems(problems: Iterable[Problem], tongue: Tongue, findings: bool = False) -> bool:
    """Print problems on stdout (findings only if asked for); whether there was an error among them."""
    shown = [p for p in problems if findings or p.severity is not Severity.FINDING]
    if shown:
        show(report(shown, tongue))
    return any(p.severity is Severity.ERROR for p in shown)


def loaded(name: str) -> Pack:
    """A pack ready to answer; wrong rules end the command with all their problems."""
    from policyrules.deciding.pack import Pack
    from policyrules.driver.cache import ready
    from policyrules.driver.files import read_pack

    with working():
        found = ready(read_pack(name))
    if isinstance(found, list):
        raise Refused(
            f"{report(found)}\n\n规则包“{name}”有错误，没有进行计算。用 policyrules check {name} 逐条查看。",
            f"{report(found, 'en')}\n\nthe pack `{name}` has errors, so nothing was computed. See policyrules check {name}.",
        )
    return Pack(found)


def progress() -> Callable[[int, int], None]:
    """On a terminal, a line on stderr every two seconds of work: how much is done, of how much."""
    last, word = time.monotonic(), "进度" if asked_tongue() == "zh" else "done"
    seen = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if seen and time.monotonic() - last > SECONDS and done < of:
            last = time.monotonic()
            brackets = "（{}/{}）" if word == "进度" else " ({}/{})"
            click.echo(f"{word} {100 * done // of}%{brackets.format(done, of)}", err=True)

    return tell


@contextmanager
def working() -> Iterator[None]:
    """On a terminal, a line on stderr every two seconds of work whose length is not known beforehand."""
    if not sys.stderr.isatty():
        yield
        return
    started, ended, chinese = time.monotonic(), threading.Event(), asked_tongue() == "zh"

    def tell() -> None:
        while not ended.wait(SECONDS):
            seconds = int(time.monotonic() - started)
            click.echo(f"正在处理……已 {seconds} 秒" if chinese else f"working: {seconds} s", err=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
