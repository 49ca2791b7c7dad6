"""A column of classes (低保户、特困、一般户; 男、女): what a cell says of the yes-or-no facts that have headings of their own elsewhere."""

from __future__ import annotations

from attrs import field

from policyrules.classes import define
from policyrules.roster.lexicon import Kind, Lexicon, Target, lexicon
from policyrules.roster.words import ALSO_CALLED, CLASSES, FEMALE, NO_CLASS, NOT_POOR, POOR, SEPARATORS, SEX, SEXES
from policyrules.types import BOOL, Vocabulary
from policyrules.types.cell_words import NONE_THERE, NOTHING_KNOWN
from policyrules.types.from_text import Cell, Unreadable, as_text
from policyrules.types.number_text import tidy
from policyrules.types.unreadable import Fault

Said = dict[Target, int]
SUBSIDY_HINT = "生活补贴、护理补贴、两项补贴", "生活补贴, 护理补贴, 两项补贴"
SEX_HINT = "男、女", "male, female"
HINT = "低保户、低保边缘户、特困人员、监测户、一般户等", "低保户, 低保边缘户, 特困人员, 监测户, 一般户"


@define(eq=False)
class Classes:
    """Reads the cells of one column, each content once. `column`: what its classes are of. Those of poor households (困难类别) may say
    that one is no 低保家庭."""

    words: Lexicon
    vocabulary: Vocabulary
    column: str
    seen: dict[str, Said | Unreadable] = field(factory=dict, init=False)

    def read(self, cell: Cell) -> Said | Unreadable:
        """The facts that a cell speaks of; none where it is empty."""
        text = as_text(cell)
        if text not in self.seen:
            self.seen[text] = {} if tidy(text) in NOTHING_KNOWN else self._sex(text) if self.column == SEX else self._classes(text)
        return self.seen[text]

    def _sex(self, text: str) -> Said | Unreadable:
        target, female = self._class(FEMALE), SEXES.get(tidy(text))
        return {target: female} if target and female is not None else Unreadable(Fault.NO_SUCH_VALUE, *SEX_HINT)

    def _classes(self, text: str) -> Said | Unreadable:
        poverty, said = self.column == CLASSES, Said()
        rich = False
        for part in filter(None, map(tidy, SEPARATORS.split(text))):
            meant = [target for name in ALSO_CALLED.get(part, (part,)) if (target := self._class(name))]
            rich = rich or part in NO_CLASS or any(target.name in NOT_POOR for target in meant)
            if not meant and part not in NO_CLASS | NONE_THERE:
                return Unreadable(Fault.NO_SUCH_VALUE, *(HINT if poverty else SUBSIDY_HINT))
            said.update(dict.fromkeys(meant, 1))
        poor = self.words.exact(POOR) if poverty and (rich or not said) else None
        if poor is not None:
            said.setdefault(poor, 0)
        return said

    def _class(self, part: str) -> Target | None:
        """The fact whose heading this is."""
        target = self.words.exact(part)
        if target is None or target.use != "fact" or self.vocabulary.entities[target.entity].facts[target.name].type != BOOL:
            return None
        return target


def classes(kind: Kind, column: Target, vocabulary: Vocabulary) -> Classes:
    return Classes(lexicon(kind, vocabulary), vocabulary, column.name)
