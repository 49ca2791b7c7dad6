"""What `doctor` looks at. Nothing is changed but for a file that is written to the folder for temporary files and taken away again."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics.plural import counted

LOWEST = (3, 11)
EXTRAS: dict[str, tuple[tuple[str, ...], Words]] = {
    "excel": (("python_calamine", "xlsxwriter"), Words("读写 Excel 名册", "rosters in Excel")),
    "docs": (("sphinx", "furo"), Words("生成网页", "pages")),
    "calendar": (("icalendar",), Words("职责日历", "a calendar of duties")),
    "prove": (("z3",), Words("证明规则", "proofs")),
    "test": (("pytest", "hypothesis"), Words("用 pytest 试规则包，测试本程序", "packs as tests of pytest; tests of this program")),
}
"""Extra → the modules it brings, and what it is for."""


@frozen
class Finding:
    """`well`: True, False (something needed is broken) or None (missing, and not needed)."""

    well: bool | None
    says: Words
    advice: Words | None = None


def examine(pack: str) -> list[Finding]:
    """All findings, in the order in which they matter. What breaks while it is looked at is a finding too."""
    looks: list[Callable[[], list[Finding]]] = [_versions, _extras, _grammar, lambda: _pack(pack), _cache, _terminal, _places]
    found: list[Finding] = []
    for look in looks:
        try:
            found += look()
        except Exception as error:
            name = type(error).__name__
            found.append(
                Finding(
                    False,
                    Words(f"检查时出错（{name}）", f"looking failed ({name})"),
                    Words("重新安装：pip install --force-reinstall policyrules", "install anew: pip install --force-reinstall policyrules"),
                )
            )
    return found


def _versions() -> list[Finding]:
    from policyrules.cli.group import installed_version

    python = platform.python_version()
    system = f"{platform.system()} {platform.release()}"
    found = [
        Finding(True, Words(f"policyrules {installed_version()}，{system}", f"policyrules {installed_version()}, {system}")),
        Finding(
            sys.version_info >= LOWEST,
            Words(f"Python {python}", f"Python {python}"),
            Words("需要 Python 3.11 或更高版本", "Python 3.11 or newer is needed"),
        ),
    ]
    return [*found, *(_package(name) for name in _needed())]


def _needed() -> list[str]:
    """The packages without which nothing works."""
    try:
        stated = requires("policyrules") or []
    except PackageNotFoundError:
        return []
    return [r.split(";")[0].split(">")[0].split("<")[0].split("=")[0].strip() for r in stated if "extra ==" not in r]


def _package(name: str) -> Finding:
    try:
        return Finding(True, Words(f"{name} {version(name)}", f"{name} {version(name)}"))
    except PackageNotFoundError:
        return Finding(
            False, Words(f"缺少 {name}", f"{name} is missing"), Words(f"运行 pip install {name}", f"run pip install {name}")
        )  # fmt: skip


def _extras() -> list[Finding]:
    found = []
    for name, (modules, use) in EXTRAS.items():
        missing = [module for module in modules if find_spec(module) is None]
        command = f'pip install "policyrules[{name}]"'
        found.append(
            Finding(
                None if missing else True,
                Words(
                    f"组件 {name}（{use.zh}）" + (f"没有安装：缺 {'、'.join(missing)}" if missing else ""),
                    f"extra {name} ({use.en})" + (f" is not installed: {', '.join(missing)} missing" if missing else ""),
                ),
                Words(f"要用时运行 {command}", f"if you need it, run {command}"),
            )
        )
    return found


def _grammar() -> list[Finding]:
    from policyrules.source import SourceFile
    from policyrules.syntax.from_text import parse

    text = "资格 甲\n  对象：人。\n  条件：在职。\n"
    well = not parse(SourceFile("a.rules", text)).problems
    return [
        Finding(
            well,
            Words("语法表" + ("可用" if well else "不能用"), "grammar tables " + ("work" if well else "do not work")),
            Words("重新安装：pip install --force-reinstall policyrules", "install anew: pip install --force-reinstall policyrules"),
        )
    ]


def _pack(name: str) -> list[Finding]:
    from policyrules.diagnostics import errors
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    files = read_pack(name)
    wrong = len(errors(compile_pack(files).problems))
    digest = files.digest[:12] or "?"
    return [
        Finding(
            not wrong,
            Words(
                f"规则包 {files.name}（{len(files.rules)} 个规则文件，{digest}）" + (f"有 {wrong} 个错误" if wrong else ""),
                f"pack {files.name} ({counted(len(files.rules), 'rule file')}, {digest})"
                + (f" has {counted(wrong, 'error')}" if wrong else ""),
            ),
            Words(f"运行 policyrules check {name} 逐条查看", f"see policyrules check {name}"),
        )
    ]


def _cache() -> list[Finding]:
    from policyrules.resources import standing

    found = standing()
    at = f"（{found.folder}）" if found.folder else ""
    size = f"{found.entries} 项，{found.bytes // 1024} KB", f"{counted(found.entries, 'entry')}, {found.bytes // 1024} KB"
    match found.state:
        case "used":
            return [Finding(True, Words(f"缓存 {size[0]}{at}", f"cache: {size[1]} ({found.folder})"))]
        case "none-yet":
            return [Finding(True, Words(f"缓存还没有建立{at}", f"cache: none yet ({found.folder})"))]
        case "off":
            return [Finding(True, Words("缓存已关闭（POLICYRULES_CACHE=0）", "cache: switched off (POLICYRULES_CACHE=0)"))]
        case "refused":
            advice = (
                "该文件夹不是本人独有，所以不用；删去它，或改成只有本人可读写",
                "others may use that folder; delete it or make it private",
            )
            return [Finding(None, Words(f"缓存没有使用{at}", f"cache: not used ({found.folder})"), Words(*advice))]
        case "nowhere":
            advice = "不影响使用，只是每次都重新读入规则包", "all works, only slower"
            return [Finding(None, Words("没有可以放缓存的文件夹", "cache: no folder for it"), Words(*advice))]


def _terminal() -> list[Finding]:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    try:
        "残疾人保障：符合、不符合、待定 ✓".encode(encoding)
        well = True
    except (LookupError, UnicodeEncodeError):
        well = False
    color = "NO_COLOR" if os.environ.get("NO_COLOR") else "color" if sys.stdout.isatty() else "no terminal"
    return [
        Finding(
            True if well else None,
            Words(f"终端编码 {encoding or '不明'}（{color}）", f"terminal encoding {encoding or 'unknown'} ({color})"),
            Words(
                "有的汉字会显示成问号；Windows 先运行 chcp 65001，或设置环境变量 PYTHONUTF8=1",
                "some characters show as question marks; on Windows run chcp 65001 or set PYTHONUTF8=1",
            ),
        )
    ]


def _places() -> list[Finding]:
    return [
        _place(Path(tempfile.gettempdir()), True, Words("临时文件夹", "the folder for temporary files")),
        _place(Path.cwd(), None, Words("当前文件夹", "this folder")),
    ]


def _place(folder: Path, needed: bool | None, what: Words) -> Finding:
    """Whether files can be written there."""
    try:
        handle, name = tempfile.mkstemp(prefix=".policyrules-", dir=folder)
        os.close(handle)
        Path(name).unlink()
        return Finding(True, Words(f"{what.zh}可以写", f"{what.en} can be written to"))
    except OSError as error:
        return Finding(
            False if needed else None,
            Words(f"{what.zh}写不了（{error.strerror}）", f"{what.en} cannot be written to ({error.strerror})"),
            Words("结果文件请写到别的文件夹，或检查权限和磁盘空间", "write results elsewhere, or check rights and space"),
        )
