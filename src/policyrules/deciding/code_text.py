"""The generated code of a rule for readers: before each line, what the variables that it sets stand for."""

from __future__ import annotations

import re
from datetime import date

from policyrules import core
from policyrules.core.notes import Words
from policyrules.deciding.pack import Pack
from policyrules.diagnostics import Tongue
from policyrules.driver.ready import Heading
from policyrules.explain.wording import english_mark
from policyrules.types.encode import of_date

ASPECTS: dict[str, Words] = {
    "value": Words("{}", "{}"),
    "present": Words("有没有{}", "whether there is one: {}"),
    "given": Words("是否登记了{}", "whether it is on file: {}"),
}


INPUT = re.compile(r"(?m)^(# (?:outputs|time|[a-z][0-9]*(?:\.[a-z][0-9]+)*): )(.+?)((?: -?[0-9]+\.\.-?[0-9]+)?)$")
"""The lines above the code that say what is asked and what is read."""


def code_text(pack: Pack, rule: Heading, as_of: date | None, tongue: Tongue = "zh") -> str:
    """The module that runs for a rule on a day (its last edition's, where none is given). Only comments are added to it."""
    story = pack.story(rule)
    day = as_of or story.last_day or story.editions[-1].since or date(2000, 1, 1)
    code = pack.evaluators(rule.entity).source(rule.name, of_date(day), step_words(pack, rule, tongue))
    return code if tongue == "zh" else INPUT.sub(lambda found: found[1] + _path(found[2], pack) + found[3], code)


def _path(names: str, pack: Pack) -> str:
    """What a line above the code names, in English: rules with an output each, or an input by the way to it."""
    return "".join({"、": "; "}.get(part, _named(part, pack, "en")) for part in re.split("([/:、])", names))


def step_words(pack: Pack, rule: Heading, tongue: Tongue) -> dict[str, str]:
    """Step → the words of the rule that it carries out, with their place; or the fact that it reads."""
    says: dict[str, str] = {}
    for edition in pack.story(rule).editions:
        for note in (note for root in edition.roots() for note in root.walk()):
            place = f"  [{note.at.place}]" if note.at else ""
            mark = note.mark if tongue == "zh" or not note.mark else f"{english_mark(note.mark)} "
            says.setdefault(note.let, f"{mark}{note.says.in_(tongue)}{place}")
    for let in pack.lowered(rule.entity).program.lets:
        if isinstance(let.op, core.Fact) and let.name not in says:
            names = [_named(name, pack, tongue) for name in (*let.op.path, let.op.name)]
            said = ("的" if tongue == "zh" else ", ").join(names)
            says[let.name] = ASPECTS[let.op.aspect].in_(tongue).format(said)
    return says


def _named(name: str, pack: Pack, tongue: Tongue) -> str:
    return name if tongue == "zh" else pack.vocabulary.english.get(name, name)
