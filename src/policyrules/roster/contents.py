"""What stands on the sheets of a result: plain tables, before anything knows of spreadsheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from policyrules.classes import frozen
from policyrules.explain.wording import MARKS, SEMICOLON
from policyrules.roster.facts import (
    COLUMN_HEADS,
    FACT_HEADS,
    FACT_KEY,
    FACTS_SHEET,
    GIVEN_FACT_HEADS,
    GIVEN_FACTS_SHEET,
    GIVEN_PARAMETER_HEADS,
    GIVEN_PARAMETERS_SHEET,
    PARAMETER_HEADS,
    PARAMETER_KEY,
    PARAMETERS_SHEET,
    SOURCE_WORDS,
    gathered,
    missing_columns,
    named,
)
from policyrules.roster.model import NUMBER_LOST, LeftOutKind
from policyrules.roster.receipts import COUNT_HEADS, COUNTED, LISTED, Standing, compared, counts, not_compared, share, work_list
from policyrules.roster.screening import OUTCOME_WORDS, Answer, Answered, Missing, Part, Provision, Screening
from policyrules.roster.telling import Telling
from policyrules.roster.words import PERSON

NOTICE = "本结果仅供参考，以人工审核为准"
Style = Literal["", "yes", "no", "open", "not_applicable", "fill", "head"]
MASK = "**************"
ALIKE_FROM = 100
"""From so many subjects on, the same refusal is told once."""
NARROW = 24
"""Of a table with a column for each provision."""
LISTED_STYLES: dict[Standing, Style] = {"gap": "open", "excess": "open"}
OWN_COLUMNS = frozenset({*FACT_KEY, *PARAMETER_KEY})
"""Headings of sheets of a result, beside those of rosters."""
LEFT_OUT: dict[LeftOutKind, tuple[str, str]] = {
    "title": ("表头以上的标题行", "不是名册内容，无需处理"),
    "total": ("合计、小计行", "不是名册内容，无需处理"),
    "note": ("说明、落款行", "不是名册内容；如确是名册中的一行，请核对其内容"),
    "repeat": ("重复的表头", "不是名册内容，无需处理"),
    "twice": ("与前面一行完全相同，只计一次", "确是两人的，请核对编号"),
    "sheet": ("整张工作表没有采用", "需要采用的，请核对表头，或在对照文件中指明"),
}


@frozen
class Cell:
    """A text or a count, how it looks, and the answers to choose from where it is to be filled in."""

    value: str | int
    style: Style = ""
    choices: tuple[str, ...] = ()


Row = tuple[Cell, ...]


@frozen
class Contents:
    """A sheet: lines above the table, headings, rows."""

    name: str
    lead: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    frozen_columns: int = 0
    """Columns that stay in sight when the reader goes to the right."""
    groups: tuple[str, ...] = ()
    """Over each heading the group of columns that it belongs to, "" where it stands alone; nothing where there are no groups."""
    widest: int = 46
    """How wide a column may become, in characters; what is longer goes on in a second line."""


def contents_of(screening: Screening) -> list[Contents]:
    """All sheets, in the order in which people read them."""
    lead = lead_of(screening)
    sheets = [_overview(screening, lead)]
    sheets += [results(part, lead, screening.tell) for part in screening.parts if part.subjects or part.entity == PERSON]
    sheets += [*_receipts(screening, lead), _reasons(screening, lead)]
    sheets += [*_given(screening, lead), *_missing(screening, lead), *_unscreened(screening, lead)]
    sheets += [_rejected(screening, lead), _mapping(screening, lead)]
    return [*sheets, _versions(screening, lead)]


def lead_of(screening: Screening) -> tuple[str, str]:
    """What stands above every sheet."""
    tell, digest = screening.tell, screening.digest[:16]
    said = "计算日：{day}　规则：{pack} {version}（{digest}）"
    return tell(NOTICE), tell(said, day=screening.as_of, pack=screening.pack, version=screening.version, digest=digest)


def results(part: Part, lead: tuple[str, ...], tell: Telling) -> Contents:
    """One row per subject, one column per provision."""
    person = part.entity == PERSON
    named_by = ("姓名", "证件号") if person else ("名称", "编号")
    rows = tuple(
        (Cell(s.label), Cell(_shown(s, tell) if person else s.code), Cell(s.place), *(Cell(a.text, a.outcome) for a in s.answers))
        for s in part.subjects
    )
    heads = (*tell.all((*named_by, "所在行")), *(tell.name(p.name) for p in part.provisions))
    groups = tuple(p.group for p in part.provisions)
    return Contents(
        tell("{entity}结果", entity=tell.name(part.entity)), lead, heads, rows, 3, ("", "", "", *groups) if any(groups) else (), NARROW
    )


def _shown(subject: Answered, tell: Telling) -> str:
    if subject.tail == NUMBER_LOST:
        return tell(NUMBER_LOST)
    return MASK + subject.tail if subject.tail else tell("（无证件号）")


def _overview(screening: Screening, lead: tuple[str, ...]) -> Contents:
    tell = screening.tell
    read = tell.listed(tell("{sheet} {count} 行", sheet=sheet, count=count) for sheet, count in screening.rows_read.items())
    subjects = tell.listed(f"{tell.name(part.entity)} {len(part.subjects)}" for part in screening.parts if part.subjects)
    rows_lost = sum(not r.place.column for r in screening.rejected)
    cells_lost, others = len(screening.rejected) - rows_lost, len(screening.left_out)
    more = [
        tell("读入：{read}；成为对象：{subjects}", read=read or tell("没有"), subjects=subjects or tell("没有")),
        tell(
            "未受理：{rows} 行、{cells} 个单元格；另有 {others} 处不是名册内容（见“未受理行”）",
            rows=rows_lost, cells=cells_lost, others=others,
        ),
        tell("“待定”是缺少事实、裁量或参数，或没有收录该日有效的规定，不是“不符合”"),
        tell("补齐“待补事实”“待补参数”中的“填写”一列后，用 --facts 交回重算"),
    ]  # fmt: skip
    if unsaid := not_compared(screening):
        more.append(tell("名册没有领取情况的列：{columns}；应保未保只能比较有这些列的规定", columns=tell.names(unsaid)))
    if aside := len(screening.unscreened):
        more.append(tell("另有 {count} 项规定没有逐人判断（见“未筛查规定”）；加 --all 全部判断", count=aside))
    more += [
        tell("重现本结果的命令：{command}", command=screening.command),
        tell("规则摘要：{digest}　引擎：{engine}", digest=screening.digest, engine=screening.engine),
        *(note.in_(tell.tongue) for note in screening.notes),
    ]
    rows: list[Row] = []
    some_ended = any(part.ended(n) for part in screening.parts for n in range(len(part.provisions)))
    for part in screening.parts:
        for n, provision in enumerate(part.provisions):
            counts = Counter(subject.answers[n].outcome for subject in part.subjects)
            numbers = [Cell(counts[outcome], outcome if counts[outcome] else "") for outcome in OUTCOME_WORDS]
            names = tell.name(part.entity), tell.name(provision.name), provision.kind, provision.authority
            rows.append((*map(Cell, names), *numbers, *([Cell(part.ended(n))] if some_ended else ())))
    heads = tell.all(("对象", "规定", "种类", "主管", *OUTCOME_WORDS.values(), *(["符合而已停发"] if some_ended else ())))
    return Contents(tell("总览"), (*lead, *more), heads, tuple(rows))


def _receipts(screening: Screening, lead: tuple[str, ...]) -> Iterator[Contents]:
    """Entitled against receiving, counted by provision, and the list of whom to see."""
    found, tell = compared(screening), screening.tell
    if not found:
        return
    counted: list[Row] = []
    for provision, column in found:
        numbers = counts(column)
        cells = (Cell(numbers[s], LISTED_STYLES.get(s, "") if numbers[s] else "") for s in COUNTED)
        names = tell.name(provision.entity), tell.name(provision.name), provision.authority
        counted.append((*map(Cell, names), *cells, Cell(share(numbers, tell))))
    note = tell("逐项规定比较结论和实际领取；待定的另列，不算应保未保，也不算不应享；领取情况不明的不计入末列")
    yield Contents(tell("应保尽保"), (*lead, note), tell.all(COUNT_HEADS), tuple(counted), 2)
    rows = tuple(
        (Cell(tell(LISTED[kind]), LISTED_STYLES.get(kind, "")), Cell(tell.name(p.name)), Cell(p.authority), Cell(s.label), Cell(s.place),
         Cell(a.text, a.outcome), Cell("\n".join(a.reasons)))
        for p, kind, s, a in work_list(screening)
    )  # fmt: skip
    note = tell("逐人核办；“不应享而享”只是待核，不等于停发；减发、停发以前依法听取本人意见")
    heads = tell.all(("类别", "规定", "主管", "姓名或名称", "所在行", "结论", "理由"))
    yield Contents(tell("应保未保清单"), (*lead, note), heads, rows, 4)


def _reasons(screening: Screening, lead: tuple[str, ...]) -> Contents:
    """Why 符合, why 不符合, why 待定, with the clauses and what else should be known. What is said of many alike who are refused or
    still open is said once, at the first of them, or the few who qualify could not be found among them."""
    rows: list[Row] = []
    tell = screening.tell
    for part in screening.parts:
        told = [(s, p, a) for s in part.subjects for p, a in zip(part.provisions, s.answers, strict=True) if a.reasons]
        alike = Counter() if screening.in_full else Counter(_alike(p, a) for _, p, a in told if a.outcome in ("no", "open"))
        said = set[tuple[str, str, tuple[str, ...]]]()
        for s, p, a in told:
            whom = Cell(s.label), Cell(s.place)
            if (count := alike[_alike(p, a)]) >= ALIKE_FROM:
                if _alike(p, a) in said:
                    continue
                said.add(_alike(p, a))
                whom = Cell(tell("（{count} 个对象，结论和理由相同）", count=count)), Cell(tell("{place} 等", place=s.place))
            reasons, sources = "\n".join(a.reasons), MARKS[tell.tongue][SEMICOLON].join(a.citations)
            names = Cell(tell.name(part.entity)), *whom, Cell(tell.name(p.name))
            rows.append((*names, Cell(a.text, a.outcome), Cell(reasons), Cell(sources)))
    note = tell("不符合或待定、结论和理由又都相同的满 {count} 个对象的，合写一行；是哪些对象，看结果表", count=ALIKE_FROM)
    heads = tell.all(("对象", "姓名或名称", "所在行", "规定", "结论", "理由", "依据"))
    return Contents(tell("理由"), (*lead, note), heads, tuple(rows), 4)


def _alike(provision: Provision, answer: Answer) -> tuple[str, str, tuple[str, ...]]:
    return provision.name, answer.text, answer.reasons


def _missing(screening: Screening, lead: tuple[str, ...]) -> Iterator[Contents]:
    facts: list[Row] = []
    parameters: list[Row] = []
    wanted, tell = gathered(screening), screening.tell
    columns = {} if screening.in_full else missing_columns(wanted)
    for m, provisions in wanted.items():
        if m.nowhere and m.item in columns:
            continue
        if m.source == "parameter":
            answer, affected = Cell("", "fill", m.choices), Cell(named(provisions, tell))
            parameters.append((Cell(m.item), Cell(m.question), answer, Cell(m.unit), Cell(m.body), affected))
        else:
            facts.append(
                (
                    Cell(m.owner), Cell(m.code), Cell(m.place), Cell(m.item), Cell(m.question), Cell("", "fill", m.choices), Cell(m.unit),
                    Cell(tell(SOURCE_WORDS[m.source])), Cell(m.body), Cell(named(provisions, tell)),
                )
            )  # fmt: skip
    how = tell("填写“填写”一列，其他列不要改动；不清楚的留空；填好后用 --facts 交回")
    yield Contents(tell(FACTS_SHEET), (*lead, how), tell.all(FACT_HEADS), tuple(facts), 1)
    if columns:
        note = tell("名册没有这些列，涉及的对象又多：在名册里加上这一列再算，或者用 --all 逐人列出；影响大的在前")
        rows = tuple(_column(*one, tell) for one in columns.values())
        yield Contents(tell("待补列"), (*lead, note), tell.all(COLUMN_HEADS), rows, 1)
    if parameters:
        note = tell("一项参数补齐，所有对象随之确定；{how}", how=how)
        yield Contents(tell(PARAMETERS_SHEET), (*lead, note), tell.all(PARAMETER_HEADS), tuple(parameters), 1)


def _column(m: Missing, subjects: int, provisions: list[str], tell: Telling) -> Row:
    values = tell.listed(m.choices) or m.unit
    texts = (m.item, m.question, values, tell(SOURCE_WORDS[m.source]), m.body)
    return (*map(Cell, texts), Cell(subjects), Cell(named(provisions, tell)))


def _unscreened(screening: Screening, lead: tuple[str, ...]) -> Iterator[Contents]:
    """What nobody was asked, why, and what it would take."""
    tell, rows = screening.tell, list[Row]()
    for u in screening.unscreened:
        p = u.provision
        rows.append(tuple(map(Cell, (tell.name(p.entity), tell.name(p.name), p.kind, p.authority, u.why, tell.listed(u.needs)))))
    if rows:
        note = tell("没有逐人判断，不等于不符合；名册补上所需的事实再算，或者用 --only 指定、用 --all 全部判断")
        heads = tell.all(("对象", "规定", "种类", "主管", "原因", "至少需要的事实"))
        yield Contents(tell("未筛查规定"), (*lead, note), heads, tuple(rows), 2)


def _given(screening: Screening, lead: tuple[str, ...]) -> Iterator[Contents]:
    """What was answered in earlier rounds: whoever hands this workbook in again hands it in too."""
    tell = screening.tell
    note = tell("以前填写、本次已采用的内容；本工作簿再用 --facts 交回时一并读入，不必另存")
    if screening.given_facts:
        rows = tuple(tuple(Cell(text) for text in row) for row in screening.given_facts)
        yield Contents(tell(GIVEN_FACTS_SHEET), (*lead, note), tell.all(GIVEN_FACT_HEADS), rows, 1)
    if screening.given_parameters:
        rows = tuple(tuple(Cell(text) for text in row) for row in screening.given_parameters)
        yield Contents(tell(GIVEN_PARAMETERS_SHEET), (*lead, note), tell.all(GIVEN_PARAMETER_HEADS), rows, 1)


def _rejected(screening: Screening, lead: tuple[str, ...]) -> Contents:
    rows: list[Row] = []
    tell, tongue = screening.tell, screening.tell.tongue
    for r in screening.rejected:
        span = tell("单元格" if r.place.column else "整行")
        head = tell(r.column) if r.column in OWN_COLUMNS else r.column
        cells = (r.place.sheet, r.place.cell_in(tongue), head, span, r.problem.reason(tongue), r.problem.repair(tongue), r.code)
        rows.append(tuple(Cell(c) for c in cells))
    for left in screening.left_out:
        cell = "" if left.kind == "sheet" else left.place.cell_in(tongue)
        texts = (left.place.sheet, cell, "", tell("未计算"), *tell.all(LEFT_OUT[left.kind]), f"left-out-{left.kind}")
        rows.append(tuple(Cell(text) for text in texts))
    note = tell("单元格未受理的，该项事实按未知处理，同一行的其他内容照常计算")
    heads = tell.all(("工作表", "位置", "列名", "范围", "原因", "怎么改", "代码"))
    return Contents(tell("未受理行"), (*lead, note), heads, tuple(rows))


def _mapping(screening: Screening, lead: tuple[str, ...]) -> Contents:
    tell = screening.tell
    rows = tuple(tuple(Cell(c) for c in row) for row in screening.mapping)
    note = tell("“推测”的请核对；要改的，改对照文件（--mapping）后重算")
    return Contents(tell("列对照"), (*lead, note), tell.all(("工作表", "对象", "列", "列名", "事实", "把握", "说明")), rows)


def _versions(screening: Screening, lead: tuple[str, ...]) -> Contents:
    tell = screening.tell
    whole = (Cell(tell("规则包 {pack}", pack=screening.pack)), Cell(screening.version), Cell(f"SHA-256 {screening.digest}"))
    rows = tuple((Cell(v.name), Cell(v.period), Cell(v.source)) for v in screening.versions)
    return Contents(tell("规则版本"), lead, tell.all(("名称", "版本或施行期间", "来源")), (whole, *rows))


def texts(row: Iterable[Cell]) -> list[str]:
    return [str(cell.value) for cell in row]
