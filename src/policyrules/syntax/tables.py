"""The tables of the parser as data: made with the wheel, or at the first run of a checkout, and read instead of made again.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. They are JSON, and name the text they were made from; tables of
another grammar, of another Lark or of another shape are passed over, and the parser is built as if there were none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import lark
from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from policyrules.diagnostics import Tongue
from policyrules.resources import keep, kept, shipped_tables

FORMAT: Final = 2
SHIFT, REDUCE = 0, 1
"""As Lark numbers them."""
OF_THE_CALLER: Final = ("_plugins", "edit_terminals", "lexer_callbacks", "postlex", "transformer", "tree_class")
"""Options of Lark that hold no data."""


def from_tables(grammar: str, tongue: Tongue, plugins: Mapping[str, Any]) -> Lark:
    """The parser of a grammar: by the tables that came with the package, by those kept from an earlier run, or newly built."""
    name = file_name(grammar, tongue)
    for source in (shipped_tables, kept):
        data = source(name)
        found = read_tables(data, plugins) if data is not None else None
        if found is not None:
            return found
    made = built(grammar, plugins)
    keep(name, tables_of(made))
    return made


def built(grammar: str, plugins: Mapping[str, Any]) -> Lark:
    """The parser of a grammar, made anew; it takes about a second."""
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False, keep_all_tokens=True, _plugins=dict(plugins))


def file_name(grammar: str, tongue: Tongue) -> str:
    """Under which name the tables are looked for: it holds the hash of all that they rest on."""
    whole = "\0".join((str(FORMAT), lark.__version__, grammar))
    return f"tables-{tongue}-{sha256(whole.encode()).hexdigest()[:32]}.json"


def tables_of(parser: Lark) -> bytes:
    """The tables as JSON."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"] = {name: value for name, value in data["options"].items() if name not in OF_THE_CALLER}
    table = data["parser"]["parser"]
    table["states"] = {state: _compact(actions) for state, actions in table["states"].items()}
    return json.dumps({"data": data, "memo": memo}, ensure_ascii=False, separators=(",", ":")).encode()


def read_tables(content: bytes, plugins: Mapping[str, Any]) -> Lark | None:
    """The parser of these tables; None where they are not of the shape that this Lark reads."""
    try:
        found = json.loads(content)
        table = found["data"]["parser"]["parser"]
        table["tokens"] = _by_number(table["tokens"])
        table["states"] = {state: _spread(*actions) for state, actions in _by_number(table["states"]).items()}
        made = Lark._load_from_dict(found["data"], _by_number(found["memo"]), _plugins=dict(plugins))  # type: ignore[no-untyped-call]  # lark leaves it untyped
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        return None
    assert isinstance(made, Lark)
    return made


def _compact(actions: Mapping[int, Any]) -> tuple[dict[int, int], list[tuple[int, list[int]]]]:
    """What is done on each token: where one is shifted, and for each rule on which tokens it is reduced, which are mostly many."""
    shifts, reductions = dict[int, int](), dict[int, list[int]]()
    for token, (kind, what) in actions.items():
        if kind == REDUCE:
            reductions.setdefault(what["@"], []).append(token)
        else:
            shifts[token] = what
    return shifts, [*reductions.items()]


def _spread(shifts: dict[str, int], reductions: list[tuple[int, list[int]]]) -> dict[int, Any]:
    found: dict[int, Any] = {int(token): (SHIFT, state) for token, state in shifts.items()}
    for rule, tokens in reductions:
        found |= dict.fromkeys(tokens, (REDUCE, {"@": rule}))
    return found


def _by_number(entries: dict[str, Any]) -> dict[int, Any]:
    """JSON has words for keys where Lark has numbers."""
    return {int(key): value for key, value in entries.items()}
