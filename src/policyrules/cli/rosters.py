"""Reading a roster for the commands that ask something of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, read_bytes, show_problems
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack
    from policyrules.roster.model import Roster, Sheet


def sheets_of(path: str) -> list[Sheet]:
    """The sheets of a table file; a file that is none ends the command."""
    from policyrules.roster.sheets import read_sheets

    opened = read_sheets(read_bytes(path), plain(Path(path).name))
    if opened.refused is not None:
        zh, en = opened.refused.describe("zh"), opened.refused.describe("en")
        raise Refused(f"{zh.message}。{zh.help}", f"{en.message}: {en.help}")
    return opened.sheets


def roster_of(ctx: click.Context, plan: Pack, path: str, as_of: date, lang: Tongue) -> Roster:
    """A roster as it stands, without a mapping of its own. What could not be used is counted on stderr, as `screen` lists it."""
    from policyrules.roster.read import read_roster
    from policyrules.types.encode import of_date

    found = read_roster(sheets_of(path), plan.vocabulary, as_of=of_date(as_of), name=plain(Path(path).name))
    if show_problems(found.problems, lang):
        ctx.exit(1)
    if count := len(found.roster.rejected):
        said = (
            f"未受理的单元格或行 {count} 处（用 screen 看“未受理行”）。",
            f"{counted(count, 'cell or row', 'cells or rows')} could not be used (see `screen`).",
        )
        click.echo(said[lang == "en"], err=True)
    return found.roster


def plain(argument: str) -> str:
    """An argument without the folders of this machine; bytes of a name that are no text become “?”."""
    name = Path(argument).name if "/" in argument or "\\" in argument else argument
    return name.encode("utf-8", "replace").decode()
