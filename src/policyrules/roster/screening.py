"""The answers of a screening, as the writer of the workbook takes them: plain text, made elsewhere."""

from __future__ import annotations

from typing import Literal

from attrs import field

from policyrules.classes import frozen
from policyrules.roster.model import LeftOut, Note, Rejected
from policyrules.roster.telling import CHINESE, Telling

Outcome = Literal["yes", "no", "open", "not_applicable"]
MissingSource = Literal["fact", "judgement", "parameter", "list", "other"]
OUTCOME_WORDS: dict[Outcome, str] = {"yes": "符合", "no": "不符合", "open": "待定", "not_applicable": "不适用"}


@frozen
class Provision:
    """A rule that is asked of every subject of an entity."""

    name: str
    entity: str
    kind: str = ""
    """资格, 待遇, 义务 …"""
    authority: str = ""
    """The body in charge."""
    group: str = ""
    """The part of the plan it stands in, over its column."""
    received: str = ""
    """The fact that says whether somebody actually gets it, "" where no rule names one."""


@frozen
class Unscreened:
    """A provision that was not asked of anybody, because no answer could have come of it: why, and what it would need."""

    provision: Provision
    why: str
    needs: tuple[str, ...] = ()


@frozen
class Missing:
    """One thing that would settle an answer. `code` and `owner` name the subject it belongs to, which for a household's fact is
    the household; `item` is the way to the fact in words. A parameter has no owner."""

    code: str
    owner: str
    place: str
    item: str
    question: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    source: MissingSource = "fact"
    body: str = ""
    """The deciding body of a judgement, or who supplies a parameter."""
    nowhere: bool = False
    """Whether nobody on the roster has this fact: the roster lacks the column."""


@frozen
class Answer:
    """The answer on one provision for one subject. `text` is the cell: 享受 122元/月, 不享受, 待定（缺 出生日期）."""

    outcome: Outcome
    text: str
    reasons: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    received: bool | None = None
    """Whether it is actually received, None where the roster does not say."""
    ended: bool = False
    """Whether payment has ended although the conditions are met."""


@frozen
class Answered:
    """One subject with its answers, in the order of the provisions of its part."""

    code: str
    label: str
    tail: str
    """The last figures of an identity number, `model.NUMBER_LOST` where they were damaged, "" where there is none."""
    place: str
    answers: tuple[Answer, ...]


@frozen
class Part:
    """All subjects of one entity and the provisions that were asked of them."""

    entity: str
    provisions: tuple[Provision, ...]
    subjects: tuple[Answered, ...]

    def ended(self, provision: int) -> int:
        """How many meet the conditions of a provision and are paid no more: who died or moved away stays with those who meet them."""
        answers = (subject.answers[provision] for subject in self.subjects)
        return sum(answer.outcome == "yes" and answer.ended for answer in answers)


@frozen
class Version:
    """A dated version of a rule or a parameter that was in force on the day of the question."""

    name: str
    period: str
    source: str


@frozen
class Screening:
    """All answers for one roster on one day."""

    pack: str
    version: str
    digest: str
    engine: str
    as_of: str
    command: str
    """The command that gives the same result again."""
    parts: tuple[Part, ...]
    rows_read: dict[str, int] = field(factory=dict, hash=False)
    rejected: tuple[Rejected, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    mapping: tuple[tuple[str, ...], ...] = ()
    """The rows of `Mapping.as_rows`."""
    versions: tuple[Version, ...] = ()
    given_facts: tuple[tuple[str, str, str, str], ...] = ()
    """What was filled in before and came with the question: whom it is about, code, item, answer."""
    given_parameters: tuple[tuple[str, str], ...] = ()
    unscreened: tuple[Unscreened, ...] = ()
    in_full: bool = False
    """Whether everything was asked for: then each missing fact is listed of each subject, however many these are."""
    tell: Telling = CHINESE
    """The tongue in which answers, reasons and questions are worded. Provisions, entities and figures stand by their own names."""
