"""What a pack says of all things without proof: read from its assumptions.yaml, and as terms over a world.

Each entry names itself, the kind of thing it is about, the condition that always holds of such a thing, and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.cases.copies import reachable
from policyrules.classes import frozen
from policyrules.core import Output, Program
from policyrules.core.notes import Words
from policyrules.core.walk import needed
from policyrules.diagnostics import Problem, errors
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.explain.names import Names
from policyrules.prove import algebra as a
from policyrules.prove.asking import Assumed
from policyrules.prove.file_problems import AssumptionsClash, AssumptionUnreadable
from policyrules.prove.solver import there, z3
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Place, Setting, World
from policyrules.resolve.editions import editions
from policyrules.source import SourceFile, Span
from policyrules.structured import Mapping, Tree, parse
from policyrules.structured import Sequence as Listing

TOP, NAME, ABOUT, SAYS, WHY, SOURCE = "假设", "名称", "对象", "条件", "理由", "来源"
KEYS = (NAME, ABOUT, SAYS, WHY, SOURCE)
MARK = "假设："
MADE = "assumptions.yaml.rules"
LINES = 4
"""Of the made-up rule file, for each entry: three and an empty one."""


@frozen(eq=False)
class Stated:
    name: str
    entity: str
    condition: str
    why: str
    at: Span

    def line(self) -> str:
        return f"{self.name}（{self.entity}）：{self.condition}。{self.why}。"


@frozen(eq=False)
class Assumption:
    """One that was understood: its condition as a program of its own."""

    stated: Stated
    program: Program = field(repr=False)
    says: Words = field(repr=False)
    """A line with its condition and its reason."""

    @property
    def let(self) -> core.Name:
        return next(iter(self.program.outputs.values()))

    def fits(self, case: Case) -> bool:
        """Whether the case does not surely break it, in any thing it is about."""
        records = [r for r in reachable(case.root) if r.entity == self.stated.entity]
        return all(trace(self.program, Case(r, case.as_of, case.parameters)).root.env[self.let].high for r in records)


@frozen(eq=False)
class Assuming:
    """A pack compiled together with its assumptions. With an error among `problems` nothing can be proved."""

    compiled: Compiled
    assumptions: tuple[Assumption, ...] = ()
    problems: tuple[Problem, ...] = ()


def with_assumptions(files: PackFiles) -> Assuming:
    """Compile a pack and what it assumes. Entries that cannot be read are told with their place in the file."""
    if files.assumptions is None:
        return Assuming(compile_pack(files))
    stated, problems = read_assumptions(files.assumptions)
    lines = [f"定义 「{MARK}{s.name}」\n  对象：{s.entity}。\n  条件：{s.condition}。\n" for s in stated]
    made = SourceFile(MADE, "\n".join(lines))
    compiled = compile_pack(evolve(files, rules=(*files.rules, made)))
    for problem in errors(compiled.problems):
        said = problem.describe("zh"), problem.describe("en")
        at = said[0].primary
        if at is not None and at.at.file is made:
            line = made.position(at.at.start)[0]
            guilty = stated[min((line - 1) // LINES, len(stated) - 1)]
            problems.append(AssumptionUnreadable(guilty.at, guilty.name, (said[0].message, said[1].message)))
    if problems:
        return Assuming(compile_pack(files), (), tuple(problems))
    found = tuple(Assumption(s, _program(compiled, s), Words(s.line(), _line(compiled, s))) for s in stated) if compiled.programs else ()
    return Assuming(compiled, found)


def _program(compiled: Compiled, stated: Stated) -> Program:
    whole, output = compiled.programs[stated.entity].program, Output(MARK + stated.name, "outcome")
    let = whole.outputs[output]
    return evolve(whole, lets=needed(whole, [let]), outputs={output: let})


def _line(compiled: Compiled, stated: Stated) -> str:
    names = Names(compiled.checked.vocabulary, stated.entity, {}, "en")
    body = editions(compiled.checked.resolved.rules[stated.entity, MARK + stated.name].decl)[0].condition("when")
    says = compiled.says(body.body.at).en if body else names.text(stated.condition)
    return f"{names.word(stated.name)} ({names.word(stated.entity)}): {says}. {names.text(stated.why)}."


def read_assumptions(file: SourceFile) -> tuple[list[Stated], list[Problem]]:
    """The entries of a file, and those that are not written as they should be."""
    parsed = parse(file)
    problems, found = list(parsed.problems), list[Stated]()
    if parsed.tree is None:
        return found, problems
    listed = parsed.tree.get(TOP) if isinstance(parsed.tree, Mapping) else None
    if not isinstance(listed, Listing):
        whole = Span(file, 0, min(1, len(file.text)))
        return found, [*problems, AssumptionUnreadable(whole, "", (f"文件应写成“{TOP}:”和各项", f"write `{TOP}:` and its entries"))]
    for item in listed.items:
        problem = _wrong(item, {s.name for s in found})
        if problem is not None:
            problems.append(AssumptionUnreadable(item.at, item.text(NAME) if isinstance(item, Mapping) else "", problem))
        elif isinstance(item, Mapping):
            found.append(Stated(item.text(NAME), item.text(ABOUT), item.text(SAYS).rstrip("。"), item.text(WHY), item.at))
    return found, problems


def _wrong(item: Tree, before: set[str]) -> tuple[str, str] | None:
    if not isinstance(item, Mapping):
        return f"每一项写 {'、'.join(KEYS)}", f"each entry has {', '.join(KEYS)}"
    unread = [key.text for key, _ in item if key.text not in KEYS]
    lacking = [key for key in (NAME, ABOUT, SAYS, WHY) if not item.text(key)]
    if unread or lacking:
        word = unread[0] if unread else lacking[0]
        return (f"不认得“{word}”这一项", f"nothing reads `{word}`") if unread else (f"缺“{word}”", f"`{word}` is missing")
    if item.text(NAME) in before or "」" in item.text(NAME) or "\n" in item.text(NAME) + item.text(SAYS) + item.text(ABOUT):
        return "名称重复，或者名称、条件里有换行", "a name that stands already, or a line break in name or condition"
    return None


# ---------------------------------------------------------------- as terms


def assumed(assumptions: Sequence[Assumption], world: World) -> list[Assumed]:
    """Each assumption at every place of the world where such a thing stands and a fact that it reads is asked for.

    One that reads facts of which nothing in the world speaks is left out: to assume less is sound, and it would draw these in.
    """
    return [Assumed(one.stated.name, terms) for one in assumptions if (terms := tuple(_terms(one, world)))]


def _terms(one: Assumption, world: World) -> Iterator[object]:
    read = {let.op.name for let in one.program.lets if isinstance(let.op, core.Fact) and let.op.source == "fact"}
    if not read <= {name for _, name in world.facts}:
        return
    places: dict[Place, None] = {}
    for place, name in list(world.facts):
        for length in range(len(place) + 1):
            if world.entity(place[:length]) == one.stated.entity and (length or not world.setting.variables) and name in read:
                places.setdefault(place[:length])
    for place in places:
        term = formulas(one.program, world, place).root.env[one.let].high
        if term is not True:
            yield term


def clashing(assuming: Assuming) -> list[Problem]:
    """Assumptions about one kind of thing that no such thing can meet together, on any day. Without a solver none is seen, and none
    is used to show that something never happens."""
    found: list[Problem] = []
    if not there():
        return found
    for entity in dict.fromkeys(one.stated.entity for one in assuming.assumptions):
        mine = [one for one in assuming.assumptions if one.stated.entity == entity]
        checked = assuming.compiled.checked
        world = World(Setting(checked.vocabulary, checked.parameters, frozenset(checked.resolved.presumptions), entity))
        solver, markers = z3.Solver(), {}
        for i, one in enumerate(mine):
            marker = z3.Bool(f"假设!{i}")
            solver.add(z3.Implies(marker, a.every((formulas(one.program, world).root.env[one.let].high,))))
            markers[marker.decl().name()] = one
        solver.add(*world.bounds)
        if solver.check(*(z3.Bool(name) for name in markers)) == z3.unsat:
            guilty = [markers[literal.decl().name()] for literal in solver.unsat_core()]
            found.append(AssumptionsClash(guilty[0].stated.at, tuple(g.stated.name for g in guilty)))
    return found
