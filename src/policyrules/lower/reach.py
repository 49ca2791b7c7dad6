"""What an expression reaches: the day at hand, a thing, the elements of a list, a thing in each of some months."""

from __future__ import annotations

from abc import ABC, abstractmethod

from policyrules import core
from policyrules.check import Sound
from policyrules.check.facts import MonthsOf, PartOf, RelationOf, RuleOf, SelfOf, Things
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.lower.places import Frames, Place
from policyrules.syntax import nodes as syn
from policyrules.types import Number
from policyrules.types.encode import DAYS_A_YEAR, FIRST_DAY, LAST_DAY, of_date
from policyrules.types.months import Window

YEAR = Number("年度")


@define
class Reach(ABC):
    """Finds places and blocks; `truth` lowers the tests on elements."""

    sound: Sound
    builder: Builder

    @abstractmethod
    def truth(self, expr: syn.Expr, frames: Frames) -> Name: ...

    # ------------------------------------------------------------ the day

    def as_of(self, home: Name = core.ROOT) -> Name:
        """The day at hand: in a list of months, the first of the month."""
        return self.builder.as_of(of_date(FIRST_DAY), of_date(LAST_DAY), home=home)

    def this_year(self, home: Name, later: int = 0) -> Name:
        year = self.builder.quotient(self.as_of(home), self.builder.const(DAYS_A_YEAR), "down", YEAR)
        return self.builder.sum(((1, year),), later, YEAR) if later else year

    # ------------------------------------------------------------ things and lists

    def owner(self, expr: syn.Expr, frames: Frames) -> Place:
        """The thing whose rule a bare name means."""
        meaning = self.sound.checked.meanings[expr]
        assert isinstance(meaning, RuleOf)
        return frames[meaning.depth]

    def place(self, expr: syn.Expr, frames: Frames) -> Place:
        """The one thing that an expression names."""
        if isinstance(expr, syn.Bracket):
            return self.place(expr.of, frames)
        entities = self.sound.checked.vocabulary.entities
        match self.sound.checked.meanings.get(expr):
            case SelfOf(depth):
                return frames[depth]
            case RelationOf(relation, depth):
                return frames[depth].reach(relation, entities[frames[depth].entity].relations[relation].target)
            case PartOf("relation", entity, relation) if isinstance(expr, syn.Part):
                return self.place(expr.base, frames).reach(relation, entities[entity].relations[relation].target)
            case meaning:
                raise AssertionError(meaning)

    def elements(self, expr: syn.Expr, frames: Frames) -> tuple[Name, Place, Name | None]:
        """The block of a list, the place of its elements, and which of them are meant (None: all)."""
        if isinstance(expr, syn.Bracket):
            return self.elements(expr.of, frames)
        if isinstance(expr, syn.Selection):
            block, place, chosen = self.elements(expr.over, frames)
            test = self.truth(expr.test, (place, *frames))
            return block, place, self.builder.all(chosen, test) if chosen else test
        assert isinstance(self.sound.checked.types[expr], Things)
        entities = self.sound.checked.vocabulary.entities
        match self.sound.checked.meanings.get(expr):
            case MonthsOf(window):
                return self.months(window, frames[0])
            case RelationOf(name, depth):
                owner = frames[depth]
            case PartOf("relation", _, name) if isinstance(expr, syn.Part):
                owner = self.place(expr.base, frames)
            case meaning:
                raise AssertionError(meaning)
        relation = entities[owner.entity].relations[name]
        block = self.builder.block(owner.home, owner.path, name, relation.at_most)
        return block, Place(relation.target, block), None

    def months(self, window: Window, owner: Place) -> tuple[Name, Place, Name | None]:
        """A thing in each of some months: the block, the thing seen from it, and which of the months are meant (None: all)."""
        b = self.builder
        block = b.months(owner.home, core.Months(window.anchor, window.first), window.size)
        now, then = b.month_of(self.as_of(owner.home)), b.month_of(self.as_of(block))
        return block, Place(owner.entity, block, owner.path), b.at_most(then, now) if window.so_far else None
