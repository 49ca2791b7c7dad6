"""The tokens of an expression, whichever tongue it is written in, as English words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from policyrules.syntax.english_forms import BY_HEIGHT, denied
from policyrules.syntax.keywords import is_keyword, meaning, printed
from policyrules.syntax.numerals import han, numbers
from policyrules.syntax.tokens import Token
from policyrules.types.months import in_english

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
UNITS: Final[dict[str, tuple[str, str]]] = {
    "yuan_month": ("{} yuan a month", "{} yuan a month"),
    "yuan_year": ("{} yuan a year", "{} yuan a year"),
    "wan_yuan": ("{} × 10,000 yuan", "{} × 10,000 yuan"),
    "yuan": ("{} yuan", "{} yuan"),
    "full_years": ("{} year", "{} years"),
    "months": ("{} month", "{} months"),
    "days": ("{} day", "{} days"),
    "years": ("{} year", "{} years"),
    "persons": ("{} person", "{} persons"),
    "households": ("{} household", "{} households"),
    "items": ("{}", "{}"),
    "grade": ("grade {}", "grade {}"),
    "times": ("{} time", "{} times"),
    "places": ("place {}", "place {}"),
    "points": ("{} point", "{} points"),
    "percent": ("{}%", "{}%"),
    "fold": ("{}", "{}"),
}
"""How a number is said with its unit: of one, of many."""
SUFFIXES: Final = {"ge": "or more", "le": "or less", "within": "or less", "beyond": "exceeded", "elapsed": "completed"}
WINDOWS: Final = {"beyond": "on, after", "elapsed": "on, after"}
"""Before the length of a span from a day; otherwise within it."""
WORDS: Final = {
    "SOME": "include one where",
    "NONE": "include none where",
    "EVERY": "are all such that",
    "SEL": "where",
    "HIGHER": ", whichever is higher",
    "LOWER": ", whichever is lower",
    "WITH": "and",
    "IN": "is from",
    "BETWEEN": "",
    "ONEOF": "",
    "FROM": "from",
    "QI": "on",
    "THEN": ":",
    "COLON": ":",
    "SEMI": ";",
    "STOP": "",
    "LPAR": "(",
    "RPAR": ")",
    "TIMES": "×",
    "DIV": "÷",
    "MINUS": "−",
}
"""Where the counterpart in rule text does not read well in a sentence."""
RELATIONS: Final = {"heavier than": "more severe than", "no heavier than": "no more severe than"}
OF_NUMBERS: Final = {"higher than": "more than", "no higher than": "no more than"}
OF_HEIGHT: Final = {"no less than": "no lower than", "no more than": "no higher than", "above": "higher than", "below": "lower than"}
"""How a relation is said before a number, and before a value of a list from low to high."""
NUMBER_OF: Final = "个数"
DENIALS: Final = {"fails": "does not meet", "gets nothing": "does not receive", "owes nothing": "does not owe"}
_NUMBERS: Final = ("NUMBER", "ZHNUM")
_NAMES: Final = ("NAME", "QNAME")
LIST_ENDS: Final = ("AND", "OR", "SUCH", "RPAR", "SEMI", "THEN", "ONEOF", "ETC")
"""What ends a list of values."""


def sentence(tokens: Sequence[Token], english: Mapping[str, str], beyond: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The words, with blanks between them. `beyond`: how 以上 and 以下 are said of values of ordered lists (`english_forms.beyond`)."""
    said, tokens = "", _counted_first(tokens)
    for i in range(len(tokens)):
        word = _word(tokens, i, english, beyond or {})
        if not word:
            continue
        if word.startswith("'"):
            said += "'" if said.endswith("s") else word
        elif not said or word[0] in ",;:)" or said.endswith("("):
            said += word
        else:
            said += f" {word}"
    return said


def _counted_first(tokens: Sequence[Token]) -> list[Token]:
    """残疾的个数 is the number of disabilities: the count goes before what is counted, be it names or those among them (中 … 者)."""
    said = list[Token]()
    for token in tokens:
        of = token.kind == "NAME" and token.text == NUMBER_OF and len(said) > 1 and said[-1].kind == "DE"
        start = _start_of_counted(said) if of else len(said)
        if start < len(said):
            chosen = said[-2].kind == "SUCH"  # its 的 is the comma that ends the choice
            said[start:] = [token, *(said[start:] if chosen else said[start:-1])]
        else:
            said.append(token)
    return said


def _start_of_counted(said: list[Token]) -> int:
    """Where what ends in 的 begins; the end where it is neither names nor a choice among them."""
    at = len(said) - 1
    if said[at - 1].kind == "SUCH":
        depth, at = 1, at - 1
        while depth and at:
            at -= 1
            depth += (said[at].kind == "SUCH") - (said[at].kind in ("SEL", "SOME", "NONE", "EVERY"))
        if said[at].kind != "SEL":
            return len(said)
    end = at
    while at > 0 and said[at - 1].kind in _NAMES and (at == end or said[at].kind == "DE"):
        at -= 2
    return at + 1 if at + 1 < end else len(said)


