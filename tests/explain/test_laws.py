"""What holds of every explanation, tried on every row of every example."""

from __future__ import annotations

from tests.explain.telling import TONGUES, Told, every
from tests.explain.test_grounds import only

from policyrules.backends.reference import trace
from policyrules.core import Output
from policyrules.deciding.pack import Pack
from policyrules.explain.grounds import Walk


def all_of(*packs: Pack) -> list[tuple[str, Told]]:
    return [(f"{name} {row}", told) for pack in packs for name, row, told in every(pack)]


def test_the_grounds_of_real_rules_are_enough(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        walk = Walk(told.trace)
        for what in ("outcome", "amount", "payable"):
            name = told.trace.program.outputs.get(Output(told.story.rule, what))
            if name is not None and (value := told.trace.root.env[name]).known:
                kept = only(told.trace.case, walk.grounds(name).reasons)
                assert trace(told.trace.program, kept).root.env[name] == value, place


def test_what_is_missing_is_all_named_and_nothing_else(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        decision = told.decision
        for tongue in TONGUES:
            found = told.explanation(tongue)
            assert len(found.missing) == len(told.names(tongue).nouns(decision.missing | decision.missing_amount)), place


def test_an_open_answer_tells_open_conditions_only(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        if told.decision.outcome == "open" and told.decision.value is None and told.story.on(told.decision.as_of):
            lines = told.explanation().lines
            assert lines, place
            assert all("待定" in line.standing for line in lines if line.form != "number"), place


def test_a_settled_answer_tells_no_open_condition(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        if told.decision.outcome in ("yes", "no"):
            conditions = [line for line in told.explanation().lines if line.about in ("scope", "condition", "exception")]
            assert not any(line.standing == "待定" for line in conditions), place


def test_a_refusal_always_says_why(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        if told.decision.outcome == "no":
            found = told.explanation()
            assert any(line.decisive for line in found.lines), place
            assert found.reasons, place


def test_sentences_are_few(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        if told.decision.value is None:
            assert 1 <= len(told.explanation().reasons) <= 6, place


def test_no_word_of_the_program_shows(example: Pack, lucheng: Pack) -> None:
    for place, told in all_of(example, lucheng):
        page = told.page()
        assert not any(word in page for word in ("None", "Reason", "frozenset", "judgement(", "list(", " t1")), place
