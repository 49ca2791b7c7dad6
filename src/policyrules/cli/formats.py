"""Results for other programs: JSON, a JSON object a line, SARIF and JUnit beside the words for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from policyrules.diagnostics import Problem, Severity, Tongue
from policyrules.diagnostics.to_json import as_data, in_order
from policyrules.diagnostics.to_junit import Tried, junit
from policyrules.diagnostics.to_sarif import sarif

if TYPE_CHECKING:
    from policyrules.driver.checking import CheckedPack

F = TypeVar("F", bound=Callable[..., Any])
Format = Literal["text", "json", "jsonl", "sarif", "junit"]
SCHEMA_VERSION = 1
"""Of the JSON below; it changes when a key changes its meaning or goes, not when one comes."""


def format_option(command: F) -> F:
    choices = click.Choice(["text", "json", "jsonl", "sarif", "junit"])
    return click.option("--format", "form", type=choices, default="text", show_default=True, help="给人看（text）或给别的程序读")(command)


def write_as(
    form: Format,
    summary: dict[str, Any],
    lists: dict[str, list[dict[str, Any]]],
    problems: Iterable[Problem],
    tried: Iterable[Tried],
    tongue: Tongue,
    folder: str,
) -> None:
    """One result on stdout: `summary` and `lists` for JSON, `problems` for SARIF, `tried` for JUnit."""
    from policyrules.cli.group import installed_version

    match form:
        case "json":
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **summary, **lists}, ensure_ascii=False, indent=2))
        case "jsonl":
            for kind, rows in lists.items():
                for row in rows:
                    click.echo(json.dumps({"kind": kind.removesuffix("s"), **row}, ensure_ascii=False))
            click.echo(json.dumps({"kind": "summary", "schema_version": SCHEMA_VERSION, **summary}, ensure_ascii=False))
        case "sarif":
            click.echo(json.dumps(sarif(problems, tongue, installed_version(), folder), ensure_ascii=False, indent=2))
        case "junit":
            click.echo(junit(tried, f"policyrules {summary['command']}"))


def write_checked(form: Format, checked: CheckedPack, problems: Sequence[Problem], lang: Tongue, folder: str) -> None:
    """What `check` found: for JUnit, each file is one thing that was tried."""
    ordered = in_order(problems)
    counts: dict[str, Any] = {f"{s.value}s": sum(p.severity is s for p in problems) for s in Severity}
    files = checked.files
    summary = {
        "command": "check", "pack": files.name, "digest": files.digest,
        "rules": checked.rules, "examples": checked.examples, **counts,
    }  # fmt: skip
    wrong: dict[str, list[tuple[str, str]]] = {file.name: [] for file in (*files.rules, *files.parameters)}
    for problem in ordered:
        d = problem.describe(lang)
        if d.severity is Severity.ERROR:
            place = f"{d.primary.at.place} " if d.primary else ""
            wrong.setdefault(d.primary.at.file.name if d.primary else files.name, []).append((d.code, f"{place}{d.message}\n{d.help}"))
    tried = [Tried("check", name, None, tuple(found)) for name, found in wrong.items()]
    write_as(form, summary, {"problems": [as_data(p, lang) for p in ordered]}, ordered, tried, lang, folder)


def folder_of(target: str) -> str:
    """Where the files of a pack lie, as seen from the working folder; "" for a pack that ships and for one that lies elsewhere."""
    path = Path(target)
    try:
        if not path.is_dir():
            return ""
        found = path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (OSError, ValueError):
        return ""
    return "" if found == "." else found
