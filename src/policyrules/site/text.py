"""The fixed texts of a site: configuration, template, and the Chinese of the theme."""

from __future__ import annotations

from typing import Any, Final

from policyrules.diagnostics import Tongue

CAPTIONS: Final = {
    "benefit": "待遇", "eligibility": "资格", "obligation": "义务", "ranking": "排序", "indicator": "指标", "duty": "职责",
    "define": "定义", "presume": "推定", "discretion": "裁量",
}  # fmt: skip
"""Kind of a rule → the caption over its pages in the menu, in the order of the menu."""
FIXED_PAGES: Final = (
    "sources", "coordination", "parameters", "duties", "indicators", "vocabulary", "glossary", "readings", "properties", "proof",
)  # fmt: skip
CAPTIONS_IN_ENGLISH: Final = {
    "benefit": "Benefits", "eligibility": "Eligibility", "obligation": "Obligations", "ranking": "Rankings", "indicator": "Indicators",
    "duty": "Duties", "define": "Definitions", "presume": "Presumptions", "discretion": "Judgements",
}  # fmt: skip
FONTS: Final = (
    '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", '
    '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'
)
FONTS_IN_ENGLISH: Final = f'-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", {FONTS}'
"""Fonts of Chinese draw English quotes as wide as a Chinese letter."""
FIXED_WIDTH: Final = 'ui-monospace, Consolas, "Noto Sans Mono CJK SC", "Microsoft YaHei", "微软雅黑", monospace'
MARKUP: Final = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "”", "'": "’", "{": "｛", "}": "｝", "%": "％"})
"""Themes put the title of a site into pages without escaping it."""
DOCUTILS: Final = "[restructuredtext parser]\nraw_enabled: no\nfile_insertion_enabled: no\n"


def options(title: str, theme: str, tongue: Tongue = "zh") -> dict[str, Any]:
    """The configuration of Sphinx: nothing from other hosts, nothing that changes from one build to the next."""
    safe = title.translate(MARKUP)
    stack = FONTS if tongue == "zh" else FONTS_IN_ENGLISH
    fonts = {"font-stack": stack, "font-stack--monospace": FIXED_WIDTH}
    themed: dict[str, Any] = {"furo": {"light_css_variables": fonts}, "alabaster": {"font_family": stack, "show_powered_by": False}}
    return {
        "extensions": ["policyrules.sphinx_ext"],
        "policyrules_menu": True,
        "project": safe,
        "html_title": safe,
        "html_short_title": safe,
        "language": "zh_CN" if tongue == "zh" else "en",
        "policyrules_tongue": tongue,
        "locale_dirs": ["locale"],
        "templates_path": ["_templates"] if theme == "furo" else [],
        "html_theme": theme,
        "html_theme_options": themed[theme],
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_sphinx": False,
        "html_show_copyright": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_last_updated_fmt": None,
        "html_permalinks_icon": "#",
        "smartquotes": False,
        "highlight_language": "none",
    }


PAGE_TEMPLATE: Final = """{% extends "!page.html" %}
{% block footer %}
<div class="related-pages">
{% if next %}<a class="next-page" href="{{ next.link|e }}">
<div class="page-info"><div class="context"><span>下一页</span></div><div class="title">{{ next.title }}</div></div>
<svg class="furo-related-icon" aria-hidden="true"><use href="#svg-arrow-right"></use></svg></a>{% endif %}
{% if prev %}<a class="prev-page" href="{{ prev.link|e }}">
<svg class="furo-related-icon" aria-hidden="true"><use href="#svg-arrow-right"></use></svg>
<div class="page-info"><div class="context"><span>上一页</span></div><div class="title">{{ prev.title }}</div></div></a>{% endif %}
</div>
<div class="bottom-of-page"><div class="left-details">由程序从规则原文生成；结果供办理参考，以主管单位的决定为准。</div></div>
{% endblock %}
"""
"""The foot of a page without links to other hosts."""
FOOT_IN_ENGLISH: Final = {
    "下一页": "next", "上一页": "previous",
    "由程序从规则原文生成；结果供办理参考，以主管单位的决定为准。": "Made from the rules by a program; the body in charge decides.",
}  # fmt: skip


def _catalogue(words: dict[str, str]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgid "{en}"\nmsgstr "{zh}"\n' for en, zh in words.items())


CHINESE: Final = _catalogue(
    {
        "Skip to content": "跳到正文",
        "Back to top": "回到顶部",
        "On this page": "本页内容",
        "Home": "首页",
        "Contents": "目录",
        ", in ": "，见 ",
        "Please activate JavaScript to enable the search functionality.": "搜索需要浏览器允许 JavaScript。",
    }
)

LABELS: Final = {
    "Toggle Light / Dark / Auto color theme": "切换浅色、深色或者跟随系统",
    "Toggle site navigation sidebar": "打开或者收起目录",
    "Toggle table of contents sidebar": "打开或者收起本页内容",
    "Toggle navigation of ": "展开或者收起：",
}
"""Words for screen readers that the theme does not let a catalogue translate."""
SEARCH_WORDS: Final = """
Documentation.addTranslations({"locale": "zh_CN", "plural_expr": "0", "messages": {
  "Search finished, found one page matching the search query.": [
    "找到 ${resultCount} 页。", "找到 ${resultCount} 页。"],
  ", in ": "，见 "
}});
"""
