"""Deep copies of a case, and all the records one can reach in it."""

from __future__ import annotations

from attrs import evolve

from policyrules.cases.model import Case, Listed, Record


def reachable(root: Record) -> list[Record]:
    """Each record once, `root` first; records may be shared and refer to each other in circles."""
    found: dict[int, Record] = {}
    todo = [root]
    while todo:
        record = todo.pop()
        if id(record) not in found:
            found[id(record)] = record
            todo += [*record.one.values(), *(item for listed in record.many.values() for item in listed.items)]
    return list(found.values())


def copied(case: Case) -> Case:
    """A deep copy; records that are shared stay shared."""
    return twins(case)[0]


def twins(case: Case) -> tuple[Case, dict[int, Record]]:
    """A deep copy, and the copy of each record by the identity of the original."""
    originals = reachable(case.root)
    made = {id(record): Record(record.entity, dict(record.facts)) for record in originals}
    for record in originals:
        twin = made[id(record)]
        twin.one = {name: made[id(target)] for name, target in record.one.items()}
        twin.many = {name: Listed([made[id(i)] for i in listed.items], listed.complete) for name, listed in record.many.items()}
        twin.histories = {name: dict(told) for name, told in record.histories.items()}
    return evolve(case, root=made[id(case.root)], parameters=dict(case.parameters)), made


__all__ = ["copied", "reachable", "twins"]
