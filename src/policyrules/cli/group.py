"""`policyrules`: the list of commands, each with a Chinese name beside it.

Exit codes: 0 clean (待定 and rejected rows included), 1 problems found, 2 wrong use, 3 internal error, 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version

import click

COMMANDS: dict[str, tuple[str, str]] = {
    "screen": ("筛查", "对一份名册逐人逐项判断，写出结果工作簿"),
    "decide": ("计算", "判断一个人（户、单位、项目）的一项规定，并说明理由"),
    "check": ("检查", "检查规则文件：错误、位置、原因、改法"),
    "test": ("试算", "运行规则包的示例和性质"),
    "sample": ("样例", "生成虚构的名册"),
    "docs": ("文档", "由规则包生成网页"),
}
"""Command → Chinese name and one line of help. The module of a command is loaded when it is called."""
ALIASES = {zh: en for en, (zh, _) in COMMANDS.items()}
PROBLEMS_FOUND, INTERNAL = 1, 3


class Commands(click.Group):
    """Finds a command by its English or its Chinese name, importing its module only then."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"policyrules.cli.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(f"{name} {zh}", help) for name, (zh, help) in COMMANDS.items()])


def installed_version() -> str:
    try:
        return version("policyrules")
    except PackageNotFoundError:
        return "（未安装）"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(installed_version(), message="policyrules %(version)s")
def cli() -> None:
    """残疾人保障政策的规则：筛查名册、判断个案、检查规则、生成网页。

    结果仅供参考，以人工审核为准。"""


def answer() -> int:
    """Run the command that was typed: every failure ends in a sentence and an exit code, never in a traceback."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        return _told(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if os.environ.get("POLICYRULES_DEBUG"):
            raise
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        click.echo(
            f"读写文件时出错（{why}）：请检查磁盘空间、权限和文件名。 / a file could not be read or written ({why}):"
            " check space, permissions and names.",
            err=True,
        )
        return PROBLEMS_FOUND
    except Exception as error:
        if os.environ.get("POLICYRULES_DEBUG"):
            raise
        click.echo(
            f"程序内部出错（{type(error).__name__}）。这不是您的操作问题；设置环境变量 POLICYRULES_DEBUG=1 再运行可看到详情。"
            " / internal error, not your doing; POLICYRULES_DEBUG=1 shows it.",
            err=True,
        )
        return INTERNAL
    return code if isinstance(code, int) else 0


def _told(error: click.ClickException) -> int:
    """Wrong use, in both tongues on one line; click's own words stand behind them."""
    if isinstance(error, click.UsageError):
        zh, en = USAGE.get(type(error), ("请看 policyrules --help", "see policyrules --help"))
        click.echo(f"用法不对：{zh} / wrong use: {en}（{' '.join(error.format_message().split())}）", err=True)
        if error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        return 2
    click.echo(error.format_message(), err=True)
    return error.exit_code


USAGE: dict[type[click.UsageError], tuple[str, str]] = {
    click.MissingParameter: ("少写了一个参数", "a parameter is missing"),
    click.NoSuchOption: ("没有这个选项", "there is no such option"),
    click.BadParameter: ("参数的值不对", "a value is wrong"),
    click.BadArgumentUsage: ("参数写得不对", "an argument is wrong"),
}
