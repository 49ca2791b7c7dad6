"""Commands below a command, each with a Chinese name beside it."""

from __future__ import annotations

from typing import Any, ClassVar

import click

from policyrules.cli.common import LANG, asked_tongue
from policyrules.cli.words import ChineseContext, NoCommand, english


class Subcommands(click.Group):
    """Finds a subcommand by its English or its Chinese name. `chinese`: Chinese → English."""

    chinese: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(click.Option(["--lang"], expose_value=False, **LANG))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, self.chinese.get(cmd_name, cmd_name))
        if found is not None:
            found.context_class = ChineseContext
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise NoCommand(args[0], [*self.commands, *self.chinese], ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = {name: chinese for chinese, name in self.chinese.items()}
        zh = asked_tongue() == "zh"
        said = {name: (one.help or "") if zh else english(one.help or "") for name, one in self.commands.items()}
        with formatter.section("命令（英文、中文名都可用）" if zh else "Commands (English or Chinese name)"):
            formatter.write_dl([(f"{name} {names[name]}", text.partition("\n\n")[0]) for name, text in said.items()])
