"""Where two versions of rules give answers that a reader could tell apart, as one declaration for the solver and for a trace.

What a rule computes and does not show counts for nothing: an amount where nothing is granted, the numerator of a thing that is not in
the denominator, the place in a ranking of who is not listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from policyrules.classes import frozen
from policyrules.compare.pair import LATER, Pair
from policyrules.compare.witness import KINDS
from policyrules.core import Output
from policyrules.prove import algebra as a
from policyrules.prove.reading import Reader

AMOUNTS: Final = ("amount", "payable", "lowest", "highest")
"""From which month something is paid shows in what is payable."""


@frozen
class _Version:
    """One rule as one of the two versions computes it; what a version has no output for is None."""

    reader: Reader
    rule: str
    prefix: str

    def plane(self, what: str) -> tuple[Any, Any] | None:
        name = self.reader.program.outputs.get(Output(self.prefix + self.rule, what))
        return None if name is None else (self.reader.low(name), self.reader.high(name))

    def sure(self, what: str, otherwise: bool = True) -> Any:
        plane = self.plane(what)
        return otherwise if plane is None else plane[0]

    def possible(self, what: str, otherwise: bool = True) -> Any:
        plane = self.plane(what)
        return otherwise if plane is None else plane[1]

    @property
    def whats(self) -> set[str]:
        return {o.what for o in self.reader.program.outputs if o.rule == self.prefix + self.rule}


def differ(pair: Pair, reader: Reader) -> Any:
    """Whether any rule of the pair is answered otherwise."""
    rules = dict.fromkeys(o.rule for o in (*pair.before.program.outputs, *pair.after.program.outputs))
    return a.some(_apart(pair, _Version(reader, rule, ""), _Version(reader, rule, LATER)) for rule in rules)


def _apart(pair: Pair, old: _Version, new: _Version) -> Any:
    stories = pair.before.stories if old.rule in pair.before.stories else pair.after.stories
    kind = stories[old.rule].kind
    if kind == "indicator":
        counted = a.some((old.possible("denominator"), new.possible("denominator")))
        return a.some((_other(old, new, "denominator"), a.every((counted, _other(old, new, "numerator")))))
    if kind in KINDS:
        return a.some(_ranked(old, new))
    return a.some(_decided(old, new))


def _ranked(old: _Version, new: _Version) -> Iterator[Any]:
    yield _other(old, new, "applies")
    yield a.every((old.possible("applies"), _other(old, new, "listed")))
    there = a.every((old.possible("applies"), old.possible("listed")))
    yield from (a.every((there, _other(old, new, what))) for what in sorted(old.whats | new.whats) if what.startswith(("key:", "group:")))


def _decided(old: _Version, new: _Version) -> Iterator[Any]:
    """By the words of the answer: granted, refused, not applicable, else open; then by what they give."""
    if "outcome" in old.whats | new.whats:
        yes, no, aside = zip(_words(old), _words(new), strict=True)
        yield from (a.negated(a.equal(*pair)) for pair in (yes, no, aside))
        shown = a.every(a.negated(refused) for refused in (*no, *aside))
        done = a.every((*yes, a.some((old.sure("fulfilled:present"), new.sure("fulfilled:present")))))
        yield a.every((*yes, _other(old, new, "fulfilled:present")))
        yield a.every((done, _other(old, new, "fulfilled")))
    else:
        shown = True
    yield from (a.every((shown, number)) for what in ("value", *AMOUNTS) for number in _number(old, new, what))


def _words(version: _Version) -> tuple[Any, Any, Any]:
    applies, aside = version.sure("applies"), a.negated(version.possible("applies"))
    return (
        a.every((applies, version.sure("outcome", False))),
        a.every((applies, a.negated(version.possible("outcome")))),
        aside,
    )


def _number(old: _Version, new: _Version, what: str) -> Iterator[Any]:
    """A value with its divisor; where it is absent, nothing is read of it."""
    there = a.some((old.possible(f"{what}:present"), new.possible(f"{what}:present")))
    yield _other(old, new, f"{what}:present")
    yield a.every((there, a.some((_other(old, new, what), _other(old, new, f"{what}:by")))))


def _other(old: _Version, new: _Version, what: str) -> Any:
    """Whether an output has other bounds; one that only one version has is otherwise everywhere."""
    x, y = old.plane(what), new.plane(what)
    if x is None or y is None:
        return x is not y
    return a.some(a.negated(a.equal(p, q)) for p, q in zip(x, y, strict=True))
