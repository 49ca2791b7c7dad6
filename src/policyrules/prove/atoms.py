"""The atoms of conditions: single comparisons, with the place of each in its rule and what else must be so for it to count.

Needs no solver. A condition over a list (中有 … 者) is one atom; so is another rule that is used: its own conditions are its own atoms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.core import Const, Name, Output, Program
from policyrules.core.notes import TAKES_AWAY, Edition, Note, Story, Words
from policyrules.source import Span

Around: TypeAlias = tuple[tuple[Note, bool], ...]
Role: TypeAlias = Literal["applies", "condition", "fulfilled", "exception", "value", "amount"]
FIELDS: dict[Role, Words] = {
    "applies": Words("适用", "applies"),
    "condition": Words("条件", "condition"),
    "fulfilled": Words("履行", "fulfilled"),
    "exception": Words("例外", "exception"),
    "value": Words("取值", "value"),
    "amount": Words("金额", "amount"),
}
COUNTED: dict[str, dict[Role, str]] = {
    "indicator": {"applies": "denominator", "condition": "numerator"},
    "ranking": {"applies": "applies", "condition": "listed"},
}
"""Which output is the answer to a condition of what is decided over many things."""
NOTHING = ("是", "常年")
"""Conditions that say openly that there is none."""


@frozen(eq=False)
class Atom:
    """`leaf` is the written condition in which it stands; `around`: the conditions beside that, each as it must be for it to count.

    `answer` is the output that must come out otherwise. `label` of an exception.
    """

    story: Story
    edition: Edition
    role: Role
    leaf: Note
    around: Around
    says: Words
    let: Name
    at: Span | None
    answer: str
    mark: str = ""
    label: str = ""

    @property
    def rule(self) -> str:
        return self.story.rule

    @property
    def field(self) -> Words:
        said = FIELDS[self.role]
        return Words(f"{said.zh} {self.label}", f"{said.en} `{self.label}`") if self.label else said

    @property
    def cased(self) -> bool:
        """Whether it says which case holds, or which row of a table."""
        return self.role in ("value", "amount")

    @property
    def since(self) -> str:
        return self.edition.since.isoformat() if self.edition.since else ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by where a pair is kept: field, version, number and words."""
        return self.field.zh, self.since, self.mark, self.says.zh


def atoms(story: Story, program: Program) -> list[Atom]:
    """All atoms of a rule, in the order in which they are written; none of a rule that has no condition and no cases."""
    found = (atom for edition in story.editions for atom in (*_of_edition(story, edition, program), *_of_cases(story, edition, program)))
    return list({(id(atom.edition), atom.key): atom for atom in found}.values())


def beside(atom: Atom, of: Iterable[Atom]) -> list[Name]:
    """The others of the version, which come out alike where it changes alone. Not those of cases: one of these always holds."""
    return list(dict.fromkeys(o.let for o in of if o.edition is atom.edition and not o.cased and o.let != atom.let))


def _of_cases(story: Story, edition: Edition, program: Program) -> Iterator[Atom]:
    """A case that always holds, as the row of all that is left, decides nothing by itself."""
    for cased in edition.cases:
        answer = cased.key if Output(story.rule, cased.key) in program.outputs else "outcome"
        for note in cased.notes:
            if not isinstance(program.by_name[note.let].op, Const):
                yield from _of_root(story, edition, cased.key, note, answer)


def _of_edition(story: Story, edition: Edition, program: Program) -> Iterator[Atom]:
    answers = COUNTED.get(story.kind, {"applies": "applies", "condition": "outcome", "fulfilled": "fulfilled"})
    roots: list[tuple[Role, Note | None]] = [("applies", edition.applies), ("condition", edition.condition)]
    roots.append(("fulfilled", edition.fulfilled))
    for role, root in roots:
        if root is not None and Output(story.rule, answers.get(role, "")) in program.outputs:
            yield from _of_root(story, edition, role, root, answers[role])
    for exception in edition.exceptions:
        answer = "outcome" if exception.takes is TAKES_AWAY else "amount"
        yield from _of_root(story, edition, "exception", exception.note, answer, exception.label)


def _of_root(story: Story, edition: Edition, role: Role, root: Note, answer: str, label: str = "") -> Iterator[Atom]:
    for leaf, around, mark in leaves(root):
        if leaf.singles:
            for single in leaf.singles:
                yield Atom(story, edition, role, leaf, around, single.says, single.let, single.at, answer, mark, label)
        elif leaf.says.zh not in NOTHING:
            yield Atom(story, edition, role, leaf, around, leaf.says, leaf.let, leaf.at, answer, mark, label)


def leaves(
    note: Note, around: tuple[tuple[Note, bool], ...] = (), mark: str = ""
) -> Iterator[tuple[Note, tuple[tuple[Note, bool], ...], str]]:
    """Each written condition, with the others beside it as they must be for it to count, and its number in the rule."""
    mark += note.mark
    if note.kind in ("all", "any"):
        for part in note.parts:
            beside = ((other, note.kind == "all") for other in note.parts if other is not part)
            yield from leaves(part, (*around, *beside), mark)
    else:
        yield note, around, mark
