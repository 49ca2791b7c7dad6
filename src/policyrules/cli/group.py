"""`policyrules`: the list of commands, each with a Chinese name beside it.

Exit codes: 0 clean (待定 and rejected rows included), 1 problems found, 2 wrong use, 3 internal error, 4 undecided (the solver's
alone), 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from policyrules.cli.common import asked_tongue, lang_option, typed_tongue
from policyrules.cli.words import ChineseContext, NoCommand, usage_words

COMMANDS: dict[str, tuple[str, str, str]] = {
    "screen": ("筛查", "对一份名册逐人逐项判断，写出结果工作簿", "answer everybody on a roster, write a workbook"),
    "decide": ("计算", "判断一个人（户、单位、项目）的一项规定，并说明理由", "decide one case under one rule, with reasons"),
    "explain": ("说明", "为什么；不符合的怎样可以改变；可写成告知书", "why, what would change it; also as a notice"),
    "ask": ("追问", "还要问什么、先问什么，直到结论已定", "what to ask next, until the answer is settled"),
    "case": ("个案", "名册里的一个人（户）：能得到什么、还要问什么、为什么不符合", "one of a roster under every rule, on one page"),
    "check": ("检查", "检查规则文件：错误、位置、原因、改法", "check rule files: what is wrong, where, why, the repair"),
    "test": ("试算", "运行规则包的示例和性质，以及包外的示例", "try examples and properties, and examples outside the pack"),
    "mutate": ("变异", "把规则故意改错，看示例能不能发现", "small mistakes in rules: would an example notice?"),
    "diff": ("比较", "两个版本的规则：答案哪里不同，各举一例", "two versions of rules: where answers differ, a case each"),
    "impact": (
        "影响",
        "规则改动对名册上的人：多少人新增、失去、增减多少元",
        "what a change of rules means for a roster, in counts",
    ),
    "prove": (
        "证明",
        "证明规则没有冲突、空当、无用的条件；不成立的给出具体的人",
        "prove rules free of conflicts and gaps; else show somebody",
    ),
    "pairs": (
        "成对",
        "每个条件各给两个只差这一处、答案不同的人；改变不了答案的，证明给你看",
        "for each condition two cases apart in it alone and answered otherwise",
    ),
    "new": ("新建", "建立一个新的规则包", "a new pack to begin with"),
    "show-code": ("看代码", "一条规则实际运行的程序，注明每一步是哪句话", "the code that runs for a rule, with what each step says"),
    "schema": ("数据格式", "一个主体的 JSON Schema，供别的系统接入", "the JSON Schema of a kind of thing, for other systems"),
    "doctor": ("自检", "检查安装：版本、组件、规则包、缓存、终端", "look over the installation"),
    "fmt": ("排版", "把规则文件排成统一的版式，或译成另一种文字", "one layout for rule files, or the other tongue"),
    "sample": ("样例", "生成虚构的名册", "an invented roster"),
    "docs": ("文档", "由规则包生成网页", "pages of a pack"),
    "duties": ("职责", "职责登记：谁牵头、谁参与、何时到期", "the duty register: who leads, who joins, what falls due"),
    "table": (
        "表格",
        "判断表、示例、词汇和参数导出到 Excel，改好再收回",
        "decision tables, examples, glossary, figures: to Excel and back",
    ),
    "params": ("参数", "还缺哪些参数、哪些答案在等；填报表的生成和收回", "missing figures and what waits for them; forms to fill in"),
    "indicators": ("指标", "算出各项指标，与目标比较", "the indicators of the plan against their targets"),
    "ledger": ("台账", "条款台账：每一条由什么落实，原文有没有变", "clauses of the plan: what carries them, is the text the same"),
}
"""Command → Chinese name, and one line of help in each tongue. The module of a command is loaded when it is called."""
ALIASES = {zh: en for en, (zh, _, _) in COMMANDS.items()}
PROBLEMS_FOUND, INTERNAL = 1, 3
EXIT_CODES = {
    "0": ("正常（待定、未受理的行也算正常）", "clean (open answers and rejected rows included)"),
    "1": ("发现问题，或事情没有办成", "problems found, or the work could not be done"),
    "2": ("用法不对", "wrong use"),
    "3": ("程序内部出错", "internal error"),
    "4": ("没有得出结论（只有证明类的命令会用到）", "undecided (the solver's alone)"),
    "130": ("被中断", "interrupted"),
}


class Commands(click.Group):
    """Finds a command by its English or its Chinese name, importing its module only then."""

    context_class = ChineseContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"policyrules.cli.commands.{name.replace('-', '_')}")
        command: click.Command = module.command
        command.context_class = ChineseContext
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise NoCommand(args[0], [*COMMANDS, *ALIASES], ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands and exit codes, in the tongue asked for."""
        chinese = asked_tongue() == "zh"
        with formatter.section("命令（英文、中文名都可用）" if chinese else "Commands (English or Chinese name)"):
            formatter.write_dl([(f"{name} {zh}", said if chinese else english) for name, (zh, said, english) in COMMANDS.items()])
        with formatter.section("退出码" if chinese else "Exit codes"):
            formatter.write_dl([(code, zh if chinese else en) for code, (zh, en) in EXIT_CODES.items()])


def installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # takes longer to load than all else here

    try:
        return version("policyrules")
    except PackageNotFoundError:
        return "（未安装）"


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"policyrules {installed_version()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version and exit.")
@lang_option
def cli(lang: str) -> None:
    """残疾人保障政策的规则：筛查名册、判断个案、检查规则、生成网页。

    每个命令的说明：policyrules 命令 --help。结果仅供参考，以人工审核为准。"""


def answer() -> int:
    """Run the command that was typed: every failure ends in a sentence and an exit code, never in a traceback."""
    try:
        code = cli.main(prog_name="policyrules", standalone_mode=False)
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
    """What went wrong, in the tongue asked for."""
    if not isinstance(error, click.UsageError):
        click.echo(error.format_message(), err=True)
        return error.exit_code
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # nothing was typed: the help page is the answer
        click.echo(error.format_message(), err=True)
        return error.exit_code
    click.echo(usage_words(error, typed_tongue(sys.argv[1:], os.environ)), err=True)
    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
    return 2
