"""Identity numbers and disability card numbers: shape, what they say, and what may be shown of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date

from policyrules.classes import frozen
from policyrules.roster.model import Place
from policyrules.roster.problems import BadCard, BadIdentity, BadKey, LostNumber
from policyrules.roster.wording import AtPlace
from policyrules.roster.words import CARD, CARD_CATEGORIES, CARD_LEVELS, IDENTITY
from policyrules.types.from_text import Cell, Fault, as_text, figure

OLD, NEW = re.compile(r"\d{15}"), re.compile(r"\d{17}[\dX]")
CARD_SHAPE = re.compile(r"(\d{17}[\dX])([1-7])([1-4])(B\d{1,2})?")
LOST = re.compile(r"\d(?:\.\d+)?E\+?\d+")
"""What a spreadsheet leaves of a long number when it writes csv: 1.10101E+17."""
LETTERS = {0xFF21 + n: 0x41 + n for n in range(26)}
"""Full-width capitals, as an input method writes the X at the end of a number."""
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


@frozen
class Card:
    """What a disability card number says."""

    identity: str
    category: str
    level: str


def read_identity(cell: Cell, place: Place) -> str | AtPlace:
    """An identity number of 18 or, of old, 15 figures, in capitals; "" for an empty cell."""
    text = _number_text(cell, place)
    if isinstance(text, AtPlace) or not text:
        return text
    return text if (OLD.fullmatch(text) or NEW.fullmatch(text)) and birth_of(text) else BadIdentity(place)


def read_card(cell: Cell, place: Place) -> str | AtPlace:
    """A disability card number, in capitals; "" for an empty cell."""
    text = _number_text(cell, place)
    if isinstance(text, AtPlace) or not text:
        return text
    return text if card_of(text) else BadCard(place)


def read_key(cell: Cell, place: Place) -> str | AtPlace:
    """Any other key, as text: a household number, a credit code, a name."""
    text = _number_text(cell, place)
    return BadKey(place) if isinstance(text, str) and len(text) > 100 else text


def names_a_person(cell: Cell) -> bool:
    """Whether a cell holds a valid identity or card number, or one that was stored as a figure and lost its last digits."""
    place = Place("", 0)
    found = read_identity(cell, place), read_card(cell, place)
    return any(isinstance(number, str) and number for number in found) or (not isinstance(cell, str) and LostNumber(place) in found)


def _number_text(cell: Cell, place: Place) -> str | AtPlace:
    if isinstance(cell, str):
        text = as_text(cell).upper().translate(LETTERS).strip("'‘’`")
        return LostNumber(place) if LOST.fullmatch(text) else "" if text in NOBODY else text
    if cell is None:
        return ""
    number = figure(cell)
    if number is Fault.TOO_LONG:
        return LostNumber(place)
    return BadKey(place) if number is None or isinstance(number, Fault) or number.places else as_text(cell)


NOBODY = frozenset({"", "-", "—", "/", "无", "不详", "未知", "未办", "未办理", "暂无"})


def birth_of(identity: str) -> date | None:
    """The birth date in an identity number, whatever its last figure: invented numbers fail the checksum on purpose."""
    digits = identity[6:14] if len(identity) == 18 else f"19{identity[6:12]}"
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if digits >= "1850" else None
    except ValueError:
        return None


def female(identity: str) -> bool:
    """Whether an identity number is that of a woman: of 18 figures the last but one, of 15 the last, is even."""
    return int(identity[16 if len(identity) == 18 else 14]) % 2 == 0


def checks(identity: str) -> bool:
    """Whether the last figure of an identity number agrees with the others; old numbers have none."""
    return len(identity) != 18 or check_figure(identity[:17]) == identity[17]


def check_figure(seventeen: str) -> str:
    return CHECKS[sum(w * int(d) for w, d in zip(WEIGHTS, seventeen, strict=True)) % 11]


def card_of(number: str) -> Card | None:
    """Identity, category and level in a disability card number.

    >>> card_of("99040119800101000X42B1")
    Card(identity='99040119800101000X', category='肢体', level='二级')
    """
    found = CARD_SHAPE.fullmatch(number)
    if not found or not birth_of(found[1]):
        return None
    return Card(found[1], CARD_CATEGORIES[int(found[2])], CARD_LEVELS[int(found[3])])


def pseudonym(key: str) -> str:
    """A short name for a person's key that does not show it. The same key gives the same name in every file.

    It keeps numbers out of sight; it does not hide them from somebody who tries all numbers.
    """
    return "人" + hashlib.sha256(f"policyrules:{key}".encode()).hexdigest()[:12]


READERS: dict[str, Callable[[Cell, Place], str | AtPlace]] = {IDENTITY: read_identity, CARD: read_card}
"""How the key of a column is read; `read_key` reads the others."""
