"""The pages of both packs: complete, true, accessible, and the same in every build."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from tests.site.built import Site, built

from policyrules.deciding.trials import run_examples
from policyrules.diagnostics.to_text import report
from policyrules.site.keys import page_keys

FOREIGN = re.compile(r"^(?:[a-z]+:)?//|^[a-z]+:", re.IGNORECASE)


@pytest.fixture(params=["example", "lucheng"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_nothing_is_complained_of(site: Site) -> None:
    assert report(site.result.problems) == ""
    assert site.result.warnings == ()


def test_every_rule_has_a_page_under_its_alias(site: Site) -> None:
    resolved = site.compiled.checked.resolved
    aliases = site.compiled.checked.vocabulary.aliases
    wanted = {f"rules/{aliases[r.name].lower()}" for r in resolved.rules.values()}
    wanted |= {f"rules/presumed-{aliases[r.name].lower()}" for r in resolved.presumptions.values()}
    assert wanted <= set(site.result.pages)
    for rule in resolved.rules.values():
        assert site.page(f"rules/{aliases[rule.name].lower()}").headings[0] == (1, f"{rule.name}#")


def test_every_example_is_told_with_its_outcome(site: Site) -> None:
    aliases = site.compiled.checked.vocabulary.aliases
    pages = site.pages()
    for result in run_examples(site.compiled):
        page = pages[f"rules/{aliases[result.expected.rule].lower()}"]
        assert any(words.startswith(result.example) for _, words in page.headings), result.example
    rows = sum(len(t.expected) for e in site.compiled.checked.examples for t in e.trials)
    outcomes = [page.text.count("（相符）") for name, page in pages.items() if name.startswith("rules/")]
    assert sum(outcomes) == rows
    assert not any("（不符" in page.text for name, page in pages.items())


def test_readings_named_on_a_page_are_told_there(site: Site) -> None:
    for name, page in site.pages().items():
        local = {link[1:] for link in page.links() if link.startswith("#")}
        assert local <= {*page.ids, "", "svg-menu"} | {i for i in local if i.startswith("svg-")}, name


def test_links_lead_somewhere(site: Site) -> None:
    pages = site.pages()
    for name, page in pages.items():
        for link in page.links():
            path, _, anchor = link.partition("#")
            if path.endswith(".html") and not path.startswith("search"):
                target = Path(name).parent.joinpath(path).as_posix()
                target = re.sub(r"[^/]+/\.\./", "", target).removesuffix(".html")
                if target != "search":
                    assert target in pages, (name, link)
                    assert not anchor or anchor in pages[target].ids, (name, link)


def test_the_menu_opens_on_the_kind_one_reads(example: Site) -> None:
    keys = {rule.kind: key for rule, key in page_keys(example.compiled).items()}
    beside = {name: set(example.page(name).links()) for name in ("index", f"rules/{keys['benefit']}")}
    assert "#policy-benefit" in beside["index"] and "../index.html#policy-define" in beside[f"rules/{keys['benefit']}"]
    listed = {link for link in beside[f"rules/{keys['benefit']}"] if f"{keys['duty']}.html" in link}
    assert listed == set()


def test_pages_are_accessible(site: Site) -> None:
    for name, page in site.pages().items():
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name
        assert set(page.tables) <= {"head"}, name
        assert len(page.ids) == len(set(page.ids)), name
        assert ("html", "zh-CN") in [(tag, attributes.get("lang", "")) for tag, attributes in page.tags], name
        assert not any("Toggle" in attributes.get("aria-label", "") for _, attributes in page.tags), name


def test_nothing_is_asked_of_other_hosts(site: Site) -> None:
    for name, page in site.pages().items():
        assert [link for link in page.links() if FOREIGN.match(link)] == [], name
    for sheet in site.folder.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_no_path_of_the_machine_is_told(site: Site) -> None:
    told = [str(Path.home()), str(site.folder.parent), str(Path(__file__).parents[2])]
    for file in site.folder.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".js", ".css"):
            text = file.read_text(encoding="utf-8")
            assert not [path for path in told if len(path) > 5 and path in text], file.name


def test_what_is_missing_is_said(example: Site) -> None:
    assert "尚未提供" in example.page("parameters").text
    assert "取暖补助标准" in example.page("index").text


def test_the_same_pack_gives_the_same_bytes(example: Site, tmp_path: Path) -> None:
    again = built("example", tmp_path / "again")

    def contents(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    first, second = contents(example.folder), contents(again.folder)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_rule_page_tells_all_of_it(example: Site) -> None:
    page = example.page("rules/heating_grant")
    words = [text.rstrip("#") for _, text in page.headings]
    assert words[:6] == ["取暖补助", "条件", "例外", "金额", "提示", "逐层展开"]
    for wanted in (
        "（二）住户为低收入户；", "尾数：四舍五入到 0.01元", "起发：申请日的当月。", "自 2024年1月1日 起施行，至 2024年12月31日 期满",
        "「人均收入」是指：每月收入÷人口。", "是否常住本县？", "领镇里补助不领取暖补助",
    ):  # fmt: skip
        assert wanted in page.text, wanted
    assert "没有列举的由民政所认定" in example.page("rules/companion_service").text


def test_how_benefits_go_together_stands_in_one_table_and_what_cannot_meet_in_another(lucheng: Site) -> None:
    page = lucheng.page("coordination")
    assert page.tables == ["head", "head"]
    for says in (
        "困难残疾人生活补贴不能同享特困人员供养：特困人员不享受国发〔2015〕52号",
        "事实无人抚养补贴为补差本项照发，差额由事实无人抚养补贴补足民发〔2019〕62号",
        "从全部月收入中减去：补贴救助等不计收入、基础养老金收入（2021年7月1日 至 2025年12月31日）",
        "从合规医疗费用中减去：基本医保已支付、大病保险已支付余下的用于：医疗救助",
        "超比例安排奖励、残疾人就业保障金“超比例人数为1人以上”（超比例安排奖励）、“安排比例低于安排比例标准”（残疾人就业保障金）",
    ):
        assert says in page.text.replace("\n", ""), says
    assert "小型企业免征" not in page.text, "what spares an employer excludes nothing"
