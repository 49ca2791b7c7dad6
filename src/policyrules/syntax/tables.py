"""The tables of the parser as data: made with the wheel, or at the first run of a checkout, and read instead of made again.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. Lark makes them, and is not needed to read them. They are JSON, and name
the text they were made from; tables of another grammar or of another shape are passed over, and are made as if there were none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from policyrules.classes import frozen
from policyrules.core.from_json import Reader
from policyrules.core.to_json import Writer
from policyrules.diagnostics import Tongue
from policyrules.resources import keep, kept

if TYPE_CHECKING:
    from lark import Lark

FORMAT: Final = 4
K = TypeVar("K")


@frozen
class Rule:
    """A rule of the grammar: how many symbols it takes, and what becomes of them."""

    origin: str
    """The symbol that it stands for."""
    size: int
    spliced: tuple[int, ...]
    """The places of the symbols that leave no node, and whose parts are parts of this."""
    node: str
    """The name of its node; "" where it leaves none."""
    passes: bool
    """Whether a single part stands for itself."""


@frozen
class State:
    """What is done in a state of the parser, by the numbers of symbols."""

    shifts: dict[int, int]
    """The state that follows."""
    reductions: tuple[tuple[int, int], ...]
    """The number of a rule, and of the set of symbols before which it is complete: most states share theirs with others."""


@frozen
class Tables:
    symbols: tuple[str, ...]
    terminals: dict[str, str]
    """Their expressions by their names, in the order in which they are tried."""
    ignored: tuple[str, ...]
    rules: tuple[Rule, ...]
    before: tuple[tuple[int, ...], ...]
    states: tuple[State, ...]
    start: int
    end: int


def tables_for(grammar: str, tongue: Tongue) -> Tables:
    """The tables of a grammar: those that came with the package, those kept from an earlier run, or newly made."""
    return read_tables(kept(entry_name(grammar, tongue)) or b"") or made_and_kept(grammar, tongue)


def made_and_kept(grammar: str, tongue: Tongue) -> Tables:
    made = made_of(grammar)
    keep(entry_name(grammar, tongue), written(made))
    return made


def entry_name(grammar: str, tongue: Tongue) -> str:
    """Under which name the tables are looked for: it holds the hash of all that they rest on."""
    return f"tables-{tongue}-{sha256(f'{FORMAT} {grammar}'.encode()).hexdigest()[:40]}"


def written(tables: Tables) -> bytes:
    return json.dumps(Writer(()).write(tables, Tables), ensure_ascii=False, separators=(",", ":")).encode()


def read_tables(content: bytes) -> Tables | None:
    """None where it is nothing that was `written`."""
    try:
        return cast(Tables, Reader(()).read(json.loads(content), Tables))
    except (ValueError, RecursionError):
        return None


# ---------------------------------------------------------------- making


def made_of(grammar: str) -> Tables:
    """The tables of a grammar, made anew; it takes about a second."""
    from lark import Lark

    options: dict[str, Any] = {"parser": "lalr", "lexer": "contextual", "maybe_placeholders": False, "keep_all_tokens": True}
    return tables_of(Lark(grammar, **options, _plugins={"ContextualLexer": _NoLexer}))


class _NoLexer:
    """Lark's own compiles an expression for each state, which takes longer than all else, and is not used here."""

    def __init__(self, *_: Any, **__: Any) -> None: ...


def tables_of(lark: Lark) -> Tables:
    """What Lark made of a grammar, in our form, and numbered anew: the same grammar always has the same tables."""
    table = lark.parser.parser._parse_table
    terminals: list[Any] = sorted(lark.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name))
    symbols = {name: number for number, name in enumerate(sorted({str(name) for actions in table.states.values() for name in actions}))}
    rules, numbers, before = {rule: number for number, rule in enumerate(lark.rules)}, _Numbers[int](), _Numbers[tuple[int, ...]]()
    start, states = numbers[table.start_states["start"]], list[State]()
    while len(states) < len(numbers):
        shifts, reductions = dict[int, int](), defaultdict[int, list[int]](list)
        for symbol, (kind, what) in sorted(table.states[[*numbers][len(states)]].items()):
            if kind.name == "Reduce":
                reductions[rules[what]].append(symbols[symbol])
            else:
                shifts[symbols[symbol]] = numbers[what]
        states.append(State(shifts, tuple([(rule, before[tuple(found)]) for rule, found in sorted(reductions.items())])))
    return Tables(
        tuple(symbols),
        {terminal.name: terminal.pattern.to_regexp() for terminal in terminals},
        tuple(lark.ignore_tokens),
        tuple([_rule(rule) for rule in rules]),
        tuple(before),
        tuple(states),
        start,
        numbers[table.end_states["start"]],
    )


def _rule(rule: Any) -> Rule:
    spliced = [place for place, symbol in enumerate(rule.expansion) if not symbol.is_term and symbol.name.startswith("_")]
    node = "" if rule.origin.name.startswith("_") else str(rule.alias or rule.origin.name)
    return Rule(str(rule.origin.name), len(rule.expansion), tuple(spliced), node, bool(rule.options.expand1 and not rule.alias))


class _Numbers(dict[K, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, key: K) -> int:
        self[key] = number = len(self)
        return number
