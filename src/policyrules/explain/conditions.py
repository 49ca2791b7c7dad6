"""Written conditions to lines: those that a settled answer rests on, or those that keep an answer open, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core import Name, Reason
from policyrules.core.notes import Excepted, Note, Reading, Shown, Source, Words
from policyrules.explain.explanation import About, Form, Line
from policyrules.explain.grounds import Grounds
from policyrules.explain.view import View
from policyrules.explain.wording import LIST, MARKS, SEMICOLON, bracketed, truth_word

ALWAYS = Words("没有另外的条件", "there is no further condition")
"""A condition that is simply 是."""


@define(eq=False)
class Conditions:
    """`grounds`: what the settled answer rests on; `asked`: what an open one asks for (empty: it is settled)."""

    view: View
    grounds: Grounds
    asked: frozenset[Reason] = frozenset()
    about: About = "condition"
    kind: str = "define"
    """Which words for yes and no: see `wording.ANSWERS`."""
    told: set[tuple[Name, bool]] = field(factory=set)
    """Rules that have been told, as settled or as open: what they are made of is told once."""
    common: frozenset[Reason] = frozenset()
    """What all the rows that are being told lack: it is told once, before them."""

    # ------------------------------------------------------------ what is told

    def lines(self, note: Note, depth: int = 0) -> list[Line]:
        """The note and what it is made of."""
        match note.kind:
            case "all" | "any":
                return self.group(note, depth)
            case "leaf" | "value":
                return self.leaf(note, depth)
            case "open":
                return [self.judged(note, depth)]
            case "definition" | "presumption" | "edition":
                return self.rule(note, depth)
            case "row" | "otherwise":
                return self.row(note, depth)
        assert_never(note.kind)

    def relevant(self, note: Note) -> bool:
        """Whether the answer rests on it; of an open answer, whether it could be settled here."""
        if not self.view.at_root(note.let):
            return False
        if note.kind == "presumption" and self.recorded(note):
            return False
        if note.kind in ("row", "otherwise"):
            return self.fits(note)
        lets = [name for name in (note.let, note.present) if name]
        if not self.asked:
            return any((name, ()) in self.grounds.lets for name in lets)
        return any(self.view.value(name).why & self.asked for name in lets)

    def group(self, note: Note, depth: int) -> list[Line]:
        """A list; that of a whole rule has no line of its own, unless it must be said that one item is enough."""
        if not note.mark and (note.kind == "all" or depth):
            return self.parts(note, depth)
        return [self.line(note, depth), *self.parts(note, depth + 1)]

    def parts(self, note: Note, depth: int) -> list[Line]:
        found, also = [], []  # type: tuple[list[Line], list[Line]]
        refused = note.kind == "all" and not self.asked and self.view.truth(note.let) is False
        for part in note.parts:
            if self.relevant(part):
                found += self.lines(part, depth)
            elif refused and self.view.at_root(part.let) and self.view.truth(part.let) is False:
                also.append(evolve(self.line(part, depth), decisive=False))
        return found + also

    def refused_too(self, note: Note) -> list[Line]:
        """Conditions that are not met either, where something else already decides."""
        if note.kind == "all" and not note.mark:
            return [line for part in note.parts for line in self.refused_too(part)]
        return [evolve(self.line(note, 0), decisive=False)] if self.view.truth(note.let) is False else []

    def exception(self, exception: Excepted, label: str, takes: str, decisive: bool) -> list[Line]:
        """That an exception fires and what it does, or that it is open whether it fires."""
        view, zh = self.view, self.view.tongue == "zh"
        first, *rest = self.lines(exception.note) if decisive else [self.line(exception.note, 0)]
        fires = view.truth(exception.note.let)
        if fires is None:
            standing = f"是否成立待定；如成立，{takes}" if zh else f"undetermined; if it applies, {takes}"
        else:
            standing = f"成立，{takes}" if zh else f"applies, {takes}"
        text = f"例外“{label}”（{first.text}）" if zh else f"exception “{label}” ({first.text})"
        return [evolve(first, text=text, standing=standing, about="exception", decisive=decisive), *rest]

    # ------------------------------------------------------------ rows of a table, and cases

    def fits(self, row: Note) -> bool:
        """Whether it is the row that gives the value; of an open answer, whether it may be and something of it is asked for."""
        fits = self.view.truth(row.let)
        if not self.asked:
            return bool(fits)
        names = (row.let, *(name for shown in row.shown for name in (shown.let, shown.present) if name))
        return fits is not False and any(self.view.value(name).why & self.asked for name in names)

    def rows(self, notes: Iterable[Note], depth: int) -> list[Line]:
        """Those of the notes that are relevant; before rows that are open, what all of them lack."""
        found = [note for note in notes if self.relevant(note)]
        lacks = [lack for note in found if note.kind in ("row", "otherwise") and (lack := self.lacks(note))]
        common = frozenset.intersection(*lacks) if len(lacks) > 1 else frozenset[Reason]()
        within = evolve(self, common=common)
        lines = [line for note in found for line in within.lines(note, depth)]
        if not common:
            return lines
        names, zh = self.nouns(common), self.view.tongue == "zh"
        head = Line(depth, "", "以下各项都缺" if zh else "each of the following lacks", names, about=self.about, form="number")
        return [head, *lines]

    def lacks(self, row: Note) -> frozenset[Reason]:
        """What is asked for to know whether it is the row, and what it comes to."""
        return (self.view.value(row.let).why | self.view.value(row.shown[0].let).why) & self.asked

    def row(self, note: Note, depth: int) -> list[Line]:
        view, shown = self.view, note.shown[0]
        fits = view.truth(note.let)
        standing = view.number(shown) or truth_word(None, view.tongue)
        if fits is None:
            standing = f"是否这一行待定；如是，{standing}" if view.tongue == "zh" else f"undetermined; if this row, {standing}"
        asked = self.lacks(note) - self.common
        rest = note.kind == "otherwise"
        seen = view.facts(view.walk.grounds(note.let), whole=True) if fits and not rest else []
        detail = MARKS[view.tongue][SEMICOLON].join([*seen, *([self.lacking(asked, also=bool(self.common))] if asked else [])])
        says = note.says.in_(view.tongue)
        line = Line(depth, note.mark, says, standing, detail, note.sources, note.readings, self.about, form="number")
        if rest:
            refused = [x for part in note.parts if view.truth(part.let) is False for x in self.leaf(part, depth + 1)]
            return [line, *(refused if fits else [])]
        return [line, *(x for part in note.parts if self.tells(part) and self.relevant(part) for x in self.lines(part, depth + 1))]

    # ------------------------------------------------------------ leaves

    def leaf(self, note: Note, depth: int) -> list[Line]:
        used = [part for part in note.parts if self.relevant(part)]
        same = [part for part in used if part.kind == "definition" and part.let == note.let and len(note.parts) == 1]
        if same:
            return self.absorbed(note, same[0], depth)
        if any(part.kind == "open" and part.let == note.let for part in used):
            return [self.judged(note, depth)]
        told = [part for part in used if self.tells(part)]
        inside = [part for part in used if part not in told]
        line = self.line(note, depth, told)
        sources, readings = self.cited(note, inside)
        return [
            evolve(line, sources=sources, readings=readings),
            *(x for part in told for x in self.lines(part, depth + 1)),
        ]

    def absorbed(self, note: Note, definition: Note, depth: int) -> list[Line]:
        """A condition that is nothing but another rule: that rule's own conditions and sources stand under it."""
        edition = self.edition(definition)
        below = self.beneath(definition, edition, depth + 1)
        sources, readings = self.cited(note, [definition])
        line = self.line(note, depth, note.parts if below else ())
        if self.recorded(definition):
            line = evolve(line, detail=self.as_recorded)
        return [evolve(line, sources=sources, readings=readings), *below]

    def tells(self, part: Note) -> bool:
        """Whether a rule that is used gets a line of its own: it is a condition, or a number made of other rules."""
        if part.kind in ("open", "presumption") or not part.shown:
            return True
        edition = None if self.recorded(part) else self.edition(part)
        return bool(edition and (any(self.relevant(p) for p in edition.parts) or self.figures(part)))

    def rule(self, note: Note, depth: int) -> list[Line]:
        """A rule that is used: its answer, and the conditions of its edition in force."""
        edition = self.edition(note)
        if note.shown and (note.let, bool(self.asked)) in self.told:
            return []
        sources, readings = self.cited(note, [note])
        below = self.beneath(note, edition, depth + 1)
        line = self.line(note, depth, note.parts if below else ())
        line = evolve(line, text=self.titled(note, edition) if below else line.text, sources=sources, readings=readings)
        if note.kind == "presumption":
            line = self.presumed(note, line)
        elif self.recorded(note):
            line = evolve(line, detail=self.as_recorded)
        return [line, *below]

    def beneath(self, note: Note, edition: Note | None, depth: int) -> list[Line]:
        if edition is None or (note.let, bool(self.asked)) in self.told or self.recorded(note):
            return []
        self.told.add((note.let, bool(self.asked)))
        if not self.relevant(edition):
            return []
        return self.rows(edition.parts, depth)

    def titled(self, note: Note, edition: Note | None) -> str:
        """The name of a rule that is used; where its condition is a list of which one item is enough, that is said."""
        title = note.says.in_(self.view.tongue)
        some = edition is not None and len(edition.parts) == 1 and edition.parts[0].kind == "any"
        return title + bracketed(edition.parts[0].says.in_(self.view.tongue), self.view.tongue) if some and edition else title

    def edition(self, note: Note) -> Note | None:
        return next((e for e in note.parts if e.kind == "edition" and e.in_force(self.view.day)), None)

    def judged(self, note: Note, depth: int) -> Line:
        line = self.line(note, depth, note.parts)
        reasons = self.view.value(note.let).why or self.view.walk.grounds(note.let).reasons
        bodies = dict.fromkeys(b for r in self.view.names.sorted(reasons) if r.source == "judgement" and (b := self.view.names.body(r)))
        who = MARKS[self.view.tongue][LIST].join(bodies)
        if not who:
            return line
        settled = self.view.value(note.let).known
        if self.view.tongue == "zh":
            return evolve(line, detail=f"{who}认定" if settled else f"须由{who}认定")
        return evolve(line, detail=f"judged by {who}" if settled else f"to be judged by {who}")

    # ------------------------------------------------------------ one line

    def line(self, note: Note, depth: int, told: Iterable[Note] = ()) -> Line:
        told = tuple(told)
        detail = "" if note.kind in ("all", "any") else self.detail(note, told)
        form: Form = "list" if note.kind in ("all", "any") else "number" if self.number(note) else "one"
        says = ALWAYS if note.says.zh == "是" else note.says
        text = says.in_(self.view.tongue)
        return Line(depth, note.mark, text, self.standing(note), detail, note.sources, note.readings, self.about, form=form)

    def number(self, note: Note) -> Shown | None:
        """What a rule that is used comes to, where that is a number."""
        return next((s for s in note.shown if s.let == note.let), None) if note.kind != "leaf" else None

    def standing(self, note: Note) -> str:
        view = self.view
        if number := self.number(note):
            return view.number(number) or (truth_word(None, view.tongue) if self.asked else self.harmless)
        return truth_word(view.truth(note.let), view.tongue, self.kind)

    def detail(self, note: Note, told: tuple[Note, ...]) -> str:
        """The numbers compared and the facts seen, or what is missing, apart from what the lines beneath say."""
        view, value = self.view, self.view.value(note.let)
        if figures := self.figures(note):
            return figures
        elsewhere = {part.let for part in told if not self.figures(part)}
        compared = [s for s in note.shown if note.kind == "leaf" and s.let not in elsewhere and self.compared(note, s.let)]
        numbers = {s.says.in_(view.tongue): text for s in compared if (text := view.number(s))}
        said = [f"{label} {text}" if view.tongue == "zh" else f"{label}: {text}" for label, text in numbers.items()]
        if not value.known:
            asked = value.why & self.asked if not told else frozenset()
            return MARKS[view.tongue][SEMICOLON].join([*said, *([self.lacking(asked)] if asked else [])])
        if not view.is_fact(note.let) or numbers:
            said += [text for text in self.seen(note, told) if not text.endswith(tuple(said))]
        return MARKS[view.tongue][SEMICOLON].join(dict.fromkeys(said))

    def figures(self, note: Note) -> str:
        """How the number was computed: the formula with the numbers in it; "" where it was recorded, is open or is no formula.

        （计入月收入 1800元/月−残病增支扣减 200元/月）÷共同生活人数 2人
        """
        edition = note if note.kind in ("value", "row", "otherwise") else None if self.recorded(note) else self.edition(note)
        return self.view.figures(edition.formula) if edition and edition.formula else ""

    def seen(self, note: Note, told: tuple[Note, ...]) -> list[str]:
        """The facts behind a condition, without those behind the rules that have lines of their own."""
        walk = self.view.walk
        own = walk.grounds(note.let)
        for part in told:
            theirs = walk.grounds(part.let)
            told_there = theirs.reasons
            own = Grounds(frozenset(f for f in own.facts if f[0] not in told_there), own.lets, own.lists - theirs.lists)
        return self.view.facts(own, whole=True)

    def compared(self, note: Note, let: Name) -> bool:
        """Whether the number mattered, or is one of the rules'; where nothing rests on the condition, every number is told."""
        if self.asked or (note.let, ()) not in self.grounds.lets or (let, ()) in self.grounds.lets:
            return True
        return all(reason.source in ("parameter", "time") for reason in self.view.walk.grounds(let).reasons)

    def lacking(self, reasons: Iterable[Reason], also: bool = False) -> str:
        if self.view.tongue == "zh":
            return f"{'还缺' if also else '缺'} {self.nouns(reasons)}"
        return f"{'also missing' if also else 'missing'}: {self.nouns(reasons)}"

    def nouns(self, reasons: Iterable[Reason]) -> str:
        return MARKS[self.view.tongue][LIST].join(noun for noun, _ in self.view.names.nouns(reasons))

    # ------------------------------------------------------------ words beside

    def cited(self, note: Note, used: Iterable[Note]) -> tuple[tuple[Source, ...], tuple[Reading, ...]]:
        """The sources and readings of a note, and those of the editions of rules told together with it."""
        notes = [note, *(e for part in used if (e := self.edition(part)) and not self.recorded(part))]
        return tuple(dict.fromkeys(s for n in notes for s in n.sources)), tuple(dict.fromkeys(r for n in notes for r in n.readings))

    def presumed(self, note: Note, line: Line) -> Line:
        """What was computed must not be read as recognised or recorded."""
        zh = self.view.tongue == "zh"
        if note.shown:
            said = "没有登记，依规定推定" if zh else "not on file; presumed by the rules"
        else:
            said = "没有登记；依规定推算，未经认定" if zh else "not on file; computed by the rules, not recognised"
            if self.view.truth(note.let) is not None:
                line = evolve(line, standing=f"推算为{line.standing}" if zh else f"computed as {line.standing}")
        return evolve(line, detail=MARKS[self.view.tongue][SEMICOLON].join(p for p in (said, line.detail) if p), presumed=True)

    def recorded(self, note: Note) -> bool:
        """Whether the file says itself what the rule would compute."""
        return bool(note.recorded and self.view.value(note.recorded).low)

    @property
    def harmless(self) -> str:
        return "待定，不影响结论" if self.view.tongue == "zh" else "undetermined, which does not change the answer"

    @property
    def as_recorded(self) -> str:
        return "按登记的结果" if self.view.tongue == "zh" else "as recorded"