def _word(tokens: Sequence[Token], i: int, english: Mapping[str, str], beyond: Mapping[str, tuple[str, str]]) -> str:
    token, kind = tokens[i], tokens[i].kind
    before = tokens[i - 1].kind if i else ""
    after = tokens[i + 1].kind if i + 1 < len(tokens) else ""
    match kind:
        case "NAME" if token.text == NUMBER_OF and after in _NAMES:
            return "the number of"
        case "NAME" | "QNAME" | "PHRASE":
            name = _name(token, english)
            if before == "DE":  # a day's month, and not a day's month of
                return name.removesuffix(" of")
            return (before == "NOT" and denied(name)) or name
        case "NOT" if after in _NAMES and denied(_name(tokens[i + 1], english)):
            return ""
        case "NUMBER" | "ZHNUM":
            return _quantity(token, tokens[i + 1] if after == "UNIT" else None)
        case "UNIT" if before in _NUMBERS:
            return ""
        case "PCTZH":
            return f"{_digits(token.text.removeprefix('百分之'))}%"
        case "DATE" | "MONTH" | "YEAR" | "YEARDAY":
            return _day(token)
        case "DE" if before == "SUCH":
            return ","
        case "DE":
            return "×" if after in (*_NUMBERS, "PCTZH") else "'s"
        case "ISNOT" if after in _NAMES and _name(tokens[i + 1], english).startswith(("not ", "no ", "none ")):
            return "is other than"
        case "COMMA":
            return _comma(tokens, i)
        case "IN" if after == "FROM":
            return "is"
        case "QI" if suffix := next((later for later in tokens[i + 1 : i + 4] if later.kind == "SUFFIX"), None):
            return WINDOWS.get(meaning("SUFFIX", suffix.text), "on, within")
        case "SUFFIX" if any(earlier.kind == "QI" for earlier in tokens[max(0, i - 3) : i]):
            return ""
        case "SUFFIX" if before in _NAMES and (sides := beyond.get(tokens[i - 1].text.strip("「」"))):
            return sides[meaning(kind, token.text) == "le"]
        case "SUFFIX":
            return SUFFIXES[meaning(kind, token.text)]
        case "SUCH":
            return "," if after in ("AND", "OR") else ""
        case "NOTMEET":
            return DENIALS[printed(kind, token.text, "en")]
        case "MARK_A":
            return f"({_letter(token.text[1:-1])})"
        case "REL":
            word = printed(kind, token.text, "en")
            word = RELATIONS.get(word, word)
            if after in _NUMBERS:
                word = OF_NUMBERS.get(word, word)
            elif after in _NAMES and beyond.get(tokens[i + 1].text.strip("「」")) == BY_HEIGHT:
                word = OF_HEIGHT.get(word, word)
            return word if meaning(kind, token.text) == "eq" else f"is {word}"
    if kind in WORDS:
        return WORDS[kind]
    return printed(kind, token.text, "en") if is_keyword(kind) else token.text


def _name(token: Token, english: Mapping[str, str]) -> str:
    name = token.text.strip("「」")
    return english.get(name) or in_english(name) or name.replace("_", " ")


def _comma(tokens: Sequence[Token], i: int) -> str:
    """Between the values that something may be: the last comma of the list is an `or`."""
    kinds = [token.kind for token in tokens]
    start = next((k for k in range(i, -1, -1) if kinds[k] in LIST_ENDS), -1)
    end = next((k for k in range(i, len(kinds)) if kinds[k] in LIST_ENDS), len(kinds))
    of_values = "IS" in kinds[start + 1 : i] or "ISNOT" in kinds[start + 1 : i]
    return "or" if of_values and "COMMA" not in kinds[i + 1 : end] else ","


def _quantity(number: Token, unit: Token | None) -> str:
    digits = _digits(number.text) if number.kind == "ZHNUM" else number.text
    if unit is None:
        return digits
    one, many = UNITS[meaning("UNIT", unit.text)]
    return (one if digits == "1" else many).format(digits)


def _letter(numeral: str) -> str:
    """一, 二, 三 number the items of a list in Chinese, and a, b, c in English."""
    read = han(numeral)
    return chr(ord("a") + read[0] - 1) if read and 1 <= read[0] <= 26 else numeral


def _digits(numeral: str) -> str:
    read = han(numeral)
    if read is None:
        return numeral
    value, den = read
    return str(value) if den == 1 else f"{value // den}.{value % den:0{len(str(den)) - 1}}"


def _day(token: Token) -> str:
    found = numbers(token.text)
    if token.kind == "YEARDAY":
        month, day = found
        return f"{day} {MONTHS[month - 1]} {'last' if token.text.startswith(('上', 'l')) else 'this'} year"
    if token.kind == "DATE":
        return f"{found[2]} {MONTHS[found[1] - 1]} {found[0]}"
    return f"{MONTHS[found[1] - 1]} {found[0]}" if token.kind == "MONTH" else str(found[0])
