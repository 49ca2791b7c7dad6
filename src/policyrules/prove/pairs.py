"""For each atom of a rule two cases that differ in what the atom reads alone, and get different answers: MC/DC, made by the solver.

First every other atom of the version must come out the same (alone). Where atoms share facts and that cannot be, others may come out
otherwise, if they do not matter beside it (masked): the conditions around it stand so that it decides in both cases. What is not
possible even then is unreachable, and the conditions that exclude it are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from attrs import evolve, field

from policyrules import core
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.core import Program
from policyrules.core.notes import Edition, Story, Words
from policyrules.core.ranges import ranges
from policyrules.core.walk import needed
from policyrules.prove.asking import Asker, Found, Part, Question, ordinary
from policyrules.prove.assumptions import Assuming, assumed
from policyrules.prove.atoms import Atom, atoms, beside
from policyrules.prove.attack import Attack
from policyrules.prove.cases import as_in, case_of
from policyrules.prove.checks import NOTHING_SAID
from policyrules.prove.closer import closer, shifted
from policyrules.prove.pair_attack import pairs_of
from policyrules.prove.pair_question import Both, both_of, two_cases
from policyrules.prove.problems import Culprit, Grounds
from policyrules.prove.reading import FormulaReader
from policyrules.prove.to_formulas import Formulas, formulas
from policyrules.prove.world import DAY, FEW, Key, Setting, World
from policyrules.types.encode import to_date

OTHER = "另一人："
DRAWN = 16
"""People drawn for an unreachable condition, beside those who are known."""
ALWAYS = Words("它总是成立（参数取现值）", "it always holds, parameters being what they are")
NEVER = Words("它从不成立（参数取现值）", "it never holds, parameters being what they are")
NO_PAIR = Words("只改它所读的事实，答案总是一样", "a change of what it reads alone changes no answer")


@frozen(eq=False)
class Paired:
    """`pair`: first the case in which the atom holds. `never`: there is none, for the reasons `why`. `open`: not settled in time."""

    atom: Atom
    how: Literal["alone", "masked", "never", "open"]
    first: Case | None = None
    second: Case | None = None
    why: Words = NOTHING_SAID
    disagrees: bool = False
    attacked: int = 0
    """Of one that is unreachable: how many drawn pairs did not refute it."""


@define(eq=False)
class PairAsker(Asker):
    """Asks for two cases at once."""

    other: Formulas = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        Asker.__attrs_post_init__(self)
        self.reader = Both(FormulaReader(self.of), FormulaReader(self.other))
        self.solver.add(*self.other.world.bounds)

    def seen(self, question: Question, model: Any) -> Found:
        first, second = case_of(self.world, model), case_of(self.other.world, model)
        agreed = bool(question.holds(both_of(self.of.program, first, second)))
        return Found("case" if agreed else "open", first, disagrees=not agreed, other=second)


@define(eq=False)
class Pairs:
    """Makes the pairs of one rule."""

    assuming: Assuming
    entity: str
    story: Story
    seconds: float = 5
    atoms: list[Atom] = field(init=False)
    program: Program = field(init=False)
    _made: dict[tuple[int, bool], Formulas] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        whole = self.assuming.compiled.programs[self.entity].program
        self.atoms = atoms(self.story, whole)
        self.program = slim(whole, self.atoms)

    def __iter__(self) -> Iterator[Paired]:
        found = list(map(self.paired, self.atoms))
        known = [case for p in found for case in (p.first, p.second) if case is not None]
        for p in found:
            like = self.within(p.atom.edition, known) if p.how == "open" else ()
            found_so = next((q for case in like if (q := self.beside(p.atom, case)) is not None), p)
            yield self.attacked(found_so, known) if found_so.how == "never" else found_so

    def attacked(self, of: Paired, known: Sequence[Case]) -> Paired:
        """What the solver says never happens, tried on drawn people, and on those of the other conditions."""
        drawn = [traced.case for traced in Attack(self.program, self.assuming.compiled.checked, self.assuming.assumptions, DRAWN).traces]
        question, tried = self.question(of.atom, False), 0
        for first, second in pairs_of([*self.within(of.atom.edition, known), *drawn], self.reads(of.atom, FEW), self.timed(of.atom)):
            if question.holds(both_of(self.program, first, second)):
                return self.shown(of.atom, first, second, False)
            tried += 1
        return evolve(of, attacked=tried)

    def within(self, edition: Edition, known: Sequence[Case]) -> Iterator[Case]:
        """The known cases in the time of an edition: as they are, or the same some years before or after."""
        for case in known:
            day = to_date(case.as_of)
            years = 0 if edition.in_force(day) or edition.since is None else edition.since.year - day.year
            moved = shifted(case, years, self.assuming.compiled.checked.vocabulary)
            if edition.in_force(to_date(moved.as_of)):
                yield moved

    def beside(self, atom: Atom, case: Case) -> Paired | None:
        """A pair that is like a known case in all that the atom does not read: products of facts become numbers so."""
        apart = self.reads(atom, FEW) or frozenset({DAY})
        asker = self.asker(apart, self.widest, atom.cased)
        found = asker.ask(self.question(atom, True), more=tuple(as_in(asker.world, case, apart)))
        if found.case is None or found.other is None or found.how != "case":
            return None
        return self.shown(atom, found.case, found.other, True)

    def paired(self, atom: Atom) -> Paired:
        """The pair of an atom; more of what it reads may differ, then more of the rule, then with longer lists."""
        reads = self.reads(atom, FEW)
        facts = frozenset(key for key in reads if not self.is_list(key, FEW))
        found = Found("never")
        for alone, apart, slots in self.attempts(atom, facts, reads):
            asker = self.asker(apart, slots, atom.cased)
            found = asker.ask(self.question(atom, alone), shown=True)
            if found.how == "case":
                assert found.case is not None and found.other is not None
                return self.shown(atom, found.case, found.other, alone)
            if found.how == "open":
                return Paired(atom, "open", disagrees=found.disagrees)
        return Paired(atom, "never", why=self.because(atom, found))

    def because(self, atom: Atom, found: Found) -> Words:
        """Why nothing differs: it is always the same, or others exclude it."""
        low, high = ranges(self.program)[atom.let]
        if low == high:
            return ALWAYS if low else NEVER
        named = [part for part in found.core if part.says is not None]
        told = dict.fromkeys(Culprit(part.says, part.at, part.holding) for part in sorted(named, key=where) if part.says is not None)
        grounds = Grounds(tuple(told), found.assumed)
        said = (grounds.told(zh).lstrip("；; ") for zh in (True, False))
        return Words(*(words or other for words, other in zip(said, (NO_PAIR.zh, NO_PAIR.en), strict=True)))

    def attempts(self, atom: Atom, facts: frozenset[Key], reads: frozenset[Key]) -> Iterator[tuple[bool, frozenset[Key], int]]:
        wide = reads | {DAY} if self.timed(atom) else reads
        yield True, facts or wide, FEW
        yield True, reads or wide, FEW
        yield False, wide, FEW
        if self.widest > FEW:
            yield False, wide, self.widest

    @property
    def widest(self) -> int:
        """With how many places in a list something is looked for at last."""
        return self.made(FEW).world.widest

    def shown(self, atom: Atom, first: Case, second: Case, alone: bool) -> Paired:
        """As little in both as will do, and as little apart as will do."""
        question = self.question(atom, alone)

        def still(one: Case, other: Case) -> bool:
            return bool(question.holds(both_of(self.program, one, other)))

        first, second = closer(first, second, still, self.assuming.compiled.checked.vocabulary)
        lonely = alone or bool(self.question(atom, True).holds(both_of(self.program, first, second)))
        return Paired(atom, "alone" if lonely else "masked", first, second)

    # ------------------------------------------------------------ worlds

    def world(self, slots: int, apart: frozenset[Key] = frozenset(), rows_open: bool = False) -> World:
        checked = self.assuming.compiled.checked
        presumed = frozenset(checked.resolved.presumptions)
        setting = Setting(checked.vocabulary, checked.parameters, presumed, self.entity, slots, rows_open=rows_open)
        return World(setting, prefix=OTHER, apart=apart)

    def made(self, slots: int, rows_open: bool = False) -> Formulas:
        """Of cases it is told apart whether a row gives a figure or owes it; else what is owed is taken as given."""
        key = slots, rows_open
        if key not in self._made:
            self._made[key] = formulas(self.program, self.world(slots, rows_open=rows_open))
        return self._made[key]

    def asker(self, apart: frozenset[Key], slots: int, rows_open: bool = False) -> PairAsker:
        if slots > FEW:  # what is read in the first places of a list may differ in the others too
            wide = self.made(slots, rows_open).world.keys()
            names = {name for _, name in apart}
            apart = frozenset({*apart, *(key for key in wide if key[1] in names)})
        of = self.made(slots, rows_open)
        other = formulas(self.program, self.world(slots, apart, rows_open))
        said = {one.name: one for one in assumed(self.assuming.assumptions, of.world)}
        for one in assumed(self.assuming.assumptions, other.world):
            terms = (*said[one.name].terms, *one.terms) if one.name in said else one.terms
            said[one.name] = evolve(one, terms=terms)
        liked = (*ordinary(of.world), *ordinary(other.world))
        return PairAsker(of, tuple(said.values()), self.seconds, liked, other=other)

    def timed(self, atom: Atom) -> bool:
        """Whether the atom looks at the day of the answer."""
        return any(isinstance(let.op, core.Fact) and let.op.source == "time" for let in needed(self.program, [atom.let]))

    def reads(self, atom: Atom, slots: int) -> frozenset[Key]:
        """All that the atom reads."""
        world = self.world(slots)
        formulas(evolve(self.program, lets=needed(self.program, [atom.let]), outputs={}), world)
        return world.keys()

    def is_list(self, key: Key, slots: int) -> bool:
        return key in self.made(slots).world.lists

    # ------------------------------------------------------------ the question

    def question(self, atom: Atom, alone: bool) -> Question:
        return two_cases(atom, self.program, beside(atom, self.atoms) if alone else ())


def where(part: Part) -> tuple[int, str]:
    return part.at.start if part.at else -1, part.says.zh if part.says else ""


def slim(whole: Program, of: list[Atom]) -> Program:
    """The steps that the atoms and the answers to them rest on."""
    rule = of[0].rule if of else ""
    answers = {atom.answer for atom in of}
    wanted = {"applies", "outcome", *answers, *(f"{answer}:{more}" for answer in answers for more in ("present", "by"))}
    outputs = {o: n for o, n in whole.outputs.items() if o.rule == rule and o.what in wanted}
    notes = [note.let for atom in of for note in (atom.leaf, *(n for other, _ in atom.around for n in other.walk()))]
    lets = needed(whole, [*outputs.values(), *notes, *(atom.let for atom in of)])
    return evolve(whole, lets=lets, outputs=outputs)
