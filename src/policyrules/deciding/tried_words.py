"""What an example expected and what came out, in words and as data."""

from __future__ import annotations

from typing import Any

from policyrules.cases import Case
from policyrules.core.notes import Words
from policyrules.deciding.differences import said
from policyrules.deciding.pack import Pack
from policyrules.deciding.records import record_of
from policyrules.deciding.trials import Result
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.to_json import place
from policyrules.driver.problems import ExampleDiffers
from policyrules.explain import Finding
from policyrules.explain.figures import place_words, rate_words
from policyrules.explain.to_text import line_text
from policyrules.population import Place, Rate
from policyrules.source import Span
from policyrules.types.encode import of_date


def expected_words(result: Result, pack: Pack) -> Words:
    """The expectation as it is written in the example."""
    return pack.compiled.says(at) if (at := place_of(result)) else Words("", "")


def found_words(result: Result, pack: Pack) -> Words:
    """What came out, as it would stand in a cell of a result."""
    match result.found:
        case Finding():
            return Words(pack.short(result.found, "zh"), pack.short(result.found, "en"))
        case Place():
            return place_words(result.found)
        case Rate():
            return rate_words(result.found, pack.story(pack.rule(result.expected.rule)), result.as_of)


def why(result: Result, pack: Pack, tongue: Tongue) -> tuple[str, ...]:
    """Why it came out so, line by line, with facts of the example; nothing for a place, a rate and a row of totals."""
    if not isinstance(result.found, Finding) or result.trial is None:
        return ()
    record, parameters = record_of(pack.rule(result.expected.rule).entity, result.trial.told, pack.vocabulary)
    told = pack.explain(Case(record, of_date(result.as_of), parameters), result.found, tongue)
    return tuple(line_text(line, tongue) for line in told.lines)


def place_of(result: Result) -> Span | None:
    """Where the expectation stands."""
    return result.expected.at.at if result.expected.at is not None else None


def difference(result: Result, pack: Pack) -> ExampleDiffers | None:
    """The problem that an example which fails is."""
    if result.passed:
        return None
    example, rule = (Words.named(name, pack.vocabulary.english) for name in (result.example, result.expected.rule))
    return ExampleDiffers(example, result.row + 1, rule, place_of(result), result.differs)


def as_data(result: Result, pack: Pack, tongue: Tongue) -> dict[str, Any]:
    """One expectation of one row, as plain data; rows count from 1."""
    at, finding = place_of(result), result.found
    found: dict[str, Any] = {
        "example": result.example,
        "row": result.row + 1,
        "rule": result.expected.rule,
        "as_of": result.as_of.isoformat(),
        "passed": result.passed,
        "expected": expected_words(result, pack).in_(tongue),
        "found": found_words(result, pack).in_(tongue),
        "differs": list(result.told(tongue)),
    }
    if isinstance(finding, Finding):
        found |= {"outcome": said(finding), "missing": sorted({reason.name for reason in finding.missing | finding.missing_amount})}
    return found | (place(at) if at else {})
