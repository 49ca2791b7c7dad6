"""The invented rosters that ship: a clean one, and one as a township office would send it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from attrs import field

from policyrules.classes import define
from policyrules.roster.file_problems import ExcelMissing
from policyrules.roster.identity import checks
from policyrules.roster.people import People, Person, invent

DAY = date(2025, 12, 1)
"""The day on which the sample stands: birthdays, validity of cards."""
TITLE = "残疾人基本情况名册（示例，人员均为虚构）"
PERSON_HEADS = (
    "序号", "姓名", "身份证号", "残疾人证号", "残疾类别", "残疾等级", "出生日期", "户籍在本区", "户编号", "残疾人证有效期至",
    "已就业", "务工月收入（元/月）", "单独纳入低保", "特困人员", "领取孤儿基本生活费", "事实无人抚养补贴", "领取工伤生活护理费",
    "同类生活补贴", "同类护理补贴", "长期照护月数", "申请日期", "正在领取生活补贴", "正在领取护理补贴", "备注",
)  # fmt: skip
HOUSEHOLD_HEADS = (
    "户编号",
    "户主姓名",
    "共同生活人数",
    "城乡",
    "低保家庭",
    "低保边缘家庭",
    "经认定低保边缘家庭",
    "刚性支出困难家庭",
    "防返贫监测家庭",
    "处于低保渐退期",
    "全部月收入（元/月）",
)
EMPLOYER_HEADS = ("单位名称", "统一社会信用代码", "单位类型", "上年在职职工人数", "上年工资总额（元/年）", "用工记录齐全")
STAFF_HEADS = (
    "统一社会信用代码", "月份", "证件种类", "证件等级", "申报时证件有效", "处于法定就业年龄", "在编",
    "合同期限", "月工资", "用工地最低工资", "社会保险足额", "实际在岗", "用工形式",
)  # fmt: skip
PROJECT_HEADS = (
    "项目编号", "项目名称", "性质", "依法应建无障碍设施", "竣工验收日期",
    "设计审查合格", "施工检查合格", "无障碍设施建成", "无障碍验收合格",
)  # fmt: skip
HOUSING_HEADS = ("申请编号", "户编号", "项目类别", "批次", "本批次开放", "符合项目保障条件", "项目评分")
MESSY_HEADS = (
    (
        "序号", "姓名", "公民身份号码", "残疾情况", "", "出生年月日", "户籍情况", "", "低保户", "户号", "是否就业", "残疾人证有效期至",
        "其他待遇", "", "", "", "同类补贴（元/月）", "", "长期照护月数", "申请时间", "联系电话",
    ),
    (
        "", "", "", "类别", "等级", "", "本区户籍", "户籍地", "", "", "", "",
        "特困人员", "领取孤儿基本生活费", "事实无人抚养补贴", "领取工伤生活护理费", "同类生活补贴", "同类护理补贴", "", "", "",
    ),
)  # fmt: skip
MESSY_SPANS = ((0, 3, 0, 4), (0, 6, 0, 7), (0, 12, 0, 15), (0, 16, 0, 17), *((0, c, 1, c) for c in (0, 1, 2, 5, 8, 9, 10, 11, 18, 19, 20)))
"""Merged ranges, counted from the first line of the headings."""
LEVEL_FORMS: dict[str, tuple[str, ...]] = {
    "一级": ("1", "一级", "壹级"), "二级": ("2", "二级", "贰级"), "三级": ("3", "三级", "叁级"), "四级": ("4", "四级", "肆级"),
}  # fmt: skip
DAY_FORMS: tuple[Callable[[date], str | date], ...] = (
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: d,  # a date cell
)
UNKNOWN_LEVEL, NO_BIRTH, NUMBER_LOST, NO_SUCH_DAY, TWICE = 3, 5, 7, 9, 11
"""Rows of the messy roster that have a fault, counted from 0 (in longer rosters only)."""
Grid = list[list[Any]]


@define(eq=False)
class Page:
    """A sheet to be written: rows from the first line on, merged ranges from 0."""

    name: str
    rows: Grid
    merged: list[tuple[int, int, int, int]] = field(factory=list)
    head_rows: int = 1


def sample(persons: int, seed: int, messy: bool = False, day: date = DAY) -> bytes | ExcelMissing:
    """An .xlsx of invented persons, households and employers. The same bytes for the same arguments."""
    people = _invented(persons, seed, day)
    return _written(_messy_pages(people, seed) if messy else _clean_pages(people))


def sample_csv(persons: int, seed: int, messy: bool = False, day: date = DAY) -> bytes:
    """The persons as csv in GBK, as spreadsheets of Chinese offices save it."""
    people = _invented(persons, seed, day)
    page = (_messy_pages(people, seed) if messy else _clean_pages(people))[0]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([[_in_csv(cell) for cell in row] for row in page.rows])
    return text.getvalue().encode("gbk")


def _invented(persons: int, seed: int, day: date) -> People:
    people = invent(persons, seed, day)
    if any(checks(p.identity) for p in people.persons):
        raise AssertionError("an invented person has an identity number that could be somebody's")
    return people


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _clean_pages(people: People) -> list[Page]:
    persons: Grid = [list(PERSON_HEADS)]
    poor = {h.number for h in people.households if h.dibao}
    for n, p in enumerate(people.persons, 1):
        persons.append(
            [
                n, p.name, p.identity, p.card, "、".join(p.categories), "、".join(p.levels), p.birth, _yes(p.local), p.household, p.until,
                _yes(p.employed), p.wage, "否", "否", "否", "未领取", "否", 0, 0, "" if n % 15 == 0 else p.care_months,
                DAY if n % 2 else "无", *_receipts(n, p, p.household in poor), "",
            ]
        )  # fmt: skip
    households: Grid = [list(HOUSEHOLD_HEADS)]
    for n, h in enumerate(people.households, 1):
        households.append(
            [
                h.number, h.head, h.size, "农村" if h.rural else "城镇", _yes(h.dibao), _yes(h.edge), _yes(h.edge),
                _yes(n % 13 == 0 and not h.dibao), _yes(n % 17 == 0 and h.rural and not h.dibao), "否", h.income,
            ]
        )  # fmt: skip
    employers: Grid = [list(EMPLOYER_HEADS)]
    staff: Grid = [list(STAFF_HEADS)]
    for e in people.employers:
        employers.append([e.name, e.code, e.kind, e.staff, e.payroll, "是"])
        staff += [
            [e.code, month, "残疾人证", level, "是", "是", "是", 24, wage, 1900, "是", "是", "直接用工"] for month, level, wage in e.months
        ]
    return [
        Page("人员", persons), Page("家庭", households), Page("用人单位", employers), Page("用工记录", staff),
        Page("项目", _projects(people)), Page("住房申请", _housing(people)),
    ]  # fmt: skip


def _receipts(n: int, person: Person, poor: bool) -> tuple[str, str]:
    """What the lists of payments say: mostly what one would expect, with persons left out, persons too many, and gaps."""
    if n % 15 == 8:
        return "", ""
    severe = person.levels[0] in ("一级", "二级") and person.care_months >= 6
    return _yes((poor and person.local) != (n % 9 == 4)), _yes((severe and person.local) != (n % 7 == 5))


def _projects(people: People) -> Grid:
    """Projects around the rate of new ones: accepted in the year of the sample's day or not, with and without what they need."""
    rows: Grid = [list(PROJECT_HEADS)]
    kinds = ("新建", "新建", "改建", "新建", "扩建", "新建")
    for n in range(max(3, len(people.persons) // 12)):
        kind, done = kinds[n % len(kinds)], n % 4 != 3
        accepted = date(DAY.year, 1 + n * 5 % 11, 1 + n % 28) if done else "无"
        built = _yes(done and n % 7 != 6) if done else "否"
        rows.append([f"XM{n + 1:03}", f"示例工程{n + 1:02}", kind, _yes(n % 5 != 4), accepted, "是", _yes(done), built, built])
    return rows


def _housing(people: People) -> Grid:
    """Applications for one programme, several with equal marks, of households of every kind."""
    rows: Grid = [list(HOUSING_HEADS)]
    for n, h in enumerate(people.households[: max(4, len(people.households) // 6)]):
        programme = "危房改造" if h.rural else "公租房"
        rows.append([f"ZF{n + 1:03}", h.number, programme, 1, "是", _yes(n % 6 != 5), 60 + n * 7 % 4 * 10])
    return rows


def _messy_pages(people: People, seed: int) -> list[Page]:
    """Title, headings of two lines, every way of writing a level or a day, faults at known rows, a total row and a signature."""
    dice = Random(seed + 1)
    homes = {h.number: h for h in people.households}
    rows: Grid = [[TITLE], *([*line] for line in MESSY_HEADS)]
    for n, p in enumerate(people.persons):
        home = homes[p.household]
        rows.append(
            [
                n + 1, p.name, int(p.identity[:17] + "0") if n == NUMBER_LOST else p.identity, _category(p, dice), _level(n, p),
                _birth(n, p), ("√" if p.local else "×"), "示例区" if p.local else "外区", "有" if home.dibao else "无", p.household,
                "就业" if p.employed else "未就业" if dice.random() < 0.8 else "不详", _until(n, p), *_benefits(n, p), "（略）",
            ]
        )  # fmt: skip
        rows[-1][10] = _yes(p.employed) if rows[-1][10] != "不详" else "不详"
        if n == TWICE:
            rows.append([n + 1, *rows[-1][1:]])
    blank = [""] * (len(MESSY_HEADS[0]) - 2)
    rows.append(["合计", f"{len(people.persons)}人", *blank])
    rows.append(["填表人：某某　　审核人：某某", "", *blank])
    merged = [(0, 0, 0, len(MESSY_HEADS[0]) - 1), *((top + 1, left, bottom + 1, right) for top, left, bottom, right in MESSY_SPANS)]
    households: Grid = [["户号", "户主", "家庭人口", "城乡类别", "低保边缘户", "家庭月收入"]]
    for h in people.households:
        income = f"{h.income / 10000:g}万元" if h.income % 1000 == 0 else f"{h.income:,}元"
        households.append([h.number, h.head, f"{h.size}人", "农村户口" if h.rural else "城镇", "是" if h.edge else "", income])
    return [Page("Sheet1 (2)", rows, merged, 3), Page("户", households)]


def _until(n: int, person: Person) -> str | date:
    """The last day of the card; of every ninth it was not written down."""
    return "" if n % 9 == 8 else DAY_FORMS[(n + 1) % len(DAY_FORMS)](person.until)


def _benefits(n: int, person: Person) -> list[Any]:
    """Other benefits as an office writes them: a slash where there is nothing, gaps where nobody asked."""
    none = "否" if n % 2 else "×"
    if n % 10 == 9:
        return ["", "", "", "", "", "", "", ""]
    return [none, none, "未领取", none, 0, 0, "/" if n % 15 == 0 else person.care_months, DAY_FORMS[n % 3](DAY) if n % 4 else "无"]


def _category(person: Person, dice: Random) -> str:
    joined = pick_mark(dice).join(person.categories)
    return joined + "残疾" if len(person.categories) == 1 and dice.random() < 0.5 and joined != "多重" else joined


def pick_mark(dice: Random) -> str:
    return "、；/"[int(dice.random() * 3)]


def _level(n: int, person: Person) -> str:
    if n == UNKNOWN_LEVEL:
        return "五级"
    return "、".join(LEVEL_FORMS[level][n % 3] for level in person.levels)


def _birth(n: int, person: Person) -> str | date:
    if n == NO_SUCH_DAY:
        return f"{person.birth.year}年2月30日"
    return "" if n == NO_BIRTH else DAY_FORMS[n % len(DAY_FORMS)](person.birth)


def _in_csv(cell: object) -> str:
    """As a spreadsheet saves it: a long number in the form that has lost its figures."""
    if isinstance(cell, int) and cell >= 10**15:
        return f"{cell / 10**17:.5f}E+17"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _written(pages: list[Page]) -> bytes | ExcelMissing:
    try:
        import xlsxwriter
    except ImportError:
        return ExcelMissing()
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        book.set_properties({"title": TITLE, "author": "", "created": datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)})
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
        plain, text = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "@"})
        day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.set_column(0, max(map(len, page.rows)) - 1, 14)
            for r, row in enumerate(page.rows):
                for c, cell in enumerate(row):
                    if cell == "":
                        continue
                    if isinstance(cell, date):
                        sheet.write_datetime(r, c, datetime(cell.year, cell.month, cell.day, tzinfo=UTC).replace(tzinfo=None), day)
                    elif isinstance(cell, int):
                        sheet.write_number(r, c, cell, plain)
                    else:
                        sheet.write_string(r, c, cell, head if r < page.head_rows else text)
            for top, left, bottom, right in page.merged:
                sheet.merge_range(top, left, bottom, right, page.rows[top][left], head)
            sheet.freeze_panes(page.head_rows, 0)
    return stream.getvalue()
