"""What click says of itself, in Chinese: headings of help pages, and wrong use."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import click

from policyrules.cli.common import TONGUE, typed_tongue
from policyrules.cli.english import COMMANDS, OPTIONS, WORDS
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.nearest import nearest
from policyrules.source import cells

HELP = {
    "Options": "选项",
    "Show this message and exit.": "显示本说明",
    "Show the version and exit.": "显示版本",
    "[required]": "［必填］",
    "; required]": "，必填］",
    "[default: ": "［默认：",
    "INTEGER RANGE": "整数",
    "INTEGER": "整数",
    "TEXT": "文字",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
}
"""click's words in help pages → ours. What is not listed stays as it is."""


class Help(click.HelpFormatter):
    """Help pages whose columns and lines are measured in terminal cells, of which a Han character takes two."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        column = min(max((cells(term) for term, _ in listed), default=0), col_max) + col_spacing
        lead = " " * self.current_indent
        for term, said in listed:
            lines = wrapped(said, max(self.width - self.current_indent - column, 20)) or [""]
            gap = column - cells(term)
            if gap < col_spacing:
                self.write(f"{lead}{term}\n")
                term, gap = "", column
            self.write(f"{lead}{term}{' ' * gap}{lines[0]}".rstrip() + "\n")
            self.write("".join(f"{lead}{' ' * column}{line}\n" for line in lines[1:]))

    def write_text(self, text: str) -> None:
        lead = " " * self.current_indent
        paragraphs = ["\n".join(lead + line for line in wrapped(p, self.width - self.current_indent)) for p in text.split("\n\n")]
        self.write("\n\n".join(paragraphs) + "\n")


class ChineseHelp(Help):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, chinese(args), "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(chinese(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(chinese(term), chinese(said)) for term, said in rows], col_max, col_spacing)


class EnglishHelp(Help):
    """Help pages in English: each text that stands in the code in Chinese by its entry in `english`."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, english_word(args), prefix)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl(
            [(english_word(term) if term.startswith("-") else term, english(said)) for term, said in rows], col_max, col_spacing
        )

    def write_text(self, text: str) -> None:
        super().write_text(english(text))


NEVER_FIRST = "，。、；：！？）》」”…"


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells (one more mark where a line would begin with it); words of letters are kept whole."""
    lines, line = list[str](), ""
    for piece in re.findall(r"\s+|[（《「“［]*(?:[!-~]+|.)", re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text.strip()).replace("\n", "")):
        if line and cells(line + piece) > width and piece not in NEVER_FIRST:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line] if line else lines


def chinese(text: str) -> str:
    for english, ours in HELP.items():
        text = text.replace(english, ours)
    text = re.sub(r"([0-9]+)<=x<=([0-9]+)", r"\1 至 \2", text)
    return re.sub("(［默认：[^]]*)]", lambda found: found[1].replace("; ", "，") + "］", text)


def english(text: str) -> str:
    """The English of a help text; what click itself puts behind an option's stays."""
    own, _, behind = text.partition("  [")
    return COMMANDS.get(text.partition("\n")[0]) or OPTIONS.get(own, own) + (f"  [{behind}" if behind else "")


def english_word(text: str) -> str:
    """What is to be typed, as in [名称|文件夹]."""
    for ours, theirs in WORDS.items():
        text = text.replace(ours, theirs)
    return text


class ChineseContext(click.Context):
    """Draws help pages in the tongue asked for before --help."""

    def make_formatter(self) -> click.HelpFormatter:
        # --help is answered before a --lang that stands behind it is read
        tongue = self.meta.get(TONGUE) or typed_tongue(sys.argv[1:], {})
        made = ChineseHelp if tongue == "zh" else EnglishHelp
        return made(width=self.terminal_width, max_width=self.max_content_width)


class NoCommand(click.UsageError):
    """A command that there is not."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(f"there is no command `{name}`", ctx)
        self.name, self.near = name, nearest(name, known)


def usage_words(error: click.UsageError, tongue: Tongue) -> str:
    """One sentence on what was typed wrong and what to type instead."""
    zh, en = _said(error)
    return f"用法不对：{zh}。" if tongue == "zh" else f"wrong use: {en}."


def _said(error: click.UsageError) -> tuple[str, str]:
    match error:
        case NoCommand(name=name, near=near):
            return (
                f"没有“{name}”这个命令" + (f"；是否指“{near}”" if near else "；所有命令见 policyrules --help"),
                f"there is no command `{name}`" + (f"; did you mean `{near}`" if near else "; see policyrules --help"),
            )
        case click.NoSuchOption(option_name=name, possibilities=near):
            return (
                f"没有选项“{name}”" + (f"；是否指“{near[0]}”" if near else ""),
                f"there is no option `{name}`" + (f"; did you mean `{near[0]}`" if near else ""),
            )
        case click.MissingParameter(param=param):
            zh, en = _named(param, error)
            return f"少写了{zh}", f"{en} is missing"
        case click.BadParameter(param=param):
            zh, en = _named(param, error)
            why_zh, why_en = _allowed(param, error)
            return f"{zh}的值不对：{why_zh}", f"{en} has a wrong value: {why_en}"
        case click.BadOptionUsage(option_name=name):
            return f"选项“{name}”的写法不对：要写值的选项，值写在它后面；不要值的选项，后面不写值", error.message.rstrip(".")
    return _general(error.message.strip().rstrip("."))


def _named(param: click.Parameter | None, error: click.BadParameter) -> tuple[str, str]:
    if isinstance(param, click.Option):
        return f"选项“{param.opts[-1]}”", f"the option `{param.opts[-1]}`"
    if isinstance(param, click.Argument):
        shown = (param.metavar or param.name or "").strip("[]")
        return f"参数“{shown}”", f"the argument `{english_word(shown)}`"
    return f"参数“{error.param_hint or ''}”", f"the argument `{error.param_hint or ''}`"


def _allowed(param: click.Parameter | None, error: click.BadParameter) -> tuple[str, str]:
    """What the parameter would take; our own types say it in both tongues, parted by ` / `."""
    match param.type if param else None:
        case click.Choice(choices=choices):
            listed = [str(choice) for choice in choices]
            return f"只能是 {'、'.join(listed)} 之一", f"one of {', '.join(listed)}"
        case click.IntRange(min=low, max=high):
            return f"写 {low} 至 {high} 的整数", f"a whole number from {low} to {high}"
        case click.types.IntParamType():
            return "写整数", "a whole number"
    zh, parted, en = error.message.partition(" / ")
    return (zh, en) if parted else (zh, zh)


def _general(message: str) -> tuple[str, str]:
    """What click words itself, by its text."""
    if found := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", message):
        return f"多写了参数“{found[1]}”；带空格的名称要加引号", f"`{found[1]}` is one argument too many"
    if message == "Missing command":
        return "没有写命令；所有命令见 policyrules --help", "no command; see policyrules --help"
    return message, message
