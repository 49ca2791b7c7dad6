"""A rule file as `check` holds it: its rules and examples are read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from attrs import evolve, field

from policyrules.classes import define, frozen
from policyrules.resolve import Folded
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.walk import nodes


@frozen
class Named:
    """The names that a file or a declaration gives: of headings with the name in brackets ("" where there is none), and of variables."""

    titles: tuple[tuple[str, str], ...]
    variables: tuple[str, ...]


@define(eq=False, slots=False)
class HeldExample:
    """An example of a file, read when it is wanted. `like`: the one from which it takes over, or ""."""

    name: str
    at: Span
    like: str
    read: Callable[[], syn.ExampleDecl] = field(repr=False)

    @cached_property
    def decl(self) -> syn.ExampleDecl:
        return self.read()


@frozen(eq=False, slots=False)
class Held:
    """A rule file as `check` holds it: `declared` is all that stands in it but its examples; what of that stays folded is missing in
    `parsed`."""

    parsed: Parsed
    declared: tuple[syn.Declaration | Folded, ...]
    named: Named
    examples: tuple[HeldExample, ...]
    names: bytes = b""
    """The hash of the names with which it was read, where there were any."""

    @cached_property
    def whole(self) -> Parsed:
        """The file with nothing folded and with its examples, which stand behind all else."""
        rest = (item.decl if isinstance(item, Folded) else item for item in self.declared)
        items = (*rest, *(example.decl for example in self.examples))
        return evolve(self.parsed, module=evolve(self.parsed.module, items=items))


def held(parsed: Parsed, names: bytes = b"") -> Held:
    """A file that was just read."""
    examples = [item for item in parsed.module.items if isinstance(item, syn.ExampleDecl)]
    rest = tuple(item for item in parsed.module.items if not isinstance(item, syn.ExampleDecl))
    parsed, known = evolve(parsed, module=evolve(parsed.module, items=rest)), named(parsed.module)
    return Held(parsed, rest, known, tuple(map(_as_it_stands, examples)), names)


def _as_it_stands(decl: syn.ExampleDecl) -> HeldExample:
    return HeldExample(decl.title.name.text, decl.at, decl.like.text if decl.like else "", lambda: decl)


@lru_cache(4096)
def named(root: syn.Node) -> Named:
    """What gives a name in a file or a declaration, wherever it stands in it."""
    match root:
        case syn.Module(_, items):
            return all_named([named(item) for item in items])
        case syn.ExampleDecl(_, title):  # there is most of these, and they give no other name
            return Named((_names(title),), ())
        case syn.PropertyDecl(_, title, _, variables):
            return Named((_names(title),), tuple(variable.text for variable in variables))
        case _:
            return Named(tuple(map(_names, _words(root)[0])), ())


def _names(title: syn.Title) -> tuple[str, str]:
    return title.name.text, title.alias.text if title.alias else ""


def all_named(parts: Sequence[Named]) -> Named:
    return Named(tuple(title for part in parts for title in part.titles), tuple(name for part in parts for name in part.variables))


def names_in(tree: syn.Node) -> tuple[str, ...]:
    """All names that stand in a tree, each once."""
    return _words(tree)[1]


@lru_cache(4096)
def _words(tree: syn.Node) -> tuple[tuple[syn.Title, ...], tuple[str, ...]]:
    """The titles and the names in a tree."""
    found = [node for node in nodes(tree) if isinstance(node, syn.Title | syn.Name)]
    titles = tuple(node for node in found if isinstance(node, syn.Title))
    return titles, tuple(dict.fromkeys(node.text for node in found if isinstance(node, syn.Name)))
