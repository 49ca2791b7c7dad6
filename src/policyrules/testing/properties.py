"""性质 tried: for drawn things that satisfy 设, 则 must hold; and what is settled while facts are missing stays so."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from attrs import evolve, field

from policyrules.cases import Case
from policyrules.check import CheckedProperty
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.problems import AnswerFlips, PropertyFails, PropertyVacuous
from policyrules.testing.property_trial import PropertyTrial, property_trial
from policyrules.testing.to_example import to_examples
from policyrules.testing.tries import Found, Search, looked
from policyrules.testing.wanted import Demand, wanted
from policyrules.types import Scalar, Vocabulary
from policyrules.types.encode import to_date

Code = Literal["property-fails", "property-vacuous", "answer-flips"]


@frozen(eq=False)
class PropertyResult:
    """`tried` cases, of which `premise_held` satisfied 设. A counterexample holds only the facts that matter.

    The root of `counterexample` is a made-up thing from which the variables of the property lead to those it is about. `wanted`
    says what the property demands of single rules there; `units` gives the types of the parameters of the case.
    """

    about: CheckedProperty
    tried: int
    premise_held: int
    counterexample: Case | None = None
    error: Code | None = None
    wanted: tuple[Demand, ...] = ()
    units: dict[str, Scalar] = field(factory=dict)

    @property
    def name(self) -> str:
        return self.about.name

    @property
    def as_of(self) -> date | None:
        return to_date(self.counterexample.as_of) if self.counterexample else None


def check_property(
    compiled: Compiled, name: str, max_examples: int = 200, seed: int | None = None, shown: bool = True, by: Search | None = None
) -> PropertyResult:
    """Try a property of a pack. Raises KeyError for a name that the pack has no property of (or a pack with errors).

    Without `shown` a counterexample is left as it was drawn, and nothing but the property itself is read of the pack.
    """
    prop = {p.name: p for p in compiled.checked.properties}[name]
    trial = property_trial(compiled, prop)
    found = looked(trial, max_examples, seed, by)
    return told(compiled, trial, found) if shown else _result(prop, found)


def property_trials(compiled: Compiled) -> list[PropertyTrial]:
    return [property_trial(compiled, prop) for prop in compiled.checked.properties]


def told(compiled: Compiled, trial: PropertyTrial, found: Found) -> PropertyResult:
    """What a trial of a property of this pack came to; of a counterexample what matters, and what the property demands there."""
    prop = next(p for p in compiled.checked.properties if p.name == trial.name)
    result = _result(prop, found)
    if result.counterexample is None:
        return result
    case = result.counterexample
    if result.error == "property-fails":
        still = trial.same_violation(case)
        case = minimal(case, still, trial.variables, trial.varying)
        case = plainer(case, still, compiled.checked.vocabulary, trial.variables, trial.varying)
    units = {p.name: p.type for p in compiled.checked.parameters.values()}
    return evolve(result, counterexample=case, wanted=wanted(compiled, prop, case), units=units)


def _result(prop: CheckedProperty, found: Found) -> PropertyResult:
    return PropertyResult(prop, found.tried, found.held, next(iter(found.cases), None), cast("Code | None", found.error or None))


def problem(result: PropertyResult, vocabulary: Vocabulary) -> Problem | None:
    """What is wrong with a property, if anything is."""
    at, name = result.about.decl.title.at, Words.named(result.name, vocabulary.english)
    match result.error:
        case None:
            return None
        case "property-vacuous":
            return PropertyVacuous(name, at, result.tried)
        case "property-fails":
            return PropertyFails(name, at, (describe(result, vocabulary, "zh"), describe(result, vocabulary, "en")))
        case "answer-flips":
            return AnswerFlips(name, at, (describe(result, vocabulary, "zh"), describe(result, vocabulary, "en")))


def describe(result: PropertyResult, vocabulary: Vocabulary, tongue: Literal["zh", "en"] = "zh") -> str:
    """The counterexample as 示例 that can be pasted, one for each thing of which the property demands something; "" without one."""
    if result.counterexample is None:
        return ""
    return to_examples(result.name, result.counterexample, result.wanted, result.units, vocabulary, tongue)
