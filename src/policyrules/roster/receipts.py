"""Who is entitled against who actually receives: 应保未保, what is to be looked at again, and what cannot be said yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from policyrules.roster.screening import Answer, Answered, Part, Provision, Screening
from policyrules.roster.telling import CHINESE, Telling

Standing = Literal["covered", "gap", "excess", "open_receiving", "open_without", "outside", "unknown"]
LISTED: dict[Standing, str] = {
    "gap": "应保未保",
    "excess": "不应享而享（待核）",
    "open_receiving": "待定而在领",
    "open_without": "待定而未领",
}
"""What the list holds, in the order of the work: first who goes without."""
COUNTED: tuple[Standing, ...] = ("covered", "gap", "excess", "open_receiving", "open_without", "unknown")
COUNT_HEADS = ("对象", "规定", "主管", "符合且在领", *LISTED.values(), "领取情况不明", "在领占符合")


def standing(answer: Answer) -> Standing:
    """How an answer and an actual payment go together. What has ended is no longer due, whatever the conditions say."""
    outcome = "no" if answer.ended or answer.outcome == "not_applicable" else answer.outcome
    if answer.received is None:
        return "unknown"
    if outcome == "open":
        return "open_receiving" if answer.received else "open_without"
    if outcome == "yes":
        return "covered" if answer.received else "gap"
    return "excess" if answer.received else "outside"


def columns_of(part: Part) -> Iterator[tuple[Provision, list[tuple[Answered, Answer]]]]:
    """Each provision that names a receipt, with everybody's answer on it."""
    for n, provision in enumerate(part.provisions):
        if provision.received:
            yield provision, [(subject, subject.answers[n]) for subject in part.subjects]


def compared(screening: Screening) -> list[tuple[Provision, list[tuple[Answered, Answer]]]]:
    """The provisions for which the roster says of somebody whether it is received."""
    return [column for part in screening.parts for column in columns_of(part) if any(a.received is not None for _, a in column[1])]


def not_compared(screening: Screening) -> list[str]:
    """The facts on receipt that nobody on the roster has."""
    known = {provision.received for provision, _ in compared(screening)}
    wanted = [provision.received for part in screening.parts for provision, _ in columns_of(part)]
    return [name for name in dict.fromkeys(wanted) if name not in known]


def counts(column: list[tuple[Answered, Answer]]) -> Counter[Standing]:
    return Counter(standing(answer) for _, answer in column)


def share(found: Counter[Standing], tell: Telling = CHINESE) -> str:
    """Of those entitled whose receipt is known, how many receive: a fraction, and no more exact than it is.

    >>> share(Counter(covered=3, gap=1))
    '3/4（75%）'
    """
    of = found["covered"] + found["gap"]
    if not of:
        return tell("不适用（没有符合的）")
    return tell("{of}（{percent}%）", of=f"{found['covered']}/{of}", percent=100 * found["covered"] // of)


def work_list(screening: Screening) -> Iterator[tuple[Provision, Standing, Answered, Answer]]:
    """Whom somebody has to see, by provision, those who go without first."""
    for provision, column in compared(screening):
        for wanted in LISTED:
            for subject, answer in column:
                if standing(answer) == wanted:
                    yield provision, wanted, subject, answer
