"""Whatever stands in a rule is words: nothing of it becomes markup, runs, or reads a file."""

from __future__ import annotations

import pytest
from tests.site.built import Site, built

EVIL = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ``x`` `y <javascript:alert(3)>`_ |z| .. raw:: html {{ 7*191 }} :policy:rule:`q`"
)
RULES = f"""
主体 人：
  好：是否，问 “{EVIL}”。

待遇 坏补贴
  对象：人。
  主管：「<script>局」。
  效果：“{EVIL}”（解读 X01 “{EVIL}”）。
  条件：好。
  金额：坏标准。
  提示：好 的，“.. include:: /etc/passwd”。
  施行：自 2024年1月1日 起。
    依据：「<script>办法」 第一条。

待遇 「<b>坏</b>」
  对象：人。
  条件：好。
  金额：1元/月。
  依据：办法 第二条。

示例 「坏<script>例」
  检验：坏补贴。
  计算日：2024年3月1日。
  已知：好。
  期望：1元/月。
"""
FILES = {
    "a.rules": RULES,
    "pack.yaml": f"名称: bad\n全称: '{EVIL}'\n版本: '{EVIL}'\n地区: '{EVIL}'\n",
    "glossary.csv": f'名称,别名,英文,说明,问法\n好,good,"{EVIL}","{EVIL}","{EVIL}"\n坏补贴,index,bad,"{EVIL}",\n',
    "parameters/p.yaml": "参数集: 坏\n参数:\n  - 名称: 坏标准\n    单位: 元/月\n    取值:\n"
    f"      - {{自: 2024-01-01, 至: ~, 值: '1', 地区: '{EVIL}', 来源: '.. include:: /etc/passwd', 可信度: 虚构}}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in FILES.items():
        (folder / "bad" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "bad" / name).write_text(text, encoding="utf-8")
    return built(str(folder / "bad"), folder / "pages")


def test_it_is_shown_as_words(site: Site) -> None:
    assert site.result.warnings == ()
    assert EVIL in site.page("rules/index").text
    assert EVIL in site.page("vocabulary").text
    assert ".. include:: /etc/passwd" in site.page("parameters").text


def test_no_element_comes_from_a_rule(site: Site, example: Site) -> None:
    usual = {tag for page in example.pages().values() for tag, _ in page.tags}
    for name, page in site.pages().items():
        assert {tag for tag, _ in page.tags} <= usual, name
        assert not any(link.lower().startswith("javascript") for link in page.links()), name
        assert not any(attribute.startswith("on") for _, attributes in page.tags for attribute in attributes), name


def test_no_script_says_more_than_in_other_pages(site: Site, example: Site) -> None:
    for file in site.folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "<script>alert" not in text, file.name
        assert "1337" not in text, file.name
        assert "root:" not in text, file.name
    ours, theirs = ((s.folder / "_static" / "documentation_options.js").read_bytes() for s in (site, example))
    assert ours == theirs


def test_titles_in_the_index_of_the_search_hold_no_markup(site: Site) -> None:
    """The search page writes titles as markup; they come from the index."""
    text = (site.folder / "searchindex.js").read_text(encoding="utf-8")
    titles = text[text.index('"alltitles"') : text.index('"docnames"')]
    assert "<" not in titles.replace("\\u", "")
