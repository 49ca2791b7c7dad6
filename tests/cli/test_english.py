"""The commands in English: every help text has its counterpart, and refusals are told in the tongue asked for."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from policyrules.cli.english import COMMANDS, OPTIONS, WORDS
from policyrules.cli.group import cli
from policyrules.cli.words import english_word

HAN = re.compile("[\u4e00-\u9fff]")
FACTS = re.compile(r"\{.*?\}\}?", re.DOTALL)
"""Examples of what is written in a file of facts."""


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from commands(found, (*path, name))


ALL = list(commands(cli))


def test_every_help_text_has_its_english() -> None:
    docs = {inspect.cleandoc(command.help or "").partition("\n")[0] for _, command in ALL}
    options = [o for _, command in ALL for o in command.params if isinstance(o, click.Option) and HAN.search(o.help or "")]
    typed = [p.metavar for _, command in ALL for p in command.params if p.metavar]
    assert docs == {*COMMANDS}, "cli/english.py holds the English of the first line of each command"
    assert {o.help for o in options} == {*OPTIONS}, "cli/english.py holds the English of each option"
    assert not [word for word in typed if HAN.search(english_word(word))], "cli/english.py holds the words for what is typed"
    assert not [(first, later) for first, later in combinations(WORDS, 2) if first in later], "longer words go first"


@pytest.mark.parametrize("path", [path for path, _ in ALL], ids=" ".join)
def test_an_english_help_page_is_english(path: tuple[str, ...]) -> None:
    page = CliRunner().invoke(cli, ["--lang", "en", *path, "--help"]).output
    names = re.sub(r"^  [a-z-]+ \S+", "", FACTS.sub("", page), flags=re.MULTILINE)
    assert page.startswith("Usage: ") and not HAN.search(names)


@pytest.mark.parametrize("command", ["table", "params"])
def test_refusals_in_english(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    taken = tmp_path / "b.xlsx"
    taken.write_bytes(b"")
    words = ["--lang", "en", command]
    asked = (
        [*words, "import", str(tmp_path / "a.xlsx"), "example"],
        [*words, "import", str(tmp_path / "none.xlsx"), "example"],
        [*words, "import", str(tmp_path / "a.xlsx"), "nowhere"],
        [*words, "export" if command == "table" else "form", "example", "-o", str(taken)],
    )
    for arguments in asked:
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 1 and not HAN.search(result.output), result.output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("screen bad.csv --as-of 2026-03-01 -o out.txt", 1),
        ("screen bad.csv --as-of 2026-03-01 -o out.xlsx", 1),
        ("screen bad.csv --as-of 2026-03-01 -o bad.csv", 1),
        ("screen bad.csv --as-of 2026-03-01 -o out.xlsx --mapping bad.yaml", 1),
        ("screen bad.csv --as-of 2026-03-01 -o out.xlsx --facts bad.csv", 1),
        ("screen none.xlsx --as-of 2026-03-01 -o out.xlsx", 1),
        ("docs nowhere -o pages", 1),
        ("docs example -o full", 1),
        ("sample -o out.txt", 1),
        ("sample -o out.csv --persons 2", 0),
    ],
)
def test_what_files_meet_with_is_told_in_english(words: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.csv").write_text("x,y\n1,2\n")
    (tmp_path / "bad.yaml").write_text("a: [\n")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("")
    monkeypatch.chdir(tmp_path)
    pack = ["--pack", "example"] if words.startswith("screen") else []
    result = CliRunner().invoke(cli, [*words.split(), *pack, "--lang", "en"])
    assert result.exit_code == code and not HAN.search(result.output), result.output


def test_counts_of_the_ledger_are_told_in_english() -> None:
    result = CliRunner().invoke(cli, ["ledger", "coverage", "lucheng", "--lang", "en"])
    assert result.exit_code == 0 and not HAN.search(result.output), result.output
