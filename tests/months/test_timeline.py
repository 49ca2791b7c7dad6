"""Months in rules, histories, month-by-month answers, arrears: text in, text out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules import load
from policyrules.cases import Case, Record
from policyrules.cli.group import cli
from policyrules.deciding.inputs import InputError
from policyrules.deciding.pack import Pack
from policyrules.explain.months import settle
from policyrules.types.encode import of_date, of_month

WORDS = """
主体 居民，自称 本人：
  在册：是否；
  月收入：金额 元/月，0元/月以上，100000元/月以下，按月登记；
  低保：是否，延续；
  年奖：金额 元/年，0元/年以上；
  照护月数：整数 个月，0个月以上，逐月增加。
"""
RULES = """
定义 今年收入
  对象：居民。
  取值：本年至本月各月的月收入 之和。

定义 低收入月
  对象：居民。
  条件：月收入 低于 1000元/月。

定义 首个低收入月
  对象：居民。
  取值：最近6个月 中 低收入月 者的月份 之最早。

定义 低收入月数
  对象：居民。
  取值：上年各月 中 低收入月 者的个数。

待遇 补助
  对象：居民。
  施行：自 2026年1月1日 至 2026年12月31日。
    依据：《某县办法》 第一条。
    条件：同时符合：
      （一）最近3个月 均为 低收入月 者；
      （二）今年收入 不超过 9000元；
      （三）低保。
    金额：100元/月。

待遇 照护补贴
  对象：居民。
  依据：《某县办法》 第二条。
  条件：照护月数 满 6个月。
  金额：50元/月。
"""
TABLE = """
补助
  月份                     结论                        本月应发
  2025年12月               待定（没有收录该日的版本）  待定
  2026年1月 至 2026年2月   享受 100元/月               100元
  2026年3月 至 2026年12月  不享受                      0元
  2027年1月                待定（施行期已届满）        待定
