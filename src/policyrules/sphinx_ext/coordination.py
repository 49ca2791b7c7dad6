"""How benefits go together, one table made from the rules: what excludes what, the higher of two, topping up, what is taken off first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from policyrules.check.facts import Valued
from policyrules.core.notes import Reading, Source, Words
from policyrules.driver.proof import Apart, fitting
from policyrules.explain.coordination import GRANTS, WAYS, Joined, excluding_facts
from policyrules.explain.coordination import coordination as joined_of
from policyrules.resolve.editions import Edition, editions
from policyrules.sphinx_ext.links import Worder, cited, read_as, rules, to_rule
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Cell, Inline, para, section, spread, table
from policyrules.sphinx_ext.showing import Showing
from policyrules.sphinx_ext.words import from_to
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes as inside
from policyrules.types import Money
from policyrules.types.to_text import Tongue

LEAD = Words(
    "由各条规则的例外、提示和取值汇成；规则没有写的，这里也没有。某个人的逐项结论用命令 policyrules 个案 查看，依据相同。",
    "Gathered from the exceptions, notices and values of the rules; what they do not say does not stand here."
    " For one person, the command policyrules case tells all of it, by the same rules.",
)
NEVER_BOTH = Words("条件互相排斥的", "Excluded by the conditions")
NEVER_BOTH_LEAD = Words(
    "规则没有另写先后，但是两项的条件合不到一起：证明得出，没有人能同时符合。",
    "The rules say nothing of the two, and their conditions do not go together: it was proved that nobody can meet both.",
)
NOT_COUNTED, PAID_FIRST = Words("不算收入、先行扣减", "no income, taken off before"), Words("支付次序", "order of payment")
HEADS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("规则", "方式", "情形", "怎样办", "依据和解读"), "en": ("rule", "way", "where", "what then", "source and reading"),
}  # fmt: skip
PAIR_HEADS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("两项规则", "互相排斥的条件"),
    "en": ("two rules", "conditions that exclude each other"),
}
Cells = list[Cell]


def coordination(loaded: Loaded, show: Showing) -> nodes.section:
    """One table of the whole pack, in the order of the ways, and one of what cannot meet anyway."""
    page = section("policy-coordination", loaded.say("待遇怎样衔接", "How benefits go together"), para(LEAD.in_(loaded.tongue)))
    rows = [*_joined(loaded), *_taken_off(loaded)]
    none = para(loaded.say("本规则包没有这样的规则。", "The pack has none."))
    page += table(HEADS[loaded.tongue], rows, widths=(3, 2, 5, 5, 3)) if rows else none
    if pairs := [*_never_both(loaded)]:
        lead = para(NEVER_BOTH_LEAD.in_(loaded.tongue))
        title = NEVER_BOTH.in_(loaded.tongue)
        page += section("policy-coordination-apart", title, lead, table(PAIR_HEADS[loaded.tongue], pairs, widths=(3, 7)))
    return page


# ---------------------------------------------------------------- beside other benefits


def _joined(loaded: Loaded) -> Iterator[Cells]:
    found = [(entry, joined) for entry in loaded.entries for joined in _of(loaded, entry)]
    for way in WAYS:
        for entry, joined in found:
            if joined.way == way:
                yield _row(loaded, entry, joined)


def _of(loaded: Loaded, entry: Entry) -> Sequence[Joined]:
    story = loaded.story(entry)
    if story is None:
        return ()
    lowered = loaded.compiled.programs[entry.rule.entity]
    return joined_of(story, lowered.program, excluding_facts(lowered.stories, lowered.program))


def _row(loaded: Loaded, entry: Entry, joined: Joined) -> Cells:
    tongue, names = loaded.tongue, loaded.names
    when, then = joined.when.in_(tongue), names.text(joined.then.in_(tongue))
    if joined.label:
        when = f"{names.word(joined.label)}{loaded.say('：', ': ')}{when}"
    return [[para(to_rule(entry))], WAYS[joined.way].in_(tongue), when, then, _basis(loaded, joined.sources, joined.readings)]


# ---------------------------------------------------------------- excluded by the conditions


def _never_both(loaded: Loaded) -> Iterator[Cells]:
    """Pairs of which one gives something and the other too, or costs something, as they were proved of the rules as they are."""
    found, _ = fitting(loaded.compiled)
    for apart in found.apart if found else ():
        first, second = (loaded.of(apart.entity, name) for name in (apart.first, apart.second))
        if first and second and _gives(frozenset({first.rule.kind, second.rule.kind})):
            opening, close = loaded.say("（", " ("), loaded.say("）", ")")
            why: list[list[Inline]] = [[says.in_(loaded.tongue), opening, to_rule(owner), close] for owner, says in _owned(loaded, apart)]
            whole = loaded.say("两项的条件合起来", "the conditions of both taken together")
            yield [[para(*rules((first, second)))], [para(*spread(why, loaded.say("、", ", ")))] if why else whole]


def _gives(kinds: frozenset[str]) -> bool:
    return kinds <= frozenset(GRANTS) or "benefit" in kinds


def _owned(loaded: Loaded, apart: Apart) -> Iterator[tuple[Entry, Words]]:
    for rule, says in apart.why:
        if owner := loaded.of(apart.entity, rule or apart.first):
            yield owner, says


# ---------------------------------------------------------------- taken off first


def _taken_off(loaded: Loaded) -> Iterator[Cells]:
    """Definitions that take something off an amount of money. What is tested afterwards is an income, what is paid a remainder."""
    rows = [
        (_paid(loaded, entry), entry, edition)
        for entry in loaded.entries
        if entry.rule.kind == "define"
        for edition in editions(entry.rule.decl)
    ]
    for paid in (False, True):
        for later, entry, edition in rows:
            if later == paid:
                yield from _differences(loaded, entry, edition, PAID_FIRST if paid else NOT_COUNTED)


def _paid(loaded: Loaded, entry: Entry) -> bool:
    """Whether the amount of some rule is made of it, itself or through other definitions."""
    users = _users(loaded, entry)
    return any(user.rule.kind == "benefit" and entry in _in_amount(loaded, user) for user in users) or any(
        _paid(loaded, user) for user in users if user.rule.kind == "define"
    )


def _in_amount(loaded: Loaded, user: Entry) -> Iterator[object]:
    for edition in editions(user.rule.decl):
        if written := edition.value("amount"):
            yield from loaded.mentioned(written, user.rule.entity)


def _users(loaded: Loaded, entry: Entry) -> list[Entry]:
    return loaded.users.get(entry, [])


def _differences(loaded: Loaded, entry: Entry, edition: Edition, way: Words) -> Iterator[Cells]:
    written = edition.value("value")
    worder = Worder(loaded, entry.rule.entity)
    period = [from_to(edition.since, edition.until, loaded.tongue)] if edition.since or edition.until else []
    for test, value in _values(written.worth) if written else ():
        taken = [node for node in inside(value) if isinstance(node, syn.Added) and node.operator == "minus" and _of_money(loaded, node)]
        nested = {id(node.left) for node in taken}
        for first, others in (_chain(node) for node in taken if id(node) not in nested):
            says = _taken(loaded, worder.expr(first), [worder.expr(other) for other in others])
            only: list[list[Inline]] = [[words] for words in period] + ([worder.expr(test)] if test else [])
            if only:
                says += [loaded.say("（", " ("), *spread(only, loaded.say("，", ", ")), loaded.say("）", ")")]
            rest = [para(loaded.say("余下的用于：", "the rest is used by: "), *rules(_users(loaded, entry)))]
            yield [[para(to_rule(entry))], way.in_(loaded.tongue), [para(*says)], rest, _basis(loaded, edition.cites(), edition.readings())]


def _taken(loaded: Loaded, first: list[Inline], others: list[list[Inline]]) -> list[Inline]:
    if loaded.tongue == "zh":
        return ["从", *first, "中减去：", *spread(others, "、")]
    return ["from ", *first, " are taken: ", *spread(others, ", ")]


def _values(worth: syn.Worth) -> Iterator[tuple[syn.Expr | None, syn.Expr]]:
    """Each value with the case in which it is taken. Tables take nothing off."""
    match worth:
        case syn.Plain():
            yield None, worth.value
        case syn.Cases():
            yield from ((when.test, when.value) for when in worth.whens)
        case _:
            return


def _chain(node: syn.Added) -> tuple[syn.Expr, list[syn.Expr]]:
    """甲 − 乙 − 丙 as 甲 and the two taken off."""
    left: syn.Expr = node
    taken: list[syn.Expr] = []
    while isinstance(left, syn.Added) and left.operator == "minus":
        taken.insert(0, left.right)
        left = left.left
    return left, taken


def _of_money(loaded: Loaded, node: syn.Node) -> bool:
    typed = loaded.compiled.checked.types.get(node)
    return isinstance(typed, Valued) and isinstance(typed.type, Money)


def _basis(loaded: Loaded, sources: Iterable[syn.Cite | Source], readings: Iterable[syn.Reading | Reading]) -> Cell:
    said: list[list[Inline]] = [[*cited(s, loaded.names)] for s in sources]
    said += [[loaded.say("解读 ", "reading "), read_as(r)] for r in dict.fromkeys(readings)]
    return [para(*spread(said, loaded.say("；", "; ")))] if said else "—"
