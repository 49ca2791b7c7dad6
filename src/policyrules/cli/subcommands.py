"""Commands below a command, each with a Chinese name beside it."""

from __future__ import annotations

from typing import ClassVar

import click

from policyrules.cli.words import NoCommand


class Subcommands(click.Group):
    """Finds a subcommand by its English or its Chinese name. `chinese`: Chinese → English."""

    chinese: ClassVar[dict[str, str]] = {}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self.chinese.get(cmd_name, cmd_name))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise NoCommand(args[0], [*self.commands, *self.chinese], ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = {english: chinese for chinese, english in self.chinese.items()}
        with formatter.section("命令（英文、中文名都可用）"):
            formatter.write_dl([(f"{name} {names[name]}", one.get_short_help_str(80)) for name, one in self.commands.items()])
