"""Rankings to steps: who stands in the list, in which one, by which numbers; and how two things stand to each other in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.core.notes import Note
from policyrules.lower.notes import readings_of, sources_of
from policyrules.lower.places import Place
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.syntax import nodes as syn
from policyrules.syntax.numerals import chinese_mark
from policyrules.types import Number

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules


@frozen(eq=False)
class Line:
    """An edition: its conditions with their words, the numbers to sort by, the words of each line of 次序."""

    written: Edition
    applies: Note | None
    listed: Note | None
    groups: tuple[Name, ...]
    keys: tuple[Name, ...]
    order: tuple[Note, ...]


@frozen(eq=False)
class Ranked:
    """A thing in a ranking. Without `applies` it always applies, without `listed` all are in the list.

    The larger of two keys is served first; those of one group are ranked together.
    """

    lines: tuple[Line, ...]
    applies: Name | None
    listed: Name | None
    groups: tuple[Name, ...]
    keys: tuple[Name, ...]


def lowered_ranking(rules: Rules, rule: Rule, place: Place) -> Ranked:
    lines = tuple(_line(rules, written, place) for written in editions(rule.decl))
    same_groups = all(line.groups == lines[0].groups for line in lines)
    return Ranked(
        lines,
        _dated(rules, rule, [(line.written, line.applies) for line in lines], place),
        _dated(rules, rule, [(line.written, line.listed) for line in lines], place),
        lines[0].groups if same_groups else _numbers(rules, rule, [(line.written, line.groups) for line in lines], place),
        _numbers(rules, rule, [(line.written, line.keys) for line in lines], place),
    )


def together(b: Builder, left: Ranked, right: Ranked) -> Name:
    """Whether both stand in one list."""
    listed = (name for of in (left, right) for name in (of.applies, of.listed) if name is not None)
    grouped = (b.same(one, other) for one, other in zip(left.groups, right.groups, strict=True))
    return b.all(*listed, *grouped)


def stands(b: Builder, left: Ranked, order: syn.Order, right: Ranked) -> Name:
    """Whether two of one list stand so to each other."""
    match order:
        case "ahead":
            return _ahead(b, left.keys, right.keys)
        case "behind":
            return _ahead(b, right.keys, left.keys)
        case "not_behind":
            return b.not_(_ahead(b, right.keys, left.keys))
        case "level":
            return b.all(*(b.same(one, other) for one, other in zip(left.keys, right.keys, strict=True)))


def _ahead(b: Builder, one: Sequence[Name], other: Sequence[Name]) -> Name:
    """The first key is larger, or it is no smaller and the rest comes before.

    Said so, and not by equal keys, it holds of unknown keys exactly where it holds of the least that they can be.
    """
    first, second = one[0], other[0]
    larger = b.less(second, first)
    return b.any(larger, b.all(b.at_least(first, second), _ahead(b, one[1:], other[1:]))) if one[1:] else larger


def _line(rules: Rules, written: Edition, place: Place) -> Line:
    applies, when = written.condition("applies"), written.condition("when")
    order = [_key(rules, key, place) for key in written.of(syn.OrderField)[0].keys]
    paths = [rules.sound.checked.paths[path] for f in written.of(syn.NamesField) if f.key == "within" for path in f.paths]
    return Line(
        written,
        rules.notes.condition(applies.body, (place,)) if applies else None,
        rules.notes.condition(when.body, (place,)) if when else None,
        tuple(rules.expressions.term(path, (place,)).name for path in paths),
        tuple(name for names, _ in order for name in names),
        tuple(note for _, note in order),
    )


def _key(rules: Rules, key: syn.OrderKey, place: Place) -> tuple[list[Name], Note]:
    """One line of 次序 as numbers of which the larger is served first; who has no value comes last."""
    b = rules.builder
    if key.by == "first":
        note = rules.notes.leaf(key.value, (place,), chinese_mark(key.mark), key.notes)
        return [note.let], note
    term = rules.expressions.term(key.value, (place,))
    value = b.sum(((-1, term.name),), type=term.type) if key.by in ("low", "early") else term.name
    note = Note(
        "value", rules.says(key.value.at), term.name, chinese_mark(key.mark), term.present, sources_of(key.notes), readings_of(key.notes)
    )
    return [term.present, value] if term.present else [value], note


def _numbers(rules: Rules, rule: Rule, found: Sequence[tuple[Edition, tuple[Name, ...]]], place: Place) -> tuple[Name, ...]:
    """The numbers of the edition in force; an edition with fewer of them treats all alike."""
    if len(found) == 1 and found[0][0].since is None:
        return found[0][1]
    b, number, dated = rules.builder, Number(), []
    for i in range(max(len(names) for _, names in found)):
        ith = [(written, b.sum(((1, names[i]),), type=number) if i < len(names) else b.const(0, number)) for written, names in found]
        dated.append(rules.dated(rule, [(written, Term(name, number)) for written, name in ith], home=place.home).name)
    return tuple(dated)


def _dated(rules: Rules, rule: Rule, found: Sequence[tuple[Edition, Note | None]], place: Place) -> Name | None:
    yes = rules.expressions.terms.yes
    terms = [(written, yes(note.let) if note else None) for written, note in found]
    ladder = rules.ladder(rule, terms, yes(rules.builder.truth(True)), place.home)
    return ladder.name if ladder else None