首月 2026年1月，末月 2026年2月，共2个月
待定的月份：2025年12月、2027年1月
合计：待定
"""
FACTS = "低保: {2025-01: 是, 2026-06: 否}\n月收入: {2025-10 至 2026-02: 900元/月, 2026-03 至 2026-06: 1000元/月, 2026-07: 900元/月}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("months")
    (made / "词汇.rules").write_text(WORDS, encoding="utf-8")
    (made / "规则.rules").write_text(RULES, encoding="utf-8")
    (made / "事实.yaml").write_text(FACTS, encoding="utf-8")
    (made / "当时.yaml").write_text("低保: 是\n月收入: {2025-10 至 2026-06: 900元/月}\n", encoding="utf-8")
    (made / "已发.yaml").write_text("2026-01: 100元\n2026-02: 60元\n2026-03 至 2026-04: 100元\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def pack(folder: Path) -> Pack:
    return load(str(folder))


def resident(**histories: dict[tuple[int, int], int]) -> Record:
    found = Record("居民")
    for name, history in histories.items():
        found.histories[name] = {of_month(*month): value for month, value in history.items()}
    return found


def value(pack: Pack, rule: str, record: Record, day: date) -> object:
    return pack.decide(rule, record, as_of=day).value


def test_sums_counts_and_extremes_over_months(pack: Pack) -> None:
    record = resident(月收入={(2025, month): month * 20_000 for month in range(1, 13)} | {(2026, 1): 90_000, (2026, 2): 110_000})
    assert value(pack, "今年收入", record, date(2026, 2, 28)) == 2000
    assert value(pack, "今年收入", record, date(2026, 1, 1)) == 900
    assert value(pack, "低收入月数", record, date(2026, 2, 1)) == 4
    assert value(pack, "首个低收入月", record, date(2026, 2, 1)) == date(2026, 1, 1)
    assert value(pack, "首个低收入月", record, date(2025, 12, 1)) is not None, "无: no month of the six was below"


def test_a_value_without_months_is_of_the_month_asked_about(pack: Pack) -> None:
    january = pack.decide("今年收入", Record("居民", {"月收入": 90_000}), as_of=date(2026, 1, 20))
    assert january.value == 900
    march = pack.decide("今年收入", Record("居民", {"月收入": 90_000}), as_of=date(2026, 3, 20))
    assert march.value is None and march.missing == ("2026年1月至2026年2月的月收入",)


def test_what_is_carried_on_holds_until_another_month_is_stated(pack: Pack) -> None:
    record = resident(低保={(2025, 6): 1, (2026, 3): 0}, 月收入={(2025, m): 0 for m in (11, 12)} | {(2026, m): 0 for m in (1, 2, 3)})
    assert pack.decide("补助", record, as_of=date(2026, 2, 1)).outcome == "yes"
    assert pack.decide("补助", record, as_of=date(2026, 3, 1)).outcome == "no"
    assert pack.decide("补助", resident(低保={(2026, 3): 1}, 月收入={}), as_of=date(2026, 2, 1)).outcome == "open"


def test_months_in_a_row_with_first_last_and_total(folder: Path) -> None:
    ended = CliRunner().invoke(cli, ["decide", "补助", str(folder / "事实.yaml"), "--months", "2025-12..2027-01", "--pack", str(folder)])
    assert ended.exit_code == 0 and ended.output.split("\n\n")[0] == TABLE.strip()


def test_arrears_and_what_is_to_be_examined(folder: Path) -> None:
    asked = ["decide", "补助", str(folder / "事实.yaml"), "--months", "2026-01..2026-05", "--pack", str(folder)]
    ended = CliRunner().invoke(cli, [*asked, "--paid", str(folder / "已发.yaml")])
    assert ended.exit_code == 0, ended.output
    assert "补发 40元" in ended.output and "应补发：40元（2026年2月）" in ended.output
    assert "多发待核：200元（2026年3月至2026年4月）；是否追缴由主管单位依法决定" in ended.output
    assert "尚不能比较的月份：2026年5月" in ended.output
    then = CliRunner().invoke(cli, [*asked, "--then", str(folder / "当时.yaml"), "--lang", "en"])
    assert "to be paid on top: 0 yuan" in then.output and "to be examined: 300 yuan (2026-03 to 2026-05)" in then.output


def test_months_not_known_give_a_range(pack: Pack) -> None:
    found = pack.months(
        "补助", resident(低保={(2025, 1): 1}, 月收入={(2025, 11): 0, (2025, 12): 0, (2026, 1): 0}), date(2026, 1, 1), date(2026, 3, 1)
    )
    assert found.entitled == (of_month(2026, 1),) and found.open == (of_month(2026, 2), of_month(2026, 3))
    total = found.total
    assert total is not None and (total.low, total.high, total.known) == (10_000, 30_000, False)
    settled = settle(found, {of_month(2026, 1): 0, of_month(2026, 2): 0})
    assert [m.kind for m in settled.months] == ["arrears", "open", "open"] and settled.arrears == 10_000


def test_what_grows_by_month_has_grown_in_later_months(pack: Pack) -> None:
    found = pack.months("照护补贴", {"照护月数": "4个月"}, date(2026, 1, 15), date(2026, 4, 1))
    assert found.entitled == (of_month(2026, 3), of_month(2026, 4))


def test_months_that_cannot_be_asked_are_refused(pack: Pack, folder: Path) -> None:
    with pytest.raises(InputError, match="起月在前"):
        pack.months("补助", Record("居民"), date(2026, 3, 1), date(2026, 2, 1))
    for arguments, code, says in (
        (["--months", "2026-05..2026-01"], 1, "起月在前"),
        (["--months", "2026-01..2026-02", "--as-of", "2026-01-01"], 2, "二选一"),
        (["--paid", "x.yaml", "--as-of", "2026-01-01"], 2, "--months"),
        ([], 2, "--as-of"),
    ):
        ended = CliRunner().invoke(cli, ["decide", "补助", str(folder / "事实.yaml"), "--pack", str(folder), *arguments])
        assert ended.exit_code == code and says in ended.output, ended.output


@pytest.mark.parametrize(
    ("facts", "code", "says"),
    [
        ("月收入: {2026-13: 900元/月}", "fact-shape", "月份写成 2026-01"),
        ("月收入: {2026-03 至 2026-01: 900元/月}", "fact-shape", "起月在前"),
        ("月收入: {2026-01 至 2026-03: 900元/月, 2026-02: 800元/月}", "fact-shape", "写了两次"),
        ("月收入: {2026-01: 很多}", "fact-value", "月收入"),
        ("月收入: [900元/月]", "fact-shape", "按月不同的写成"),
    ],
)
def test_wrong_histories_are_told_with_their_places(folder: Path, tmp_path: Path, facts: str, code: str, says: str) -> None:
    (tmp_path / "错.yaml").write_text(facts + "\n", encoding="utf-8")
    ended = CliRunner().invoke(cli, ["decide", "补助", str(tmp_path / "错.yaml"), "--as-of", "2026-01-01", "--pack", str(folder)])
    assert ended.exit_code == 1 and code in ended.output and says in ended.output and "错.yaml:1:" in ended.output


@pytest.mark.parametrize("paid", ["2026-01: 很多", "[1]", "2026-01 至 2026-02: 1元\n2026-02: 2元", "2026-01: -5元"])
def test_what_was_paid_is_read_with_care(folder: Path, tmp_path: Path, paid: str) -> None:
    (tmp_path / "已发.yaml").write_text(paid + "\n", encoding="utf-8")
    asked = [
        "decide",
        "补助",
        str(folder / "事实.yaml"),
        "--months",
        "2026-01..2026-02",
        "--pack",
        str(folder),
        "--paid",
        str(tmp_path / "已发.yaml"),
    ]
    ended = CliRunner().invoke(cli, asked)
    assert ended.exit_code == 1 and "paid-unread" in ended.output


def test_a_case_is_left_as_it_was(pack: Pack) -> None:
    record = Record("居民", {"月收入": 1, "照护月数": 3})
    pack.months("补助", record, date(2026, 1, 1), date(2026, 2, 1))
    assert record.facts == {"月收入": 1, "照护月数": 3} and Case(record, of_date(date(2026, 1, 1))).root is record
